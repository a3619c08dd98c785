"""KML 2.2: placemarks styled by claim status, with dates and all columns; nothing is fetched when they are opened."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker
from shapely.geometry.base import BaseGeometry

from geonews.export.kml_shapes import KML, geometry
from geonews.export.kml_styles import OTHER, styles
from geonews.export.provenance import provenance_lines
from geonews.export.shapes import finished
from geonews.files import beside
from geonews.styles import style_of
from geonews.tables import Row, exported

SCHEMA = "columns"
RENAMED = {"id": "row_id"}
"""GDAL takes `id` for the attribute of that name, which XML does not let begin with a digit."""
TYPES = {"Int64": "int", "Float64": "double", "boolean": "bool"}
"""Of columns; KML has no dates among them, so that these are strings."""
E = ElementMaker()
"""Without a namespace, which all elements have from the root: repeated in each, it would double the file."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_kml(path: Path, rows: Sequence[Row], columns: Mapping[str, str], provenance: Row) -> None:
    """A placemark for each row in their order, also for those without a shape.

    Null columns are left out, and `id` is called `row_id`. The name of each report says how it is claimed.

    Raises:
        ExportError: the file cannot be written; one line.
    """
    with beside(path, etree.SerialisationError) as temporary, etree.xmlfile(str(temporary), encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{KML}}}kml", nsmap={None: KML}), file.element("Document"):
            for element in _head(path.stem, columns, provenance):
                file.write(element)
            for row in rows:
                file.write(_placemark(row, finished(row), columns), "\n")


def _head(name: str, columns: Mapping[str, str], provenance: Row) -> list[etree._Element]:
    made_by = [E.Data(E.value(_text(value)), name=_text(key)) for key, value in provenance_lines(provenance)]
    fields = [
        E.SimpleField(name=RENAMED.get(name, name), type=TYPES.get(kind, "string")) for name, kind in columns.items()
    ]
    about = [E.ExtendedData(*made_by)] if made_by else []
    return [E.name(_text(name)), *styles(E), *about, E.Schema(*fields, name=SCHEMA, id=SCHEMA)]


def _placemark(row: Row, shape: BaseGeometry | None, columns: Mapping[str, str]) -> etree._Element:
    return E.Placemark(
        E.name(_text(_name(row))),
        E.description(_text(_description(row))),
        *_time(row),
        E.styleUrl(f"#{style_of(row) if row.get('claim_status') else OTHER}"),
        E.ExtendedData(_cells(exported(row, columns))),
        *([] if shape is None else [geometry(E, shape)]),
    )


def _cells(cells: Row) -> etree._Element:
    data = E.SchemaData(schemaUrl=f"#{SCHEMA}")
    for name, value in cells.items():
        if value is not None:
            etree.SubElement(data, "SimpleData", name=RENAMED.get(name, name)).text = _text(value)
    return data


def _name(row: Row) -> str:
    """What a list shows: what is reported where, with how it is claimed; a situation's kind; a mention's words."""
    what = row.get("event_type") or row.get("family")
    if what is None:
        return str(row["text"])
    where = row.get("place_name") or row.get("spatial_text")
    return f"{what.replace('_', ' ')}{_claimed(row)}" + (f", {where}" if where else "")


def _claimed(row: Row) -> str:
    """The claim status in brackets; of what is asserted, also whether the article does so in its own voice."""
    status = row.get("claim_status")
    if status == "asserted" and row.get("voice") == "presupposed":
        return " (presupposed)"
    if status == "asserted" and row.get("voice") != "article":
        return " (asserted by a party)"
    return f" ({status})" if status else ""


def _description(row: Row) -> str:
    """Who is said to have done it, the sentence and its source, as HTML, which is what viewers take it for."""
    actor = f"actor: {row['actor_name']}" if row.get("actor_name") else None
    said = f"said by: {row['speaker']}" if row.get("speaker") else None
    source = ", ".join(str(row[key]) for key in ("source_title", "source_name", "published") if row.get(key))
    lines = (actor, said, row.get("evidence"), source, row.get("source_url"))
    return "<br>".join(html.escape(line) for line in lines if line)


def _time(row: Row) -> list[etree._Element]:
    """Both ends where one is known: a span with one end would stay for ever."""
    begin, end = row.get("date_from") or row.get("date_to"), row.get("date_to") or row.get("date_from")
    return [] if begin is None else [E.TimeSpan(E.begin(begin), E.end(end))]


def _text(value: Any) -> str:
    """A value as XML can hold it: the replacement character stands for control characters."""
    if isinstance(value, bool):
        return str(int(value))  # GDAL 3.6 reads "true" as 0
    return _NOT_XML.sub("\ufffd", str(value))
