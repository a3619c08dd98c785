"""What was reported as of two dates, compared."""

from geonews.changes.changes import CHANGE_COLUMNS, KINDS, Span, change_rows, changes, without_date

__all__ = ["CHANGE_COLUMNS", "KINDS", "Span", "change_rows", "changes", "without_date"]
