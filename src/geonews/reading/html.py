"""HTML pages: text by trafilatura, and only those facts that the page states about itself.

trafilatura's own guesses of a date (a copyright year, the address, the file) are not asked for.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

import trafilatura
from lxml.html import HtmlElement

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import (
    MAX_CHARACTERS,
    NOTHING,
    Options,
    Overrides,
    extracted_article,
)
from geonews.reading.dates import find_dates, parse_date
from geonews.reading.encoding import decode
from geonews.reading.stated import Stated, web_address

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 8_192
# What browsers read under these names (Encoding Standard), where it differs from Python's codec.
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
}
_DATE_METAS = frozenset(
    (
        "article:published_time", "article:published", "og:published_time", "og:article:published_time", "date",
        "rnews:datepublished", "datepublished", "date_published", "dc.date", "dc.date.issued", "dc.date.created",
        "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "pub_date", "publishdate", "publish-date",
        "publish_date", "publication_date", "publication-date", "published-date", "published_time", "sailthru.date",
        "article_date_original", "originalpublicationdate", "parsely-pub-date", "cxenseparse:recs:publishtime",
    )
)  # fmt: skip
_STATED_TIME = re.compile(
    r"publish|posted|pubdate|entry-date|post-date|article-date|dateline|byline|timestamp", re.IGNORECASE
)
_OTHER_TIME = re.compile(r"updat|modif|related|comment|sidebar|widget|teaser|card|most-read", re.IGNORECASE)
_ARTICLE_TYPE = re.compile(r"article|posting|report|newsitem", re.IGNORECASE)
_JSON_LD_BYTES = 500_000
_JSON_LD_ITEMS = 2_000
_TITLE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+")
# Pictures and fonts inside the page: a save by SingleFile is mostly these.
_EMBEDDED = re.compile(r"data:[\w.+-]{1,60}/[\w.+-]{1,60}(?:;[\w=-]{1,60}){0,4};base64,[A-Za-z0-9+/=]*")
_SAVED = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<single>\S+)|<!-- saved from url=\(\d+\)(?P<browser>\S+) -->"
)
_OUTSIDE = frozenset(("aside", "nav", "footer", "header"))


def article_from_html(
    data: bytes,
    *,
    id: str,  # noqa: A002  # the record's own word
    overrides: Overrides = NOTHING,
    raw: bool = False,
) -> Article:
    """An article from an HTML page. Its source text is the extracted text, headline first.

    Args:
        data: the file.
        id: the article's id.
        overrides: used where the page does not state a value.
        raw: take all of the extracted text as main text.

    Raises:
        InputError: the page is too long or holds no text. The message is the reason alone.
    """
    return article_from_page(decode_page(data), id=id, options=Options(overrides=overrides, raw=raw))


def article_from_page(page: str, *, id: str, options: Options, saved_from: str | None = None) -> Article:  # noqa: A002
    """Like `article_from_html`, from the decoded page.

    Args:
        page: the markup.
        id: the article's id.
        options: how to read it.
        saved_from: the address that it was saved from, for pages that do not state their own; None when unknown.

    Raises:
        InputError: the page is too long or holds no text. The message is the reason alone.
    """
    page = _EMBEDDED.sub("", page)
    if len(page) > MAX_CHARACTERS:
        raise InputError(f"has {len(page):,} characters, more than the {MAX_CHARACTERS:,} allowed: split it")
    tree = _parse(page)
    stated = page_facts(tree).over(Stated(url=saved_from or saved_address(page)))
    return extracted_article(_text(tree, page), id=id, stated=stated, options=options)


def saved_address(page: str) -> str | None:
    """The address in the comment that SingleFile or a browser writes into the pages that it saves."""
    found = _SAVED.search(page, 0, _HEAD_BYTES)
    return web_address(found["single"] or found["browser"]) if found else None


def decode_page(data: bytes) -> str:
    """The page's text: byte order mark, then sound UTF-8, then the charset that its head names, then a guess."""
    label = _CHARSET.search(data[:_HEAD_BYTES])
    if label and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = label.group(1).decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(_LABELS.get(name, name))
            except (UnicodeDecodeError, LookupError):
                return decode(data)
    return decode(data)


def page_facts(tree: HtmlElement) -> Stated:
    """Title, outlet, address and date of publication that the page states in its head or markup."""
    metas = _metas(tree)
    described = _described_article(tree)
    outlet = _first(metas, "og:site_name") or _publisher(described) or _first(metas, "application-name")
    url = _address(tree, metas, described)
    stated = [_day(described.get("datePublished")), *(_day(value) for name, value in metas if name in _DATE_METAS)]
    published = next((day for day in stated if day), None) or _time_element(tree)
    return Stated(title=_title(tree, metas, described, outlet), outlet=outlet, url=url, published=published)


def _parse(page: str) -> HtmlElement:
    tree = trafilatura.load_html(page.replace("\x00", ""))
    if tree is None:
        raise InputError("is not an HTML page")
    return tree


