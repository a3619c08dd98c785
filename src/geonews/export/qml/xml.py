"""Small pieces of QGIS' XML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

_BY_FIELD, _BY_EXPRESSION = "2", "3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One layer of a symbol."""

    kind: str
    """QGIS' name of it, such as SimpleMarker."""
    values: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Property → field that it is taken from, row by row."""
    expressions: Mapping[str, str] = field(default_factory=dict)
    """Property → expression, likewise."""
    inner: Symbol | None = None
    """What is repeated along a line or over an area."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of its parts, the lowest first."""

    kind: str
    """marker, line or fill."""
    parts: Sequence[Part]
    alpha: float = 1.0


def option_map(parent: Element, values: Mapping[str, str], name: str = "") -> Element:
    """A map of texts."""
    made = SubElement(parent, "Option", {"type": "Map", **({"name": name} if name else {})})
    for key, value in values.items():
        SubElement(made, "Option", {"type": "QString", "name": key, "value": value})
    return made


def add_symbol(parent: Element, symbol: Symbol, name: str) -> None:
    """A symbol under its name."""
    made = SubElement(
        parent,
        "symbol",
        {"type": symbol.kind, "name": name, "alpha": f"{symbol.alpha:g}", "clip_to_extent": "1", "force_rhr": "0"},
    )
    for part in symbol.parts:
        layer = SubElement(made, "layer", {"class": part.kind, "enabled": "1", "locked": "0", "pass": "0"})
        option_map(layer, part.values)
        if part.fields or part.expressions:
            _add_properties(layer, part)
        if part.inner is not None:
            add_symbol(layer, part.inner, f"@{name}@0")


def _add_properties(layer: Element, part: Part) -> None:
    outer = SubElement(SubElement(layer, "data_defined_properties"), "Option", {"type": "Map"})
    SubElement(outer, "Option", {"type": "QString", "name": "name", "value": ""})
    properties = SubElement(outer, "Option", {"type": "Map", "name": "properties"})
    given = [(name, "field", value, _BY_FIELD) for name, value in part.fields.items()]
    given += [(name, "expression", value, _BY_EXPRESSION) for name, value in part.expressions.items()]
    for name, key, value, kind in given:
        one = SubElement(properties, "Option", {"type": "Map", "name": name})
        SubElement(one, "Option", {"type": "bool", "name": "active", "value": "true"})
        SubElement(one, "Option", {"type": "QString", "name": key, "value": value})
        SubElement(one, "Option", {"type": "int", "name": "type", "value": kind})
    SubElement(outer, "Option", {"type": "QString", "name": "type", "value": "collection"})
