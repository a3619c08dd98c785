"""Archives: names, limits and faults. Nothing is written, and a bad member costs itself only."""

import gzip
import json
import os
import struct
import zipfile
from pathlib import Path

import pytest

from geonews.reading.archives import Limits

from .builders import FILES, FIRST, MARKUP, SECOND, TEXT, docx, gzipped, mail, run, zipped
from .reading import read_files, read_stdin

GOOD = {"good.txt": TEXT.encode()}


def test_names(tmp_path: Path) -> None:
    files = {
        "inner/name.html": FILES["a.html"],
        "b.txt": FIRST.encode(),
        "inner/": b"",
        "__MACOSX/._b.txt": b"\x00\x05",
        ".hidden/c.txt": b"x",
        "photo.png": b"\x89PNG",
        "win\\d.txt": SECOND.encode(),
    }
    articles, errors = read_files(tmp_path, {"archive.zip": zipped(files)})
    assert list(articles) == ["archive.zip/inner/name.html", "archive.zip/b.txt", "archive.zip/win/d.txt"]
    assert list(errors) == ["archive.zip/photo.png"]
    assert "unknown suffix" in errors["archive.zip/photo.png"]


def test_names_never_leave_the_archive(tmp_path: Path) -> None:
    evil = {"../../evil.txt": FIRST.encode(), "/etc/evil.txt": SECOND.encode(), "a\n\x1b[31m.txt": b"\x00\x01\x02\x03"}
    articles, errors = read_files(tmp_path / "in", {"a.zip": zipped(evil)})
    assert list(articles) == ["a.zip/evil.txt", "a.zip/etc/evil.txt"]
    assert len(errors) == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"c.txt": FIRST.encode(), "d.txt.gz": gzipped(SECOND.encode()), "m.eml": mail(attachments=GOOD)})
    articles, errors = read_files(tmp_path, {"a.zip": zipped({"b.zip": inner})})
    assert not errors
    assert list(articles) == [
        "a.zip/b.zip/c.txt",
        "a.zip/b.zip/d.txt.gz",
        "a.zip/b.zip/m.eml",
        "a.zip/b.zip/m.eml/good.txt",
    ]


def test_depth(tmp_path: Path) -> None:
    data = zipped(GOOD)
    for _ in range(6):
        data = zipped({"in.zip": data, **GOOD})
    articles, errors = read_files(tmp_path, {"a.zip": data}, limits=Limits(depth=2))
    assert list(articles) == ["a.zip/in.zip/good.txt", "a.zip/good.txt"]
    assert errors.keys() == {"a.zip/in.zip/in.zip/in.zip", "a.zip/in.zip/in.zip/good.txt"}
    assert all("2 archives or mails deep" in line for line in errors.values())


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "a"])
def test_gzip(name: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {name: gzipped(TEXT.encode())})
    assert not errors
    assert articles[name].source_text == TEXT
    assert articles[name].extracted


def test_gzip_of_json_lines_and_of_a_json_list(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": FIRST}, {"id": "b", "text": SECOND}]
    lines = "\n".join(map(json.dumps, rows)).encode()
    files = {"a.jsonl.gz": gzipped(lines), "b.zip": zipped({"c.json": json.dumps(rows).encode()})}
    articles, errors = read_files(tmp_path, files)
    assert list(articles) == ["a", "b"]
    assert all("repeated id" in line for line in errors.values())
    assert list(read_stdin(gzipped(lines))[0]) == ["a", "b"]


def test_a_bad_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({"bad.txt": FIRST.encode() * 3, **GOOD}, zipfile.ZIP_STORED))
    place = data.index(b"Fighters")
    data[place : place + 8] = b"fIGHTERS"
    articles, errors = read_files(tmp_path, {"a.zip": bytes(data)})
    assert list(articles) == ["a.zip/good.txt"]
    assert "is damaged (Bad CRC-32" in errors["a.zip/bad.txt"]


