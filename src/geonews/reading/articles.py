"""One article from one text: what the input states, what the flags add, and the main text cut from the source."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading import dump, segments
from geonews.reading.facts import Facts, find_facts
from geonews.reading.headers import pasted_headers
from geonews.reading.segments import Piece
from geonews.reading.stated import Stated, web_address
from geonews.reading.tongue import language_of

MAX_CHARACTERS = 5_000_000
"""Longer texts are refused: no news article is a thousandth of it, and the stages behind would take hours."""
MAX_BYTES = 8 * MAX_CHARACTERS
"""Of a file or a JSON line: UTF-8 needs up to four bytes a character, JSON's escapes up to six."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the user says of inputs that do not state it themselves. None says nothing."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    """ISO 639-1. Wins over a detected language, not over a stated one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article and what its JSON line asked for."""

    article: Article
    spans: tuple[tuple[int, int], ...] | None = None
    """Source spans to resolve instead of recognising names; None to recognise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read."""

    overrides: Overrides = Overrides()
    """Used where an input does not state a value."""
    raw: bool = False
    """Take whole texts as main text and look for no facts in them."""

    def guessing(self, published: date | None) -> Options:
        """These options, with a date for texts that state none: that of a mail may not be the article's own."""
        return replace(self, overrides=replace(self.overrides, published=published or self.overrides.published))


NOTHING = Overrides()


def article_from_text(
    text: str,
    *,
    id: str,  # noqa: A002  # the record's own word
    overrides: Overrides = NOTHING,
    raw: bool = False,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """An article from a plain text, which may be a page saved with its menus.

    Args:
        text: the decoded source. Lone surrogates become replacement characters, one for one.
        id: the article's id.
        overrides: used where neither the arguments below nor the text state a value.
        raw: take the whole text as main text and look for no facts in it.
        title: stated title (carries no offsets); None to look for one in the text.
        outlet: stated name of the publisher; None to look for one in the text.
        url: stated address; dropped unless http or https.
        published: stated date of publication; None to look for one in the text.
        language: stated ISO 639-1 code; None to detect it. See `tongue.language_of` for one that the text contradicts.

    Raises:
        InputError: the text is empty or longer than MAX_CHARACTERS.
    """
    source = checked_text(text)
    stated = Stated(title=title, outlet=outlet, url=url, published=published, language=language)
    if raw:
        facts, pieces = Facts(), dump.whole_text(source)
    else:
        stated, facts, pieces = _main_text(source, stated)
    cleaned, parts = segments.build(source, pieces)
    language, language_note = language_of(cleaned, stated.language or overrides.language)
    return Article(
        id=id,
        title=stated.title or facts.title or overrides.title,
        source_text=source,
        text=cleaned,
        segments=parts,
        outlet=stated.outlet or facts.outlet or overrides.outlet,
        url=web_address(stated.url) or web_address(overrides.url),
        published=stated.published or facts.published or overrides.published,
        language=language,
        language_note=language_note,
        wire=facts.wire,
        sha256=sha256(source),
    )


def _main_text(source: str, stated: Stated) -> tuple[Stated, Facts, list[Piece]]:
    """What header lines and the text state, and the main text below the header lines, with the title among them."""
    headers = pasted_headers(source)
    begin = headers.end if headers else 0
    text = source[begin:]
    cut = dump.cut_text(text)
    pieces = [Piece(piece.zone, piece.start + begin, piece.end + begin) for piece in dump.pieces(cut)]
    if headers is None:
        return stated, find_facts(text, cut), pieces
    if headers.title and not _begins_with(text.lstrip(), source[slice(*headers.title)]):
        pieces.insert(0, Piece("title", *headers.title))
    return stated.over(headers.stated), find_facts(text, cut), pieces


def extracted_article(text: str, *, id: str, stated: Stated, options: Options) -> Article:  # noqa: A002
    """An article whose source text a reader took out of a file; a stated title that it lacks is put above it.

    Raises:
        InputError: the text is empty or too long. The message is the reason alone.
    """
    text = text.strip()
    if stated.title and not _begins_with(text, stated.title):
        text = f"{stated.title}\n\n{text}"
    article = article_from_text(
        text,
        id=id,
        overrides=options.overrides,
        raw=options.raw,
        title=stated.title,
        outlet=stated.outlet,
        url=stated.url,
        published=stated.published,
        language=stated.language,
    )
    return replace(article, extracted=True)


def _begins_with(text: str, title: str) -> bool:
    return " ".join(text[: 2 * len(title) + 100].split()).casefold().startswith(title.casefold())


def checked_text(text: str) -> str:
    """`text` fit to be a source text.

    Raises:
        InputError: it is empty or too long. The message is the reason alone.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"has {len(text):,} characters, more than the {MAX_CHARACTERS:,} allowed: split it")
    if not text.strip():
        raise InputError("is empty")
    return _SURROGATE.sub("\ufffd", text)


def sha256(source: str) -> str:
    """Hex digest of the UTF-8 bytes."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()
