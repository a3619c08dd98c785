"""Text that a spreadsheet would take for a formula."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  # Excel reads the wide ones too
"""What a cell begins with that spreadsheets run instead of showing it."""


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run this text, or do so once it is saved as CSV."""
    return text.startswith(STARTS)
