"""Named bytes of any known kind as articles: files, and what lies in archives, mailboxes and mails, one inside another.

One bad member costs that member only; a limit that is reached ends the input that the user named.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading import listing
from geonews.reading.archives import Budget, LimitError, Limits, Member, unzipped, zip_members
from geonews.reading.articles import MAX_BYTES, Options, Record, article_from_text, extracted_article
from geonews.reading.encoding import decode
from geonews.reading.failures import Failure, failed, shown, usable
from geonews.reading.jsonlines import read_rows
from geonews.reading.kinds import Kind, kind_by_name, kind_of, unknown_suffix
from geonews.reading.streams import Stream, peek

if TYPE_CHECKING:
    from geonews.reading.mail import Mail

_MAX_NAME = 300
"""Characters of a guid or message id that may become an article's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Named bytes that hold one article or many."""

    id: str
    """The article's id; of many articles, what their ids begin with."""
    label: str
    """What people know it by."""
    kind: Kind | None
    """What its name says; None when it has none."""
    stream: Stream
    head: bytes | None = None
    """Its first bytes, when the stream cannot be asked for them; None to take them from the stream."""
    depth: int = 0
    """Archives and mails around it."""

    def inner(self, name: str, stream: Stream, kind: Kind | None) -> Document:
        """A document inside this one."""
        id_, label = f"{self.id}/{name}", f"{self.label}/{name}"
        return Document(id=id_, label=label, kind=kind, stream=stream, depth=self.depth + 1)


