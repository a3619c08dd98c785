"""Sentences with toponyms marked in brackets, made into an article with located mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geonews.model import Article, Location, Mention, Place, Resolution, Segment

MARK = re.compile(r"\[([^\]|]+)(?:\|([A-Z]{2})\|(\w+)(?:\|(\w+\+?))?)?\]")


@dataclass(frozen=True)
class Marked:
    article: Article
    locations: list[Location]


def marked(text: str, **fields: object) -> Marked:
    """ "Troops entered [Konna|ML|city]": the plain article and what its marks say. [Name] alone marks nothing."""
    plain, locations = "", []
    cursor = 0
    for match in MARK.finditer(text):
        plain += text[cursor : match.start()]
        start = len(plain)
        plain += match[1]
        cursor = match.end()
        if match[2]:
            locations.append(_location(match, start, len(plain)))
    plain += text[cursor:]
    segments, at = [], 0
    for paragraph in plain.split("\n\n"):
        segments.append(Segment(zone="body", start=at, end=at + len(paragraph), text_start=at))
        at += len(paragraph) + 2
    article = Article(
        id="case", title=None, source_text=plain, text=plain, segments=tuple(segments), sha256="0", **fields
    )  # type: ignore[arg-type]
    return Marked(article=article, locations=locations)


def _location(match: re.Match[str], start: int, end: int) -> Location:
    kind, flag = match[3], match[4] or "literal"
    name = f"country {match[2]}" if kind == "country" and "demonym" in flag else match[1]
    place = Place(
        id=f"test:{match[2]}:{name}",
        name=name,
        lon=10.0,
        lat=10.0,
        feature_class="P",
        feature_code="PPL",
        kind=kind,
        iso2=match[2],
    )  # type: ignore[arg-type]
    mention = Mention(
        article_id="case",
        start=start,
        end=end,
        text=match[1],
        normalised=match[1],
        zone="body",
        mention_type=flag.rstrip("+"),
        literal_context=flag.endswith("+"),
    )  # type: ignore[arg-type]
    resolution = Resolution(mention=mention, place=place, status="resolved", method="exact", score=1.0)
    return Location(
        resolution=resolution, iso2=match[2], border_iso2=match[2], geo_precision=6 if kind == "country" else 1
    )
