"""Written fakes and small data, shared by the tests."""

from __future__ import annotations

import lzma
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from geonews.model import Article, Candidate, Place, Segment
from geonews.text import fold
from geonews.vocabulary import Zone


def article(text: str, *, title: str | None = None, zone: Zone = "body", article_id: str = "a.txt") -> Article:
    """An article whose main text is the whole source, one segment a paragraph."""
    segments = []
    start = 0
    for part in text.split("\n\n"):
        if part:
            segments.append(Segment(zone=zone, start=start, end=start + len(part), text_start=start))
        start += len(part) + 2
    return Article(
        id=article_id,
        title=title,
        source_text=text,
        text=text,
        segments=tuple(segments),
        language="en",
        sha256="0" * 64,
    )


def dump_row(
    number: int | str,
    name: str,
    lat: float,
    lon: float,
    code: str = "P.PPL",
    iso2: str = "SD",
    population: int = 0,
    names: Sequence[str] = (),
    adm1: str = "",
) -> str:
    """One line of a GeoNames dump; `code` is class and code ("A.ADM1")."""
    feature_class, feature_code = code.split(".")
    row = [str(number), name, name, ",".join(names), str(lat), str(lon), feature_class, feature_code, iso2, "", adm1]
    return "\t".join([*row, "", "", "", str(population), "", "", "", "2024-01-02"]) + "\n"


SMALL_WORLD = (
    dump_row(366755, "Sudan", 16, 30, "A.PCLI", "SD", 45_000_000, ["السودان", "The Sudan"]),
    dump_row(379252, "Khartoum", 15.55, 32.53, "P.PPLC", "SD", 1_974_647, ["الخرطوم", "Al Khartum"], "29"),
    dump_row(365137, "Omdurman", 15.64, 32.48, "P.PPL", "SD", 1_200_000, ["أم درمان", "Umm Durman"], "29"),
    dump_row(379149, "El Fasher", 13.63, 25.35, "P.PPLA", "SD", 252_609, ["الفاشر", "Al Fashir"], "55"),
    dump_row(2, "Springfield", 39.8, -89.64, "P.PPLA", "US", 116_000, [], "IL"),
    dump_row(3, "Springfield", 37.2, -93.29, "P.PPLA2", "US", 166_000, [], "MO"),
    dump_row(4, "St. Louis", 38.63, -90.2, "P.PPLA2", "US", 315_000, [], "MO"),
    dump_row(5, "Saint-Louis", 16.02, -16.49, "P.PPLA", "SN", 176_000, [], "10"),
    dump_row(6, "Illinois", 40, -89, "A.ADM1", "US", 12_000_000, [], "IL"),
    dump_row(7, "United States", 39.76, -98.5, "A.PCLI", "US", 327_000_000, ["US", "USA", "United States of America"]),
    dump_row("ne:nile", "Nile", 20, 31, "H.STM", "", 0, ["النيل"]),
)


def write_small_world(folder: Path, rows: Sequence[str] = SMALL_WORLD) -> Path:
    """A gazetteer folder with a few places; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    with lzma.open(folder / "places.tsv.xz", "wt", encoding="utf-8", newline="") as stream:
        stream.writelines(rows)
    return folder


class FakeGazetteer:
    """A `Lookup` over the places handed in; names are the places' own and `names`."""

    def __init__(
        self,
        *places: Place,
        names: dict[str, str] | None = None,
        demonyms: dict[str, str] | None = None,
        within: dict[str, str] | None = None,
    ) -> None:
        self._within = within or {}
        self._places = {place.id: place for place in places}
        self._names: dict[str, list[tuple[str, str]]] = {}
        self._demonyms = {word.lower(): iso2 for word, iso2 in (demonyms or {}).items()}
        for place in places:
            self._names.setdefault(fold(place.name), []).append((place.id, place.name))
        for spelling, place_id in (names or {}).items():
            self._names.setdefault(fold(spelling), []).append((place_id, spelling))

    def candidates(
        self, name: str, *, limit: int = 100, countries: Collection[str] | None = None
    ) -> Sequence[Candidate]:
        found = self._names.get(fold(name), [])[:limit]
        return [Candidate(place=self._places[i], method="exact", matched=spelling) for i, spelling in found]

    def knows(self, name: str) -> bool:
        return fold(name) in self._names

    def scan(self, text: str) -> Iterator[tuple[int, int, str]]:
        for word_start in range(len(text)):
            if text[word_start].isupper() and (word_start == 0 or not text[word_start - 1].isalnum()):
                ends = [
                    end
                    for end in range(len(text), word_start, -1)
                    if text[end - 1].isalnum() and not text[end : end + 1].isalnum()
                ]
                end = next((e for e in ends if self.knows(text[word_start:e])), None)
                if end:
                    yield word_start, end, text[word_start:end]

    def place(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def country(self, iso2: str) -> Place | None:
        return next((p for p in self._places.values() if p.kind == "country" and p.iso2 == iso2), None)

    def countries(self) -> Sequence[Place]:
        return [p for p in self._places.values() if p.kind == "country"]

    def demonym(self, word: str) -> str | None:
        return self._demonyms.get(word.lower())

    def details(self, place_id: str) -> dict[str, object]:
        return {"within": self._within[place_id]} if place_id in self._within else {}

    def pack_countries(self) -> frozenset[str]:
        return frozenset()

    def airfields(self, lon: float, lat: float) -> Sequence[Place]:
        return [
            p for p in self._places.values() if p.feature_code == "AIRP" and abs(p.lon - lon) + abs(p.lat - lat) < 0.5
        ]
