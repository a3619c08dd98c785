"""The pinned floors, and what they were measured on."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "floors.toml"
Floors = Mapping[str, Mapping[str, Any]]


def read_floors(text: str | None = None) -> Floors:
    """All floors by the name of their data."""
    return tomllib.loads(FILE.read_text(encoding="utf-8") if text is None else text)


def digest(*paths: Path) -> str:
    """sha256 over the names and bytes of files, and of all files of folders."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(f"{file.relative_to(path.parent).as_posix()}\0".encode())
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def below(figures: Mapping[str, float], name: str, *measured_on: Path) -> dict[str, str]:
    """The figures that are below their floors, in words; refuses to compare on other data than the floors' own.

    Args:
        figures: by the names of the floors; every floor needs its figure.
        name: of the floors.
        measured_on: the files and folders that were scored now.
    """
    floors = dict(read_floors()[name])
    pinned, now = floors.pop("sha256"), digest(*measured_on)
    assert pinned == now, f"floors of [{name}] were measured on other data: measure anew, then pin sha256 = {now!r}"
    assert figures.keys() == floors.keys(), f"figures and floors of [{name}] differ"
    return {key: f"{figures[key]:.4f} < {floor}" for key, floor in floors.items() if not figures[key] >= floor}


def lowered(before: Floors, now: Floors) -> list[str]:
    """What fell between two versions of the floors: a floor that is gone fell too, unless its data changed."""
    fallen = []
    for name, floors in before.items():
        current = now.get(name, {})
        if "sha256" in floors and "sha256" in current and floors["sha256"] != current["sha256"]:
            continue
        for key, floor in floors.items():
            if key != "sha256" and not current.get(key, float("-inf")) >= floor:
                fallen.append(f"[{name}] {key}: {floor} → {current.get(key)}")
    return fallen