class Documents:
    """Reads documents with one set of options."""

    def __init__(self, options: Options, limits: Limits) -> None:
        self._options = options
        self._limits = limits

    def read(self, document: Document) -> Iterator[Record | Failure]:
        """The articles of a document, and a failure for each part of it that gives none.

        Raises:
            OSError: its stream cannot be read.
        """
        return self._read(document, Budget(self._limits))

    def _read(self, document: Document, budget: Budget) -> Iterator[Record | Failure]:
        return self._guarded(document, self._records(document, budget))

    def _guarded(self, document: Document, records: Iterator[Record | Failure]) -> Iterator[Record | Failure]:
        """`records`, and a failure where they break off."""
        try:
            yield from records
        except LimitError as error:
            if document.depth:
                raise
            yield failed(document.label, error, id_=document.id)
        except InputError as error:
            yield failed(document.label, error, id_=document.id)

    def _records(self, document: Document, budget: Budget) -> Iterator[Record | Failure]:
        if document.depth > self._limits.depth:
            raise InputError(f"lies over {self._limits.depth} archives or mails deep: unpack the outer ones first")
        head, stream = (document.head, document.stream) if document.head is not None else peek(document.stream)
        kind = kind_of(head, document.kind)
        if kind == "json":
            whole = document.id.lower().removesuffix(".gz").endswith(".json")
            yield from read_rows(stream, label=document.label, options=self._options, document=whole)
        elif kind == "zip":
            yield from self._zip(document, stream, budget)
        elif kind == "gzip":
            yield from self._gzip(document, stream, budget)
        elif kind == "mbox":
            yield from self._mbox(document, stream, budget)
        elif kind == "mail":
            from geonews.reading.mail import parse_mail  # noqa: PLC0415  # lxml only where it is needed

            yield from self._mail(document, parse_mail(_whole(stream)), budget)
        elif kind == "feed":
            yield from self._feed(document, _whole(stream))
        elif kind == "docx":
            from geonews.reading.office import article_from_docx  # noqa: PLC0415  # lxml only where it is needed

            data = _whole(stream)
            yield Record(article=article_from_docx(data, id=document.id, options=self._options, budget=budget))
        else:
            article = self._article(_whole(stream), kind=kind, id_=usable(document.id))
            # The text of a member is in no file that a program could open beside the offsets.
            yield Record(article=dataclasses.replace(article, extracted=article.extracted or document.depth > 0))

    def _article(self, data: bytes, *, kind: Kind, id_: str) -> Article:
        """The one article of a text, a page or a PDF."""
        if kind == "html":
            from geonews.reading.html import article_from_html  # noqa: PLC0415  # trafilatura takes a second to load

            return article_from_html(data, id=id_, overrides=self._options.overrides, raw=self._options.raw)
        if kind == "mhtml":
            from geonews.reading.webarchive import article_from_mhtml  # noqa: PLC0415  # trafilatura

            return article_from_mhtml(data, id=id_, options=self._options)
        if kind == "pdf":
            from geonews.reading.pdf import article_from_pdf  # noqa: PLC0415  # pypdf

            return article_from_pdf(data, id=id_, options=self._options)
        return article_from_text(decode(data), id=id_, overrides=self._options.overrides, raw=self._options.raw)

    def _feed(self, document: Document, data: bytes) -> Iterator[Record | Failure]:
        from geonews.reading.feeds import read_feed  # noqa: PLC0415  # lxml

        feed, names = read_feed(data), _Names(document)
        for item in feed.items:
            id_, label = names.next(item.name)
            try:
                yield Record(article=extracted_article(item.text, id=id_, stated=item.stated, options=self._options))
            except InputError as error:
                yield failed(label, error, id_=id_)
        if feed.damage:
            read = f"is broken XML ({feed.damage}); the {len(feed.items)} items before that were read"
            yield failed(document.label, f"{read}: fetch it again", id_=document.id)

    def _mbox(self, document: Document, stream: Stream, budget: Budget) -> Iterator[Record | Failure]:
        from geonews.reading.mail import parse_mail, split_mbox  # noqa: PLC0415  # lxml

        names = _Names(document)
        for data in split_mbox(stream):
            try:
                mail, problem = parse_mail(_limited(data)), None
            except InputError as error:
                mail, problem = None, error
            id_, label = names.next(mail.message_id if mail else None)
            if mail is None:
                yield failed(label, problem, id_=id_)
                continue
            own = Document(id=id_, label=label, kind="mail", stream=io.BytesIO(), depth=document.depth + 1)
            yield from self._guarded(own, self._mail(own, mail, budget))
        if not names.count:
            raise InputError("is a mailbox without mails")

    def _mail(self, document: Document, mail: Mail, budget: Budget) -> Iterator[Record | Failure]:
        """A mail's own article, and those of its attachments that are of a known kind."""
        from geonews.reading.mail import article_from_mail  # noqa: PLC0415  # lxml

        files = [(file, kind) for file in mail.attachments if file.data and (kind := kind_by_name(file.name))]
        try:
            yield Record(article=article_from_mail(mail, id=usable(document.id), options=self._options))
        except InputError:
            if not files:
                raise
        for file, kind in files:
            budget.enter()
            budget.spend(len(file.data))
            yield from self._read(document.inner(file.name, io.BytesIO(file.data), kind), budget)

    def _zip(self, document: Document, stream: Stream, budget: Budget) -> Iterator[Record | Failure]:
        """The articles of an archive, with what a table in it says of the files beside and below the table."""
        members = zip_members(stream, budget)
        if not members:
            raise InputError("the archive holds no files")
        rows, folder = self._rows(document, members)
        yield from rows.failures
        for member in members:
            if not listing.is_listing(member.name):
                for record in self._member(document, member, budget):
                    below = member.name.startswith(folder)
                    file = member.name.removeprefix(folder)
                    holder = f"{document.id}/{member.name}"
                    yield listing.with_listed(record, rows, file=file, holder=holder) if below else record

    def _rows(self, document: Document, members: Sequence[Member]) -> tuple[listing.Listing, str]:
        """The first table of an archive and the folder in which it lies, "" or with a / behind it."""
        table = next((member for member in members if listing.is_listing(member.name)), None)
        if table is None:
            return listing.NOTHING_LISTED, ""
        folder = table.name.removesuffix(table.name.rpartition("/")[2])
        beside = {member.name.removeprefix(folder) for member in members if member.name.startswith(folder)}
        label = f"{document.label}/{table.name}"
        try:
            data = table.open().read(listing.MAX_BYTES + 1)
        except InputError as error:
            return listing.Listing(rows={}, failures=(failed(label, error),)), folder
        return listing.read_listing(data, label=label, exists=beside.__contains__), folder

    def _member(self, document: Document, member: Member, budget: Budget) -> Iterator[Record | Failure]:
        budget.enter()
        kind = kind_by_name(member.name)
        inner = document.inner(member.name, _Late(member.open), kind)
        if kind is None:
            yield failed(inner.label, unknown_suffix(shown(member.name)), id_=inner.id)
        else:
            yield from self._read(inner, budget)

    def _gzip(self, document: Document, stream: Stream, budget: Budget) -> Iterator[Record | Failure]:
        budget.enter()
        name = document.id[: -len(".gz")] if document.id.lower().endswith(".gz") else None
        kind = kind_by_name(name) if name else None
        if name and kind is None:
            raise InputError(unknown_suffix(shown(name)))
        inner = dataclasses.replace(
            document, kind=kind, stream=unzipped(stream, budget), head=None, depth=document.depth + 1
        )
        yield from self._records(inner, budget)


class _Names:
    """Ids of the articles in one file: path#name, path#number where the name is missing, very long or comes again."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[str] = set()
        self.count = 0

    def next(self, name: str | None) -> tuple[str, str]:
        """The next article's id and label."""
        self.count += 1
        own = str(self.count) if not name or len(name) > _MAX_NAME or name in self._seen else name
        self._seen.add(own)
        return usable(f"{self._document.id}#{own}"), f"{self._document.label}#{self.count}"


class _Late:
    """A stream that is opened when it is first read, where its failure is its own."""

    def __init__(self, open_: Callable[[], Stream]) -> None:
        self._open = open_
        self._stream: Stream | None = None

    @property
    def _opened(self) -> Stream:
        self._stream = self._stream or self._open()
        return self._stream

    def read(self, size: int, /) -> bytes:
        return self._opened.read(size)

    def readline(self, size: int, /) -> bytes:
        return self._opened.readline(size)


def _whole(stream: Stream) -> bytes:
    return _limited(stream.read(MAX_BYTES + 1))


def _limited(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"has more than {MAX_BYTES:,} bytes: split it")
    return data
