"""Files, folders, pages and JSON lines into articles with offsets that lead back to the source."""

from geonews.reading.articles import Overrides, Record, article_from_text
from geonews.reading.failures import Failure
from geonews.reading.sources import read, read_records

__all__ = ["Failure", "Overrides", "Record", "article_from_text", "read", "read_records"]
