"""HTML pages: the article's text, and only the facts that the page states."""

# ruff: noqa: E501  # pages stand as they are written

from datetime import date

import pytest

from geonews.errors import InputError
from geonews.reading import Overrides
from geonews.reading.html import article_from_html

FIRST = "M23 fighters entered the airport of Goma on Tuesday, two officials said, after days of fighting."
SECOND = "The army said that its soldiers had withdrawn to Minova, some 40 kilometres to the south-west of the city."
THIRD = "Flights with aid have stopped. Thousands of people walked to the border with Rwanda in the night."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Fighters take Goma airport | Lake Post</title>
{{head}}
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/u">Ukraine</a></li><li><a href="/s">Sudan</a></li></ul></nav>
<time datetime="2030-01-01">1 January 2030</time></header>
<article><h1>Fighters take Goma airport</h1><p class="byline">By our correspondent</p>{{time}}
<div class="share"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>
<figure><img src="a.jpg"><figcaption>Smoke above Goma on Monday. Photo: AFP</figcaption></figure>
<p>{FIRST}</p><p>{SECOND.replace("Minova", '<a href="/m">Minova</a>')}</p>
<h2>Aid cut off</h2><p>{THIRD}</p><p>(With files from Reuters)</p></article>
<aside><h3>Related</h3><ul><li><a href="/w">Army retakes Wad Madani</a></li><li><a href="/k">Drones over Kyiv</a></li></ul>
<figure><figcaption>A market in Juba.</figcaption></figure></aside>
<footer><p>© 2031 Lake Post. All rights reserved.</p><time class="updated" datetime="2031-02-02">now</time></footer>
</body></html>"""


def page(head: str = "", time: str = "") -> bytes:
    return PAGE.format(head=head, time=time).encode()


def test_text_and_zones() -> None:
    article = article_from_html(page(), id="a.html")
    assert article.extracted
    assert article.text.split("\n\n") == [
        "Fighters take Goma airport",
        "Smoke above Goma on Monday. Photo: AFP",
        FIRST,
        SECOND,
        "Aid cut off",
        THIRD,
        "(With files from Reuters)",
    ]
    zones = [s.zone for s in article.segments]
    assert zones == ["title", "caption", "body", "body", "subhead", "body", "credit"]
    assert article.source_text[article.to_source(article.text.index("Minova")) :].startswith("Minova,")
    assert (article.title, article.wire) == ("Fighters take Goma airport", "With files from Reuters")


def test_menus_and_sidebars_are_not_in_the_source_text() -> None:
    source = article_from_html(page(), id="a.html").source_text
    for word in ("Ukraine", "Wad Madani", "Kyiv", "Juba", "Facebook", "rights reserved"):
        assert word not in source


def test_a_page_without_statements_has_no_facts() -> None:
    article = article_from_html(page(), id="a.html")
    assert (article.published, article.outlet, article.url) == (None, None, None)


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ('<meta property="article:published_time" content="2025-01-28T23:30:00-05:00">', ""),
        ('<meta name="date" content="28 January 2025">', ""),
        ('<meta itemprop="datePublished" content="2025-01-28">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-01-28"}</script>', ""),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
                '{"@type": ["ReportageNewsArticle"], "datePublished": "2025-01-28T08:00:00Z"}]}</script>'
            ),
            "",
        ),
        ("", '<time class="published" datetime="2025-01-28T08:00Z">Tuesday</time>'),
        ("", '<div class="post-date"><time>28 January 2025</time></div>'),
        ("", '<time pubdate datetime="2025-01-28">Tuesday</time>'),
        ("", '<span itemprop="datePublished" content="2025-01-28">Tuesday</span>'),
    ],
)
def test_published_where_the_page_states_it(head: str, time: str) -> None:
    assert article_from_html(page(head, time), id="a").published == date(2025, 1, 28)


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ('<meta property="article:modified_time" content="2025-01-28">', ""),
        ('<meta name="generator-date" content="2025-01-28">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2025-01-28"}</script>', ""),
        ('<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-01-28"}</script>', ""),
        ('<script type="application/ld+json">not JSON</script>', ""),
        ('<link rel="canonical" href="https://lake.example/2025/01/28/goma">', ""),
        ("", '<time class="post-updated" datetime="2025-01-28">now</time>'),
        ("", '<time class="comment published" datetime="2025-01-28">now</time>'),
    ],
)
def test_other_dates_are_not_publication(head: str, time: str) -> None:
    assert article_from_html(page(head, time), id="a").published is None


def test_facts_from_the_head() -> None:
    head = (
        '<meta property="og:site_name" content="Lake &amp; Post"><meta property="og:title" content="Goma falls | Lake & Post">'
        '<link rel="canonical" href="/goma"><meta property="og:url" content="https://lake.example/x">'
    )
    article = article_from_html(page(head), id="a")
    assert (article.outlet, article.url) == ("Lake & Post", "https://lake.example/goma")
    assert article.title == "Goma falls"
    assert article.text.startswith("Goma falls\n\n")


def test_facts_from_json_ld() -> None:
    head = (
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Goma falls", "publisher": '
        '{"name": "Lake Post"}, "mainEntityOfPage": {"@id": "https://lake.example/goma"}}]</script>'
    )
    article = article_from_html(page(head), id="a")
    assert (article.title, article.outlet, article.url) == ("Goma falls", "Lake Post", "https://lake.example/goma")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//"])
def test_addresses_that_are_no_web_pages_are_dropped(url: str) -> None:
    head = f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
    assert article_from_html(page(head), id="a").url is None


def test_flags_fill_the_gaps() -> None:
    said = Overrides(outlet="O", published=date(2020, 1, 1), url="https://o.example/", language="sw")
    article = article_from_html(page(), id="a", overrides=said)
    assert (article.outlet, article.published, article.url) == ("O", date(2020, 1, 1), "https://o.example/")
    assert article.language == "sw"


def test_a_page_of_one_sentence() -> None:
    data = (
        b"<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><h1>Shelling in Lashio</h1>"
        b"<p>Four shells fell on Lashio.</p><footer>(c) 2024 The Salween</footer></body></html>"
    )
    article = article_from_html(data, id="a")
    assert article.text == "Shelling in Lashio\n\nFour shells fell on Lashio."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1251", "cp1251"), ("iso-8859-5", "iso8859_5"), ("utf-8", "utf-8"), ("nonsense", "cp1251")],
)
def test_charset_of_the_head(charset: str, encoding: str) -> None:
    text = "Жители уезжают в сторону Гориса, на выезде из города стоят сотни машин, сообщил представитель."
    data = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'.encode(encoding)
    assert article_from_html(data, id="a").source_text == text


def test_utf8_wins_over_a_wrong_charset() -> None:
    data = f'<html><head><meta charset="iso-8859-1"></head><body><p>{FIRST} Ménaka.</p></body></html>'.encode()
    assert "Ménaka" in article_from_html(data, id="a").source_text


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"no page", b"<html></html>", b"<html><body><script>x</script></body></html>"]
)
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(InputError):
        article_from_html(data, id="a")


@pytest.mark.parametrize(
    "head",
    [
        "<div>" * 20_000,
        '<script type="application/ld+json">' + '{"@graph":[' * 50_000 + "</script>",
        '<script type="application/ld+json">[{"@type": "Article", "datePublished": 5, "publisher": [], "headline": {}}]</script>',
        '<meta property="og:url" content="http://[">',
        "<meta a=b " * 10_000,
        "&#0;&#xd800;&#x202e;",
    ],
)
def test_hostile_pages_end(head: str) -> None:
    data = page().replace(b"{head}", b"").replace(b"</head>", head.encode() + b"</head>")
    try:
        article = article_from_html(data, id="a")
    except InputError:
        return
    assert article.source_text.encode("utf-8")
