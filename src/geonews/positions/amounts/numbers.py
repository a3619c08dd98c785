"""Numbers in words and digits, read off a phrase: ranges, bounds, vague words, shares of a whole.

Conventions for vague words ("thousands" 2,000 to 9,999 …) are those of the position schema; they are marked
`basis="convention"`, so that nobody takes them for the text's own figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

_FEW = r"(?:several|a few|a couple of|many|some)"
VAGUE: tuple[tuple[str, int, int], ...] = (
    (r"hundreds of thousands", 200_000, 999_999),
    (r"tens of thousands", 20_000, 99_999),
    (rf"{_FEW} thousands?", 2_000, 9_999),
    (rf"{_FEW} hundreds?", 200, 999),
    (rf"{_FEW} dozens?", 24, 99),
    (r"millions", 2_000_000, 9_999_999),
    (r"thousands", 2_000, 9_999),
    (r"hundreds", 200, 999),
    (r"scores", 40, 99),
    (r"dozens", 24, 99),
    (r"tens(?= of)", 20, 99),
)
EXACT: tuple[tuple[str, int], ...] = (
    (r"half a million", 500_000),
    (r"half a dozen", 6),
    (r"(?:a|one) couple(?: of)?", 2),
    (r"(?:a|one) pair of", 2),
    (r"a trio of", 3),
)
OPEN = re.compile(
    r"\b(?:several|some|a few|few|many|numerous|a (?:(?:large|small|limited|unknown|unspecified) )?number of"
    r"|an (?:unknown|unspecified|undisclosed) number of|a handful of|multiple|various|countless)\b",
    re.IGNORECASE,
)
"""Words that leave the number open."""
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
SHARES = {
    "half": 1 / 2, "one half": 1 / 2, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4,
    "one quarter": 1 / 4, "three quarters": 3 / 4, "a fifth": 1 / 5, "one fifth": 1 / 5, "a tenth": 1 / 10,
    "one tenth": 1 / 10,
}  # fmt: skip
_LARGEST = 10**12
_SPACE = "[ \u00a0\u202f\u2009]"
_SCALE = "|".join(SCALES)
_DIGITS = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d.,]?\d)|\d[\d.,]*\d|\d)"
_FIGURE = rf"(?:{_DIGITS}(?:\s?(?:{_SCALE})s?\b|k\b)?)"
_SPELT = (
    rf"(?:(?:{'|'.join(WORDS)}|a|half a)\b"
    rf"(?:(?:[-\s]|(?<=hundred) and |(?<=thousand) and )(?:{'|'.join([*WORDS, *SCALES])})\b)*)"
)
_ANY = rf"(?:{_FIGURE}|{_SPELT})"
_NOT_IN_A_NAME = r"(?<![\w.,/-])"
_RANGE = re.compile(
    rf"{_NOT_IN_A_NAME}(?:between\s+({_ANY})\s*(?:and|to|-|–)\s*({_ANY})"  # dashes
    rf"|(?:from\s+)?({_ANY})\s*(?:to|or|-|–|to as many as|and up to)\s*({_ANY}))(?![\w-])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"{_NOT_IN_A_NAME}({_ANY})(?!\w)", re.IGNORECASE)
_BETWEEN_BOUND = r"\s+(?:(?:a|an|another|some|the|estimated|well|additional|further|around|about)\s+)*$"
_LOWER = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:(?:well )?over|more than|greater than|at least|a minimum of|upwards? of|above"
    r"|in excess of|exceeding|(?:no|not) (?:fewer|less) than)" + _BETWEEN_BOUND,
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:up to|as many as|fewer than|less than|(?:just )?under|below|at most"
    r"|a maximum of|nearly|almost|close to|(?:no|not) more than|no greater than)" + _BETWEEN_BOUND,
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|an estimated|circa|another|an additional|a further)\s+$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"(?:\+|-plus\b| plus\b| or more\b| or so\b| or fewer\b| or less\b)", re.IGNORECASE)
_SHARE = re.compile(
    rf"\b(?:(?P<words>{'|'.join(sorted(SHARES, key=len, reverse=True)).replace(' ', '[ -]')})"
    r"|(?P<percent>\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent)|(?P<most>most|the majority|the bulk|part))"
    r"(?: of\b| (?:its|their|his|her|the|our|those)\b)"
    r"(?: (?:its|their|his|her|the|all|our|these|those|roughly|about|around|some|estimated|nearly))*\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or units as stated. None on a side means open."""

    text: str
    minimum: int | None
    maximum: int | None
    basis: Literal["stated", "convention"] | None
    """None when the words leave the number open ("several")."""


