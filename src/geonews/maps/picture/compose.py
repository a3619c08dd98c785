"""One sheet: the map between its title and its legend."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from geonews.geodata import read_features
from geonews.maps import mentions, strip
from geonews.maps.payload import TITLE, MapInput
from geonews.maps.picture import countries, furniture, ground, groups, labels, legend, shapes, trays
from geonews.maps.picture.boxes import Box
from geonews.maps.picture.canvas import Canvas
from geonews.maps.picture.extent import bounds_of
from geonews.maps.picture.labels import NEWS, Label
from geonews.maps.picture.marks import Mark, actors, country_only, marks, on_earth
from geonews.maps.picture.palette import PALETTES, Theme
from geonews.maps.picture.projection import Frame
from geonews.maps.picture.stacks import Stack, stacks
from geonews.maps.picture.text import Type, clean, wrap
from geonews.styles import HIDDEN, group_of

Row = dict[str, Any]
WIDTH, HEIGHT = 841.9, 595.3
"""A4, landscape, points."""
PADDING = (80.0, 62.0)
"""Room for symbols between what is reported and the map's edge, points."""
MIN_KM = 400.0
MOST_NAMES = 200
"""Mentioned places whose names are tried, most mentioned first."""
NOTE = Type(7.2, italic=True)
NOTE_LINES = 4


@dataclass(frozen=True, slots=True)
class Content:
    """What the map shows, before anything is drawn."""

    marks: list[Mark]
    places: list[Row]
    """Mentioned places, most mentioned first."""
    unplaced: Mapping[str, Mapping[str, int]]
    """Reports by country and style that name no place but the country."""
    focus: frozenset[str]
    """Countries about which something is reported."""


def compose(data: MapInput, *, data_dir: Path, worldview: str, theme: Theme) -> Canvas:
    """The whole sheet. Call it within `plain_settings`."""
    canvas = Canvas(WIDTH, HEIGHT, PALETTES[theme])
    content = _content(data, canvas)
    box = Box(furniture.PANEL, 0, WIDTH - furniture.PANEL, HEIGHT)
    bounds = bounds_of(content.marks, content.places, _label_points(content.focus, data_dir))
    frame = Frame.around(bounds, box, padding=PADDING, min_km=MIN_KM)
    base = ground.of_frame(frame, data_dir, data.towns)
    trayed, absent = _map(canvas, content, base, frame, data_dir)
    top = furniture.head(canvas, data.title or TITLE, furniture.summary(strip.strip(data.positions, data.articles)))
    bottom = furniture.foot(
        canvas,
        worldview=worldview,
        credits_=_credits(data, content),
        made_at=data.provenance.get("made_at"),
        made_by=data.provenance.get("package"),
    )
    if absent:
        bottom = _absent(canvas, absent, base["countries"], bottom)
    clustered = any(stack.clustered for stack in trayed)
    legend.draw(canvas, _legend(data, canvas, content, clusters=clustered), top, bottom)
    return canvas


def _content(data: MapInput, canvas: Canvas) -> Content:
    shown = [row for row in data.positions if row["claim_status"] not in HIDDEN and group_of(row) != "none"]
    return Content(
        marks(data.positions, canvas.palette, data.side_colours),
        [place for place in mentions.places(data.mentions) if on_earth(place["lon"], place["lat"])],
        country_only(data.positions),
        frozenset(row["iso2"] for row in shown if row.get("iso2")),
    )


def _map(
    canvas: Canvas, content: Content, base: Row, frame: Frame, data_dir: Path
) -> tuple[list[Stack], Mapping[str, Mapping[str, int]]]:
    """Draw the map; returns its trays and the countries whose counts found no place on it."""
    land = ground.countries({row["iso2"] for row in base["countries"]}, data_dir, frame)
    ground.draw(canvas, base, [part for code in sorted(content.focus) for part in land.get(code, ())], frame)
    _mentions(canvas, content.places, frame)
    drawn = shapes.shapes(content.marks, frame)
    for shape in drawn:
        shapes.draw(canvas, shape, frame)
    trayed = stacks(_anchored(content.marks, drawn, frame), frame)
    scale = furniture.scale_box(frame)
    dots = [
        Box.at(*point, 4) for stack in trayed for point in (stack.anchors if not stack.clustered else [stack.first])
    ]
    soft = _soft(drawn)

    ours = [row for row in base["countries"] if row["iso2"] in content.unplaced]
    named = countries.arrange(ours, land, content.unplaced, [scale, *dots], content.focus, frame)
    taken = [scale, *(country.box for country in named)]
    reported = labels.arrange(_reported(trayed, frame), [*taken, *dots], frame.box, ())
    taken += [spot.box for spot in reported]
    boxes = trays.place([groups.wanted(stack) for stack in trayed], taken, frame.box, soft)
    taken += [*dots, *boxes]
    known = [spot.label for spot in reported]
    news = reported + labels.arrange(_mentioned(content.places, known, frame), taken, frame.box, soft)
    taken += [spot.box for spot in news[len(reported) :]]
    rest = sorted(
        (row for row in base["countries"] if row["iso2"] not in content.unplaced),
        key=lambda row: (row["iso2"] not in content.focus, not row["big"], row["name"]),
    )
    others = countries.arrange(rest, land, {}, taken, content.focus, frame)
    taken += [country.box for country in others]
    towns = labels.arrange(_towns(news, base, frame), taken, frame.box, soft, frame.scale)

    countries.draw(canvas, [*named, *others])
    labels.draw(canvas, [*news, *towns])
    for stack, box in zip(trayed, boxes, strict=True):
        groups.draw(canvas, stack, box)
    furniture.scale(canvas, frame)
    seen = {country.iso2 for country in named}
    return trayed, {code: counts for code, counts in content.unplaced.items() if code not in seen}


