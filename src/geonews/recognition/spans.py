"""Where place names may stand: the tagger's entities with tidy borders, gazetteer names, abbreviations, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geonews.protocols import Lookup
from geonews.recognition.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
Source = Literal["entity", "scan", "demonym", "abbreviation", "dateline"]
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGE = " \t\n\r.,;:!?\"“”'‘’()[]—–-"
_SMALL = frozenset(
    ["al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ez", "es", "de", "la", "le", "of", "the", "and", "del",
     "du", "des", "di", "da", "do", "dos", "den", "der", "am", "on", "upon", "sur", "en", "bin", "ibn", "ed", "er"]
)  # fmt: skip
_DATELINE = re.compile(
    r"(?P<name>[^\W\d_a-z]+(?:[ .'’-]+[^\W\d_a-z]+){0,3}\.?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?P<rest>(?:,\s+[A-Z][\w. ]{1,20})?)\s*(?:\((?P<wire>[^()\n]{2,30})\))?\s*,?\s*(?P<dash>[—–]|--?|:|(?<=\w) (?= [A-Z][a-z]))[\s—–-]"
)
_STATE_BEFORE = re.compile(r"[\w.’'-]+,?\s+$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A span that may be a place name."""

    start: int
    end: int
    label: str
    """The tagger's label; "" when it gave none."""
    source: Source
    normalised: str = ""
    """The name to look up where it is not the text itself."""


def entity_spots(doc: Doc, lookup: Lookup, words: Words) -> Iterator[Spot]:
    """The tagger's entities without "the", "'s", and lower-case words at their edges."""
    for entity in doc.ents:
        for start, end in _pieces(doc.text, entity):
            trimmed = trim(doc.text, start, end)
            if trimmed is None:
                continue
            start, end = trimmed
            start = _skip_small_start(doc.text, start, end, words)
            end = _cut_kind_words(doc.text, start, end, words)
            if start < end:
                yield _completed(doc.text, Spot(start, end, entity.label_, "entity"), lookup)


def _pieces(text: str, entity: Span) -> Iterator[tuple[int, int]]:
    """The entity cut at line breaks, slashes and brackets, which are never inside a place name."""
    start = entity.start_char
    for match in re.finditer(r"[\n/()]+", entity.text):
        yield start, entity.start_char + match.start()
        start = entity.start_char + match.end()
    yield start, entity.end_char


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without edge punctuation, "the" and "'s"; None when nothing is left."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _abbreviated(text, start, end):
        end -= 1
    match = _POSSESSIVE.search(text, start, end)
    if match and match.end() == end:
        end = match.start()
    if text[start : start + 4].lower() == "the ":
        start += 4
    return (start, end) if start < end and any(c.isalnum() for c in text[start:end]) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(maxsplit=1)[-1] if text[start:end].split() else ""
    return bool(re.fullmatch(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.", word)) and word[:-1] not in ("Sr", "Jr", "Inc", "Co")


def _skip_small_start(text: str, start: int, end: int, words: Words) -> int:
    """Drop leading lower-case words ("northern Kivu province", "rebel-held Goma"), but not an article ("al-Bab")."""
    while start < end:
        first = re.match(r"\S+\s+", text[start:end])
        if first is None:
            return start
        word = first.group().strip().lower()
        if (
            not text[start].islower()
            or (re.match(r"\w+-\w", word)
            and word.split("-")[0] in _SMALL)
            or word in _SMALL - {"the", "of", "and"}
        ):
            return start
        start += first.end()
    return start


def _cut_kind_words(text: str, start: int, end: int, words: Words) -> int:
    """Drop lower-case words at the end ("Kivu province"), but keep "camp", which makes another name."""
    while start < end:
        last = re.search(r"\s+(\S+)$", text[start:end])
        if last is None or not last.group(1)[:1].islower() or last.group(1) in ("camp", "camps"):
            return end
        end = start + last.start()
    return end


def _completed(text: str, spot: Spot, lookup: Lookup) -> Spot:
    """The spot with the full stop of an abbreviation ("W.Va" → "W.Va.") and a following "camp"."""
    if re.fullmatch(r"(?:[A-Z]\.?\s?)+[A-Za-z]*", text[spot.start : spot.end]) and "." in text[spot.start : spot.end]:
        if text[spot.end : spot.end + 1] == ".":
            spot = replace(spot, end=spot.end + 1)
    appended = re.match(r" D\.C\.", text[spot.end :])
    if appended:
        return replace(spot, end=spot.end + appended.end())
    following = re.match(r"(?: refugee| displacement| IDP)? camps?\b", text[spot.end :])
    if following and spot.label != "NORP":
        return replace(spot, end=spot.end + following.end())
    return spot


def scan_spots(doc: Doc, lookup: Lookup) -> Iterator[Spot]:
    """Gazetteer names wherever they stand."""
    for start, end, _ in lookup.scan(doc.text):
        yield _completed(doc.text, Spot(start, end, "", "scan"), lookup)


def abbreviation_spots(text: str, words: Words) -> Iterator[Spot]:
    """States and provinces: "Ky." anywhere, "KY" after "Town, "."""
    dotted = "|".join(re.escape(a) for a in sorted(words.states, key=len, reverse=True) if "." in a)
    for match in re.finditer(rf"(?<![\w.])(?:{dotted})(?!\w)", text):
        abbreviation = match.group()
        after_town = (
            bool(re.search(r"[a-z.][,)]?\s+$", text[: match.start()]))
            and "," in text[max(0, match.start() - 3) : match.start()]
        )
        inner = abbreviation.count(".") > 1
        party = bool(re.search(r"[RDI]-$", text[max(0, match.start() - 2) : match.start()]))
        if after_town or inner or party or _sure(text, match):
            yield Spot(match.start(), match.end(), "GPE", "abbreviation", words.states[abbreviation])
    plain = "|".join(a for a in words.states if "." not in a)
    for match in re.finditer(rf"(?<=[a-z],\s)(?:{plain})(?![\w.])", text):
        yield Spot(match.start(), match.end(), "GPE", "abbreviation", words.states[match.group()])


def _sure(text: str, match: re.Match[str]) -> bool:
    """Alone, only abbreviations that are no name or word ("Ky.", not "Miss." or "Wash."), after a preposition or start."""
    return match.group() in (
        "Ky.",
        "Calif.",
        "Fla.",
        "Okla.",
        "Tenn.",
        "Ont.",
        "Alta.",
        "Sask.",
        "Conn.",
        "Wis.",
        "Neb.",
        "Minn.",
        "Ariz.",
        "Va.",
    )


def dateline_spots(doc: Doc, lookup: Lookup) -> Iterator[Spot]:
    """ "KHARTOUM (AFP) —" at the beginning of a paragraph."""
    for paragraph in re.finditer(r"(?:\A|\n|\. )[\"“]?(?=[A-Z])", doc.text):
        match = _DATELINE.match(doc.text, paragraph.end())
        if match is None:
            continue
        name = match.group("name")
        shouted = name.isupper() and len(name) > 2
        if shouted or match.group("wire") or match.group("dash") in ("—", "–", "--"):
            if lookup.knows(name):
                yield Spot(match.start("name"), match.end("name"), "GPE", "dateline")
