"""Sentences of our own for the tagger: those of training/mentions, and training/templates.txt filled with names.

Names come from the gazetteer and training/names.toml.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonews.gazetteer.entries import Entry, read_dump, read_geojson
from geonews.gazetteer.names import DEMONYMS, read_demonyms
from geonews.recognition.words import Words

TRAINING = Path(__file__).resolve().parents[1] / "training"
COPIES = 20
"""How often each template is filled."""
REPEATS = 4
"""How often each sentence of training/mentions is used, each time beside others."""
_TOGETHER = 6
_SLOT = re.compile(r"\{(?P<kind>\w+)(?:\|(?P<type>\w+))?\}|\[(?P<name>[^\]|]+)(?:\|(?P<of>\w+))?\]")
_PLAIN = re.compile(r"[A-Z][\w'’ .-]{2,24}")
_UNIT_WORD = re.compile(r"(?<! County)\s+(?:Province|Region|Governorate|Oblast'?|State|District|Department)$")
_LOCAL_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its toponyms as (start, end, type)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def sentences(data: Path, words: Words, seed: int = 7) -> Iterator[Marked]:
    """Short texts of six sentences each, in an order and with names that depend on the seed alone."""
    # Weak randomness is what is wanted: the same training text every time.
    rng = random.Random(seed)  # noqa: S311
    fillers = _fillers(data, words)
    lines = templates(TRAINING / "templates.txt") * COPIES
    for path in sorted((TRAINING / "mentions").glob("*.txt")):
        lines += templates(path) * REPEATS
    filled = [_fill(section, line, fillers, rng) for section, line in lines]
    rng.shuffle(filled)
    for start in range(0, len(filled), _TOGETHER):
        yield _joined(filled[start : start + _TOGETHER], rng)


def templates(path: Path) -> list[tuple[str, str]]:
    """(section, template) pairs; a template without slots is a sentence with its names marked."""
    section, found = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            section = line[3:]
        elif line and not line.startswith("#"):
            found.append((section, line))
    return found


def _fillers(data: Path, words: Words) -> Mapping[str, Sequence[str]]:
    lists = tomllib.loads((TRAINING / "names.toml").read_text(encoding="utf-8"))
    at_war, local = set(lists["village_countries"]), set(lists["local_countries"])
    found: dict[str, list[str]] = {}
    for entry in (*read_dump(data / "places.tsv.xz", "world"), *read_geojson(data / "supplement.geojson")):
        if _PLAIN.fullmatch(entry.name):
            for kind in _slots(entry, at_war, local):
                found.setdefault(kind, []).append(_UNIT_WORD.sub("", entry.name))
    demonyms = read_demonyms(data / DEMONYMS)
    return {
        **found,
        "demonym": [w.title() for w in demonyms if re.fullmatch(r"[a-z]{3,13}[a-rt-z]", w)],
        "abbr": [short for short in words.states if "." in short],
        "person": lists["person"],
        "word": lists["word"],
    }


def _slots(entry: Entry, at_war: Collection[str], local: Collection[str]) -> Iterator[str]:
    """The slots that the place may fill."""
    population = entry.population or 0
    if entry.kind == "country" and population > 500_000:
        yield "country"
    elif entry.kind == "adm1":
        yield "state" if entry.iso2 in ("US", "CA") else "adm1"
    elif entry.kind == "adm2" and entry.iso2 == "US" and entry.name.endswith(" County"):
        yield "county"
    elif entry.kind in ("river", "camp", "region"):
        yield entry.kind
    elif entry.kind == "city":
        if entry.feature_code == "PPLC" and population > 100_000:
            yield "capital"
        if population > 150_000:
            yield "city"
        elif population < 30_000 and entry.iso2 in at_war:
            yield "village"
        elif population < 30_000 and entry.iso2 in local:
            yield "local"


def _fill(section: str, line: str, fillers: Mapping[str, Sequence[str]], rng: random.Random) -> Marked:
    shouted = _is_shouted(_SLOT.sub("", line))
    text, spans, at = "", [], 0
    for slot in _SLOT.finditer(line):
        text += line[at : slot.start()]
        at = slot.end()
        name, kind = slot["name"], slot["of"] or "literal"
        if slot["kind"]:
            name = rng.choice(fillers[_pool(slot["kind"], section, rng)]).removeprefix("The ")
            kind = slot["type"] or ("demonym" if slot["kind"] == "demonym" else "literal")
            name = name.upper() if shouted else name
        if kind != "none":
            spans.append((len(text), len(text) + len(name), kind))
        text += name
    return Marked(text + line[at:], tuple(spans))


def _pool(kind: str, section: str, rng: random.Random) -> str:
    if kind != "village":
        return kind
    return "local" if section == "local" or (section != "war" and rng.random() < _LOCAL_SHARE) else "village"


def _is_shouted(rest: str) -> bool:
    letters = [c for c in rest if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _joined(parts: Sequence[Marked], rng: random.Random) -> Marked:
    text, spans = "", []
    for part in parts:
        if text:
            text += "\n" if part.text.isupper() else rng.choice(["\n", "\n\n", " "])
        spans += [(start + len(text), end + len(text), kind) for start, end, kind in part.spans]
        text += part.text
    return Marked(text, tuple(spans))
