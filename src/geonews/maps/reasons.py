"""Why a report stands where it does, and which place came second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]
Reason = tuple[str | None, str | None]


def place_reasons(positions: Sequence[Row], mentions: Sequence[Row]) -> Mapping[str, Reason]:
    """Report id → why its place was chosen and the runner-up, from the mention that the report's place words hold.

    Of several mentions the one that was resolved to the report's own place counts. Reports without one are left out.
    """
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        if mention.get("why"):
            by_doc[mention["doc_id"]].append(mention)
    found: dict[str, Reason] = {}
    for row in positions:
        inside = [m for m in by_doc.get(row["doc_id"], ()) if _is_inside(m, row.get("place_spans") or ())]
        chosen = next((m for m in inside if m.get("place_name") == row.get("place_name")), None)
        if chosen is not None:
            found[row["id"]] = chosen["why"], chosen.get("runner_up")
    return found


def _is_inside(mention: Row, spans: Sequence[Sequence[int]]) -> bool:
    return any(start <= mention["start"] and mention["end"] <= end for start, end in spans)
