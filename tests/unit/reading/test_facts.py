"""Title, date, outlet and agency: stated by the text, or None."""

from datetime import date

import pytest

from geonews.reading import Overrides, article_from_text

BODY = "Four shells fell on the north of Lashio on Tuesday, a resident said by telephone. Nobody was hurt."
MENU = "Home\nWorld\nAsia\nMyanmar\nThailand\nContact us\n"


def test_a_text_that_states_nothing() -> None:
    article = article_from_text(BODY, id="a")
    assert (article.title, article.published, article.outlet, article.wire, article.url) == (None,) * 5


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Shelling in Lashio\n5 January 2024\n{BODY}", date(2024, 1, 5)),
        (f"5 January 2024\nShelling in Lashio\n{BODY}", date(2024, 1, 5)),
        (f"{MENU}Shelling in Lashio\n5 January 2024\n{BODY}", date(2024, 1, 5)),
        (f"{MENU}Shelling in Lashio\n{BODY}\n{BODY}\nPublished on 5 January 2024\n", date(2024, 1, 5)),
        (f"{MENU}Shelling in Lashio\nPublished\n5 January 2024\n{BODY}", date(2024, 1, 5)),
        (f"Shelling in Lashio\n\nYANGON, Jan. 5, 2024 (AP) — {BODY}", date(2024, 1, 5)),
        # A header shows the day on which the page was saved.
        (f"Friday, 5 January 2024\n{MENU}Shelling in Lashio\n{BODY}", None),
        (f"{MENU}Friday, 5 January 2024\nShelling in Lashio\n{BODY}", None),
        (f"{MENU}Shelling in Lashio\nLast updated: 5 January 2024\n{BODY}", None),
        (f"{MENU}Shelling in Lashio\n{BODY}\nRelated\nFloods in Bago\n5 January 2024\n", None),
        (f"Shelling in Lashio\n\n{BODY}\n\n© 2024 The Salween", None),
        (f"Shelling in Lashio\n\n{BODY} It was the worst day since 5 January 2024.", None),
        (f"Shelling in Lashio, 5 January 2024\n\n{BODY}", None),
    ],
)
def test_published(text: str, published: date | None) -> None:
    assert article_from_text(text, id="a").published == published


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2024 The Salween", "The Salween"),
        ("Copyright © 2019-2024 The Salween. All rights reserved.", "The Salween"),
        ("(c) 2024 salween.example, all rights reserved", "salween.example"),
        ("© The Salween 2024", "The Salween"),
        ("Copyright 2024 by The Salween | Terms", "The Salween"),
        ("© 2024. All rights reserved.", None),
        ("© Getty Images", None),
        ("© 2024 AFP", None),
    ],
)
def test_outlet_behind_the_copyright_sign(line: str, outlet: str | None) -> None:
    assert article_from_text(f"{MENU}Shelling in Lashio\n{BODY}\n{line}\n", id="a").outlet == outlet


def test_outlet_behind_the_headline_in_the_first_line() -> None:
    text = f"Shelling in Lashio | The Salween\n{MENU}Shelling in Lashio\n{BODY}"
    article = article_from_text(text, id="a")
    assert (article.title, article.outlet) == ("Shelling in Lashio", "The Salween")


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"Shelling in Lashio\n\n{BODY}\n\n(With files from Reuters | Agencies)", "With files from Reuters | Agencies"),
        (f"Shelling in Lashio\n\nYANGON (AP) — {BODY}", "AP"),
        (f"Shelling in Lashio\n\nBy Reuters\n\n{BODY}", "Reuters"),
        (f"Shelling in Lashio\n\n{BODY}\n\nReuters contributed to this report.", "Reuters contributed to this report."),
        (f"Shelling in Lashio\n\n{BODY}", None),
        (f"Shelling in Lashio\n\nYANGON (KNU) — {BODY}", None),
    ],
)
def test_wire(text: str, wire: str | None) -> None:
    assert article_from_text(text, id="a").wire == wire


def test_stated_values_win_over_the_flags_and_these_fill_the_gaps() -> None:
    said = Overrides(title="T", outlet="O", url="https://o.example/a", published=date(2020, 1, 1), language="my")
    stated = article_from_text(f"Shelling in Lashio\n5 January 2024\n{BODY}", id="a", overrides=said)
    assert (stated.title, stated.published) == ("Shelling in Lashio", date(2024, 1, 5))
    assert (stated.outlet, stated.url, stated.language) == ("O", "https://o.example/a", "my")
    given = article_from_text(BODY, id="a", overrides=said, title="Given", published=date(2021, 1, 1), language="en")
    assert (given.title, given.published, given.language) == ("Given", date(2021, 1, 1), "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Жители уезжают в сторону Гориса, на выезде стоят сотни машин.", "ru"),
        ("Українські військові зупинили колону бронетехніки між селами.", "uk"),
        ("أعلنت قوات الدعم السريع أنها سيطرت على مدينة نيالا.", "ar"),
        ("L'armée a repris le contrôle de la route qui mène à Djibo.", "fr"),
        ("Gao fell.", None),
        ("1234567890 1234567890 1234567890", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert article_from_text(text, id="a").language == language


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "http://", "https://a b", "x", "http://[", ""],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    assert article_from_text(BODY, id="a", url=url).url is None


def test_posts_of_many_days_have_no_day_of_publication() -> None:
    posts = (
        "Front Notes, [12.10.2023 08:15]\nThe railway station has been hit twice, local sources say.\n\n"
        "Front Notes, [{day}.10.2023 09:40]\nThe road to Orlivka is still open, the administration says.\n"
    )
    assert article_from_text(posts.format(day=12), id="a").published == date(2023, 10, 12)
    assert article_from_text(posts.format(day=13), id="a").published is None
