"""A QGIS project beside its GeoPackage: groups, a metric CRS of the region, and a page to print."""

from geonews.export.project.write import write_project

__all__ = ["write_project"]
