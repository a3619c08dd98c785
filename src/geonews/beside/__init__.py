"""Our reports beside a data set that people code by hand: ACLED or UCDP GED."""

from geonews.beside.events import Event, read_events
from geonews.beside.matching import MATCH_COLUMNS, Limits, Match, compare, mention_rows, result_rows

__all__ = [
    "MATCH_COLUMNS",
    "Event",
    "Limits",
    "Match",
    "compare",
    "mention_rows",
    "read_events",
    "result_rows",
]
