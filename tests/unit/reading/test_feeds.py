"""Feeds: every item an article with its own facts, and nothing that a hostile file can make of it."""

import time
from datetime import date
from pathlib import Path

import pytest

from .builders import FIRST, MARKUP, SECOND, TEXT, item, rss
from .reading import read_files

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr-CD"><title>Lake Post</title><id>urn:feed</id>
<updated>2025-02-01T00:00:00Z</updated>
<entry><title type="html">Goma &amp;amp; Minova</title><id>urn:1</id>
<link rel="self" href="https://lake.example/1.atom"/><link href="https://lake.example/1"/>
<published>2025-01-28T23:30:00-05:00</published><updated>2025-01-30T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry>
<entry><title>Only changed</title><id>urn:2</id><updated>2025-01-30T00:00:00Z</updated>
<summary>{FIRST}</summary></entry></feed>""".encode()

RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://lake.example/"><title>Lake Post</title></channel>
<item rdf:about="https://lake.example/1"><title>Goma</title><link>https://lake.example/1</link>
<dc:date>2025-01-28T10:00:00Z</dc:date><description>{FIRST}</description></item></rdf:RDF>""".encode()

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY {c} "{f"&{chr(ord(c) - 1)};" * 10}">'.encode() for c in "bcdefghij")
    + b']><rss version="2.0"><channel><title>T</title><item><title>Goma &j;</title><guid>1</guid><description>'
    + FIRST.encode()
    + b"&j;</description></item></channel></rss>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel>'
    b"<item><title>Goma</title><guid>1</guid><description>"
    + FIRST.encode()
    + b" &x;</description></item></channel></rss>"
)


def test_rss(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"in.rss": rss(item(1), item(2))})
    assert not errors
    assert list(articles) == ["in.rss#lake-1", "in.rss#lake-2"]
    article = articles["in.rss#lake-1"]
    assert article.source_text == f"Goma airport taken 1\n\n{TEXT}"
    assert (article.title, article.outlet, article.language) == ("Goma airport taken 1", "Lake Post", "en")
    assert (article.url, article.published) == ("https://lake.example/1", date(2025, 1, 28))


def test_atom(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"in.atom": ATOM})
    assert not errors
    first, second = articles["in.atom#urn:1"], articles["in.atom#urn:2"]
    assert first.source_text == f"Goma & Minova\n\n{TEXT}"
    assert (first.url, first.published, first.language) == ("https://lake.example/1", date(2025, 1, 28), "fr")
    # The day of a change is not the day of publication.
    assert (second.published, second.url) == (None, None)
    assert second.text == f"Only changed\n\n{FIRST}"


def test_rdf(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"in.xml": RDF})
    article = articles["in.xml#https://lake.example/1"]
    assert (article.outlet, article.published) == ("Lake Post", date(2025, 1, 28))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 28 Jan 2025 23:30:00 -0500", date(2025, 1, 28)),
        ("28 Jan 2025 10:00 GMT", date(2025, 1, 28)),
        ("2025-01-28T10:00:00Z", date(2025, 1, 28)),
        ("28 January 2025", date(2025, 1, 28)),
        ("yesterday", None),
        ("01/02/2025", None),
        ("", None),
    ],
)
def test_dates(written: str, day: date | None, tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"in.rss": rss(item(1, date=written))})
    assert articles["in.rss#lake-1"].published == day


def test_an_item_without_full_text_is_a_short_article(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"in.rss": rss(item(1, content=""))})
    assert articles["in.rss#lake-1"].text == "Goma airport taken 1\n\nFighters entered the airport."


def test_an_item_of_another_outlet_names_it(tmp_path: Path) -> None:
    one = item(1).replace("<guid>", '<source url="https://salween.example/rss">The Salween</source><guid>')
    articles, _ = read_files(tmp_path, {"in.rss": rss(one)})
    assert articles["in.rss#lake-1"].outlet == "The Salween"


def test_hidden_parts_and_the_trailer_of_a_blog_are_not_the_article(tmp_path: Path) -> None:
    content = (
        f'<p style="display:none">Preview of Kyiv</p>{MARKUP}<script>Sumy</script>'
        '<p>The post <a href="/1">Goma airport taken</a> appeared first on <a href="/">Lake Post</a>.</p>'
    )
    articles, _ = read_files(tmp_path, {"in.rss": rss(item(1, content))})
    assert articles["in.rss#lake-1"].text == f"Goma airport taken 1\n\n{TEXT}"


def test_ids_stay_apart(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"in.rss": rss(item(1), item(2, guid="lake-1"), item(3, guid="x" * 5000))})
    assert not errors
    assert list(articles) == ["in.rss#lake-1", "in.rss#2", "in.rss#3"]


def test_an_empty_item_costs_itself(tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"in.rss": rss("<item><guid>0</guid></item>", item(1))})
    assert list(articles) == ["in.rss#lake-1"]
    assert "in.rss#1: is empty" in errors["in.rss#0"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss(), "without items"),
        (b"<a><b/></a>", "no RSS or Atom feed"),
        (b"<rss", "broken XML"),
        (b"words", "broken XML"),
        (b'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "b">]>', "declares XML entities"),
    ],
)
def test_files_without_items_are_one_line(data: bytes, reason: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {"in.xml": data})
    assert not articles
    assert reason in errors["in.xml"]


def test_of_a_feed_that_breaks_off_the_items_before_are_read(tmp_path: Path) -> None:
    whole = rss(item(1), item(2))
    articles, errors = read_files(tmp_path, {"in.rss": whole[: whole.index(b"Goma airport taken 2")]})
    assert "in.rss#lake-1" in articles
    assert "broken XML" in errors["in.rss"]


def test_names_of_html_in_a_feed_cost_nothing(tmp_path: Path) -> None:
    broken = rss(item(1)).replace(b"Lake Post", b"Lake&nbsp;Post & Sons &eacute;")
    articles, errors = read_files(tmp_path, {"in.rss": broken})
    assert not errors
    assert articles["in.rss#lake-1"].outlet == "Lake Post & Sons é"
    assert articles["in.rss#lake-1"].text.endswith(SECOND)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE], ids=["a billion laughs", "a file of the machine"])
def test_entities_are_not_followed(data: bytes, encoding: str, tmp_path: Path) -> None:
    begun = time.process_time()
    articles, errors = read_files(tmp_path, {"in.rss": data.decode().encode(encoding), "good.txt": TEXT.encode()})
    assert time.process_time() - begun < 10
    assert encoding != "utf-8" or "declares XML entities" in errors["in.rss"]
    assert "good.txt" in articles
    for article in articles.values():
        assert "haha" not in article.source_text
        assert "root:" not in article.source_text


def test_a_page_saved_under_the_name_of_a_feed(tmp_path: Path) -> None:
    articles, _ = read_files(tmp_path, {"in.xml": f"<!DOCTYPE html><html><body>{MARKUP}</body></html>".encode()})
    assert articles["in.xml"].text == TEXT
