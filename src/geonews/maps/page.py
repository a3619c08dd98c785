"""The HTML page, made with Folium: constant scripts and styles inlined, article text as JSON data.

The Content-Security-Policy allows the hashes of the constant scripts only. They are taken from a page rendered without
any data, so that text which found its way into a script would change the script and be refused by the browser.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import branca.element
import folium
from branca.element import Element, MacroElement
from jinja2 import Template

from geonews.maps.columns import block
from geonews.maps.payload import MapInput, payload
from geonews.maps.tiles import tiles_named

__all__ = ["MapInput", "make_map", "render"]

LEAFLET = "leaflet-1.9.3"
POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:{tiles}; font-src data:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; worker-src 'none'"
)
_LOCK = threading.Lock()


class _Raw(Element):
    """Text that stands in the page as it is. branca's own Element would run it as a template."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Raw"
        self.text = text


class _App(MacroElement):
    """Our script, in the page's one script block, after the map was made."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(self, code: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "App"
        self.code = code


def make_map(data: MapInput, *, data_dir: Path, worldview: str = "iso") -> folium.Map:
    """The Folium map whose root renders the whole page."""
    allowed = " ".join(f"'sha256-{digest}'" for digest in _script_hashes())
    packed = block(payload(data, data_dir, worldview))
    tiles = data.options.tiles
    host = f" {tiles_named(tiles).host}" if tiles else ""
    with _counted_ids():
        return _build(packed, POLICY.format(hashes=allowed, tiles=host))


def render(data: MapInput, *, data_dir: Path, worldview: str = "iso") -> str:
    """The page as HTML; the same bytes for the same input.

    Args:
        data: rows and provenance.
        data_dir: folder of the vendored borders and places.
        worldview: named on the page.
    """
    page: str = make_map(data, data_dir=data_dir, worldview=worldview).get_root().render()
    return page


def _build(packed: str, policy: str) -> folium.Map:
    page = folium.Map(
        location=(20, 20), zoom_start=3, tiles=None, zoom_control=False, prefer_canvas=True, attributionControl=False,
        maxZoom=16, minZoom=2, worldCopyJump=False, zoomSnap=0.25,
    )  # fmt: skip
    page.default_js, page.default_css = [], []
    root: Any = page.get_root()
    root.title = "geonews map"
    root.header.add_child(_Raw(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'), name="policy")
    # first in head: what stands before it would not be under it
    root.header._children.move_to_end("policy", last=False)  # noqa: SLF001 # branca has no public order
    # Leaflet's pictures (default markers, layer control) are not used, and a page without network cannot fetch them
    leaflet_css = re.sub(r"url\([^)]*\)", "none", _asset(f"{LEAFLET}.css"))
    root.header.add_child(
        _Raw(f"<style>{leaflet_css}</style><style>{_asset('fonts.css')}{_asset('page.css')}</style>"), name="styles"
    )
    root.header.add_child(_Raw(f"<script>{_asset(f'{LEAFLET}.js')}</script>"), name="leaflet")
    root.html.add_child(_Raw(_asset("page.html")), name="frame")
    root.html.add_child(
        _Raw(f'<script type="application/gzip+base64" id="geonews-data">{packed}</script>'), name="data"
    )
    page.add_child(_App(f"{_asset('page.js')}\ngeonews.start({page.get_name()});"))
    return page


def _script_hashes() -> list[str]:
    with _counted_ids():
        empty = _build("", "").get_root()
    scripts = re.findall(r"<script>(.*?)</script>", empty.render(), re.DOTALL)
    return [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]


def _asset(name: str) -> str:
    return resources.files("geonews.maps").joinpath("assets", name).read_text(encoding="utf-8")


@contextmanager
def _counted_ids() -> Iterator[None]:
    """Folium's element ids from a counter instead of chance, so that two renders are equal and hashes hold."""
    with _LOCK:
        module: Any = branca.element
        before = module.urandom
        numbers = itertools.count(1)
        module.urandom = lambda size: next(numbers).to_bytes(size, "big")
        try:
            yield
        finally:
            module.urandom = before
