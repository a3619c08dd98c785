"""Numbers of fighters, soldiers, civilians: words and digits to a range.

Conventions for vague words ("thousands" 2,000 to 9,999 …) are those of the position schema; they are marked
`basis="convention"`, so that nobody takes them for the text's own figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

VAGUE: tuple[tuple[str, int, int], ...] = (
    (r"hundreds of thousands", 200_000, 999_999),
    (r"tens of thousands", 20_000, 99_999),
    (r"(?:several|a few|many) thousand", 2_000, 9_999),
    (r"(?:several|a few|many) hundred", 200, 999),
    (r"(?:several|a few|many) dozen", 24, 99),
    (r"half a dozen", 6, 6),
    (r"a dozen", 12, 12),
    (r"thousands", 2_000, 9_999),
    (r"hundreds", 200, 999),
    (r"scores", 40, 99),
    (r"dozens", 24, 99),
)
STATED = ("half a dozen", "a dozen")
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_NUMBER = r"(?:\d[\d.,]*\d|\d)(?:\s?(?:hundred|thousand|million))?"
_WORD_NUMBER = rf"(?:(?:{'|'.join(WORDS)}|a)(?:[-\s](?:{'|'.join([*WORDS, *SCALES])}))*)"
_ANY = rf"(?:{_NUMBER}|{_WORD_NUMBER})"
_RANGE = re.compile(rf"(?:between\s+)?({_ANY})\s*(?:to|and|-|–|or)\s*({_ANY})\b", re.IGNORECASE)
_SINGLE = re.compile(rf"\b({_ANY})\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:over|more than|at least|upwards? of|above|no fewer than|not less than)\b", re.IGNORECASE)
_UPPER = re.compile(
    r"\b(?:up to|as many as|fewer than|less than|under|at most|nearly|almost|no more than)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or units as stated. None on a side means open."""

    text: str
    minimum: int | None
    maximum: int | None
    basis: Literal["stated", "convention"]


def parse_count(text: str) -> Count | None:
    """The count in a noun phrase such as "some 2,000 troops"; None when it holds no number."""
    for pattern, low, high in VAGUE:
        if match := re.search(rf"\b{pattern}\b", text, re.IGNORECASE):
            basis: Literal["stated", "convention"] = "stated" if match.group().lower() in STATED else "convention"
            return Count(text=match.group(), minimum=low, maximum=high, basis=basis)
    if (match := _RANGE.search(text)) and (low_high := (_value(match[1]), _value(match[2]))) and None not in low_high:
        low_value, high_value = low_high
        if low_value is not None and high_value is not None and low_value < high_value:
            return Count(text=match.group(), minimum=low_value, maximum=high_value, basis="stated")
    match = _SINGLE.search(text)
    value = _value(match[1]) if match else None
    if match is None or value is None:
        return None
    if lower := _LOWER.search(text, 0, match.start()):
        return Count(text=text[lower.start() : match.end()], minimum=value, maximum=None, basis="stated")
    if upper := _UPPER.search(text, 0, match.start()):
        return Count(text=text[upper.start() : match.end()], minimum=None, maximum=value, basis="stated")
    return Count(text=match.group(), minimum=value, maximum=value, basis="stated")


def _value(text: str) -> int | None:
    total, current = 0.0, 0.0
    for word in re.findall(r"\d[\d.,]*|[a-z]+", text.lower()):
        if word[0].isdigit():
            digits = re.sub(r"[.,](?=\d{3}\b)", "", word).rstrip(".,").replace(",", ".")
            try:
                current += float(digits)
            except ValueError:
                return None
        elif word in WORDS:
            current += WORDS[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0
        elif word != "a":
            return None
    value = int(total + current)
    return value or None


def count_of(head: Token) -> tuple[Count, int] | None:
    """The count of the body that `head` names, and how many bodies share it (2 in "thousands of troops and police").

    Looks at numerals on the head and at partitives above it ("thousands of", "members of" is none).
    """
    numerals = [c for c in head.children if c.dep_ in ("nummod", "quantmod") or (c.dep_ == "amod" and c.like_num)]
    numerals = [
        n for n in numerals if n.ent_type_ not in ("DATE", "ORDINAL") and n.lower_ not in ("first", "second", "third")
    ]
    if numerals:
        start = min(n.left_edge.i for n in numerals)
        start = _with_bound(head.doc[start])
        count = parse_count(head.doc[start : head.i].text)
        return None if count is None else (count, 1)
    node, shared = head, 1
    for _ in range(4):
        if node.dep_ == "conj":
            shared += 1
            node = node.head
        elif node.dep_ == "pobj" and node.head.lower_ == "of":
            node = node.head.head
            if node.lemma_.lower() in ("thousand", "hundred", "dozen", "ten", "score", "million") or node.like_num:
                start = _with_bound(node.left_edge)
                count = parse_count(head.doc[start : node.i + 3].text)
                shared = max(shared, _conjuncts_below(node))
                return None if count is None else (count, shared)
        else:
            break
    return None


def _with_bound(first: Token) -> int:
    """Index of the first token of "more than", "at least", "some" before a number."""
    i = first.i
    while i > first.sent.start and first.doc[i - 1].lower_ in (
        "over",
        "more",
        "than",
        "at",
        "least",
        "up",
        "to",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "as",
        "many",
        "fewer",
        "between",
        "under",
        "several",
        "a",
        "few",
        "least",
    ):
        i -= 1
    return i


def _conjuncts_below(quantity: Token) -> int:
    for prep in quantity.children:
        if prep.lower_ == "of":
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    return 1 + len(noun.conjuncts)
    return 1
