"""Word documents (.docx): a zip archive of XML, read with lxml.

python-docx unpacks a document without limits and leaves out tables and links; all that is needed here is its words.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from geonews.errors import InputError
from geonews.model import Article
from geonews.reading.archives import Budget, zip_members
from geonews.reading.articles import MAX_BYTES, Options, extracted_article
from geonews.reading.stated import Stated

_MAIN = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A second form of the same words, for old programs.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


def article_from_docx(data: bytes, *, id: str, options: Options, budget: Budget) -> Article:  # noqa: A002
    """The article in a Word document. What its file properties say of title and dates is the file's, not the article's.

    Raises:
        InputError: it is no Word document, damaged, or without text. The message is the reason alone.
    """
    text = "\n\n".join(paragraph for paragraph in _paragraphs(_document(data, budget)) if paragraph)
    if not text:
        raise InputError("holds no text")
    return extracted_article(text, id=id, stated=Stated(), options=options)


def _document(data: bytes, budget: Budget) -> Any:
    content = next((m.open() for m in zip_members(io.BytesIO(data), budget) if m.name == _MAIN), None)
    if content is None:
        raise InputError("is no Word document: open it in an office program and save it as .docx or .pdf")
    markup = content.read(MAX_BYTES + 1)
    if len(markup) > MAX_BYTES:
        raise InputError(f"holds more than {MAX_BYTES:,} bytes of markup: split it")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(markup, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is damaged ({error.msg}): save it again") from None


def _paragraphs(document: Any) -> Iterator[str]:
    """The words of each paragraph, those of text boxes after the paragraph that holds them; deleted words left out."""
    for paragraph in document.iter(f"{_WORD}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_words(paragraph)).strip()


def _words(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(f"{_WORD}t", *_BREAKS):
        if next(node.iterancestors(f"{_WORD}p"), None) is paragraph:
            yield _BREAKS.get(node.tag) or node.text or ""
