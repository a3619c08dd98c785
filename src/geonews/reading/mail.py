"""Mails and mailboxes: newsletters and forwarded articles, with the attachments that can be read."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import MAX_BYTES, Options, extracted_article
from geonews.reading.encoding import decode
from geonews.reading.fragments import fragment_text
from geonews.reading.headers import forwarded
from geonews.reading.stated import Stated
from geonews.reading.streams import Stream

_PREFIXES = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|enc|i)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_FROM_LINE = re.compile(rb"From \S.*\d{4}\s*$")
_MAX_SUBJECT = 500
_MAX_HEADER = 5_000
_MAX_BOUNDARIES = 50_000
"""Lines that may begin a part. A saved page has hundreds, and thousands in style sheets that look the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file in a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail's own words and its files."""

    message_id: str | None
    subject: str | None
    sent: date | None
    """The day in the sender's time zone."""
    markup: str | None
    """Its HTML body; None without."""
    text: str | None
    """Its plain body; None without."""
    attachments: tuple[Attachment, ...]


def parse_message(data: bytes) -> Message:
    """The MIME message that `data` is.

    Raises:
        InputError: it cannot be taken apart. The message is the reason alone.
    """
    if data.count(b"\n--") > _MAX_BOUNDARIES:
        raise InputError("is a mail of too many parts; it is not read")
    try:
        return email.message_from_bytes(data)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise InputError(f"is a damaged mail ({error}): save it again") from None


def parse_mail(data: bytes) -> Mail:
    """The parts of a mail.

    Raises:
        InputError: it cannot be taken apart. The message is the reason alone.
    """
    message = parse_message(data)
    markup, text = None, None
    attachments: list[Attachment] = []
    for part in parts_of(message):
        kind = part.get_content_type()
        name = file_name(part)
        if name or part.get_content_disposition() == "attachment" or kind == "message/rfc822":
            attachments.append(Attachment(name=name or f"mail-{len(attachments) + 1}.eml", data=_content(part)))
        elif kind == "text/html":
            markup = markup or part_text(part)
        elif kind == "text/plain":
            text = text or part_text(part)
    return Mail(
        message_id=(header(message, "Message-ID") or "").strip("<> ") or None,
        subject=header(message, "Subject"),
        sent=_day(header(message, "Date")),
        markup=markup,
        text=text,
        attachments=tuple(attachments),
    )


def article_from_mail(mail: Mail, *, id: str, options: Options) -> Article:  # noqa: A002
    """The article that a mail's body is: the subject is its title, the day it was sent its publication.

    Of a forwarded mail, the subject and the day of the mail inside; a date that the text itself states wins.

    Raises:
        InputError: the body is empty or too long. The message is the reason alone.
    """
    body = (fragment_text(mail.markup) if mail.markup else "") or _SIGNATURE.split(mail.text or "", maxsplit=1)[0]
    inside = forwarded(body)
    stated = Stated(title=mail.subject)
    if inside is not None:
        stated, body = inside.stated.over(stated), body[inside.end :]
    title = _PREFIXES.sub("", stated.title or "").strip() or None
    if not body.strip():
        raise InputError("is a mail without text")
    own = Stated(title=title, url=stated.url, outlet=stated.outlet)
    return extracted_article(body, id=id, stated=own, options=options.guessing(stated.published or mail.sent))


def split_mbox(stream: Stream) -> Iterator[bytes]:
    """The mails of a mailbox; one that is too long is cut to MAX_BYTES + 1 bytes.

    mailbox.mbox reads paths only; here a mailbox may lie in an archive or come through a pipe.
    """
    lines: list[bytes] = []
    length, begun, blank = 0, False, True
    while line := stream.readline(MAX_BYTES + 1):
        if blank and _FROM_LINE.match(line[:1000]):
            if begun:
                yield b"".join(lines)
            lines, length, begun = [], 0, True
        elif length <= MAX_BYTES:
            lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            length += len(line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines)


def parts_of(message: Message) -> Iterator[Message]:
    """The parts that are no containers, in order; a mail inside is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting.extend(inner for inner in reversed(payload) if isinstance(inner, Message))
        else:
            yield part


def part_text(part: Message) -> str:
    """A text part decoded by the charset that it names, else by its bytes."""
    data = _content(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        try:
            return decode(data)
        except InputError:
            return ""


def header(message: Message, name: str) -> str | None:
    """A header in plain words, None where it is missing or empty."""
    value = message.get(name)
    if value is None:
        return None
    try:
        words = str(make_header(decode_header(str(value)[:_MAX_HEADER])))
    except (MessageError, ValueError, LookupError):
        words = str(value)[:_MAX_HEADER]
    return " ".join(words.encode("utf-8", "replace").decode().split())[:_MAX_SUBJECT] or None


def file_name(part: Message) -> str | None:
    """The last part of an attachment's name: a name for people, never for writing a file."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    if not name:
        return None
    try:
        name = str(make_header(decode_header(name)))
    except (MessageError, ValueError, LookupError):
        name = str(name)
    return re.split(r"[/\\]", name)[-1].strip().lstrip(".") or None


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""


def _day(value: str | None) -> date | None:
    try:
        return parsedate_to_datetime(value).date() if value else None
    except (ValueError, TypeError, IndexError):
        return None
