"""What leaves a workspace: flat rows and the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geonews.config import Config
from geonews.gazetteer.lookup import open_gazetteer
from geonews.pipeline.context import add_sentences
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, sha256_of
from geonews.plain import to_dict
from geonews.store import Filters, Store
from geonews.tables import Row, article_row, join_situations, mention_rows, position_rows, situation_rows

MAP_TITLE = "What was reported where"
MAP_LAYERS = ("positions", "mentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Flat rows of a workspace, in the order of article ids and texts."""

    articles: list[Row]
    """With filters, only those of which something passed."""
    mentions: list[Row]
    positions: list[Row]
    situations: list[Row]
    """Of all reports of the workspace; with filters, only those with a report that passed."""


def rows_of(
    store: Store,
    config: Config,
    filters: Filters | None = None,
    *,
    views: Views | None = None,
    sentences: bool = False,
) -> Rows:
    """The rows of all reports and mentions that pass the filters.

    Args:
        store: the workspace.
        config: the settings.
        filters: which reports and mentions; None for all.
        views: where they are open already.
        sentences: whether mentions carry the sentence around them, as "sentence".
    """
    views = views or Views.open(config)
    rows = Rows(articles=[], mentions=[], positions=[], situations=[])
    for annotated, run_id in store.results(filters):
        rows.articles.append(article_row(annotated.article))
        mentions = mention_rows(annotated, run_id=str(run_id))
        if sentences:
            add_sentences(mentions, annotated)
        rows.mentions.extend(mentions)
        rows.positions.extend(position_rows(views.sides.seen(annotated), views.actors, run_id=str(run_id)))
    for row in rows.positions:
        row["source_rating"] = views.directory.rating(row["source_name"], row["source_url"])
    situations = views.situations(store)
    join_situations(rows.positions, situations)
    rows.situations.extend(situation_rows(situations, rows.positions))
    return rows


def provenance_row(store: Store, config: Config) -> Row:
    """What made the results, as of the latest run that read something, and when the output was made."""
    made = store.last_provenance()
    own = {"outlets_file": config.outlets_file, "sides_file": config.sides_file}
    seen_with = {name: sha256_of(path)[:16] for name, path in own.items() if path is not None}
    return ({} if made is None else to_dict(made)) | seen_with | {"made_at": config.made_at}


def map_page(
    store: Store,
    config: Config,
    *,
    filters: Filters | None = None,
    layers: Sequence[str] = MAP_LAYERS,
    title: str | None = None,
    progress: Progress | None = None,
) -> str:
    """The HTML page of a workspace's map; the title says what was filtered out.

    Args:
        store: the workspace.
        config: the settings; `made_at` is printed on the page.
        filters: which reports and mentions to draw.
        layers: of "positions" and "mentions".
        title: heading of the page.
        progress: told how the gazetteer's index comes along, from which the towns are read.
    """
    from geonews.maps.names import MIN_TOWN  # noqa: PLC0415  # folium loads when a map is made
    from geonews.maps.page import MapInput, render  # noqa: PLC0415

    views = Views.open(config)
    rows = rows_of(store, config, filters, views=views, sentences=True)
    only = filters.words if filters is not None else ""
    heading = title or MAP_TITLE
    data = MapInput(
        positions=rows.positions if "positions" in layers else [],
        mentions=rows.mentions if "mentions" in layers else [],
        articles=rows.articles,
        situations=rows.situations if "positions" in layers else [],
        side_colours=views.sides.colours,
        provenance=provenance_row(store, config),
        title=f"{heading} ({only})" if only else heading,
        towns=open_gazetteer(config, progress).towns(MIN_TOWN),
    )
    return render(data, data_dir=config.data_dir, worldview=config.worldview)