def _text(tree: HtmlElement, page: str) -> str:
    """The article's paragraphs, one a line; where trafilatura finds none, the page's whole text."""
    _captions_to_paragraphs(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, favor_precision=True)
    if not text:
        text = trafilatura.html2txt(page)
    if not text or not text.strip():
        raise InputError("holds no text")
    return re.sub(r"\n+", "\n\n", str(text).strip())


def _captions_to_paragraphs(tree: HtmlElement) -> None:
    """Captions are main text, but trafilatura drops figures: each becomes a paragraph in its place."""
    for figure in list(tree.iter("figure")):
        if any(parent.tag in _OUTSIDE and not _in_article(parent) for parent in figure.iterancestors()):
            continue
        caption = next(figure.iter("figcaption"), None)
        words = " ".join(caption.text_content().split()) if caption is not None else ""
        if not words:
            continue
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", words, tail


def _in_article(element: HtmlElement) -> bool:
    return element.tag == "header" and any(parent.tag == "article" for parent in element.iterancestors())


def _metas(tree: HtmlElement) -> list[tuple[str, str]]:
    found = []
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            found.append((name.strip().lower(), content))
    return found


def _first(metas: list[tuple[str, str]], name: str) -> str | None:
    return next((_clean(value) for key, value in metas if key == name), None)


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split())[:500] or None


def _day(value: Any) -> date | None:
    """The day that a machine-readable value begins with or holds."""
    if not isinstance(value, str):
        return None
    parsed = parse_date(value[:60])
    if parsed:
        return parsed
    found = find_dates(value[:60])
    return found[0].value if len(found) == 1 else None


def _described_article(tree: HtmlElement) -> dict[str, Any]:
    """The page's first JSON-LD article, {} without one."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        content = script.text or ""
        try:
            described = json.loads(content) if len(content) <= _JSON_LD_BYTES else None
        except (ValueError, RecursionError):
            continue
        for item in _items(described):
            kinds = item.get("@type")
            if any(
                isinstance(k, str) and _ARTICLE_TYPE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return item
    return {}


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Objects at the top of a JSON-LD block, in lists and @graph too."""
    waiting, seen = [value], 0
    while waiting and seen < _JSON_LD_ITEMS:
        item, seen = waiting.pop(0), seen + 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _publisher(described: dict[str, Any]) -> str | None:
    publisher = described.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _clean(publisher.get("name")) if isinstance(publisher, dict) else _clean(publisher)


def _address(tree: HtmlElement, metas: list[tuple[str, str]], described: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").strip().lower() == "canonical"]
    about = described.get("mainEntityOfPage")
    named = about.get("@id") if isinstance(about, dict) else about
    candidates = [*links, _first(metas, "og:url"), named, described.get("url")]
    base = next((url for url in candidates[1:] if isinstance(url, str) and web_address(url)), None)
    for candidate in candidates:
        if isinstance(candidate, str) and candidate.strip():
            url = web_address(candidate) or (web_address(_joined(base, candidate)) if base else None)
            if url:
                return url
    return None


def _joined(base: str, path: str) -> str | None:
    try:
        return urljoin(base, path)
    except ValueError:
        return None


def _time_element(tree: HtmlElement) -> date | None:
    """A time element whose markup says that it is the publication date."""
    for element in tree.iter("time", "span", "abbr", "p", "div"):
        own = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('id') or ''}"
        stated = "datepublished" in own.lower() or element.get("pubdate") is not None
        if not stated and not (element.tag == "time" and _named_as_date(element, own)):
            continue
        for value in (
            element.get("datetime"),
            element.get("content"),
            element.get("title"),
            element.text_content()[:100],
        ):
            day = _day(value)
            if day:
                return day
    return None


def _named_as_date(element: HtmlElement, own: str) -> bool:
    around = [own]
    for parent in element.iterancestors():
        if parent.tag in ("aside", "nav", "footer"):
            return False
        if len(around) < 4:
            around.append(f"{parent.get('class') or ''} {parent.get('id') or ''}")
    names = " ".join(around)
    return _STATED_TIME.search(names) is not None and _OTHER_TIME.search(names) is None


def _title(
    tree: HtmlElement, metas: list[tuple[str, str]], described: dict[str, Any], outlet: str | None
) -> str | None:
    headings = [_clean(h.text_content()) for h in tree.iter("h1")]
    title = next((_clean(element.text_content()) for element in tree.iter("title")), None)
    stated = _clean(described.get("headline")) or _first(metas, "og:title") or _first(metas, "twitter:title") or title
    if stated is None:
        return headings[0] if len(headings) == 1 else None
    for heading in headings:
        if heading and len(heading) > 10 and stated.casefold().startswith(heading.casefold()):
            return heading
    return _without_outlet(stated, outlet)


def _without_outlet(title: str, outlet: str | None) -> str:
    """`title` without " | Outlet" behind it."""
    parts = list(_TITLE_SUFFIX.finditer(title))
    if parts and outlet and title[parts[-1].end() :].casefold() in outlet.casefold():
        return title[: parts[-1].start()]
    return title
