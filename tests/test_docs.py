"""The README names every command, every command has help, and every invariant's test exists."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from geonews.cli import app
from geonews.export import FORMATS, WHOLE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: typer.core.TyperGroup, prefix: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name, command in group.commands.items():
        found[f"{prefix} {name}"] = command.help
        if isinstance(command, typer.core.TyperGroup):
            found |= commands(command, f"{prefix} {name}")
    return found


def test_every_command_is_documented() -> None:
    found = commands(typer.main.get_group(app), "geonews")  # type: ignore[arg-type]
    assert "geonews gazetteer add" in found
    for name, text in found.items():
        assert text, f"{name} has no help"
    undocumented = [name for name in found if f"`{name}" not in README and name != "geonews gazetteer"]
    assert undocumented == []


def test_every_format_is_documented() -> None:
    found = typer.main.get_group(app).commands["export"].params[0].help  # type: ignore[attr-defined]
    for suffix in (*FORMATS, *WHOLE):
        assert f"`{suffix}`" in README, f"the README does not name {suffix}"
        assert suffix in found, f"the help of export does not name {suffix}"


def test_the_tests_of_the_invariants_exist() -> None:
    named = re.findall(r"`(tests/[\w/.]+?)(?:::(\w+))?`", README)
    assert len(named) > 5
    for path, function in named:
        assert (ROOT / path).exists(), path
        if function:
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), function
