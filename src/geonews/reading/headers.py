"""Header lines above a text: a person's above a pasted one ("URL: …"), a mail program's above a forwarded one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geonews.reading.dates import find_dates
from geonews.reading.stated import Stated, web_address

_FIELDS = {
    "url": "url",
    "link": "url",
    "date": "published",
    "published": "published",
    "title": "title",
    "headline": "title",
    "source": "outlet",
    "outlet": "outlet",
    "language": "language",
}
_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z]{3,9})[ \t]*:[ \t]*(?P<value>[^\r\n]{0,1000}?)[ \t]*(?:\r\n|\r|\n|$)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
_MAX_LINES = 12
_MARK = re.compile(
    r"^[ \t>]*(?:-{3,}[ \t]*(?:forwarded|original) message[ \t]*-{3,}|begin forwarded message:"
    r"|-{3,}[ \t]*(?:weitergeleitete nachricht|message transféré|mensaje reenviado|пересылаемое сообщение)[ \t]*-{3,})"
    r"[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_LINE = re.compile(
    r"[ \t>]*\*?(?P<key>[^\W\d_][^:\r\n]{0,20}?)[ \t]*:\*?[ \t]*(?P<value>[^\r\n]{0,1000})(?:\r\n|\r|\n|$)"
)
_MAIL_FIELDS = {
    "published": ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "дата", "отправлено"),
    "title": ("subject", "betreff", "objet", "asunto", "тема"),
    "": ("from", "to", "cc", "reply-to", "von", "an", "de", "à", "para", "от", "от кого", "кому", "to whom"),
}
_MAIL_KEYS = {key: field for field, keys in _MAIL_FIELDS.items() for key in keys}


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """Header lines and what they state."""

    stated: Stated
    end: int
    """Where the text begins behind them."""
    title: tuple[int, int] | None = None
    """Where the title's words stand; None without a title."""


def pasted_headers(text: str) -> Headers | None:
    """The header lines at the very top of `text`; None where it does not begin with any.

    Every line up to the first blank one has to be a header line of a known field, none twice, and text has to follow;
    a line by itself counts only when its value can be read. Anything else is the article's.
    """
    values: dict[str, str] = {}
    title = None
    position = len(text) - len(text.lstrip("\ufeff\r\n"))
    while not (blank := _BLANK.match(text, position)):
        line = _LINE.match(text, position)
        field = _FIELDS.get(line["key"].lower()) if line else None
        if line is None or field is None or field in values or len(values) > _MAX_LINES or line.end() == position:
            return None
        values[field] = line["value"]
        if field == "title" and line["value"]:
            title = line.span("value")
        position = line.end()
    stated = _stated(values)
    if not values or (len(values) == 1 and stated == Stated()) or not text[blank.end() :].strip():
        return None
    return Headers(stated=stated, end=blank.end(), title=title)


def forwarded(text: str) -> Headers | None:
    """The header lines of the mail that `text` forwards; None when it forwards none."""
    mark = _MARK.search(text)
    if mark is None:
        return None
    values: dict[str, str] = {}
    position = _skip_blank(text, mark.end())
    while (line := _MAIL_LINE.match(text, position)) and (key := line["key"].strip().lower()) in _MAIL_KEYS:
        values.setdefault(_MAIL_KEYS[key], line["value"].strip(" \t*"))
        position = _skip_blank(text, line.end())
    return Headers(stated=_stated(values), end=position) if values else None


def _skip_blank(text: str, position: int) -> int:
    while blank := _BLANK.match(text, position):
        position = blank.end()
    return position


def _stated(values: dict[str, str]) -> Stated:
    """What the values state; one that cannot be read states nothing."""
    days = find_dates(values.get("published", ""))
    language = _LANGUAGE.fullmatch(values.get("language", ""))
    return Stated(
        title=values.get("title") or None,
        outlet=values.get("outlet") or None,
        url=web_address(values.get("url")),
        published=days[0].value if len(days) == 1 else None,
        language=language.group(1).lower() if language else None,
    )
