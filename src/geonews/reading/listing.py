"""A table beside the articles (articles.csv, articles.tsv) in which a person says what is known of each.

Its columns are file, title, outlet, url, published and language; others are left alone. What a row says of a file wins
over what the file says of itself, and both win over the flags of the command line, which speak of all files at once
and fill what is left.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from geonews.errors import InputError
from geonews.reading.articles import Record
from geonews.reading.dates import parse_date
from geonews.reading.encoding import decode
from geonews.reading.failures import Failure, failed, shown, usable
from geonews.reading.stated import Stated, web_address

NAMES = frozenset(("articles.csv", "articles.tsv"))
MAX_BYTES = 20_000_000

_DELIMITERS = ",;\t"
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a table says, by the files' paths relative to the table."""

    rows: Mapping[str, Stated]
    failures: tuple[Failure, ...] = ()
    """One for each row that names no file or has values that cannot be read."""


NOTHING_LISTED = Listing(rows={})


def read_listing(data: bytes, *, label: str, exists: Callable[[str], bool]) -> Listing:
    """The rows of a table.

    Args:
        data: the file, in any encoding, with commas, semicolons or tabs between its columns.
        label: what people know it by.
        exists: whether there is a file of that path, relative to the table.
    """
    try:
        if len(data) > MAX_BYTES:
            raise InputError(f"has more than {MAX_BYTES:,} bytes: split it")  # noqa: TRY301
        table = list(_table(decode(data)))
    except InputError as error:
        return Listing(rows={}, failures=(failed(label, error),))
    rows: dict[str, Stated] = {}
    failures: list[Failure] = []
    for number, row in table:
        where = f"{label}:{number}"
        name = row.get("file", "").replace("\\", "/").removeprefix("./")
        if not name:
            failures.append(failed(where, "names no file"))
        elif not _is_inside(name) or not any(map(exists, _holders(name))):
            failures.append(failed(where, f'names "{shown(name)}", which is not beside the table'))
        elif name in rows:
            failures.append(failed(where, f'names "{shown(name)}" again; the first row stays'))
        else:
            rows[name], problems = _stated(row)
            if problems:
                failures.append(failed(where, "; ".join(problems)))
    return Listing(rows=rows, failures=tuple(failures))


def is_listing(path: str) -> bool:
    """Whether a file of this path is a table beside articles."""
    return PurePosixPath(path).name.lower() in NAMES


def with_listed(record: Record | Failure, listing: Listing, *, file: str, holder: str) -> Record | Failure:
    """`record` with what the table says of it.

    Args:
        record: an article read from a file that lies in the table's folder or below.
        listing: the table.
        file: the file's path relative to the table.
        holder: the id of the file's article, when it is one. Of many articles in a file, the ids begin with it, and a
            row may name one of them by itself; what a row says of the file is then their outlet, date and language.
    """
    if isinstance(record, Failure) or not listing.rows:
        return record
    id_, holder = record.article.id, usable(holder)
    inside = id_.removeprefix(holder) if id_.startswith(holder) else f"/{id_}"
    own, shared = listing.rows.get(file + inside), listing.rows.get(file)
    if inside and own is None and shared is not None:
        own = replace(shared, title=None, url=None)
    if own is None:
        return record
    article = record.article
    known = own.over(
        Stated(
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            published=article.published,
            language=article.language,
        )
    )
    facts = {name: getattr(known, name) for name in Stated.__slots__}
    return replace(record, article=replace(article, **facts))


def _table(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and rows by column name."""
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(text.lstrip().splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if "file" not in columns:
            raise InputError('has no column "file"; its columns are file, title, outlet, url, published, language')
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    except csv.Error as error:
        raise InputError(f"is no sound table ({error} in line {reader.line_num}): save it again as CSV") from None


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\x00" not in name


def _holders(name: str) -> Iterator[str]:
    """The path, and those of the files that an article of this name may lie in."""
    yield name
    yield name.split("#", 1)[0]
    yield from (parent.as_posix() for parent in PurePosixPath(name).parents if parent.name)


def _stated(row: Mapping[str, str]) -> tuple[Stated, list[str]]:
    problems: list[str] = []
    url, published, language = row.get("url"), row.get("published"), row.get("language")
    code = _LANGUAGE.fullmatch(language) if language else None
    day = _day(published) if published else None
    if url and web_address(url) is None:
        problems.append(f'has url "{shown(url)}", which is no http or https address')
    if published and day is None:
        problems.append(f'has published "{shown(published)}", which is no clear date: write it as 2024-12-06')
    if language and code is None:
        problems.append(f'has language "{shown(language)}", which is no code like en')
    stated = Stated(
        title=row.get("title") or None,
        outlet=row.get("outlet") or None,
        url=web_address(url),
        published=day,
        language=code.group(1).lower() if code else None,
    )
    return stated, problems


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return parse_date(value)
