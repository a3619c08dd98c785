"""HTML pages: text by trafilatura, and only those facts that the page states about itself."""

from __future__ import annotations

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import NOTHING, Overrides


def article_from_html(
    data: bytes,
    *,
    id: str,  # noqa: A002  # the record's own word
    overrides: Overrides = NOTHING,
    raw: bool = False,
) -> Article:
    """Not yet."""
    import trafilatura  # noqa: PLC0415

    from dataclasses import replace
    from geonews.reading.articles import article_from_text
    from geonews.reading.encoding import decode

    text = trafilatura.extract(decode(data), favor_precision=True, include_comments=False)
    if not text:
        raise InputError("holds no article text")
    return replace(article_from_text(text, id=id, overrides=overrides, raw=True), extracted=True)
