"""A page of A4 to print: title, map, legend, scale bar, date, sources and licences."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from geonews.export.project.region import Region

PAGE, MAP, LABEL, LEGEND, SCALE = "65638", "65639", "65641", "65642", "65646"
"""QGIS' numbers of the kinds of item."""
WIDTH, HEIGHT, EDGE, SIDE = 297.0, 210.0, 10.0, 68.0
_MAP_W, _MAP_H = WIDTH - 2 * EDGE - SIDE - 4, 160.0
CAUTION = "Reported, not verified; not a control map."


def add_layout(
    parent: Element, title: str, region: Region, layers: Sequence[tuple[str, str]], lines: Sequence[str]
) -> None:
    """The page.

    Args:
        parent: the element of the project's layouts.
        title: of the map.
        region: what the map shows.
        layers: id and title of those that the legend explains.
        lines: date, sources and licences, for its foot.
    """
    layout = SubElement(parent, "Layout", {"name": "Page to print", "units": "mm", "printResolution": "200"})
    pages = SubElement(layout, "PageCollection")
    _item(pages, PAGE, "page", 0, 0, WIDTH, HEIGHT)
    _map(layout, region)
    _label(layout, "title", title, 0, 9, size=18, bold=True)
    _label(layout, "caution", CAUTION, 9, 6, size=9)
    _legend(layout, layers)
    _scale_bar(layout)
    _label(layout, "sources", "\n".join(lines), _MAP_H + 18, 20, size=6)


def _item(parent: Element, kind: str, name: str, x: float, y: float, width: float, height: float) -> Element:
    place = f"{x:g},{y:g},mm"
    values = {
        "type": kind, "id": name, "uuid": _uuid(name), "templateUuid": _uuid(name), "position": place,
        "positionOnPage": place, "size": f"{width:g},{height:g},mm", "referencePoint": "0", "itemRotation": "0",
        "visibility": "1", "zValue": "1", "opacity": "1", "positionLock": "false", "frame": "false",
        "background": "false", "excludeFromExports": "0", "blendMode": "0",
    }  # fmt: skip
    return SubElement(parent, "LayoutItem", values)


def _uuid(name: str) -> str:
    """The same item has the same id in every project, so that the same rows give the same file."""
    return f"{{{uuid5(NAMESPACE_URL, 'geonews:' + name)}}}"


def _map(layout: Element, region: Region) -> None:
    item = _item(layout, MAP, "map", EDGE, EDGE + 15, _MAP_W, _MAP_H)
    item.attrib |= {"frame": "true", "background": "true", "mapRotation": "0", "drawCanvasItems": "true"}
    item.attrib |= {"keepLayerSet": "false", "followPreset": "false"}
    SubElement(item, "BackgroundColor", {"red": "212", "green": "226", "blue": "234", "alpha": "255"})
    west, south, east, north = _filled(region)
    bounds = {"xmin": west, "ymin": south, "xmax": east, "ymax": north}
    SubElement(item, "Extent", {name: f"{value:.1f}" for name, value in bounds.items()})


def _filled(region: Region) -> tuple[float, float, float, float]:
    """The region in the shape of the map's frame."""
    west, south, east, north = region.bounds
    wide = max(east - west, (north - south) * _MAP_W / _MAP_H)
    high = wide * _MAP_H / _MAP_W
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _label(
    layout: Element, name: str, text: str, below: float, height: float, *, size: float, bold: bool = False
) -> None:
    item = _item(layout, LABEL, name, EDGE, EDGE + below, WIDTH - 2 * EDGE, height)
    item.attrib |= {"labelText": text, "htmlState": "0", "halign": "1", "valign": "32", "marginX": "0", "marginY": "0"}
    _font(item, "LabelFont", size, bold=bold)


def _font(parent: Element, name: str, size: float, *, bold: bool = False) -> None:
    """A font as QGIS 3.22 reads it and as later releases do."""
    SubElement(parent, name, {"description": f"DejaVu Sans,{size:g},-1,5,{75 if bold else 50},0,0,0,0,0"})
    style = {
        "fontFamily": "DejaVu Sans", "fontSize": f"{size:g}", "fontSizeUnit": "Point", "textColor": "40,40,40,255",
        "namedStyle": "Bold" if bold else "Book", "fontWeight": "75" if bold else "50", "textOpacity": "1",
    }  # fmt: skip
    SubElement(parent, "text-style", style)


def _legend(layout: Element, layers: Sequence[tuple[str, str]]) -> None:
    item = _item(layout, LEGEND, "legend", WIDTH - EDGE - SIDE, EDGE + 15, SIDE, _MAP_H)
    item.attrib |= {
        "linkedMap": _uuid("map"), "title": "", "legendFilterByMap": "0", "resizeToContents": "1", "columnCount": "1",
        "symbolWidth": "6", "symbolHeight": "3.5", "wrapChar": "", "boxSpace": "1", "columnSpace": "2",
    }  # fmt: skip
    styles = SubElement(item, "styles")
    for name, size in (("title", 10), ("group", 8), ("subgroup", 7), ("symbolLabel", 6)):
        style = SubElement(styles, "style", {"name": name, "alignment": "1", "indent": "0"})
        style.attrib |= {"marginTop": "1" if name != "symbolLabel" else "0.5"}
        _font(style, "styleFont", size, bold=name == "subgroup")
    tree = SubElement(item, "layer-tree-group")
    for layer_id, title in layers:
        SubElement(tree, "layer-tree-layer", {"id": layer_id, "name": title, "checked": "Qt::Checked"})


def _scale_bar(layout: Element) -> None:
    item = _item(layout, SCALE, "scale", EDGE + 3, EDGE + _MAP_H, 60, 12)
    item.attrib |= {
        "mapUuid": _uuid("map"), "style": "Single Box", "unitType": "km", "unitLabel": "km", "numSegments": "2",
        "numSegmentsLeft": "0", "numUnitsPerSegment": "100", "numMapUnitsPerScaleBarUnit": "1", "height": "2",
        "segmentSizeMode": "1", "minBarWidth": "25", "maxBarWidth": "60", "labelBarSpace": "1", "boxContentSpace": "1",
        "alignment": "0",
    }  # fmt: skip
