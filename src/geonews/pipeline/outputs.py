"""What leaves a workspace: flat rows and the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geonews.borders import Borders
from geonews.config import Config
from geonews.errors import ConfigError, ExportError
from geonews.export import check_target, write_text
from geonews.gazetteer.lookup import open_gazetteer
from geonews.maps.options import MapOptions
from geonews.pipeline.context import add_sentences
from geonews.pipeline.review.overlay import Overlay
from geonews.pipeline.situations import Views
from geonews.pipeline.stages import Progress, sha256_of
from geonews.plain import to_dict
from geonews.situations import Sides
from geonews.store import Filters, Store
from geonews.tables import Row, article_row, join_situations, mention_rows, position_rows, situation_rows

if TYPE_CHECKING:
    from geonews.maps.page import MapInput

MAP_TITLE = "What was reported where"
MAP_LAYERS = ("positions", "mentions")
MAP_PAGES = (".html", ".htm")
MAP_SUFFIXES = (*MAP_PAGES, ".png", ".svg", ".pdf")
"""What a map can be written as, by lower-case suffix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Flat rows of a workspace, in the order of article ids and texts."""

    articles: list[Row]
    """With filters, only those of which something passed."""
    mentions: list[Row]
    positions: list[Row]
    situations: list[Row]
    """Of all reports of the workspace; with filters, only those with a report that passed."""
    rejected: list[Row] = field(default_factory=list)
    """Reports that a person rejected, which leave maps and exports."""


def rows_of(
    store: Store,
    config: Config,
    filters: Filters | None = None,
    *,
    views: Views | None = None,
    sentences: bool = False,
) -> Rows:
    """The rows of all reports and mentions that pass the filters, with what people decided about them.

    Args:
        store: the workspace.
        config: the settings.
        filters: which reports and mentions; None for all.
        views: where they are open already.
        sentences: whether mentions carry the sentence around them, as "sentence".

    Raises:
        ConfigError: the filters name a side that the user's sides.toml does not have.
    """
    views = views or Views.open(config)
    side = _known_side(filters, views.sides)
    overlay = Overlay.of(store)
    rows = Rows(articles=[], mentions=[], positions=[], situations=[])
    for annotated, run_id in overlay.results(store, filters):
        positions = position_rows(views.sides.seen(annotated), views.actors, run_id=str(run_id))
        if side is not None:
            positions = [row for row in positions if row["side"] == side]
            if not positions:
                continue
        mentions = mention_rows(annotated, run_id=str(run_id))
        if sentences:
            add_sentences(mentions, annotated)
        rows.articles.append(article_row(annotated.article))
        rows.mentions.extend(mentions)
        rows.positions.extend(row for row in positions if row["review"] != "rejected")
        rows.rejected.extend(row for row in positions if row["review"] == "rejected")
    for row in rows.positions:
        row["source_rating"] = views.directory.rating(row["source_name"], row["source_url"])
    situations = views.situations(store, overlay)
    join_situations(rows.positions, situations)
    rows.situations.extend(situation_rows(situations, rows.positions))
    return rows


def _known_side(filters: Filters | None, sides: Sides) -> str | None:
    side = filters.side if filters is not None else None
    if side is not None and side not in sides.names:
        known = ", ".join(sides.names) or "none; name your sides.toml with --sides"
        raise ConfigError(f'side "{side}" is unknown; known are {known}')
    return side


def provenance_row(store: Store, config: Config) -> Row:
    """What made the results, as of the latest run that read something, and when the output was made."""
    made = store.last_provenance()
    rejected = Overlay.of(store).decided.rejections
    own = {"outlets_file": config.outlets_file, "sides_file": config.sides_file}
    seen_with = {name: sha256_of(path)[:16] for name, path in own.items() if path is not None}
    return (
        ({} if made is None else to_dict(made))
        | seen_with
        | {"made_at": config.made_at}
        | ({"rejected": rejected} if rejected else {})
    )


def map_input(
    store: Store,
    config: Config,
    *,
    filters: Filters | None = None,
    layers: Sequence[str] = MAP_LAYERS,
    title: str | None = None,
    options: MapOptions | None = None,
    progress: Progress | None = None,
) -> MapInput:
    """What a workspace's map shows; the title says what was filtered out.

    Args:
        store: the workspace.
        config: the settings; `made_at` is printed on the map.
        filters: which reports and mentions to draw.
        layers: of "positions" and "mentions".
        title: heading of the map.
        options: the user's choices; with `share` the rows are those that may be passed on.
        progress: told how the gazetteer's index comes along, from which the towns are read.

    Raises:
        ConfigError: the filters name a side that the user's sides.toml does not have.
    """
    from geonews.maps.names import MIN_TOWN  # noqa: PLC0415  # folium loads when a map is made
    from geonews.maps.page import MapInput  # noqa: PLC0415
    from geonews.maps.share import share  # noqa: PLC0415

    views = Views.open(config)
    rows = rows_of(store, config, filters, views=views, sentences=True)
    chosen = options or MapOptions()
    only = _words(filters, shared=chosen.share)
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
        options=chosen,
    )
    return share(data, Borders(config.data_dir, config.worldview)) if chosen.share else data


def _words(filters: Filters | None, *, shared: bool) -> str:
    """What a map's title says of its filters; ids of articles may be paths, which are not passed on."""
    if filters is None or filters.article is None or not shared:
        return filters.words if filters is not None else ""
    return ", ".join(filter(None, (replace(filters, article=None).words, "some articles")))


def map_page(
    store: Store,
    config: Config,
    *,
    filters: Filters | None = None,
    layers: Sequence[str] = MAP_LAYERS,
    title: str | None = None,
    options: MapOptions | None = None,
    progress: Progress | None = None,
) -> str:
    """The HTML page of a workspace's map; arguments and errors as for `map_input`."""
    from geonews.maps.page import render  # noqa: PLC0415

    data = map_input(store, config, filters=filters, layers=layers, title=title, options=options, progress=progress)
    return render(data, data_dir=config.data_dir, worldview=config.worldview)


def write_map(data: MapInput, target: Path, config: Config) -> None:
    """Write a map as the suffix of its file says: a page, or a picture in the same style.

    Args:
        data: what it shows.
        target: a file that ends in one of `MAP_SUFFIXES`; written whole or not at all.
        config: the settings.

    Raises:
        ExportError: unknown suffix, no such folder, or the file cannot be written; one line.
    """
    check_map_target(target)
    if target.suffix.lower() in MAP_PAGES:
        from geonews.maps.page import render  # noqa: PLC0415

        write_text(target, render(data, data_dir=config.data_dir, worldview=config.worldview))
        return
    from geonews.maps.picture import write_picture  # noqa: PLC0415

    # no reader's system chooses for a picture
    theme: Literal["light", "dark"] = "dark" if data.options.theme == "dark" else "light"
    write_picture(data, target, data_dir=config.data_dir, worldview=config.worldview, theme=theme)


def check_map_target(target: Path) -> None:
    """Refuse a file that could not be written, before work is put into it. Raises ExportError; one line."""
    if target.suffix.lower() not in MAP_SUFFIXES:
        known = ", ".join(MAP_SUFFIXES)
        raise ExportError(f'{target}: unknown suffix "{target.suffix}"; known are {known}')
    check_target(target)