def parse_count(text: str) -> Count | None:
    """The first number in a noun phrase such as "some 2,000 troops"; None when it holds none."""
    return _share(text) or _number(text) or _open(text)


def _share(text: str) -> Count | None:
    """As in "half of its 3,000 troops": the share of the whole; a share that is no number leaves it open."""
    match = _SHARE.search(text)
    whole = match and _number(text[match.end() :])
    if match is None or whole is None or not text[match.end() :].startswith(whole.text):
        return None
    words = text[match.start() : match.end()] + whole.text
    part = _part(match)
    low, high = (None if n is None or part is None else round(n * part) or None for n in (whole.minimum, whole.maximum))
    if low is None and high is None:
        return Count(text=words, minimum=None, maximum=None, basis=None)
    return replace(whole, text=words, minimum=low, maximum=high)


def _part(match: re.Match[str]) -> float | None:
    if match["words"]:
        return SHARES[match["words"].lower().replace("-", " ")]
    return float(match["percent"]) / 100 if match["percent"] else None


def _open(text: str) -> Count | None:
    match = OPEN.search(text)
    return match and Count(text=match.group(), minimum=None, maximum=None, basis=None)


def _number(text: str) -> Count | None:
    """The leftmost number; of several readings at one place the one that says most."""
    found = [(c, start) for start, c in (*_ranges(text), *_vague(text), *_singles(text))]
    return min(found, key=lambda item: (item[1], -len(item[0].text)))[0] if found else None


def _ranges(text: str) -> Iterator[tuple[int, Count]]:
    for match in _RANGE.finditer(text):
        first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
        low, high = _value(first), _value(second)
        if low is None or high is None:
            continue
        low = _same_scale(first, low, second, high)
        if low < high:
            about = _ABOUT.search(text[: match.start()])
            start = match.start() if about is None else about.start()
            yield start, Count(text=text[start : match.end()], minimum=low, maximum=high, basis="stated")


def _same_scale(first: str, low: int, second: str, high: int) -> int:
    """As in "5-6,000", "two or three hundred", "10 to 15 thousand": the lower number shares the upper one's scale."""
    scale = next((value for name, value in SCALES.items() if re.search(rf"{name}s?$", second, re.IGNORECASE)), None)
    if scale is None and re.search(r",000$", second):
        scale = 1_000
    own = any(name in first.lower() for name in SCALES) or "," in first
    return low * scale if scale is not None and not own and low < scale and low * scale < high else low


def _vague(text: str) -> Iterator[tuple[int, Count]]:
    for pattern, low, high in VAGUE:
        if match := re.search(rf"\b{pattern}\b", text, re.IGNORECASE):
            yield match.start(), Count(text=match.group(), minimum=low, maximum=high, basis="convention")
    for pattern, value in EXACT:
        if match := re.search(rf"\b{pattern}\b", text, re.IGNORECASE):
            yield _bounded(text, match.start(), match.end(), value)


def _singles(text: str) -> Iterator[tuple[int, Count]]:
    for match in _SINGLE.finditer(text):
        value = _value(match[1])
        if value is not None:
            yield _bounded(text, match.start(), match.end(), value)


def _bounded(text: str, start: int, end: int, value: int) -> tuple[int, Count]:
    """With the words around the number that make it a bound: "over", "up to", "or more"."""
    low: int | None = value
    high: int | None = value
    before = text[:start]
    if upper := _UPPER.search(before):
        start, low = upper.start(), None
    elif lower := _LOWER.search(before):
        start, high = lower.start(), None
    elif about := _ABOUT.search(before):
        start = about.start()
    elif after := _OR_MORE.match(text, end):
        end = after.end()
        if "less" in after.group() or "fewer" in after.group():
            low = None
        elif "so" not in after.group():
            high = None
    return start, Count(text=text[start:end], minimum=low, maximum=high, basis="stated")


def _value(text: str) -> int | None:
    total, current = 0.0, 0.0
    for word in re.findall(rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d[\d.,]*|[a-z]+", text.lower()):
        if word[0].isdigit():
            digits = re.sub(rf"{_SPACE}|[.,](?=\d{{3}}(?!\d))", "", word).rstrip(".,").replace(",", ".")
            try:
                current += float(digits)
            except ValueError:
                return None
        elif word in WORDS:
            current += WORDS[word]
        elif (scale := SCALES.get(word.removesuffix("s")) or {"k": 1_000}.get(word)) is not None:
            current = max(current, 1) * scale
            if scale >= 1_000:
                total, current = total + current, 0
        elif word not in ("a", "and", "half"):
            return None
    value = int(total + current)
    return value if 0 < value < _LARGEST else None
