"""A GeoPackage that QGIS opens styled: layers by type of geometry, tables, and a default style for each layer."""

from geonews.export.geopackage.write import write_geopackage

__all__ = ["write_geopackage"]
