"""The pages that people make with Folium today, from the same mentions and sentences: one marker a mention.

They get the easier task: no positions, no basemap, no list; one sentence and a title in each popup.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import folium
from branca.element import Element
from folium.plugins import FastMarkerCluster, MarkerCluster

from tests.benchmarks.maps_assets import Assets

Row = dict[str, Any]
MAX_ZOOM, POPUP_PX = 16, 300
CALLBACK = f"""function (row) {{
  const marker = L.marker(new L.LatLng(row[0], row[1]));
  marker.bindPopup(() => {{
    const text = document.createElement('p');
    text.textContent = row[2];
    return text;
  }}, {{ maxWidth: {POPUP_PX} }});
  return marker;
}}"""


def markers(rows: Sequence[Row]) -> list[Any]:
    """A `folium.Marker` each."""
    return [folium.Marker(_point(row), popup=_popup(row)) for row in rows]


def clustered(rows: Sequence[Row]) -> list[Any]:
    """A `folium.Marker` each, in a `MarkerCluster`."""
    cluster = _bare(MarkerCluster())  # type: ignore[no-untyped-call]
    for marker in markers(rows):
        marker.add_to(cluster)
    return [cluster]


def fast_clustered(rows: Sequence[Row]) -> list[Any]:
    """A `FastMarkerCluster` whose callback makes markers with popups."""
    data = [[*_point(row), row["sentence"]] for row in rows]
    return [_bare(FastMarkerCluster(data, callback=CALLBACK))]  # type: ignore[no-untyped-call]


BASELINES: Mapping[str, Callable[[Sequence[Row]], list[Any]]] = {
    "folium.Marker": markers,
    "MarkerCluster": clustered,
    "FastMarkerCluster": fast_clustered,
}


def write(name: str, mentions: Sequence[Row], assets: Assets) -> str:
    """The page of a baseline as HTML.

    Args:
        name: of `BASELINES`.
        mentions: rows with lon, lat and sentence.
        assets: what stands in the page.
    """
    page = _bare(folium.Map(tiles=None, maxZoom=MAX_ZOOM))
    root = page.get_root()
    for text in assets.styles:
        root.header.add_child(_raw(f"<style>{text}</style>"))
    for text in assets.scripts:
        root.header.add_child(_raw(f"<script>{text}</script>"))
    for layer in BASELINES[name](mentions):
        layer.add_to(page)
    lats, lons = [row["lat"] for row in mentions], [row["lon"] for row in mentions]
    page.fit_bounds([[min(lats), min(lons)], [max(lats), max(lons)]])
    return str(root.render())


def _point(row: Row) -> list[float]:
    return [row["lat"], row["lon"]]


def _popup(row: Row) -> folium.Popup:
    return folium.Popup(html.escape(row["sentence"]), max_width=POPUP_PX)


def _bare(element: Any) -> Any:
    """Without links to scripts and styles on the network."""
    element.default_js, element.default_css = [], []
    return element


def _raw(text: str) -> Any:
    """Text as it is; branca runs its own as a template."""
    element: Any = Element("{{ this.text }}")
    element.text = text
    return element
