"""A made-up year of news for `make bench-map`: articles, mentions and positions as `geonews.tables` gives them.

Seeded: the same rows in every run. Forty mentions and eight positions an article; each of its sentences carries two or
three mentions, every other one a position.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from geonews.model import Location, Mention, Place, PositionReport, Relation, Resolution, Situation, stable_id
from geonews.plain import to_dict
from geonews.tables import join_situations, mention_row, situation_rows
from geonews.vocabulary import CATEGORY_OF, EventType
from tests.benchmarks.maps_ground import Country, Town
from tests.benchmarks.maps_places import placed
from tests.benchmarks.maps_text import Sentence, popular, salad, sentence, vocabulary

Row = dict[str, Any]
SEED = 20_240_101
PER_ARTICLE = 40
MENTIONS_OF_SENTENCES = (2, 3) * 8
ACTORS, OUTLETS, DAYS = 60, 45, 366
UNDATED = 0.03
FIRST_DAY = date(2024, 1, 1)
STATUSES = {
    "asserted": 50, "alleged": 20, "planned": 8, "denied": 6, "conditional": 6, "historical": 6, "negated": 4,
}  # fmt: skip
VOICES = {"article": 40, "indirect_speech": 35, "direct_quote": 20, "presupposed": 5}
EVENTS: dict[EventType, int] = dict.fromkeys(CATEGORY_OF, 4) | {
    "attack": 16, "air_strike": 14, "clash": 10, "deployment": 8, "displacement": 8, "request": 1, "authorization": 1,
    "agreement": 2,
}  # fmt: skip
LANGUAGES = {"en": 85, "ar": 6, "fr": 5, "uk": 4}
SPEAKERS = (None, "the army", "the governor", "a spokesperson", "residents", "the ministry of defence")


@dataclass(frozen=True, slots=True)
class News:
    """From what the rows are drawn."""

    ground: Sequence[Country]
    words: Sequence[str]
    chance: Random

    def one_of(self, shares: dict[Any, int]) -> Any:
        """A key, as often as its share says."""
        return self.chance.choices(list(shares), list(shares.values()))[0]


def made_up(n: int, ground: Sequence[Country]) -> dict[str, list[Row]]:
    """Rows of `n` mentions, `n` / 5 positions and `n` / 40 articles, by the names that `MapInput` gives them.

    Args:
        n: a multiple of 40.
        ground: where it happens.

    Raises:
        ValueError: `n` is no multiple of 40.
    """
    if n % PER_ARTICLE:
        raise ValueError(f"{n} mentions: not a multiple of {PER_ARTICLE}")
    chance = Random(SEED)  # noqa: S311  # the same for all
    news = News(ground, vocabulary(chance), chance)
    rows: dict[str, list[Row]] = {"articles": [], "mentions": [], "positions": []}
    for i in range(n // PER_ARTICLE):
        _add_article(rows, i, news)
    situations = _situations(rows["positions"])
    join_situations(rows["positions"], situations)
    return rows | {"situations": situation_rows(situations, rows["positions"])}


def _add_article(rows: dict[str, list[Row]], i: int, news: News) -> None:
    article, country, end = _article(i, news), popular(news.chance, news.ground), 0
    rows["articles"].append(article)
    for number, n in enumerate(MENTIONS_OF_SENTENCES):
        towns = [popular(news.chance, country.towns) for _ in range(n)]
        actor, event = popular(news.chance, range(ACTORS)), news.one_of(EVENTS)
        told = sentence(
            news.chance, news.words, f"Force {actor + 1}", event.replace("_", " "), [town.name for town in towns]
        )
        start, end = end, end + len(told.text) + 1
        rows["mentions"] += _mentions(article["id"], start, told, towns, country.iso2)
        if number % 2 == 0:
            rows["positions"].append(_position(article, start, told, actor, event, towns, country, news))


def _article(i: int, news: News) -> Row:
    dated = news.chance.random() >= UNDATED
    day = FIRST_DAY + timedelta(days=news.chance.randrange(DAYS))
    outlet = popular(news.chance, range(OUTLETS)) + 1
    return {
        "id": f"{day:%Y-%m}/{i:06}.txt",
        "title": salad(news.chance, news.words, news.chance.randint(8, 14)).capitalize(),
        "outlet": f"Outlet {outlet}",
        "url": f"https://example.org/{outlet}/{i:06}",
        "published": day.isoformat() if dated else None,
        "language": news.one_of(LANGUAGES),
        "wire": None,
        "sha256": f"{news.chance.getrandbits(256):064x}",
    }


def _mentions(doc_id: str, start: int, told: Sentence, towns: Sequence[Town], iso2: str) -> Iterator[Row]:
    for (a, b), town in zip(told.places, towns, strict=True):
        mention = Mention(
            article_id=doc_id, start=start + a, end=start + b, text=town.name, normalised=town.name, zone="body",
            mention_type="literal", role="at",
        )  # fmt: skip
        place = Place(
            id=town.id, name=town.name, lon=town.lon, lat=town.lat, feature_class="P", feature_code="PPL", kind="city",
            iso2=iso2,
        )  # fmt: skip
        found = Resolution(
            mention=mention, place=place, status="resolved", method="exact", score=0.9,
            why="the gazetteer knows no other; other places of the article are near",
        )  # fmt: skip
        location = Location(resolution=found, iso2=iso2, border_iso2=iso2, geo_precision=1, uncertainty_m=5000)
        yield mention_row(location) | {"sentence": told.text}


def _position(
    article: Row, start: int, told: Sentence, actor: int, event: EventType, towns: Sequence[Town], country: Country,
    news: News,
) -> Row:  # fmt: skip
    place, geometry = placed(news.chance, country, towns)
    status, dated = news.one_of(STATUSES), article["published"]
    day = date.fromisoformat(dated) - timedelta(days=news.chance.randrange(4)) if dated else None
    exact = news.chance.random() < 0.5
    spans = [(start + a, start + b) for a, b in (told.actor, told.trigger, told.places[0])]
    report = PositionReport(
        doc_id=article["id"], category=CATEGORY_OF[event], event_type=event, claim_status=status,
        polarity="negated" if status in ("denied", "negated") else "affirmed", voice=news.one_of(VOICES),
        trigger=event, actor_text=f"Force {actor + 1}", actor_id=f"force-{actor + 1}", actor_name=f"Force {actor + 1}",
        actor_type="civilians" if event == "displacement" else "military", speaker=news.chance.choice(SPEAKERS),
        date_from=day if exact else None, date_to=day, date_precision="day" if exact and day else "as_of",
        published=date.fromisoformat(dated) if dated else None, age_known=dated is not None,
        source_name=article["outlet"], source_title=article["title"], source_url=article["url"],
        evidence=told.text, ev_start=start, ev_end=start + len(told.text), actor_spans=(spans[0],),
        trigger_span=spans[1], place_spans=(spans[2],), **place,
    )  # fmt: skip
    row = to_dict(report)
    del row["geometry_wkt"]
    return row | {
        "id": report.id,
        "acled_geo_precision": report.acled_geo_precision,
        "actor_short": f"F{actor + 1}",
        "geometry": geometry,
    }


def _situations(rows: Sequence[Row]) -> list[Situation]:
    """Reports of one month that name the same place and event; each corroborates the one before."""
    same: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row["place_name"] and row["published"]:
            same.setdefault((row["place_name"], row["event_type"], row["published"][:7]), []).append(row)
    return [_situation(members) for members in same.values()]


def _situation(rows: Sequence[Row]) -> Situation:
    members = tuple(row["id"] for row in rows)
    sources = tuple(sorted({row["source_name"] for row in rows}))
    return Situation(
        id=stable_id(*members), members=members, family=rows[0]["event_type"], place_name=rows[0]["place_name"],
        iso2=rows[0]["iso2"], exact=members[0], n_articles=len({row["doc_id"] for row in rows}),
        n_sources=len(sources), n_independent=len(sources), sources=sources,
        relations=tuple(Relation(kind="corroborates", report=b, other=a) for a, b in pairwise(members)),
    )  # fmt: skip
