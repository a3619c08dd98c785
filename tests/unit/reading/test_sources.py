"""Files, folders and streams: ids, failures in one line, and everything else still read."""

import codecs
import io
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from geonews.model import Article
from geonews.reading import Failure, Overrides, Record, read, read_records

TEXT = "Four shells fell on the north of Lashio on Tuesday."


def line(article_id: str, text: str = TEXT, **fields: object) -> bytes:
    return json.dumps({"id": article_id, "text": text, **fields}).encode() + b"\n"


def read_all(
    paths: Sequence[str | Path], stdin: bytes = b"", **options: object
) -> tuple[dict[str, Article], list[Failure]]:
    results = list(read([str(path) for path in paths], stdin=io.BytesIO(stdin), **options))  # type: ignore[arg-type]
    articles = {result.id: result for result in results if isinstance(result, Article)}
    failures = [result for result in results if isinstance(result, Failure)]
    assert len(articles) + len(failures) == len(results)
    for failure in failures:
        assert failure.error.isprintable(), failure.error
        assert "Traceback" not in failure.error
    return articles, failures


def only_failure(path: Path) -> Failure:
    articles, failures = read_all([path])
    assert not articles
    (failure,) = failures
    assert path.name in failure.error
    return failure


def test_ids_are_paths_relative_to_the_argument(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "plain", "sub/deep/c.txt", "sub/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / ".hidden").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(TEXT, encoding="utf-8")
    articles, failures = read_all([tmp_path])
    assert list(articles) == ["a.md", "b.txt", "plain", "sub/a.txt", "sub/deep/c.txt"]
    assert not failures
    articles, _ = read_all([tmp_path / "sub" / "a.txt"])
    assert list(articles) == ["a.txt"]


def test_the_source_is_the_decoded_file_without_newline_translation(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(codecs.BOM_UTF8 + "Ménaka fell.\r\n\r\nGao held.\r".encode())
    articles, _ = read_all([path])
    assert articles["a.txt"].source_text == "Ménaka fell.\r\n\r\nGao held.\r"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        line("a", published="2024-01-05")
        + b'{"id": "b", "text": \n'
        + b"\n"
        + line("c", spans=[[33, 39]])
        + b'{"id": "d"}\n'
        + b"\xff\xfe broken \x00\n"
        + line("a")
        + line("e").rstrip()
    )
    records = list(read_records([str(path)]))
    good = [record for record in records if isinstance(record, Record)]
    assert [(r.article.id, r.spans) for r in good] == [("a", None), ("c", ((33, 39),)), ("e", None)]
    assert good[0].article.published == date(2024, 1, 5)
    bad = [record for record in records if isinstance(record, Failure)]
    assert [failure.id for failure in bad] == [f"{path}:2", "d", f"{path}:6", "a"]
    assert "in.jsonl:5" in bad[1].error
    assert "repeated id" in bad[3].error


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_with_a_byte_order_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes((line("a").decode() + line("b").decode()).encode(encoding))
    articles, failures = read_all([path])
    assert list(articles) == ["a", "b"]
    assert not failures
    articles, failures = read_all(["-"], stdin=path.read_bytes())
    assert list(articles) == ["a", "b"]


def test_a_json_document_over_many_lines(tmp_path: Path) -> None:
    one, many, lines = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "lines.json"
    one.write_text(json.dumps({"id": "a", "text": TEXT}, indent=2), encoding="utf-8")
    many.write_text(json.dumps([{"id": "b", "text": TEXT}, 5], indent=2), encoding="utf-8")
    lines.write_bytes(line("c") + line("d"))
    articles, failures = read_all([one, many, lines])
    assert list(articles) == ["a", "b", "c", "d"]
    assert [failure.id for failure in failures] == [f"{many}:2"]


def test_stdin_as_json_lines() -> None:
    articles, failures = read_all(["-"], stdin=b"\n  " + line("a") + b"{}\n" + line("b"))
    assert list(articles) == ["a", "b"]
    assert [failure.id for failure in failures] == ["stdin:2"]


def test_stdin_with_a_broken_first_line_is_still_json_lines() -> None:
    articles, failures = read_all(["-"], stdin=b'{"id": "a", "text"\n' + line("b"))
    assert list(articles) == ["b"]
    assert len(failures) == 1


@pytest.mark.parametrize("text", [TEXT, "{sic} shells fell on Lashio.", "{\nShells fell.\n}", '["a"]'])
def test_stdin_as_one_article(text: str) -> None:
    articles, failures = read_all(["-"], stdin=text.encode())
    assert not failures
    assert articles["stdin"].source_text == text


def test_overrides_reach_every_kind_of_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_bytes(line("c") + line("d", outlet="The Salween"))
    articles, _ = read_all([tmp_path], overrides=Overrides(outlet="O", published=date(2024, 1, 5)))
    assert {key: article.outlet for key, article in articles.items()} == {
        "a.txt": "O",
        "b.html": "O",
        "c": "O",
        "d": "The Salween",
    }
    assert {article.published for article in articles.values()} == {date(2024, 1, 5)}


def test_repeated_ids_keep_the_first(tmp_path: Path) -> None:
    for folder, words in (("x", "First."), ("y", "Second.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(words, encoding="utf-8")
    articles, failures = read_all([tmp_path / "x", tmp_path / "y"])
    assert articles["a.txt"].source_text == "First."
    assert [failure.id for failure in failures] == ["a.txt"]


def test_an_html_page_with_the_wrong_suffix_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"<!DOCTYPE html>\n<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    articles, _ = read_all([tmp_path])
    assert articles["page.txt"].source_text == TEXT
    assert articles["page.txt"].extracted


def test_bad_inputs_cost_themselves_only(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").mkdir()
    (tmp_path / "round" / "again").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    articles, failures = read_all([tmp_path, tmp_path / "missing"])
    assert list(articles) == ["good.txt"]
    errors = {failure.id: failure.error for failure in failures}
    assert errors.keys() == {
        "bad.png", "empty.txt", "image.txt", "link.txt", "loop.txt", "pipe.txt", str(tmp_path / "missing"),
    }  # fmt: skip
    assert "unknown suffix" in errors["bad.png"]
    assert "is empty" in errors["empty.txt"]
    assert "PNG" in errors["image.txt"]
    assert "not there" in errors["link.txt"]
    assert "not a regular file" in errors["pipe.txt"]
    assert "no such file" in errors[str(tmp_path / "missing")]


def test_an_unknown_suffix_named_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "report.odt"
    path.write_bytes(b"PK\x03\x04")
    assert ".jsonl" in only_failure(path).error


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a"])
def test_empty_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b" \n")
    only_failure(path)


def test_an_empty_folder_and_empty_stdin(tmp_path: Path) -> None:
    assert "no files" in only_failure(tmp_path).error
    _, failures = read_all(["-"], stdin=b"")
    assert [failure.id for failure in failures] == ["stdin"]


def test_a_file_used_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    only_failure(tmp_path / "a.txt" / "b.txt")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 20_000_000)
    assert "5,000,000" in only_failure(path).error
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "bytes" in only_failure(path).error


def test_a_json_line_that_is_too_large_costs_that_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line("a") + line("b", "x" * 50_000_000) + line("c", "x" * 20_000_000) + line("d"))
    articles, failures = read_all([path])
    assert list(articles) == ["a", "d"]
    assert ["bytes" in failures[0].error, "characters" in failures[1].error] == [True, True]


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u202etxt.txt", "a\x1b[31m.txt"])
def test_names_cannot_forge_lines(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    _, failures = read_all([tmp_path])
    assert len(failures) == 1


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    articles, failures = read_all([tmp_path, os.fsdecode(b"no\xff.txt"), "nul\0.txt"])
    assert list(articles) == ["caf\ufffd.txt"]
    assert len(failures) == 2


def test_a_stream_is_read_line_by_line() -> None:
    class Endless(io.RawIOBase):
        number = 0

        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> bytes:
            self.number += 1
            return line(str(self.number))

    results = read(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert [next(results).id for _ in range(3)] == ["1", "2", "3"]
