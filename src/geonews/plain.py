"""Records as plain values for JSON: dates as ISO text, tuples as lists."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any


def to_dict(record: Any) -> dict[str, Any]:
    """A record as JSON-ready values: dates as ISO text, tuples as lists, ids added."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return [plain(v) for v in value]
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return to_dict(value)
        return {k: plain(v) for k, v in value.items()} if isinstance(value, Mapping) else value

    return {f.name: plain(getattr(record, f.name)) for f in dataclasses.fields(record)}
