"""The style of each layer: renderer, labels, time, and how its fields read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from geonews.export.qml import symbols
from geonews.export.qml.symbols import LOOKS, Look
from geonews.export.qml.words import VALUES, aliases, words_of
from geonews.export.qml.xml import Symbol, add_symbol, option_map

VERSION = "3.22.0"
_TYPES = {"Point": "0", "Line": "1", "Polygon": "2"}
_TIP = "replace(replace(coalesce(\"{}\", ''), '&', '&amp;'), '<', '&lt;')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What makes up the look of a layer."""

    geometry: str
    renderer: Callable[[Element], None]
    label: str = ""
    """Expression; empty for no labels."""
    dated: bool = False
    reports: bool = False


def style_of_layer(name: str) -> str | None:
    """The QML of a layer of the GeoPackage; None where it has none."""
    style = STYLED.get(name)
    if style is None:
        return None
    root = Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories"})
    if style.label:
        root.set("labelsEnabled", "1")
    fill_style(root, style)
    indent(root, " ")
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return head + tostring(root, encoding="unicode") + "\n"


def fill_style(parent: Element, style: Style) -> None:
    """Put a style's elements under a layer."""
    _add_time(parent, dated=style.dated)
    style.renderer(parent)
    if style.label:
        _add_labels(parent, style)
    if style.reports:
        _add_fields(parent)
        SubElement(parent, "mapTip").text = (
            f'<b>[% {_TIP.format("actor_text")} %]</b> [% "event_type" %], [% "claim_status" %]<br>'
            f"[% {_TIP.format('evidence')} %]<br><i>[% {_TIP.format('source_name')} %]</i>"
        )
    SubElement(parent, "layerGeometryType").text = _TYPES[style.geometry]


def _rules(make: Callable[[Look], Symbol]) -> Callable[[Element], None]:
    def add(parent: Element) -> None:
        renderer = SubElement(parent, "renderer-v2", {"type": "RuleRenderer", "symbollevels": "0", "forceraster": "0"})
        rules = SubElement(renderer, "rules", {"key": "{reports}"})
        held = SubElement(renderer, "symbols")
        for number, (name, look) in enumerate(LOOKS.items()):
            rule = {"key": f"{{{name}}}", "symbol": str(number), "label": look.words, "filter": f"\"look\" = '{name}'"}
            SubElement(rules, "rule", rule | ({} if look.shown else {"checkstate": "0"}))
            add_symbol(held, make(look), str(number))

    return add


def _displaced(make: Callable[[Look], Symbol]) -> Callable[[Element], None]:
    """Reports at one spot stand side by side: none may hide another."""

    def add(parent: Element) -> None:
        values = {
            "type": "pointDisplacement", "tolerance": "4", "toleranceUnit": "MM", "placement": "2",
            "toleranceUnitScale": "3x:0,0,0,0,0,0", "circleWidth": "0.1", "circleColor": "150,150,150,120",
            "circleRadiusAddition": "0", "labelAttributeName": "", "maxLabelScaleDenominator": "-1",
            "labelDistanceFactor": "0.5", "symbollevels": "0", "forceraster": "0",
        }  # fmt: skip
        renderer = SubElement(parent, "renderer-v2", values)
        _rules(make)(renderer)
        add_symbol(renderer, symbols.MENTIONS, "centerSymbol")

    return add


def _single(symbol: Symbol) -> Callable[[Element], None]:
    def add(parent: Element) -> None:
        renderer = SubElement(parent, "renderer-v2", {"type": "singleSymbol", "symbollevels": "0", "forceraster": "0"})
        add_symbol(SubElement(renderer, "symbols"), symbol, "0")

    return add


def _borders(parent: Element) -> None:
    renderer = SubElement(parent, "renderer-v2", {"type": "RuleRenderer", "symbollevels": "0", "forceraster": "0"})
    rules = SubElement(renderer, "rules", {"key": "{borders}"})
    held = SubElement(renderer, "symbols")
    for number, (words, test, symbol) in enumerate(
        (("border", 'NOT "disputed"', symbols.BORDERS), ("disputed", '"disputed"', symbols.DISPUTED))
    ):
        SubElement(rules, "rule", {"key": f"{{{words}}}", "symbol": str(number), "label": words, "filter": test})
        add_symbol(held, symbol, str(number))


