"""One article from one text: what the input states, what the flags add, and the main text cut from the source."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading import dump, segments
from geonews.reading.facts import Facts, find_facts
from geonews.reading.tongue import language_of

MAX_CHARACTERS = 5_000_000
"""Longer texts are refused: no news article is a thousandth of it, and the stages behind would take hours."""

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
class Failure:
    """An input that gave no article."""

    id: str
    """The article's id where it is known, else the path."""
    error: str
    """One line for people: which input, why, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article and what its JSON line asked for."""

    article: Article
    spans: tuple[tuple[int, int], ...] | None = None
    """Source spans to resolve instead of recognising names; None to recognise."""


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
    if raw:
        facts, pieces = Facts(), dump.whole_text(source)
    else:
        cut = dump.cut_text(source)
        facts, pieces = find_facts(source, cut), dump.pieces(cut)
    cleaned, parts = segments.build(source, pieces)
    language, language_note = language_of(cleaned, language or overrides.language)
    return Article(
        id=id,
        title=title or facts.title or overrides.title,
        source_text=source,
        text=cleaned,
        segments=parts,
        outlet=outlet or facts.outlet or overrides.outlet,
        url=web_address(url) or web_address(overrides.url),
        published=published or facts.published or overrides.published,
        language=language,
        language_note=language_note,
        wire=facts.wire,
        sha256=sha256(source),
    )


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


def web_address(url: str | None) -> str | None:
    """`url` when it is an http or https address with a host, else None."""
    if not url:
        return None
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    sound = parts.scheme.lower() in ("http", "https") and parts.netloc and not re.search(r"[\s\x00-\x1f\x7f]", url)
    return url if sound else None
