"""Static pictures of a map, for a report or a slide: PNG, SVG and PDF in the style of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geonews.errors import ExportError
from geonews.files import replacing

if TYPE_CHECKING:
    from geonews.maps.payload import MapInput
    from geonews.maps.picture.palette import Theme

__all__ = ["SUFFIXES", "write_picture"]

SUFFIXES = (".png", ".svg", ".pdf")


def write_picture(
    data: MapInput, target: Path, *, data_dir: Path, worldview: str, theme: Theme = "light"
) -> None:  # fmt: skip
    """Draw a map on one A4 page, landscape; the same bytes for the same input and release of matplotlib.

    Args:
        data: rows and provenance.
        target: the file; its suffix is one of SUFFIXES.
        data_dir: folder of the vendored borders and places.
        worldview: named on the picture.
        theme: light or dark.

    Raises:
        ExportError: another suffix, or the file cannot be written; one line.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise ExportError(f"{target}: a picture ends in {', '.join(SUFFIXES)}; choose one of them")
    # matplotlib takes half a second to load: only who makes a picture waits for it
    from geonews.maps.picture.canvas import plain_settings  # noqa: PLC0415
    from geonews.maps.picture.compose import compose  # noqa: PLC0415

    with plain_settings():
        sheet = compose(data, data_dir=data_dir, worldview=worldview, theme=theme)
        content = sheet.save(target.suffix.lower().lstrip("."))
    with replacing(target) as temporary:
        temporary.write_bytes(content)
