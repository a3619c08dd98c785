"""The stages joined: articles in, results stored one by one, maps and tables out. Alone knows every stage."""

from geonews.pipeline.compared import beside_map, changes_map
from geonews.pipeline.explain import Explanation, Weighed, explain
from geonews.pipeline.gaps import pack_hint
from geonews.pipeline.outputs import (
    MAP_SUFFIXES,
    Rows,
    check_map_target,
    map_input,
    map_page,
    provenance_row,
    rows_of,
    write_map,
)
from geonews.pipeline.runs import Summary, mend, merged, refresh, run
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, Stages, annotate, annotate_all, attempt, locate

__all__ = [
    "MAP_SUFFIXES",
    "Explanation",
    "Progress",
    "Rows",
    "Stages",
    "Summary",
    "Views",
    "Weighed",
    "annotate",
    "annotate_all",
    "attempt",
    "beside_map",
    "changes_map",
    "check_map_target",
    "explain",
    "locate",
    "map_input",
    "map_page",
    "mend",
    "merged",
    "pack_hint",
    "provenance_row",
    "refresh",
    "rows_of",
    "run",
    "write_map",
]
