"""Pages that browsers save with their pictures as one MIME file (.mhtml, .mht)."""

from __future__ import annotations

from email.message import Message

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import Options
from geonews.reading.html import article_from_page, decode_page
from geonews.reading.mail import header, parse_message, part_text, parts_of
from geonews.reading.stated import web_address


def article_from_mhtml(data: bytes, *, id: str, options: Options) -> Article:  # noqa: A002
    """The article of a saved page. Its Date header says when it was saved, which is not its publication.

    Raises:
        InputError: it holds no page, or the page holds no text. The message is the reason alone.
    """
    message = parse_message(data)
    page = next((part for part in parts_of(message) if part.get_content_type() in _PAGES), None)
    if page is None:
        raise InputError("holds no web page: save it again")
    saved_from = _address(page, "Content-Location") or _address(message, "Snapshot-Content-Location")
    return article_from_page(_markup(page), id=id, options=options, saved_from=saved_from)


_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def _address(part: Message, name: str) -> str | None:
    return web_address((header(part, name) or "").replace(" ", ""))


def _markup(page: Message) -> str:
    if page.get_content_charset():
        return part_text(page)
    data = page.get_payload(decode=True)
    return decode_page(data if isinstance(data, bytes) else b"")
