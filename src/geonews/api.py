"""geonews in Python: annotate a text, read a workspace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.config import Config
from geonews.model import Annotated, Situation
from geonews.pipeline import Rows, Stages, Views, rows_of
from geonews.pipeline import annotate as annotate_record
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Overrides, Record
from geonews.store import Filters, open_existing
from geonews.tables import ARTICLE_COLUMNS, MENTION_COLUMNS, POSITION_COLUMNS, SITUATION_COLUMNS, frame, table

if TYPE_CHECKING:
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

    def positions(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        country: str | None = None,
        actor: str | None = None,
        statuses: tuple[str, ...] = (),
    ) -> gpd.GeoDataFrame:
        """Position reports, EPSG:4326; geometry None for country-only and placeless ones. Filters as in `Filters`."""
        filters = Filters(since=since, until=until, country=country, actor=actor, statuses=statuses)
        return frame(self._rows(filters).positions, POSITION_COLUMNS)

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
