"""geonews in Python: annotate a text, read a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from geonews.config import Config
from geonews.errors import ConfigError
from geonews.gazetteer.countries import country_code, country_codes
from geonews.model import Annotated, Situation
from geonews.pipeline import Rows, Stages, Views, map_input, rows_of
from geonews.pipeline import annotate as annotate_record
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Overrides, Record
from geonews.store import Filters, open_existing
from geonews.tables import ARTICLE_COLUMNS, MENTION_COLUMNS, POSITION_COLUMNS, SITUATION_COLUMNS, frame, table
from geonews.vocabulary import CLAIM_STATUSES, EVENT_TYPES

if TYPE_CHECKING:
    import folium
    import geopandas as gpd
    import pandas as pd


def annotate(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | None = None,
    language: str | None = None,
    article_id: str = "text",
    stages: Stages | None = None,
) -> Annotated:
    """Mentions and position reports of one text.

    Args:
        text: an article, or a page saved as text.
        title: its title, where the text does not state one.
        outlet: who published it, likewise.
        url: its address, likewise; http or https.
        published: its publication date, likewise; None leaves weekdays open.
        language: ISO 639-1; None to detect it.
        article_id: tells it from others; part of the ids of what is found.
        stages: built once with `Stages.open(Config.load())` when many texts are read; None builds them anew, which
            takes seconds.

    Raises:
        InputError: the text is empty or too long.
        GazetteerError, ConfigError: data are missing or damaged.
    """
    given = Overrides(title=title, outlet=outlet, url=url, published=published, language=language)
    article = article_from_text(text, id=article_id, overrides=given)
    return annotate_record(Record(article=article), stages or Stages.open(Config.load()))


def find_situations(annotated: Iterable[Annotated], *, config: Config | None = None) -> list[Situation]:
    """Which reports of several articles speak of the same thing, who says so independently, who denies it.

    Args:
        annotated: results of `annotate`, with different article ids.
        config: the settings; None loads them.

    Raises:
        GazetteerError, ConfigError: data are missing or damaged.
    """
    return Views.open(config or Config.load()).situations_in(annotated)


class Chosen(TypedDict, total=False):
    """Which reports to take; what is left out takes all."""

    since: date | str | None
    """Reports that end on this day or later; a date or "2024-12-06". Undated ones pass."""
    until: date | str | None
    """Reports that begin on this day or earlier."""
    country: str | None
    """Code or name of the reported country."""
    actor: str | None
    """Part of the actor's name."""
    statuses: Sequence[str] | str
    """Claim statuses, one or several."""
    events: Sequence[str] | str
    """Event types, one or several."""
    outlet: str | None
    """Part of the outlet's name."""
    max_precision: int | None
    """Only places known at least so exactly, 1 (exact) to 9 (none)."""


class Workspace:
    """A workspace file that `geonews run` wrote, as tables. Opened anew for each, so that a run may go on beside it."""

    def __init__(self, path: str | Path, *, config: Config | None = None) -> None:
        """Name the file.

        Args:
            path: the file; it must be there when a table is asked for, else StoreError.
            config: the settings; None loads them.
        """
        self.path = Path(path)
        self.config = config or Config.load()

    def positions(self, **chosen: Unpack[Chosen]) -> gpd.GeoDataFrame:
        """Position reports, EPSG:4326; geometry None for country-only and placeless ones.

        Args:
            **chosen: filters, see `Chosen`: since, until, country, actor, statuses, events, outlet, max_precision.

        Raises:
            StoreError: there is no such workspace.
            ConfigError, GazetteerError: a filter is no date, claim status, event type or country.
        """
        return frame(self._rows(self._filters(**chosen)).positions, POSITION_COLUMNS)

    def map(self, *, title: str | None = None, **chosen: Unpack[Chosen]) -> folium.Map:
        """The offline map as Folium's, which shows itself in a notebook; `.save("war.html")` writes the page.

        Args:
            title: the map's heading.
            **chosen: filters and errors are those of `positions`.
        """
        from geonews.maps.page import make_map  # noqa: PLC0415 # folium loads when a map is made

        filters = self._filters(**chosen)
        with open_existing(self.path) as store:
            data = map_input(store, self.config, filters=filters, title=title)
        return make_map(data, data_dir=self.config.data_dir, worldview=self.config.worldview)

    def mentions(self) -> gpd.GeoDataFrame:
        """Place mentions, EPSG:4326; geometry None where no point is due (countries, demonyms, ambiguous names)."""
        return frame(self._rows().mentions, MENTION_COLUMNS)

    def situations(self) -> gpd.GeoDataFrame:
        """Reports of the same thing, one row each, EPSG:4326: outlets, independent origins, who denies it."""
        return frame(self._rows().situations, SITUATION_COLUMNS)

    def articles(self) -> pd.DataFrame:
        """What is known of each article."""
        return table(self._rows().articles, ARTICLE_COLUMNS)

    def _rows(self, filters: Filters | None = None) -> Rows:
        with open_existing(self.path) as store:
            return rows_of(store, self.config, filters)

    def _filters(self, **chosen: Unpack[Chosen]) -> Filters:
        country = chosen.get("country")
        return Filters(
            since=_day(chosen.get("since")),
            until=_day(chosen.get("until")),
            country=None if country is None else country_code(country, country_codes(self.config.data_dir)),
            actor=chosen.get("actor"),
            statuses=_known(chosen.get("statuses", ()), CLAIM_STATUSES, "claim status"),
            events=_known(chosen.get("events", ()), EVENT_TYPES, "event type"),
            outlet=chosen.get("outlet"),
            max_precision=chosen.get("max_precision"),
        )


def _day(value: date | str | None) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ConfigError(f'"{value}" is no date such as 2024-12-06') from error


def _known(values: Sequence[str] | str, known: Sequence[str], what: str) -> tuple[str, ...]:
    chosen = (values,) if isinstance(values, str) else tuple(values)
    for value in chosen:
        if value not in known:
            raise ConfigError(f'"{value}" is no {what}; known are {", ".join(known)}')
    return chosen
