"""When a report holds: dates as intervals with precision, and whether they are history.

Without a publication date a weekday or "yesterday" stays open (None), never today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from geonews.positions.dates.calendar_dates import Anchor, Days, find_calendar
from geonews.positions.dates.relative import find_relative
from geonews.positions.dates.tense import is_pluperfect, tense_of
from geonews.positions.dates.time_spans import find_spans
from geonews.positions.parse.grammar import SUBJECTS
from geonews.positions.parse.lexicon import packaged_words
from geonews.positions.parse.scene import text_of
from geonews.vocabulary import DatePrecision

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ONE_DAY = timedelta(days=1)
_EXACT: tuple[DatePrecision, ...] = ("day", "week", "month", "year", "year_open", "recent", "past", "as_of", "unknown")
"""From what says most to what says least."""
_THE = r"(?:\s+(?:at least|around|about|early|late|the|on|of))*\s*$"
_BOUNDS = tuple(
    (kind, re.compile(rf"\b(?:{words}){_THE}", re.IGNORECASE))
    for kind, words in (
        ("as_of", r"as of|as reported(?: on)?|reported on"),
        ("since", r"since|ever since|starting|beginning|from|as from"),
        ("until", r"until|till|up to|up until|through"),
        ("by", r"by"),
        ("before", r"before|prior to|ahead of|pre"),
        ("after", r"after|following|in the wake of|in the aftermath of"),
    )
)
_ONWARDS = re.compile(r"\s+(?:onwards?|on\b|forward)", re.IGNORECASE)
_FRAME_WORDS = ("on", "in", "during", "at", "around", "about", "early", "late", "the", "of", "since", "between", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as stated: inclusive bounds, None where open or unknown."""

    text: str | None
    date_from: date | None
    date_to: date | None
    precision: DatePrecision
    years: tuple[int, ...] = ()
    """Explicit years of the words."""
    goes_on: bool = False
    """Still so when the text was written: "since March"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text."""

    start: int
    end: int
    bare_start: int
    """Where the date itself starts, after "since" and the like."""
    when: When
    bare: When
    """Without the preposition: what it says of the noun that it modifies ("after the May 3 attack")."""


@lru_cache(maxsize=256)
def find_dates(text: str, anchor: Anchor) -> tuple[Found, ...]:
    """Date expressions in text order, not overlapping: of two the earlier, then the longer one.

    Remembers the last sentences: each event of one asks again.
    """
    found = [*find_calendar(text, anchor), *find_relative(text, anchor), *find_spans(text, anchor)]
    found.sort(key=lambda f: (f[0], -f[1], _EXACT.index(f[2][2])))
    out: list[Found] = []
    for start, end, days in found:
        if out and start < out[-1].end:
            continue
        out.append(_bound(text, start, end, days))
    return tuple(out)


