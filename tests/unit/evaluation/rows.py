"""Small gold and found toponyms for the tests of scores."""

from __future__ import annotations

from geonews.evaluation import Document, Event, Found, FoundToponym, GoldToponym
from geonews.evaluation.table import Table, tabulate

TEXT = "Paris, then London, New York and an unknown Mill Creek; also Rome and 'Ont.' in one long sentence of words."


def gold(start: int, end: int, lat: float | None = None, lon: float | None = None, **known: object) -> GoldToponym:
    return GoldToponym(start=start, end=end, lat=lat, lon=lon, **known)  # type: ignore[arg-type]  # by name


def found(start: int, end: int, lat: float | None = None, lon: float | None = None, **known: object) -> FoundToponym:
    return FoundToponym(start=start, end=end, lat=lat, lon=lon, **known)  # type: ignore[arg-type]  # by name


def document(*toponyms: GoldToponym, name: str = "a", partial: bool = False, text: str = TEXT, source: str = "desk",
             events: tuple[Event, ...] | None = None) -> Document:  # fmt: skip
    return Document(
        id=name, text=text, source=source, partial=partial, toponyms=toponyms, events=events, row={}
    )  # fmt: skip


def table(*pairs: tuple[Document, tuple[FoundToponym, ...]], skip: tuple[str, ...] = ()) -> Table:
    results = {one.id: Found(toponyms=theirs) for one, theirs in pairs}
    return tabulate([one for one, _ in pairs], lambda one: results[one.id], skip)
