"""Writes own/own.jsonl from own/articles.txt and own/places.csv: `python -m tests.evaluation.own_corpus`.

An article begins with `== id`, then `key: value` lines, a blank line and the text. `[Tripoli|tripoli-lb]` marks a
toponym by its key in places.csv; a third part, `demonym`, marks an adjective or people noun.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "own"
CORPUS = FOLDER / "own.jsonl"
_HEAD = re.compile(r"^== (\S+)\n", re.MULTILINE)
_MARK = re.compile(r"\[([^\]|]+)\|([^\]|]+)(\|demonym)?\]")

Places = Mapping[str, Mapping[str, str]]


def lines() -> Iterator[str]:
    """The lines of the corpus."""
    return made("articles.txt", "places.csv", _article)


def made(articles: str, places: str, article: Callable[[str, str, Places], dict[str, Any]]) -> Iterator[str]:
    """Lines of a corpus, made of a file of marked articles and a table of the places that the marks name."""
    with (FOLDER / places).open(encoding="utf-8", newline="") as file:
        known = {row["key"]: row for row in csv.DictReader(file)}
    _, *parts = _HEAD.split((FOLDER / articles).read_text(encoding="utf-8"))
    for name, body in zip(parts[::2], parts[1::2], strict=True):
        yield json.dumps(article(name, body, known), ensure_ascii=False)


def _article(name: str, body: str, places: Places) -> dict[str, Any]:
    head, _, marked = body.partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    text, cursor = "", 0
    toponyms: list[dict[str, Any]] = []
    marked = marked.strip()
    for match in _MARK.finditer(marked):
        text += marked[cursor : match.start()]
        cursor = match.end()
        start = len(text)
        text += match[1]
        place = {key: value for key, value in places[match[2]].items() if value and key != "key"}
        point = {"lon": float(place["lon"]), "lat": float(place["lat"])} if "lat" in place else {}
        known: dict[str, Any] = {key: place[key] for key in ("geonameid", "type", "iso2") if key in place}
        if match[3]:
            known["adjectival"] = True
        toponyms.append({"start": start, "end": len(text), "name": match[1], **point, **known})
    text += marked[cursor:]
    return {"doc_id": name, **facts, "text": text, "toponyms": toponyms}


def main() -> None:
    """Write the corpus."""
    CORPUS.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")


if __name__ == "__main__":
    main()