def test_an_encrypted_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({"secret.txt": FIRST.encode(), **GOOD}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + offset
        data[place : place + 2] = struct.pack("<H", 1)
    articles, errors = read_files(tmp_path, {"a.zip": bytes(data)})
    assert list(articles) == ["a.zip/good.txt"]
    assert "is encrypted" in errors["a.zip/secret.txt"]


@pytest.mark.parametrize("cut", [1, 10, 60, 200])
def test_truncated_archives(cut: int, tmp_path: Path) -> None:
    files = {"a.zip": zipped(FILES)[:-cut], "b.txt.gz": gzipped(TEXT.encode())[:-cut], "c.zip": zipped({}), **GOOD}
    articles, errors = read_files(tmp_path, files)
    assert "good.txt" in articles
    assert "fetch it again" in errors["b.txt.gz"] or "is empty" in errors["b.txt.gz"]
    assert "no files" in errors["c.zip"]
    assert errors.get("a.zip") is None or "fetch it again" in errors["a.zip"]


def test_lines_before_the_end_of_a_truncated_gzip_are_read(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"id": str(i), "text": os.urandom(20_000).hex()}).encode() + b"\n" for i in range(20))
    articles, errors = read_files(tmp_path, {"a.jsonl.gz": gzipped(lines)[:-50_000]})
    assert 10 < len(articles) < 20
    assert "is damaged" in errors["a.jsonl.gz"]


def test_a_gzip_bomb(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * 300_000_000, 1)
    articles, errors = read_files(tmp_path, {"a.jsonl.gz": bomb, "b.txt.gz": bomb, **GOOD})
    assert list(articles) == ["good.txt"]
    assert "as a bomb does" in errors["a.jsonl.gz"]
    assert "as a bomb does" in errors["b.txt.gz"]


def test_a_zip_bomb(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"a.zip": zipped({"bomb.txt": b"0" * 30_000_000, **GOOD})})
    assert list(articles) == ["a.zip/good.txt"]
    assert "as a bomb does" in errors["a.zip/bomb.txt"]


def test_a_bomb_in_a_word_document(tmp_path: Path) -> None:
    _, errors = read_files(tmp_path, {"a.docx": docx(run("0" * 30_000_000))})
    assert "as a bomb does" in errors["a.docx"]


def test_all_that_comes_out_is_limited(tmp_path: Path) -> None:
    inner = zipped({f"{i}.txt": TEXT.encode() for i in range(5)})
    files = {"a.zip": zipped({f"{i}.zip": inner for i in range(5)}), **GOOD}
    articles, errors = read_files(tmp_path, files, limits=Limits(bytes=14 * len(TEXT)))
    assert 5 < len(articles) < 12
    assert "good.txt" in articles
    assert "unpacks to more than" in errors["a.zip"]
    assert list(errors) == ["a.zip"]


def test_the_number_of_members_is_limited(tmp_path: Path) -> None:
    files = {"a.zip": zipped({f"{i}.txt": TEXT.encode() for i in range(20)}), **GOOD}
    articles, errors = read_files(tmp_path, files, limits=Limits(members=10))
    assert len(articles) == 11
    assert "more than 10 files" in errors["a.zip"]


def test_a_member_that_claims_another_size(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT.encode() * 100, **GOOD}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    articles, _ = read_files(tmp_path, {"a.zip": bytes(data)})
    assert "a.zip/good.txt" in articles


def test_an_unknown_suffix_inside_gzip(tmp_path: Path) -> None:
    _, errors = read_files(tmp_path, {"a.tar.gz": gzipped(b"x")})
    assert 'unknown suffix ".tar"' in errors["a.tar.gz"]


def test_a_table_in_an_archive(tmp_path: Path) -> None:
    page = f"<html><body>{MARKUP}</body></html>".encode()
    table = b"file,outlet\na.html,Lake Post\nnowhere.txt,x\n"
    data = zipped({"in/articles.csv": table, "in/a.html": page, "b.html": page})
    articles, errors = read_files(tmp_path, {"z.zip": data})
    assert {id_: article.outlet for id_, article in articles.items()} == {
        "z.zip/in/a.html": "Lake Post",
        "z.zip/b.html": None,
    }
    assert [line.rpartition("/")[2] for line in errors] == ["articles.csv:3"]


def test_stdin_as_a_zip_archive() -> None:
    articles, errors = read_stdin(zipped(GOOD))
    assert list(articles) == ["stdin/good.txt"]
    assert not errors
