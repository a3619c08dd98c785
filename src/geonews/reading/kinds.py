"""What kind of file an input is: by its name, and by its first bytes where these say more."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from geonews.errors import InputError
from geonews.reading.encoding import decode
from geonews.reading.jsonlines import parse_object

Kind = Literal["text", "html", "json", "mhtml", "feed", "mail", "mbox", "docx", "pdf", "zip", "gzip"]
SUFFIXES: dict[str, Kind] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".eml": "mail",
    ".mbox": "mbox",
    ".docx": "docx",
    ".pdf": "pdf",
    ".zip": "zip",
    ".gz": "gzip",
}

_UTF16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
# Atomic: what it has passed over it never reads another way.
_COMMENTS = r"(?>\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,300}>\s*|<!doctype\s+html[^>]{0,300}>\s*){0,5})"
_HTML = re.compile(rf"{_COMMENTS}<html\b|\s*(?:<!--.{{0,2000}}?-->\s*)?<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
# A document type may declare entities between brackets, so its end is not looked for.
_FEED = re.compile(
    rf"{_COMMENTS}(?:<!doctype\s+(?:rss|feed|rdf)\b|<(?:rss|feed|rdf:RDF)[\s>])", re.IGNORECASE | re.DOTALL
)
_HEADERS = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,40}){3,100}")
_MAIL_SIGN = re.compile(
    r"^(?:mime-version:\s*1|received:\s|return-path:\s*<|message-id:\s*<)", re.IGNORECASE | re.MULTILINE
)
_PAGE_SIGN = re.compile(
    r"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
_MBOX = re.compile(r"From \S[^\n]{0,200}\d{4}\s*\n[A-Za-z][A-Za-z0-9-]{1,40}:")


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file name's suffix stands for; None for an unknown suffix."""
    return SUFFIXES.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The suffix of a file name, in lower case."""
    return PurePath(name).suffix.lower()


def unknown_suffix(name: str) -> str:
    """Why a file of this name is not read."""
    known = " ".join(suffix for suffix in SUFFIXES if suffix)
    return f'unknown suffix "{PurePath(name).suffix}"; known are {known} and none'


def kind_of(head: bytes, named: Kind | None) -> Kind:
    """The kind of an input.

    Args:
        head: its first bytes.
        named: what its name says; None when it has none, as standard input.

    Bytes that can be nothing else decide; markup decides over the name only where the name leaves it open.
    """
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if named == "docx" or b"[Content_Types].xml" in head[:200] else "zip"
    if named is None and is_json(head):
        return "json"
    if named in (None, "text", "html", "feed"):
        return _kind_of_text(_ascii(head), named or "text")
    return named


def _kind_of_text(text: str, named: Kind) -> Kind:
    if _FEED.match(text):
        return "feed"
    if named == "html" or _HTML.match(text):
        return "html"
    if named == "text" and _MBOX.match(text):
        return "mbox"
    headers = _HEADERS.match(text) if named == "text" else None
    if headers and _MAIL_SIGN.search(headers.group()):
        return "mhtml" if _PAGE_SIGN.search(headers.group()) else "mail"
    return named


def _ascii(head: bytes) -> str:
    """The markup of `head`: ASCII stays ASCII in UTF-8, in UTF-16 without its zeros, and in all old encodings."""
    head = head.removeprefix(codecs.BOM_UTF8)
    if head.startswith(_UTF16):
        head = head[2:]
    return head.replace(b"\x00", b"").replace(b"\r\n", b"\n").decode("latin-1")


def is_json(head: bytes) -> bool:
    """Whether the first line is a JSON line, or was meant as one."""
    line = head.removeprefix(codecs.BOM_UTF8)
    if line.startswith(_UTF16):
        return line.replace(b"\x00", b"")[2:].lstrip().startswith(b'{"')
    line = line.lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        return "text" in parse_object(decode(line))
    except InputError:
        return re.match(rb'\{\s*"', line) is not None
