"""Maps of what changed, and of reports beside another data set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geonews.config import Config
from geonews.maps.options import MapOptions
from geonews.pipeline.outputs import map_input
from geonews.store import Store
from geonews.tables import Row

if TYPE_CHECKING:
    from geonews.maps.page import MapInput

CHANGE_WORDS = {
    "legend.sides": "Change",
    "facet.side": "Change",
    "facet.side.none": "No change",
    "fact.side": "change: {side}",
}


def changes_map(store: Store, config: Config, rows: Sequence[Row], words: str) -> MapInput:
    """A map of the reports that show a change, coloured by the kind of change in place of the actor's side.

    Args:
        store: the workspace.
        config: the settings.
        rows: as `changes.change_rows` gives them.
        words: which days were compared.
    """
    data = map_input(store, config, layers=("positions",), title=f"What changed from {words}")
    drawn = [row | {"side": row["change"]} for row in rows]
    return replace(data, positions=drawn, situations=[], side_colours={}, words=CHANGE_WORDS)


def beside_map(
    store: Store, config: Config, ours: Sequence[Row], theirs: Sequence[Row], name: str, options: MapOptions
) -> MapInput:
    """A map of our reports, coloured by whether the other data set has them, over that set's events as quiet circles.

    Args:
        store: the workspace.
        config: the settings.
        ours: rows of reports whose "match" is "matched" or "only ours".
        theirs: their events as rows of mentions; never in a map to be passed on.
        name: of the other data set.
        options: the user's choices.
    """
    data = map_input(store, config, layers=("positions",), title=f"Reports beside {name}", options=options)
    marks = {row["id"]: row["match"] for row in ours}
    drawn = [row | {"side": marks.get(row["id"])} for row in data.positions if row["id"] in marks]
    words = {"legend.sides": name, "facet.side": name, "fact.side": f"{name}: {{side}}"}
    articles = [*data.articles, {"id": name, "title": name, "outlet": name, "url": None, "published": None}]
    shown = [] if options.share else list(theirs)
    licences = data.provenance.get("licences", {}) | ({name: f"{name}: its own terms apply"} if shown else {})
    return replace(
        data, positions=drawn, mentions=shown, articles=articles if shown else data.articles, situations=[],
        side_colours={}, words=words, provenance=data.provenance | {"licences": licences},
    )  # fmt: skip
