"""What made the rows, for formats that hold it as names and texts."""

from __future__ import annotations

import json

from geonews.tables import Row


def provenance_lines(provenance: Row) -> list[tuple[str, str]]:
    """Name and text of each entry; what is no text becomes JSON."""
    return [
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in provenance.items()
    ]