def _bound(text: str, start: int, end: int, days: Days) -> Found:
    """With the preposition that makes the date a bound: since, until, by, before, after, as of."""
    before = text[:start]
    kind, at = next(((k, m.start()) for k, p in _BOUNDS if (m := p.search(before))), (None, start))
    first, last, precision = days
    words = text[start:end]
    years = tuple(map(int, re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", words)))
    when = When(text=words, date_from=first, date_to=last, precision=precision, years=years)
    if kind == "since" and (text[at:start].lower().startswith("from") and not _ONWARDS.match(text, end)):
        kind = None
    if kind is None:
        return Found(start=start, end=end, bare_start=start, when=when, bare=when)
    bare = when
    opened: DatePrecision = "year_open" if precision == "year" else precision
    if kind == "since":
        when = replace(when, date_to=None, precision=opened, goes_on=True)
    elif kind == "after":
        when = replace(when, date_to=None, precision=opened)
    elif kind == "before":
        when = replace(when, date_from=None, date_to=first - _ONE_DAY if first is not None else last, precision="past")
    else:
        when = replace(when, date_from=None, precision="as_of" if kind == "as_of" else precision)
    return Found(start=at, end=end, bare_start=start, when=replace(when, text=text[at:end]), bare=bare)


def read_date(
    text: str, published: date | None, *, since: bool = False, ahead: bool = False, past: bool = False
) -> When | None:
    """The first date expression in `text`; None when there is none. Raises nothing: an impossible date is no date.

    Args:
        text: a date expression or a sentence.
        published: the publication date, from which weekdays, days without a year and the like are counted; None leaves
            them open.
        since: the date begins a time that goes on.
        ahead: the words speak of the future: a bare weekday is the next one.
        past: the words speak of what is over: a day without a year lies before publication.
    """
    found = find_dates(text, Anchor(published=published, ahead=ahead, past=past))
    if not found:
        return None
    when = found[0].when
    return replace(when, date_to=None, goes_on=True) if since else when


def date_of(trigger: Token, published: date | None) -> When | None:
    """The date expression that governs a trigger, the most exact of several.

    In its own clause or one that it belongs to; else the one that opens its sentence; else the one that opens an
    earlier sentence of its paragraph, for what is told in the past tense after it.
    """
    tense = tense_of(trigger)
    anchor = Anchor(published=published, ahead=tense == "future", past=tense == "past")
    sentence = trigger.sent
    dates = list(_located(sentence, anchor))
    if any(_is_counted_from_another(found) for _, found in dates):
        dates = list(_located(sentence, replace(anchor, before=_day_before(sentence, anchor, dates))))
    governing = [
        (steps, _of_itself(span, found, trigger))
        for span, found in dates
        if (steps := _steps(span.root, trigger)) is not None
    ]
    if governing:
        return min(governing, key=lambda g: (_says_little(g[1]), g[0], _EXACT.index(g[1].precision)))[1]
    if not _in_relative_clause(trigger):
        opening = next((found.when for span, found in dates if _opens(span, sentence)), None)
        if opening is not None:
            return opening
        if tense == "past" and not dates and not is_pluperfect(trigger):
            return _framed(sentence, published)
    return None


def _located(sentence: Span, anchor: Anchor) -> Iterator[tuple[Span, Found]]:
    for found in find_dates(sentence.text, anchor):
        span = sentence.doc.char_span(
            sentence.start_char + found.start, sentence.start_char + found.end, alignment_mode="expand"
        )
        if span is not None:
            inner = [
                t
                for t in span
                if not (
                    t.dep_ in ("prep", "mark", "advmod")
                    and t.lower_ in ("since", "after", "before", "following", "by", "until", "from")
                )
            ]
            yield (span.doc[inner[0].i : inner[-1].i + 1] if inner else span), found


def _is_counted_from_another(found: Found) -> bool:
    return found.when.precision == "unknown" and found.when.date_from is None


def _day_before(sentence: Span, anchor: Anchor, dates: Sequence[tuple[Span, Found]]) -> date | None:
    """The last single day that the paragraph names before the sentence's own anaphoric date."""
    own = next(found.start for _, found in dates if _is_counted_from_another(found))
    start = _paragraph_start(sentence)
    before = text_of(sentence.doc)[start : sentence.start_char + own]
    days = [f.when.date_from for f in find_dates(before, anchor) if f.when.precision == "day"]
    return days[-1] if days else None


def _paragraph_start(sentence: Span) -> int:
    return text_of(sentence.doc).rfind("\n", 0, sentence.start_char) + 1


def _opens(span: Span, sentence: Span) -> bool:
    """As in "On 3 May, …": nothing but a preposition stands before it."""
    return all(t.lower_ in _FRAME_WORDS or t.is_space for t in sentence.doc[sentence.start : span.start])


def _framed(sentence: Span, published: date | None) -> When | None:
    """The day that opens an earlier sentence of the paragraph about an armed act, with no other date since."""
    doc, start = sentence.doc, _paragraph_start(sentence)
    node = sentence
    while node.start > 0 and node.start_char > start:
        node = doc[node.start - 1].sent
        dates = list(_located(node, Anchor(published=published, past=True)))
        if not dates:
            continue
        span, found = dates[-1]
        if len(dates) > 1 or found.when.precision != "day" or found.when.date_from is None or not _opens(span, node):
            return None
        told = node.root.tag_ in ("VBD", "VBN") and node.root.lemma_ not in (
            "say",
            "tell",
            "announce",
            "warn",
            "add",
            "claim",
        )
        return found.when if told else None
    return None


def _in_relative_clause(trigger: Token) -> bool:
    """Whether a clause about somebody or something holds the trigger; one after a comma goes on with the story."""
    chain = (trigger, *trigger.ancestors)
    return any(t.dep_ in ("relcl", "acl") and not (t.left_edge.i and t.left_edge.nbor(-1).text == ",") for t in chain)


def _of_itself(span: Span, found: Found, trigger: Token) -> When:
    """A date that modifies the trigger is its own date, whatever preposition stands before both.

    The day on which somebody says so only bounds the event: "officials said on Tuesday", "on Tuesday he said that they
    had …". A day that opens the sentence is taken for the event's own where the tense allows it.
    """
    verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    said = verb is not None and verb.i != trigger.i and verb.lemma_.lower() in packaged_words("saying")
    if (
        said
        and verb is not None
        and (span.root.i > verb.i or is_pluperfect(trigger))
        and found.when.date_from == found.when.date_to
        and found.when.precision == "day"
    ):
        return replace(found.when, date_from=None, precision="as_of")
    return (
        found.bare
        if span.root.head.i == trigger.i and span.root.i < trigger.i and trigger.pos_ == "NOUN"
        else found.when
    )


def _says_little(when: When) -> bool:
    return when.precision in ("as_of", "unknown", "past") and when.date_from is None


def _steps(root: Token, trigger: Token) -> int | None:
    """How far above the trigger the clause is that a date belongs to; None where the date is of another clause."""
    holder = root
    while holder.dep_ in _HELD_BY:
        if holder.head.i == trigger.i:
            return 0
        if holder.dep_ == "conj" and holder.head.pos_ in ("VERB", "AUX"):
            break
        holder = holder.head
        if holder.pos_ in ("VERB", "AUX") and holder.dep_ != "prep":  # "following" is a preposition here
            break
    steps = _up_to(holder, trigger)
    while steps is None and holder.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in holder.children):
        holder = holder.head  # "killed two and wounded five overnight" is all overnight
        steps = _up_to(holder, trigger)
    return steps


def _up_to(holder: Token, trigger: Token) -> int | None:
    node, steps = trigger, 0
    while node.i != holder.i:
        if node.head.i == node.i or node.dep_ == "relcl":
            return None
        node, steps = node.head, steps + 1
    return steps


_HELD_BY = frozenset(
    [
        "pobj",
        "prep",
        "npadvmod",
        "conj",
        "compound",
        "nummod",
        "amod",
        "dep",
        "nmod",
        "appos",
        "advmod",
        "pcomp",
        "poss",
        "det",
        "quantmod",
        "dobj",
    ]
)


def is_history(when: When | None, published: date | None, latest_year: int | None, window_days: int) -> bool:
    """Whether a stated date ended before the reporting window.

    With a publication date: more than `window_days` before it. Without: a year before the latest one in the text. What
    happened after a date ("following the 2003 invasion") counts from that date.
    """
    if when is None or when.goes_on:
        return False
    end = when.date_to or when.date_from
    if end is None:
        return when.precision == "past"
    if published is not None:
        return end < published - timedelta(days=window_days)
    return bool(when.years) and latest_year is not None and max(when.years) < latest_year
