"""PDF files: their text by pypdf, without the lines that every page repeats."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.articles import MAX_CHARACTERS, Options, extracted_article
from geonews.reading.stated import Stated

MAX_PAGES = 1_000
_SILENT = logging.NullHandler()
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|стр\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-\u2010]\n([^\W\d_]{2,})")
_EDGE = 2
_NUMBER_LENGTH = 40


def article_from_pdf(data: bytes, *, id: str, options: Options) -> Article:  # noqa: A002
    """The article in a PDF. What its file properties say of title and dates is the file's, not the article's.

    Raises:
        InputError: it is encrypted, damaged, a scan or too long. The message is the reason alone.
    """
    pages = _without_repeats([page.split("\n") for page in _pages(data)])
    text = _without_hyphens("\n\n".join("\n".join(lines).strip("\n") for lines in pages))
    if not text.strip():
        raise InputError("holds no text: it is a scan, run OCR first")
    return extracted_article(text, id=id, stated=Stated(), options=options)


def _pages(data: bytes) -> list[str]:
    """The text of each page; a page that is damaged has none."""
    import pypdf  # noqa: PLC0415  # only for PDF files

    logging.getLogger("pypdf").addHandler(_SILENT)  # or its remarks on damage go to the terminal
    pages: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        # Many files that anyone may read are locked against changes with an empty password.
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except pypdf.errors.DependencyError:
        locked, count = True, 0
    except Exception as error:  # noqa: BLE001  # pypdf raises anything on damaged files
        raise InputError(f"is a damaged PDF ({type(error).__name__}): fetch it again") from None
    if locked:
        raise InputError("is encrypted: save a copy without a password")
    if count > MAX_PAGES:
        raise InputError(f"has {count:,} pages, more than the {MAX_PAGES:,} allowed: split it")
    for number in range(count):
        pages.append(_page_text(reader, number))
        if sum(map(len, pages)) > MAX_CHARACTERS:
            break
    return pages


def _page_text(reader: Any, number: int) -> str:
    try:
        return str(reader.pages[number].extract_text()).replace("\x00", "")
    except Exception:  # noqa: BLE001  # one damaged page costs that page
        return ""


def _without_repeats(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers, and without the first and last lines that most of them share."""
    shared = Counter(form for lines in pages for form in {_form(line) for line in _edges(lines)})
    often = {form for form, n in shared.items() if form and n > 2 and 2 * n > len(pages)}
    return [_trimmed(lines, often) for lines in pages]


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return filled[:_EDGE] + filled[-_EDGE:]


def _trimmed(lines: list[str], often: set[str]) -> list[str]:
    edges = [i for i, line in enumerate(lines) if line.strip()]
    drop = {i for i in edges[:_EDGE] + edges[-_EDGE:] if _form(lines[i]) in often or _is_page_number(lines[i])}
    return [line for i, line in enumerate(lines) if i not in drop]


def _is_page_number(line: str) -> bool:
    line = line.strip()
    return len(line) <= _NUMBER_LENGTH and _PAGE_NUMBER.fullmatch(line) is not None


def _form(line: str) -> str:
    """A line for comparison: page numbers differ from page to page."""
    return _DIGITS.sub("0", " ".join(line.split()).casefold())


def _without_hyphens(text: str) -> str:
    """Words broken at the end of a line put together: at a soft hyphen, or where the whole word occurs too."""
    text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    words = set(re.findall(r"[^\W\d_]+", text))
    return _HYPHENATED.sub(lambda m: m[1] + m[2] + "\n" if m[1] + m[2] in words else m[0], text)
