"""Write the styles of the GeoPackage's layers to maps/styles/, for people who style layers of their own in QGIS."""

from __future__ import annotations

from pathlib import Path

from geonews.export.qml import STYLED, style_of_layer

FOLDER = Path(__file__).parents[1] / "maps" / "styles"


def main() -> None:
    """One file a layer."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in STYLED:
        path = FOLDER / f"{name}.qml"
        path.write_text(style_of_layer(name) or "", encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