def _anchored(found: Sequence[Mark], drawn: Iterable[shapes.Drawn], frame: Frame) -> list[tuple[Mark, trays.Point]]:
    """Each report with the point from which its leader goes."""
    on_arrows = {id(mark): shape.anchor for shape in drawn for mark in shape.marks}
    return [(mark, on_arrows.get(id(mark)) or frame.point(mark.lon, mark.lat)) for mark in found]


def _soft(drawn: Iterable[shapes.Drawn]) -> list[shapely.Geometry]:
    """Lines, bands and arrows, which labels and trays rather leave visible."""
    found: list[shapely.Geometry] = []
    for shape in drawn:
        if shape.arrow is not None:
            found.append(shapely.LineString(shape.arrow))
        elif shape.marks[0].op in shapes.BANDS or not any(part.geom_type == "Polygon" for part in shape.parts):
            found += shape.parts
    return found


def _reported(trayed: Iterable[Stack], frame: Frame) -> list[Label]:
    """Names of the places where single trays have their dot."""
    found: dict[tuple[str, int, int], Label] = {}
    for mark in (mark for stack in trayed if not stack.clustered for mark in stack.marks):
        if mark.exact and mark.place:
            x, y = frame.point(mark.lon, mark.lat)
            text = clean(mark.place, 40)
            found.setdefault((text, round(x / 8), round(y / 8)), Label(text, x, y, NEWS, dot=False, gap=6.5))
    return labels.candidates(found.values(), (), frame)


def _mentioned(places: Sequence[Row], known: Sequence[Label], frame: Frame) -> list[Label]:
    """Names of the other places that the articles name, most mentioned first."""
    found: list[Label] = []
    for place in places[:MOST_NAMES]:
        x, y = frame.point(place["lon"], place["lat"])
        if not any(labels.same_place(x, y, other) for other in (*known, *found)):
            found.append(Label(clean(str(place["name"]), 40), x, y, NEWS, dot=False, gap=_radius(place["n"]) + 3))
    return labels.candidates(found, (), frame)


def _towns(news: Iterable[labels.Set], base: Row, frame: Frame) -> list[Label]:
    """Towns of the basemap that the news has not named yet."""
    known = [spot.label for spot in news]
    return labels.candidates(known, base["towns"], frame)[len(known) :]


def _mentions(canvas: Canvas, places: Iterable[Row], frame: Frame) -> None:
    """Quiet circles under all that is reported."""
    colour = canvas.palette.label2
    circles = [(*frame.point(place["lon"], place["lat"]), _radius(place["n"])) for place in places]
    canvas.discs(circles, fill=colour, alpha=0.16, z=2, clip=frame.box)
    canvas.discs(circles, stroke=colour, width=0.7, alpha=0.8, z=2.1, clip=frame.box)


def _radius(n: int) -> float:
    return 2.4 + 1.3 * math.sqrt(n)


def _legend(
    data: MapInput, canvas: Canvas, content: Content, *, clusters: bool
) -> list[tuple[str, list[legend.Entry]]]:  # fmt: skip
    return legend.entries(
        content.marks,
        actors(data.positions, canvas.palette, data.side_colours),
        grey=canvas.palette.grey,
        mentions=bool(content.places),
        countries=bool(content.unplaced),
        clusters=clusters,
    )


def _absent(
    canvas: Canvas, absent: Mapping[str, Mapping[str, int]], named: Sequence[Row], bottom: float
) -> float:  # fmt: skip
    """Counts of countries outside the map in words above `bottom`: nothing counted is left out; returns their top."""
    names = {row["iso2"]: row["name"] for row in named}
    words = dict(legend.CLAIMS)
    told = "; ".join(
        f"{names.get(code, code)}: " + ", ".join(f"{n} {words[style]}" for style, n in counts.items())
        for code, counts in absent.items()
    )
    lines = wrap(f"Only a country named, outside this map: {told}", NOTE, furniture.ROOM, NOTE_LINES)
    top = bottom - NOTE.size * 1.3 * len(lines) - 4
    for i, line in enumerate(lines, start=1):
        canvas.text(furniture.MARGIN, top + i * NOTE.size * 1.3, line, NOTE, canvas.palette.ink2)
    return top - 4


def _label_points(codes: Iterable[str], data_dir: Path) -> list[Row]:
    wanted = set(codes)
    properties, _ = read_features(data_dir / "countries.geojson.xz")
    return [
        {"lon": p["label_lon"], "lat": p["label_lat"]}
        for p in properties
        if p.get("iso2") in wanted and p.get("label_lon") is not None
    ]


def _credits(data: MapInput, content: Content) -> list[str]:
    shared = [strip.SHARED] if data.options.share else []
    licences = sorted(data.provenance.get("licences", {}).values())
    return [*shared, *strip.credits_of(data.positions, content.places), *licences]
