"""RSS 2.0, RSS 1.0 (RDF) and Atom feeds: every item is an article.

The file is read without entities, document types and network. A feed with summaries only gives short articles.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from html.entities import html5

from lxml import etree
from lxml.etree import _Element as Element

from geonews.errors import InputError
from geonews.reading.dates import find_dates, parse_date
from geonews.reading.fragments import fragment_text
from geonews.reading.stated import Stated, web_address

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_NAMED = re.compile(rb"&(?!#)(?:([a-zA-Z][a-zA-Z0-9]{1,30});)?")
_DECLARES = re.compile(rb"<!DOCTYPE[^<>]{0,1000}\[[^<>]{0,1000}<!ENTITY", re.IGNORECASE)
_PROLOGUE_BYTES = 10_000
_ROOTS = frozenset(("rss", "feed", "RDF"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a feed."""

    name: str | None
    """Its identifier, the same each time that the feed is fetched: guid, Atom's id or the address. None without."""
    stated: Stated
    text: str
    """Its content as paragraphs; of summary and full text, the full text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed file."""

    items: tuple[Item, ...]
    damage: str | None = None
    """Why items may be missing at its end; None for sound XML."""


def read_feed(data: bytes) -> Feed:
    """The items of a feed, in its order.

    Raises:
        InputError: it is no feed or has no items. The message is the reason alone.
    """
    root, damage = _parse(data)
    if root is None or _name(root) not in _ROOTS:
        raise InputError(f"is broken XML ({damage}): fetch it again" if damage else "is XML, but no RSS or Atom feed")
    channel = next(_children(root, "channel"), root)
    elements = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not elements:
        raise InputError(f"is broken XML ({damage}): fetch it again" if damage else "is a feed without items")
    about = Stated(
        outlet=_text(channel, "title"), language=_language(_text(channel, "language") or root.get(_XML_LANG))
    )
    return Feed(items=tuple(_item(element, about) for element in elements), damage=damage)


def _parse(data: bytes) -> tuple[Element | None, str | None]:
    """The root, and what is wrong with the file where only a part of it can be read."""
    if _DECLARES.search(data[:_PROLOGUE_BYTES]):
        raise InputError("declares XML entities, as a file does that is made to harm its reader; it is not read")
    damage = None
    for content, recover in ((data, False), (_NAMED.sub(_as_number, data), False), (data, True)):
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=recover, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            damage = damage or error.msg or "it is empty"
        else:
            return root, damage if recover else None
    return None, damage


def _as_number(entity: re.Match[bytes]) -> bytes:
    """HTML's entity as XML knows it, and & by itself as text: the commonest faults of a feed."""
    name = (entity.group(1) or b"").decode("ascii")
    if name in ("amp", "lt", "gt", "quot", "apos"):
        return entity.group()
    character = html5.get(f"{name};", "") if name else ""
    return "".join(f"&#{ord(c)};" for c in character).encode() or b"&amp;" + entity.group()[1:]


def _name(element: Element) -> str:
    """The element's name without its namespace; "" for comments and entities."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in the order of the names."""
    for name in names:
        yield from (child for child in element if _name(child) == name)


def _text(element: Element, *names: str) -> str | None:
    """The text of the first child of these names that has one. Entities that XML does not know say nothing."""
    for child in _children(element, *names):
        words = " ".join(html.unescape("".join(child.xpath(".//text()"))).split())
        if words:
            return words
    return None


def _item(element: Element, about: Stated) -> Item:
    link = _link(element)
    title = _text(element, "title")
    stated = Stated(
        title=_plain(title) if title else None,
        outlet=_text(element, "source", "publisher") or about.outlet,
        url=link,
        published=_date(_text(element, "pubDate", "published", "issued", "date")),
        language=_language(_text(element, "language") or element.get(_XML_LANG)) or about.language,
    )
    name = _text(element, "guid", "id") or link
    return Item(name=name, stated=stated, text=_content(element))


def _link(element: Element) -> str | None:
    """The item's address: RSS writes it between the tags, Atom as an attribute."""
    for link in _children(element, "link"):
        address = web_address(link.get("href") or link.text)
        if address and link.get("rel", "alternate") == "alternate":
            return address
    guid = next(_children(element, "guid"), None)
    return web_address(guid.text) if guid is not None and guid.get("isPermaLink", "true") == "true" else None


def _content(element: Element) -> str:
    """The longest of full text, description and summary."""
    texts = [_paragraphs(child) for child in _children(element, "encoded", "content", "description", "summary")]
    return max(texts, key=len, default="")


def _paragraphs(element: Element) -> str:
    if element.get("type") == "xhtml":
        return fragment_text(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    return _plain("".join(element.xpath(".//text()")))


def _plain(text: str) -> str:
    """The text of what may be markup."""
    return fragment_text(text) if _MARKUP.search(text) else text.strip()


def _date(value: str | None) -> date | None:
    """RFC 822 as in RSS, ISO 8601 as in Atom: the day where it was written."""
    if value is None:
        return None
    found = parse_date(value[:60])
    if found:
        return found
    try:
        return parsedate_to_datetime(value[:100]).date()
    except (ValueError, TypeError, IndexError):
        days = find_dates(value[:100])
        return days[0].value if len(days) == 1 else None


def _language(value: str | None) -> str | None:
    found = _LANGUAGE.fullmatch(value.strip()) if value else None
    return found.group(1).lower() if found else None
