"""Writes the project: one GeoPackage and, zipped, the XML that says how QGIS shows it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from pyproj import CRS

from geonews.errors import ExportError
from geonews.export.geopackage.rows import Layer
from geonews.export.geopackage.write import layers_of, write_layers
from geonews.export.project.layout import add_layout
from geonews.export.project.region import Region, region_of
from geonews.export.qml.layers import STYLED, VERSION, fill_style
from geonews.files import beside
from geonews.tables import Row

TITLE = "What was reported where"
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Reports": ("positions_points", "positions_lines", "positions_areas"),
    "Reports without a date": ("undated_points", "undated_lines", "undated_areas"),
    "How exact": ("uncertainty", "situations"),
    "Places named": ("places", "mentions"),
    "Ground": ("countries", "basemap_borders", "basemap"),
    "Tables": ("positions_without_geometry", "mentions_without_point", "articles", "sources", "provenance"),
}
"""Groups of layers, the uppermost first."""
HIDDEN = ("uncertainty", "situations", "mentions")
"""What is there and switched off: rings are no areas that anybody holds, and situations stand over their reports."""
EXPLAINED = ("positions_points", "positions_areas", "places")
"""What the legend of the page to print explains; lines are drawn by the same rules."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_GEOMETRY = {None: "No geometry", "Point": "Point", "MultiLineString": "Line", "MultiPolygon": "Polygon"}


def write_project(path: Path, rows: Mapping[str, Sequence[Row]], provenance: Row) -> list[Path]:
    """A project that opens on the news, and the GeoPackage of the same name beside it.

    Args:
        path: the .qgz file; the GeoPackage takes its name with .gpkg.
        rows: as for `write_geopackage`.
        provenance: what made the rows; its date, licences and filters stand on the page to print.

    Returns:
        Both files.

    Raises:
        ExportError: one of them cannot be written; one line.
    """
    if path.suffix.lower() != ".qgz":
        raise ExportError(f"{path}: a QGIS project ends in .qgz")
    layers = list(layers_of(rows, provenance))
    package = path.with_suffix(".gpkg")
    write_layers(package, layers, provenance)
    text = tostring(_project(layers, package.name, provenance), encoding="unicode")
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    with beside(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        # a fixed time, so that the same rows give the same file
        archive.writestr(zipfile.ZipInfo(f"{path.stem}.qgs", _EPOCH), head + text, zipfile.ZIP_DEFLATED)
    return [path, package]


def _project(layers: Sequence[Layer], package: str, provenance: Row) -> Element:
    root = Element("qgis", {"version": VERSION, "projectname": TITLE})
    SubElement(root, "homePath", {"path": ""})
    SubElement(root, "title").text = TITLE
    reported = [shape for layer in layers if layer.name in _news() for shape in layer.shapes or ()]
    region = region_of(reported or [s for layer in layers if layer.name == "places" for s in layer.shapes or ()])
    _crs(SubElement(root, "projectCrs"), region.crs)
    by_name = {layer.name: layer for layer in layers}
    _tree(root, by_name, package)
    _canvas(root, region)
    held = SubElement(root, "projectlayers")
    for name in (name for names in GROUPS.values() for name in names):
        _layer(held, by_name[name], package)
    explained = [(_id(name), by_name[name].title) for name in EXPLAINED]
    add_layout(SubElement(root, "Layouts"), TITLE, region, explained, _lines(provenance))
    properties = SubElement(root, "properties")
    SubElement(SubElement(properties, "Paths"), "Absolute", {"type": "bool"}).text = "false"
    # without this QGIS does not read the project's CRS
    SubElement(SubElement(properties, "SpatialRefSys"), "ProjectionsEnabled", {"type": "int"}).text = "1"
    return root


def _news() -> tuple[str, ...]:
    return (*GROUPS["Reports"], *GROUPS["Reports without a date"])


def _crs(parent: Element, code: str) -> None:
    system = SubElement(parent, "spatialrefsys", {"nativeFormat": "Wkt"})
    SubElement(system, "wkt").text = CRS.from_user_input(code).to_wkt("WKT2_2019")
    SubElement(system, "authid").text = code


def _id(layer: str) -> str:
    """QGIS takes no id of less than eleven characters."""
    return f"geonews_layer_{layer}"


def _source(layer: str, package: str) -> str:
    return f"./{package}|layername={layer}"


def _tree(root: Element, layers: Mapping[str, Layer], package: str) -> None:
    tree = SubElement(root, "layer-tree-group")
    for group, names in GROUPS.items():
        held = SubElement(tree, "layer-tree-group", {"name": group, "checked": "Qt::Checked", "expanded": "1"})
        for name in names:
            values = {
                "id": _id(name), "name": layers[name].title, "source": _source(name, package), "providerKey": "ogr",
                "checked": "Qt::Unchecked" if name in HIDDEN else "Qt::Checked", "expanded": "0",
            }  # fmt: skip
            SubElement(held, "layer-tree-layer", values)


def _canvas(root: Element, region: Region) -> None:
    canvas = SubElement(root, "mapcanvas", {"name": "theMapCanvas"})
    SubElement(canvas, "units").text = "meters"
    extent = SubElement(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), region.bounds, strict=True):
        SubElement(extent, name).text = f"{value:.1f}"
    _crs(SubElement(canvas, "destinationsrs"), region.crs)


def _layer(parent: Element, layer: Layer, package: str) -> None:
    style = STYLED.get(layer.name)
    values = {"type": "vector", "geometry": _GEOMETRY[layer.geometry]}
    made = SubElement(parent, "maplayer", values | ({"labelsEnabled": "1"} if style and style.label else {}))
    SubElement(made, "id").text = _id(layer.name)
    SubElement(made, "datasource").text = _source(layer.name, package)
    SubElement(made, "layername").text = layer.title
    _crs(SubElement(made, "srs"), "EPSG:4326")
    SubElement(made, "provider", {"encoding": "UTF-8"}).text = "ogr"
    if style is not None:
        fill_style(made, style)


def _lines(provenance: Row) -> list[str]:
    made = f"Made {str(provenance.get('made_at') or '')[:10]} with geonews {provenance.get('package') or ''}".rstrip()
    only = f"Only {provenance['only']}" if provenance.get("only") else ""
    sources = "Ground: Natural Earth (public domain), ISO/UN view, disputed lines dashed. Places: GeoNames (CC BY 4.0)."
    licences = provenance.get("licences")
    more = "; ".join(sorted(map(str, licences.values()))) if isinstance(licences, dict) else ""
    return [line for line in (made, only, sources, more) if line]
