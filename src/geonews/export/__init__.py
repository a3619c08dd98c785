"""Files for other programs, by suffix: one function a suffix, each in a module of its own."""

from geonews.export.dispatch import FORMATS, KNOWN_LAYERS, WHOLE, export, stream, write_rows
from geonews.files import beside, check_target, write_text

__all__ = ["FORMATS", "KNOWN_LAYERS", "WHOLE", "beside", "check_target", "export", "stream", "write_rows", "write_text"]
