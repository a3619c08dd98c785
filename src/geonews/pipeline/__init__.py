"""The stages joined: articles in, results stored one by one, maps and tables out. Alone knows every stage."""

from geonews.pipeline.explain import Explanation, Weighed, explain
from geonews.pipeline.gaps import pack_hint
from geonews.pipeline.outputs import Rows, map_page, provenance_row, rows_of
from geonews.pipeline.runs import Summary, mend, run
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, Stages, annotate, annotate_all, attempt, locate

__all__ = [
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
    "explain",
    "locate",
    "map_page",
    "mend",
    "pack_hint",
    "provenance_row",
    "rows_of",
    "run",
]
