"""Bytes to text, and names that were decoded wrongly before they reached us.

The order follows the Encoding Standard (byte order mark first, then UTF-8), then a guess.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from geonews.errors import InputError

_BOMS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "an RTF document"),
)
# A guess among all of Python's codecs finds Mac and EBCDIC ones in short texts, so only what news is written in.
_COMMON = (
    "cp1252", "cp1251", "cp1256", "cp1250", "cp1254", "cp1253", "cp1255", "cp1257", "koi8_r", "koi8_u", "iso8859_2",
    "iso8859_5", "iso8859_6", "iso8859_15", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
_GUESS_BYTES = 65_536
_READABLE_SHARE = 0.98
_REPAIR_LIMIT = 2_000
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> str:
    """The text of a file.

    A byte order mark decides and is not part of the text; then UTF-8 (with replacement characters where a few bytes
    of an otherwise sound file are broken), then the best guess, then windows-1252. Line breaks stay as they are.

    Raises:
        InputError: the bytes are no text. The message is the reason alone, for the caller to complete.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {kind}, not text")
    if b"\x00" in data:
        return _decode_with_nuls(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_with_nuls(data: bytes) -> str:
    """UTF-16 without a mark has zeros on one side of its pairs only; anything else with zeros is binary."""
    even, odd = (0 in data[parity:4096:2] for parity in (0, 1))
    if even != odd:
        try:
            text = data.decode("utf-16-be" if even else "utf-16-le")
        except UnicodeDecodeError:
            text = ""
        readable = sum(char.isprintable() or char.isspace() for char in text[:4096])
        if text and readable >= _READABLE_SHARE * min(len(text), 4096):
            return text
    raise InputError("is a binary file, not text")


def _decode_broken(data: bytes) -> str:
    # Truncated downloads and pasted bytes leave a sound UTF-8 file with a few bad bytes: any other guess would break
    # every accented letter of it.
    sound = _MULTIBYTE.findall(data)
    broken = len(_HIGH.findall(data)) - sum(map(len, sound))
    if len(sound) > 3 * broken:
        return data.decode("utf-8", errors="replace")
    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - _GUESS_BYTES // 4)
    return data.decode(_guess(data[start : start + _GUESS_BYTES]), errors="replace")


def _guess(sample: bytes) -> str:
    """The likeliest encoding; of those that are equally likely, the more common."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # only for files that are not UTF-8

    matches = from_bytes(sample, cp_isolation=list(_COMMON))
    best = matches.best()
    if best is None:
        return "cp1252"
    likely = (best.percent_chaos, best.percent_coherence)
    equal = [m for m in matches if (m.percent_chaos, m.percent_coherence) == likely]
    names = {name for match in equal for name in match.could_be_from_charset}
    return next((name for name in _COMMON if name in names), best.encoding)


@lru_cache(maxsize=4096)
def repair(text: str) -> str:
    """A short string with mojibake undone ("DÃ¼sseldorf" gives "Düsseldorf"); anything else comes back as it is.

    For names only: the length changes, so offsets into the result mean nothing.
    """
    if text.isascii() or len(text) > _REPAIR_LIMIT:
        return text
    import ftfy  # noqa: PLC0415  # most names are ASCII

    return ftfy.fix_encoding(text)
