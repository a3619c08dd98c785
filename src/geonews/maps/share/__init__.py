"""Maps to pass on: what a reader outside may not learn is taken out of the rows before anything is drawn."""

from geonews.maps.share.rows import share

__all__ = ["share"]
