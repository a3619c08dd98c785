"""From names to places."""

from geonews.resolution.focus import focus
from geonews.resolution.resolve import resolve

__all__ = ["focus", "resolve"]
