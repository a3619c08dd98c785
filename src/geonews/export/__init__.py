"""Files for other programs, by suffix: one function a suffix, each in a module of its own."""

from geonews.export.dispatch import FORMATS, KNOWN_LAYERS, export
from geonews.export.files import check_target, write_text

__all__ = ["FORMATS", "KNOWN_LAYERS", "check_target", "export", "write_text"]
