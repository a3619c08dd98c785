"""Pages as browsers save them: the day of the save is not the day of publication."""

from pathlib import Path

import pytest

from .builders import MARKUP, PAGE, TEXT, mhtml
from .reading import read_files

SINGLEFILE = (
    "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://lake.example/goma?a=1 \n"
    " saved date: Fri Feb 07 2025 10:00:00 GMT+0100 (Central European Standard Time)\n--><head><meta charset=utf-8>"
    f"<title>Goma airport taken</title></head><body><article>{MARKUP}</article></body></html>"
)
COMPLETE = PAGE.replace("<html>", "<!-- saved from url=(0025)https://lake.example/goma -->\n<html>")


def test_mhtml(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.mhtml": mhtml(), "b.mht": mhtml()})
    assert not errors
    article = articles["a.mhtml"]
    assert (article.title, article.url) == ("Goma airport taken", "https://lake.example/goma")
    assert article.published is None
    assert articles["b.mht"].source_text == article.source_text


def test_mhtml_in_another_encoding(tmp_path: Path) -> None:
    text = "Жители уезжают в сторону Гориса, на выезде из города стоят сотни машин, сообщил представитель."
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1251\n\n"
    page = f"<html><body><p>{text}</p></body></html>".encode("cp1251")
    articles, _ = read_files(tmp_path, {"a.mhtml": head + page})
    assert articles["a.mhtml"].source_text == text


@pytest.mark.parametrize(
    "data",
    [mhtml("<p></p>"), b"MIME-Version: 1.0\nContent-Type: image/gif\n\nGIF89a", b"words", mhtml()[:300]],
)
def test_mhtml_without_a_page_is_one_line(data: bytes, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.mhtml": data})
    assert not articles
    assert list(errors) == ["a.mhtml"]


@pytest.mark.parametrize(
    ("page", "url"), [(SINGLEFILE, "https://lake.example/goma?a=1"), (COMPLETE, "https://lake.example/goma")]
)
def test_the_address_in_the_comment_of_a_save(page: str, url: str, tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"a.html": page.encode(), "a.txt": page.encode()})
    for article in articles.values():
        assert (article.url, article.published) == (url, None)
        assert article.text.endswith(TEXT)


def test_the_page_knows_its_own_address_best(tmp_path: Path) -> None:
    page = SINGLEFILE.replace("<title>", '<link rel=canonical href="https://lake.example/own"><title>')
    articles, _ = read_files(tmp_path, {"a.html": page.encode()})
    assert articles["a.html"].url == "https://lake.example/own"


def test_pictures_inside_the_page_do_not_make_it_too_long(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 1_000_000}">'
    page = SINGLEFILE.replace("<article>", f"<article>{picture}")
    articles, errors = read_files(tmp_path, {"a.html": page.encode()})
    assert not errors
    assert articles["a.html"].text.endswith(TEXT)


def test_the_pictures_beside_a_saved_page_are_left_out(tmp_path: Path) -> None:
    files = {"a.html": PAGE, "a_files/logo.png": "x", "a_files/frame.html": PAGE, "b_files/b.txt": "Goma"}
    articles, errors = read_files(tmp_path, {name: text.encode() for name, text in files.items()})
    assert not errors
    assert list(articles) == ["a.html", "b_files/b.txt"]
