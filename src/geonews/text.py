"""Name normalisation, shared by the index and the look-up so that both always agree.

`fold` makes spellings comparable (case, accents, apostrophes, hyphens, spaces); `gazetteer.spelling` makes
romanisations comparable.
"""

# ruff: noqa: RUF001  # letters that look alike are what this module is about

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

_TABLED = 0x2100
"""Code points whose folded form is tabled: the alphabets of the news and its punctuation."""
_DROPPED, _ODD = -1, -2


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
        out.extend(_part(part) for part in parts if not unicodedata.combining(part))
    return "".join(out)


def _part(char: str) -> str:
    """A decomposed code point, which may be a full stop ("…") or a hyphen in disguise."""
    if char in _SILENT:
        return ""
    return " " if char in _BREAKING or char.isspace() else _SPECIAL.get(char, char)


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


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded, and for each folded code point the offset in `text` that it came from.

    Joining the pieces between spaces gives the same form as `fold`; the offsets have one entry more than the folded
    text, `len(text)`.
    """
    import numpy as np  # noqa: PLC0415  # only scanning needs it

    table = _fold_table()
    codes = table.take(_code_points(text), mode="clip")
    offsets = np.arange(len(text))
    odd = np.flatnonzero(codes == _ODD)
    if len(odd):
        pieces = [_fold_char(text[i]) for i in odd.tolist()]
        lengths = np.ones(len(text), dtype=np.intp)
        lengths[odd] = list(map(len, pieces))
        offsets, codes = np.repeat(offsets, lengths), np.repeat(codes, lengths)
        codes[codes == _ODD] = _code_points("".join(pieces))
    heard = codes != _DROPPED
    codes, offsets = codes[heard], offsets[heard]
    solid = codes != ord(" ")
    kept = solid.copy()
    kept[1:] |= solid[:-1]  # the first space of a run
    folded = codes[kept].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    # a view makes numbers of those that are asked for only
    return folded, np.append(offsets[kept], len(text)).data


@lru_cache(maxsize=1)
def _fold_table() -> NDArray[np.int32]:
    """By code point what it folds to: one code point, _DROPPED, or _ODD for several; the last entry is _ODD."""
    import numpy as np  # noqa: PLC0415  # only scanning needs it

    pieces = [_fold_char(chr(code)) for code in range(_TABLED)]
    codes = [ord(piece) if len(piece) == 1 else _ODD if piece else _DROPPED for piece in pieces]
    return np.array([*codes, _ODD], dtype=np.int32)


def _code_points(text: str) -> NDArray[np.uint32]:
    import numpy as np  # noqa: PLC0415  # only scanning needs it

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