def _add_time(parent: Element, *, dated: bool) -> None:
    """Start and end from two fields, both included; mode 2 is QGIS' number for that."""
    time = {
        "enabled": "1" if dated else "0", "mode": "2" if dated else "0", "startField": "t_from" if dated else "",
        "endField": "t_to" if dated else "", "limitMode": "1", "fixedDuration": "0", "durationField": "",
        "durationUnit": "d", "accumulate": "0", "startExpression": "", "endExpression": "",
    }  # fmt: skip
    fixed = SubElement(SubElement(parent, "temporal", time), "fixedRange")
    SubElement(fixed, "start")
    SubElement(fixed, "end")


def _add_labels(parent: Element, style: Style) -> None:
    labels = SubElement(SubElement(parent, "labeling", {"type": "simple"}), "settings", {"calloutType": "simple"})
    text = {
        "fieldName": style.label, "isExpression": "1", "fontFamily": "DejaVu Sans", "fontSize": "8",
        "textColor": "40,40,40,255", "fontSizeUnit": "Point", "textOpacity": "1", "namedStyle": "Book",
    }  # fmt: skip
    written = SubElement(labels, "text-style", text)
    halo = {
        "bufferDraw": "1",
        "bufferSize": "0.7",
        "bufferSizeUnits": "MM",
        "bufferColor": "255,255,255,255",
        "bufferOpacity": "0.8",
    }
    SubElement(written, "text-buffer", halo)
    placement = {"Point": "6", "Line": "2", "Polygon": "0"}[style.geometry]
    SubElement(labels, "placement", {"placement": placement, "dist": "2.6", "distUnits": "MM", "priority": "5"})
    SubElement(labels, "rendering", {"drawLabels": "1", "obstacle": "1", "scaleVisibility": "0", "displayAll": "0"})


def _add_fields(parent: Element) -> None:
    named = SubElement(parent, "aliases")
    for number, (field, name) in enumerate(aliases().items()):
        SubElement(named, "alias", {"field": field, "index": str(number), "name": name})
    fields = SubElement(parent, "fieldConfiguration")
    for field in VALUES:
        widget = SubElement(SubElement(fields, "field", {"name": field}), "editWidget", {"type": "ValueMap"})
        config = SubElement(SubElement(widget, "config"), "Option", {"type": "Map"})
        listed = SubElement(config, "Option", {"type": "List", "name": "map"})
        for words, value in words_of(field).items():
            option_map(listed, {words: value})


_WHO = "coalesce(\"letters\", '')"
_WHAT = _WHO + """ || ' ' || replace("event_type", '_', ' ')"""
_ONLY = """if("n_country_only" > 0, '\\n' || "n_country_only" || ' country-only reports', '')"""
_REPORTS = (
    ("points", "Point", _displaced(symbols.report_marker), _WHAT),
    ("lines", "Line", _rules(symbols.report_line), _WHO),
    ("areas", "Polygon", _rules(symbols.report_area), _WHAT),
)
STYLED: Mapping[str, Style] = {
    **{
        f"{when}_{what}": Style(geometry=kind, renderer=made, label=label, dated=when == "positions", reports=True)
        for when in ("positions", "undated")
        for what, kind, made, label in _REPORTS
    },
    "uncertainty": Style(geometry="Polygon", renderer=_single(symbols.RINGS)),
    "situations": Style(geometry="Polygon", renderer=_single(symbols.SITUATIONS), dated=True),
    "mentions": Style(geometry="Point", renderer=_single(symbols.MENTIONS)),
    "places": Style(geometry="Point", renderer=_single(symbols.PLACES), label='"place_name"'),
    "countries": Style(geometry="Polygon", renderer=_single(symbols.COUNTRIES), label=f'upper("name") || {_ONLY}'),
    "basemap_borders": Style(geometry="Line", renderer=_borders),
    "basemap": Style(geometry="Polygon", renderer=_single(symbols.LAND)),
}
"""By the layer's name."""
