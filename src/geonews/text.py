"""Name normalisation, shared by the index and the look-up so that both always agree.

`fold` makes spellings comparable (case, accents, apostrophes, hyphens, spaces); `gazetteer.spelling` makes
romanisations comparable.
"""

# ruff: noqa: RUF001  # letters that look alike are what this module is about

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "&": "and",
    "ى": "ي",
    "ة": "ه",
    "ک": "ك",
    "ی": "ي",
    "ـ": "",
}
_SILENT = frozenset("'’‘`´ʼʻʾʿʹʺ′″‛.\"“”„«»ʽ\u200b\u200c\u200d\u200e\u200f\u00ad")
_BREAKING = frozenset("-‐‑‒–—/_\t\n\r\u00a0")
_PUNCTUATION = str.maketrans(dict.fromkeys(_SILENT, "") | dict.fromkeys(_BREAKING, " "))


@lru_cache(maxsize=20_000)
def _fold_char(char: str) -> str:
    if char in _SILENT:
        return ""
    if char in _BREAKING or char.isspace():
        return " "
    out = []
    for folded in char.casefold():
        plain = _SPECIAL.get(folded)
        if plain is not None:
            out.append(plain)
            continue
        # some capitals only appear when decomposed (mathematical letters)
        parts = unicodedata.normalize("NFKD", folded).casefold()
        out.extend(_SPECIAL.get(part, part) for part in parts if not unicodedata.combining(part))
    return "".join(out)


def fold(name: str) -> str:
    """The comparison form of `name`: no case, accents, apostrophes or full stops; hyphens and runs of space are one.

    >>> fold("Deir ez-Zor") == fold("deir  EZ ZOR"), fold("Kŕzanów"), fold("U.S.")
    (True, 'krzanow', 'us')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    return " ".join("".join(map(_fold_char, name)).split())


def marked_words(name: str) -> list[str]:
    """The words of `name` without case, apostrophes and hyphens but with their accents, composed.

    >>> marked_words("Deir ez-Zor"), marked_words("Şa’nû")
    (['deir', 'ez', 'zor'], ['şanû'])
    """
    plain = name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())
    return plain.translate(_PUNCTUATION).split()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """`text` folded, and for each folded code point the offset in `text` that it came from.

    Joining the pieces between spaces gives the same form as `fold`; the offsets list has one entry more than the
    folded text, `len(text)`.
    """
    out: list[str] = []
    offsets: list[int] = []
    spaced = True
    for offset, char in enumerate(text):
        for part in _fold_char(char):
            if part == " ":
                if spaced:
                    continue
                spaced = True
            else:
                spaced = False
            out.append(part)
            offsets.append(offset)
    offsets.append(len(text))
    return "".join(out), offsets
