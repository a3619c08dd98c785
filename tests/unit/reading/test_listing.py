"""A table beside the articles."""

from datetime import date
from pathlib import Path

import pytest

from geonews.reading import Overrides, read_records

from .builders import FIRST, PAGE, TEXT, item, rss, zipped
from .reading import read_files, sorted_out

PAGE_WITH_FACTS = PAGE.replace("<title>", '<meta name="date" content="2020-01-01"><title>').encode()
TABLE = (
    "File,Title,Outlet,URL,Published,Language,Notes\n"
    'a.html,"Goma, taken",Lake Post,https://lake.example/goma,2025-01-28,sw,mine\n'
    "sub/b.txt,,The Salween,,28 January 2025,,\n"
)
FILES = {"a.html": PAGE_WITH_FACTS, "sub/b.txt": TEXT.encode(), "c.txt": FIRST.encode()}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("articles.csv", TABLE),
        ("articles.csv", TABLE.replace(",", ";").replace("Goma;", "Goma,")),
        ("articles.tsv", TABLE.replace('"Goma, taken"', "Goma; taken").replace(",", "\t").replace("Goma;", "Goma,")),
        ("articles.csv", "\ufeff" + TABLE.replace("\n", "\r\n").replace("sub/b", ".\\sub\\b")),
    ],
)
def test_what_a_row_says_wins_over_the_file(name: str, table: str, tmp_path: Path) -> None:
    articles, errors = read_files(
        tmp_path, {name: table.encode(), **FILES}, overrides=Overrides(outlet="O", language="fr")
    )
    assert not errors
    page, text, other = articles["a.html"], articles["sub/b.txt"], articles["c.txt"]
    assert (page.title, page.outlet, page.url) == ("Goma, taken", "Lake Post", "https://lake.example/goma")
    assert (page.published, page.language) == (date(2025, 1, 28), "sw")
    assert (text.outlet, text.published, text.language) == ("The Salween", date(2025, 1, 28), "fr")
    assert (other.outlet, other.published) == ("O", None)


def test_it_counts_for_files_named_by_hand(tmp_path: Path) -> None:
    read_files(tmp_path, {"articles.csv": TABLE.encode(), **FILES})
    names = [str(tmp_path / name) for name in ("a.html", "articles.csv", "c.txt")]
    articles, errors = sorted_out(read_records(names))
    assert not errors
    assert list(articles) == ["a.html", "c.txt"]
    assert articles["a.html"].outlet == "Lake Post"


def test_the_nearer_table_wins(tmp_path: Path) -> None:
    near = b"file,outlet\nb.txt,Near\n"
    articles, errors = read_files(tmp_path, {"articles.csv": TABLE.encode(), "sub/articles.csv": near, **FILES})
    assert not errors
    assert (articles["sub/b.txt"].outlet, articles["sub/b.txt"].published) == ("Near", date(2025, 1, 28))


def test_rows_about_many_articles_in_a_file(tmp_path: Path) -> None:
    table = (
        b"file,title,outlet,published\nin.rss,All,Lake Post Kivu,2025-01-30\nz.zip/a.html,Other,,2025-01-31\n"
        b"in.rss#lake-2,Second,,\n"
    )
    files = {"in.rss": rss(item(1), item(2)), "z.zip": zipped({"a.html": PAGE_WITH_FACTS}), "articles.csv": table}
    articles, errors = read_files(tmp_path, files)
    assert not errors
    first, second, third = (articles[name] for name in ("in.rss#lake-1", "in.rss#lake-2", "z.zip/a.html"))
    assert (first.title, first.outlet, first.published) == ("Goma airport taken 1", "Lake Post Kivu", date(2025, 1, 30))
    assert second.title == "Second"
    assert (third.title, third.published) == ("Other", date(2025, 1, 31))


def test_what_is_wrong_with_a_row_is_one_line_and_costs_nothing_else(tmp_path: Path) -> None:
    table = (
        "file,outlet,url,published,language\n"
        "nowhere.txt,x,,,\n"
        "../c.txt,x,,,\n"
        "/etc/passwd,x,,,\n"
        ",x,,,\n"
        "c.txt,Lake Post,javascript:alert(1),12/06/2024,English please\n"
        "c.txt,again,,,\n"
        "\n"
        f"{'x' * 5000},x,,,\n"
    )
    articles, errors = read_files(tmp_path, {"articles.csv": table.encode(), **FILES})
    lines = sorted((int(id_.rpartition(":")[2]), line) for id_, line in errors.items())
    assert [number for number, _ in lines] == [2, 3, 4, 5, 6, 7, 9]
    assert "not beside the table" in dict(lines)[3]
    assert dict(lines)[6].count(";") == 2
    assert articles["c.txt"].outlet == "Lake Post"
    assert (articles["c.txt"].url, articles["c.txt"].published, articles["c.txt"].language) == (None, None, "en")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", 'no column "file"'),
        (b"name,outlet\na.html,x\n", 'no column "file"'),
        (b'file,outlet\na.html,"x\n', "no sound table"),
        (b"\x00\x01\x02\xff" * 20, "binary"),
    ],
)
def test_a_table_that_is_none_costs_itself(data: bytes, reason: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"articles.csv": data, **FILES})
    assert articles.keys() == FILES.keys()
    (line,) = errors.values()
    assert reason in line
    assert "articles.csv" in line
