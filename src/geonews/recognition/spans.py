"""Where place names may stand: the tagger's entities with tidy borders, gazetteer names, abbreviations, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geonews.protocols import Lookup
from geonews.recognition.names import pieces
from geonews.recognition.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
Source = Literal["entity", "scan", "demonym", "abbreviation", "dateline"]
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGE = " \t\n\r.,;:!?\"“”'‘’()[]—–-"
# Lower-case words inside names; only the first group may begin one ("al-Bab", "el Fasher", "de Aar").
_ARTICLES = frozenset(
    "al el ad ar as ash at az an ez es de la le del du des di da do dos den der am bin ibn ed er".split()  # noqa: SIM905
)
_DATELINE = re.compile(
    r"(?P<name>[^\W\d_a-z]+(?:[ .'’-]+[^\W\d_a-z]+){0,3}\.?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?:,\s+[A-Z][\w. ]{1,20})?\s*(?:\((?P<wire>[^()\n]{2,30})\))?\s*,?\s*"
    r"(?P<dash>[—–]|--?|:|(?<=\w) (?= [A-Z][a-z]))[\s—–-]"
)
_PARAGRAPH = re.compile(r"(?:\A|\n|\. )[\"“]?(?=[A-Z])")
_CAMP = re.compile(r"(?: refugee| displacement| IDP)? camps?\b")
_NO_ABBREVIATION = frozenset(["Sr", "Jr", "Inc", "Co", "Ltd", "Corp"])


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


def entity_spots(doc: Doc) -> Iterator[Spot]:
    """The tagger's entities without "the", "'s", and lower-case words at their edges."""
    for entity in doc.ents:
        for piece in pieces(entity):
            trimmed = trim(doc.text, *piece)
            if trimmed is None:
                continue
            start = _skip_small_start(doc.text, *trimmed)
            end = _cut_kind_words(doc.text, start, trimmed[1])
            if start < end:
                yield _completed(doc.text, Spot(start, end, entity.label_, "entity"))


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
    word = (text[start:end].split() or [""])[-1]
    return bool(re.fullmatch(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.", word)) and word[:-1] not in _NO_ABBREVIATION


def _skip_small_start(text: str, start: int, end: int) -> int:
    """Drop leading lower-case words ("northern Kivu province", "rebel-held Goma"), but not an article ("al-Bab")."""
    while start < end and text[start].islower():
        first = re.match(r"(\S+)\s+", text[start:end])
        if first is None or first.group(1) in _ARTICLES or first.group(1).split("-")[0] in _ARTICLES:
            return start
        start += first.end()
    return start


def _cut_kind_words(text: str, start: int, end: int) -> int:
    """Drop lower-case words at the end ("Kivu province"), but keep "camp", which makes another name."""
    while start < end:
        last = re.search(r"\s+(\S+)$", text[start:end])
        if last is None or not last.group(1).islower() or last.group(1) in ("camp", "camps"):
            return end
        end = start + last.start()
    return end


def _completed(text: str, spot: Spot) -> Spot:
    """The spot with what the tagger cuts off: the full stop of "W.Va.", a following "camp", the "In" of "In Salah"."""
    start, end = spot.start, spot.end
    name = text[start:end]
    if "." in name and text[end : end + 1] == "." and re.fullmatch(r"(?:[A-Z]\.?\s?)+[A-Za-z]*", name):
        end += 1
    # "killed in In Salah": the article of Berber names, never at the beginning of a sentence.
    if text[start - 4 : start] == " In " and text[start - 5 : start - 4].isalpha():
        start -= 3
    cut = _cut_kind_words(text, start, end)
    if start < cut < end and text[start:cut] != name.lower():
        return Spot(start, cut, spot.label, spot.source, text[start:end])
    appended = re.match(r" D\.C\.", text[end:]) or (_CAMP.match(text[end:]) if spot.label != "NORP" else None)
    return replace(spot, start=start, end=end + (appended.end() if appended else 0))


def scan_spots(doc: Doc, lookup: Lookup) -> Iterator[Spot]:
    """Gazetteer names wherever they stand."""
    for start, end, _ in lookup.scan(doc.text):
        yield _completed(doc.text, Spot(start, end, "", "scan"))


def abbreviation_spots(text: str, words: Words) -> Iterator[Spot]:
    """States and provinces: "Ky." where it can be nothing else, "Ill." and "IL" after "Town, "."""
    dotted = "|".join(re.escape(a) for a in sorted(words.states, key=len, reverse=True) if "." in a)
    for match in re.finditer(rf"(?<![\w.])(?:{dotted})(?!\w)", text):
        before = text[: match.start()]
        after_town = bool(re.search(r"[a-z.]\)?,\s+$", before[-6:]))
        of_party = bool(re.search(r"[RDI]-$", before[-2:]))
        short = match.group()
        if re.search(r"\d\s$", before[-2:]):
            continue  # "250 B.C."
        if after_town or of_party or short.count(".") > 1 or short in words.sure_states:
            yield Spot(match.start(), match.end(), "GPE", "abbreviation", words.states[short])
    postal = "|".join(a for a in words.states if "." not in a)
    for match in re.finditer(rf"(?<=[a-z],\s)(?:{postal})(?![\w.])", text):
        yield Spot(match.start(), match.end(), "GPE", "abbreviation", words.states[match.group()])


def dateline_spots(text: str, lookup: Lookup) -> Iterator[Spot]:
    """Names at the beginning of a paragraph with a dash behind them: "KHARTOUM (AFP) —"."""
    for paragraph in _PARAGRAPH.finditer(text):
        match = _DATELINE.match(text, paragraph.end())
        if match is None:
            continue
        name = match.group("name")
        shouted = name.isupper() and len(name) > 2
        marked = shouted or match.group("wire") or match.group("dash") in ("—", "–", "--")
        if marked and lookup.knows(name):
            yield Spot(match.start("name"), match.end("name"), "GPE", "dateline")
