"""Word documents and PDF files."""

import sys
from pathlib import Path

import pytest

from .builders import FIRST, SECOND, TEXT, docx, pdf, run, zipped
from .reading import read_files

THIRD = "Flights with aid have stopped since the runway was shelled on Sunday evening."


def test_a_word_document(tmp_path: Path) -> None:
    paragraphs = (
        run("Goma airport taken"),
        (
            "<w:r><w:t>Fighters entered the </w:t></w:r><w:hyperlink><w:r><w:t>airport</w:t></w:r></w:hyperlink>"
            "<w:r><w:tab/><w:t>of Goma.</w:t><w:br/><w:t>They came from the north.</w:t></w:r>"
        ),
        "<w:del><w:r><w:delText>Deleted words.</w:delText></w:r></w:del>",
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>In a text box.</w:t></w:r></w:p></mc:Choice>"
            "<mc:Fallback><w:p><w:r><w:t>In a text box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "",
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a table.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    articles, errors = read_files(tmp_path, {"a.docx": docx(*paragraphs, table)})
    assert not errors
    assert articles["a.docx"].source_text.split("\n\n") == [
        "Goma airport taken",
        "Fighters entered the airport of Goma.\nThey came from the north.",
        "In a text box.",
        "In a table.",
    ]
    assert articles["a.docx"].title == "Goma airport taken"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(""), "holds no text"),
        (docx("<w:r>"), "is damaged"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b"<x/>"}), "no Word document"),
        (docx()[:-30], "fetch it again"),
        (b"PK\x03\x04", "fetch it again"),
    ],
)
def test_documents_without_words_are_one_line(data: bytes, reason: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.docx": data})
    assert not articles
    assert reason in errors["a.docx"]


def test_entities_in_a_word_document_are_not_followed(tmp_path: Path) -> None:
    main = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        b"<w:t>Goma fell to the fighters on Monday. &e;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = zipped({"[Content_Types].xml": b"", "word/document.xml": main})
    articles, _ = read_files(tmp_path, {"a.docx": data})
    assert articles["a.docx"].source_text == "Goma fell to the fighters on Monday."


def test_a_pdf(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.pdf": pdf(f"Goma airport taken\n\n{FIRST}", SECOND)})
    assert not errors
    article = articles["a.pdf"]
    assert article.title == "Goma airport taken"
    assert " ".join(article.text.split()) == f"Goma airport taken {FIRST} {SECOND}"


def test_what_every_page_repeats_is_not_the_article(tmp_path: Path) -> None:
    pages = [
        f"Lake Post, 28 January 2025\n{words}\n{number} of 4" for number, words in enumerate((FIRST, SECOND, THIRD), 1)
    ]
    articles, _ = read_files(tmp_path, {"a.pdf": pdf(*pages, "Lake Post, 28 January 2025\nNobody was hurt.\n4 of 4")})
    assert " ".join(articles["a.pdf"].text.split()) == f"{FIRST} {SECOND} {THIRD} Nobody was hurt."


def test_words_broken_at_the_end_of_a_line(tmp_path: Path) -> None:
    lines = (
        "The army holds Zaporizhzhia, it said, and shelling of Zapo-\nrizhzhia and of Russian-\nheld Melitopol went on."
    )
    articles, _ = read_files(tmp_path, {"a.pdf": pdf(lines)})
    text = articles["a.pdf"].text
    assert text.count("Zaporizhzhia") == 2
    assert "Russian- held" in text


def test_a_locked_pdf_that_anyone_may_read(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.pdf": pdf(FIRST, password="")})
    assert articles["a.pdf"].text == FIRST


def test_pdfs_without_text_are_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = pdf(FIRST)
    files = {
        "encrypted.pdf": pdf(FIRST, password="secret"),  # noqa: S106
        "scan.pdf": pdf(""),
        "cut.pdf": whole[:200],
        "empty.pdf": b"%PDF-1.4\n",
        "long.pdf": pdf(*([""] * 1001)),
        "good.pdf": whole,
    }
    articles, errors = read_files(tmp_path, files)
    assert list(articles) == ["good.pdf"]
    assert errors["scan.pdf"].endswith("scan.pdf: holds no text: it is a scan, run OCR first")
    assert "encrypted" in errors["encrypted.pdf"]
    assert "damaged" in errors["cut.pdf"]
    assert "damaged" in errors["empty.pdf"]
    assert "1,001 pages" in errors["long.pdf"]
    assert capfd.readouterr().err == ""


def test_a_damaged_page_costs_itself(tmp_path: Path) -> None:
    whole = pdf(FIRST, SECOND)
    damaged = whole.replace(b"(Fighters", b"<<<<<<<<<", 1)
    assert damaged != whole
    articles, _ = read_files(tmp_path, {"a.pdf": damaged})
    assert SECOND in articles["a.pdf"].text


def test_light_inputs_load_no_heavy_readers(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from geonews.reading import read; assert len(list(read([sys.argv[1]]))) == 1; "
        "print([name for name in ('pypdf', 'trafilatura', 'lxml') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
