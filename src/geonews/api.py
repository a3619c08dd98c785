"""geonews in Python: annotate a text, read a workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.config import Config
from geonews.model import Annotated
from geonews.pipeline import Stages, map_rows
from geonews.pipeline import annotate as annotate_record
from geonews.reading.sources import Overrides, Record
from geonews.store import Filters, Store
from geonews.tables import MENTION_COLUMNS, POSITION_COLUMNS, frame

if TYPE_CHECKING:
    import geopandas as gpd


def annotate(text: str, *, published: date | None = None, stages: Stages | None = None) -> Annotated:
    """Mentions and position reports of one text.

    Args:
        text: an article, or a page saved as text.
        published: its publication date; None leaves weekdays open.
        stages: built once with `Stages.open(Config.load())` when many texts are read; None builds them anew (seconds).

    Raises:
        GeonewsError: the text is empty, or data are missing.
    """
    from geonews.reading.articles import article_from_text  # reads language models

    article = article_from_text(text, id="text", overrides=Overrides(published=published))
    return annotate_record(Record(article=article), stages or Stages.open(Config.load()))


class Workspace:
    """A workspace file, read as GeoDataFrames (EPSG:4326)."""

    def __init__(self, path: str | Path) -> None:
        """Name the file that `geonews run` wrote."""
        self.path = Path(path)

    def positions(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        country: str | None = None,
        actor: str | None = None,
    ) -> gpd.GeoDataFrame:
        """Position reports; geometry None for country-only and placeless ones."""
        filters = Filters(since=since, until=until, country=country, actor=actor)
        with Store(self.path) as store:
            return frame(map_rows(store, filters)["positions"], POSITION_COLUMNS)

    def mentions(self) -> gpd.GeoDataFrame:
        """Place mentions as points; geometry None when unresolved."""
        with Store(self.path) as store:
            return frame(map_rows(store)["mentions"], MENTION_COLUMNS)
