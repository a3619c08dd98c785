"""A map that may be passed on: without what is nobody else's business, and without what could harm people.

Left out are local paths and names of files, the user's ratings and corrections, and the names of private persons;
quotations are cut to one short sentence beside its link; reports about civilians, shelters, hospitals and evacuations
are drawn as the first-level unit that they lie in. Titles and links stay, and so does a place that a report of another
kind names in a sentence of its own. The word lists are in `share.toml`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from geonews.maps.share.coarse import Areas, Coarsening
from geonews.maps.share.hiding import Hider, Names
from geonews.maps.share.persons import Persons, persons_of
from geonews.maps.share.quotes import shortened, window
from geonews.maps.share.words import ShareWords, share_words
from geonews.tables import ARTICLE_COLUMNS, MENTION_COLUMNS, POSITION_COLUMNS

if TYPE_CHECKING:
    from geonews.maps.payload import MapInput

Row = dict[str, Any]
_SPANS = ("actor_spans", "place_spans", "trigger_span", "hedge_span", "ev_start", "ev_end", "start", "end")
_OWN = {"run_id", "source_rating", "sha256", "review", "reviewer", "reviewed_at"}
"""Columns of the user's own."""
_COLUMNS = (
    {*POSITION_COLUMNS, *MENTION_COLUMNS, *ARTICLE_COLUMNS, *_SPANS, "geometry", "sentence"} - _OWN
)  # fmt: skip
_TOLD = ("actor_text", "actor_name", "target_name", "about_actor", "sponsor", "speaker")
_FROM_OTHERS = ("denied_by", "contradicted_by")
"""Columns that name people of other articles."""
_PROVENANCE = ("package", "made_at", "worldview", "borders", "licences")
_FILE = re.compile(
    r"\S+\.(?:txt|md|x?html?|mhtml?|jsonl?|rss|atom|rdf|xml|eml|mbox|docx?|pdf|zip|gz|csv)", re.IGNORECASE
)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def share(data: MapInput, areas: Areas) -> MapInput:
    """A map's rows as they may be passed on.

    Args:
        data: what the map shows.
        areas: first-level units by point.
    """
    words = share_words()
    known = {doc_id: f"a{number}" for number, doc_id in enumerate(_documents(data), 1)}
    hiders, everyone = _hiders(data, words)
    coarse = Coarsening(data.positions, data.mentions, data.situations, words)
    placed = {row["id"]: coarse.report(row, areas) for row in data.positions}

    def report(row: Row) -> Row:
        told = _told(_kept(placed[row["id"]]), hiders[row["doc_id"]], everyone)
        return told | {"doc_id": known[row["doc_id"]], "decided_by": None}

    def mention(row: Row) -> Row:
        return _mention(_kept(row), hiders[row["doc_id"]]) | {"doc_id": known[row["doc_id"]]}

    def article(row: Row) -> Row:
        return _article(_kept(row), hiders[row["id"]]) | {"id": known[row["id"]]}

    return dataclasses.replace(
        data,
        positions=[report(row) for row in data.positions],
        mentions=[mention(kept) for row in data.mentions if (kept := coarse.mention(row)) is not None],
        articles=[article(row) for row in data.articles],
        situations=[_situation(coarse.situation(row, placed), everyone) for row in data.situations],
        provenance={key: data.provenance[key] for key in _PROVENANCE if key in data.provenance},
        title=None if data.title is None else everyone.text(data.title),
    )


def _documents(data: MapInput) -> list[str]:
    """Ids of articles in the order of the rows, each once."""
    ids = [row["id"] for row in data.articles]
    return list(dict.fromkeys(ids + [row["doc_id"] for row in (*data.positions, *data.mentions)]))


def _hiders(data: MapInput, words: ShareWords) -> tuple[Mapping[str, Hider], Hider]:
    """What to hide in each article by its id, and in what speaks of several."""
    positions, mentions = _by_document(data.positions), _by_document(data.mentions)
    titles = {row["id"]: row.get("title") for row in data.articles}
    persons = {}
    for doc_id in _documents(data):
        rows, named = positions.get(doc_id, []), mentions.get(doc_id, [])
        quoted = [titles.get(doc_id), *(row["evidence"] for row in rows), *(row.get("sentence") for row in named)]
        persons[doc_id] = persons_of(rows, named, filter(None, quoted), words)
    public = {name for one in persons.values() for name in one.public}
    for one in persons.values():
        one.private = {name: said for name, said in one.private.items() if name.casefold() not in public}
    everywhere = Names({n: said for one in persons.values() for n, said in one.private.items() if " " in n})
    everybody = Persons(private={n: said for one in persons.values() for n, said in one.private.items()}, public=public)
    return {doc_id: Hider(one, everywhere, words) for doc_id, one in persons.items()}, Hider(
        everybody, everywhere, words
    )


def _by_document(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["doc_id"], []).append(row)
    return found


def _kept(row: Row) -> Row:
    """A row without the columns of the user's own, and without any that nobody has thought about."""
    return {key: value for key, value in row.items() if key in _COLUMNS}


def _told(row: Row, hider: Hider, everyone: Hider) -> Row:
    """A report without private names and local paths."""
    if hider.knows(row.get("speaker")):
        row = row | {"speaker_role": None, "speaker_named": False}
    told = {key: hider.told(row[key]) for key in _TOLD if row.get(key)}
    told |= {key: everyone.told(row[key]) for key in _FROM_OTHERS if row.get(key)}
    others = {
        key: hider.text(value)
        for key, value in row.items()
        if isinstance(value, str) and key not in told and key not in ("evidence", "source_url")
    }
    title, url = _title(others.get("source_title"), row["doc_id"]), _web(row.get("source_url"))
    return shortened(hider.evidence(row | others | told | {"source_title": title, "source_url": url}))


def _mention(row: Row, hider: Hider) -> Row:
    """A mention without private names and local paths, and without what a person corrected or noted."""
    said: Row = {key: hider.text(value) for key, value in row.items() if isinstance(value, str)}
    if row.get("sentence"):
        at = said["sentence"].find(row["text"])
        start, end = window(said["sentence"], (at, at + len(row["text"])) if at >= 0 else None)
        said["sentence"] = said["sentence"][start:end]
    if row.get("status") == "corrected" or row.get("decided_by") == "human" or row.get("gaz") == "custom":
        said |= dict.fromkeys(("decided_by", "why", "runner_up", "gaz", "method")) | {"status": "resolved"}
    return row | said


def _article(row: Row, hider: Hider) -> Row:
    said = {key: hider.text(value) for key, value in row.items() if isinstance(value, str) and key != "url"}
    return row | said | {"title": _title(said.get("title"), row["id"]), "url": _web(row.get("url"))}


def _situation(row: Row, everyone: Hider) -> Row:
    return row | {key: everyone.told(value) for key, value in row.items() if isinstance(value, str)}


def _title(title: str | None, doc_id: str) -> str | None:
    """A title that is no file's name."""
    path = PurePosixPath(doc_id)
    is_file = title is not None and (title in (doc_id, path.name, path.stem) or _FILE.fullmatch(title.strip()))
    return None if is_file else title


def _web(url: str | None) -> str | None:
    return url if url is not None and _WEB.match(url) else None
