"""Names by their form alone (abbreviations, datelines), and the borders of those that are guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Protocol

from geonews.model import Article, Mention
from geonews.protocols import Lookup
from geonews.recognition.words import Words
from geonews.vocabulary import Zone

Source = Literal["guess", "scan", "demonym", "abbreviation", "dateline"]
_DATELINE = re.compile(
    r"(?P<name>[^\W\d_a-z]+(?:[ .'’-]+[^\W\d_a-z]+){0,3}\.?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?:,\s+[A-Z][\w. ]{1,20})?\s*(?:\((?P<wire>[^()\n]{2,30})\))?\s*,?\s*"
    r"(?P<dash>[—–]|--?|:|(?<=\w) (?= [A-Z][a-z]))[\s—–-]"
)
_POSTAL = re.compile(r"[A-Z]{2}(?<=[a-z],\s..)(?![\w.])")
_CAPITALISED = re.compile(r"[A-Z](?<!\w.)\w*(?:['’](?!s\b)\w+)*")
_MAX_FORMED = 3
"""Words before the last one of a name formed by it."""
_PARAGRAPH = re.compile(r"(?:\A|\n|\. )[\"“]?(?=[A-Z])")
_APPENDED = re.compile(
    r" D\.C\.|(?: refugee| displacement| IDP)? camps?\b|(?<=\bBaltic) (?:states|countries|nations|republics)\b"
)


class NameSource(Lookup, Protocol):
    """A look-up that also knows what peoples are called."""

    def demonym(self, word: str) -> str | None:
        """Country code of an adjective or people noun."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A span that may be a place name."""

    start: int
    end: int
    source: Source
    normalised: str = ""
    """The name to look up where it is not the text itself."""


def _cut_kind_words(text: str, start: int, end: int) -> int:
    """Drop lower-case words at the end ("Kivu province"), but keep "camp", which makes another name."""
    while start < end:
        *rest, last = text[start:end].rsplit(None, 1)
        if not rest or not last.islower() or last in ("camp", "camps"):
            return end
        end = start + len(rest[0])
    return end


def completed(text: str, spot: Spot) -> Spot:
    """The spot with what the tagger cuts off: the stop of "W.Va." and "Lee Co.", "camp" behind, "In" of "In Salah"."""
    start, end = spot.start, spot.end
    name = text[start:end]
    if "." in name and text[end : end + 1] == "." and re.fullmatch(r"(?:[A-Z]\.?\s?)+[A-Za-z]*", name):
        end += 1
    if name.lower().endswith(" co") and text[end : end + 1] == ".":
        return Spot(start, end + 1, spot.source, f"{name[:-3]} County")
    # "killed in In Salah": the article of Berber names, never at the beginning of a sentence.
    if text[start - 4 : start] == " In " and text[start - 5 : start - 4].isalpha():
        start -= 3
    cut = _cut_kind_words(text, start, end)
    if start < cut < end and text[start:cut] != name.lower():
        return Spot(start, cut, spot.source, text[start:end])
    appended = _APPENDED.match(text, end)
    end = appended.end() if appended else end
    return spot if (start, end) == (spot.start, spot.end) else replace(spot, start=start, end=end)


def abbreviation_spots(text: str, words: Words) -> Iterator[Spot]:
    """States and provinces: "Ky." where it can be nothing else, "Ill." and "IL" after "Town, "."""
    for match in _dotted(frozenset(words.states)).finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        short = match.group()
        if re.search(r"\d\s$", before[-2:]):
            continue  # "250 B.C."
        after_town = re.search(r"[A-Za-z.]\)?,\s+$", before) is not None
        of_party = re.search(r"[RDI]-$", before[-2:]) is not None
        if after_town or of_party or short.count(".") > 1 or short in words.sure_states:
            yield Spot(match.start(), match.end(), "abbreviation", words.states[short])
    for match in _POSTAL.finditer(text):
        if match.group() in words.states:
            yield Spot(match.start(), match.end(), "abbreviation", words.states[match.group()])


@lru_cache(maxsize=1)
def _dotted(abbreviations: frozenset[str]) -> re.Pattern[str]:
    """Finds abbreviations with a full stop, the longest first; by the first letter, since most capitals begin none."""
    tails: dict[str, list[str]] = {}
    for short in sorted((a for a in abbreviations if "." in a), key=lambda a: (-len(a), a)):
        tails.setdefault(short[0], []).append(re.escape(short[1:]))
    branches = (rf"(?<={first})(?:{'|'.join(rest)})" for first, rest in tails.items())
    return re.compile(rf"[A-Z](?<![\w.].)(?:{'|'.join(branches)})(?!\w)")


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
            yield Spot(match.start("name"), match.end("name"), "dateline")


def formed_names(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Names by their last word, whether the gazetteer knows them or not: "Flat Creek", "Wichita County"."""
    run: list[int] = []
    end = -1
    for match in _CAPITALISED.finditer(text):
        word, start = match.group(), match.start()
        if start != end + 1 or text[end] != " ":
            run = []
        end = match.end()
        if run and word in words.endings:
            yield run[-_MAX_FORMED:][0], end
        if run or word.lower() not in words.common:
            run.append(start)


def in_source(article: Article, start: int, end: int) -> tuple[int, int, Zone] | None:
    """Source span and zone of a span of the cleaned text; None where it crosses segments."""
    try:
        first, last = article.span_to_source(start, end)
    except ValueError:
        return None
    zone = article.zone_at(first)
    return None if zone is None else (first, last, zone)


def given_mention(article: Article, start: int, end: int) -> Mention:
    """A mention that somebody marked, with nothing read around it."""
    text = article.source_text[start:end]
    return Mention(
        article_id=article.id,
        start=start,
        end=end,
        text=text,
        normalised=text,
        zone=article.zone_at(start) or "body",
        mention_type="literal",
    )
