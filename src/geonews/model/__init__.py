"""The records that flow through geonews. Stdlib only, frozen, keyword-only.

Coordinates are WGS84 degrees, longitude before latitude, everywhere; only the folium and geopy calls swap.
Offsets are code points of `Article.source_text`, half-open, unless a name starts with `text_`.
None always means "the text does not say" or "not known", never zero and never "no".
Their vocabularies are in `vocabulary`.
"""

from geonews.model.articles import Article, Segment
from geonews.model.checks import stable_id
from geonews.model.corrections import Correction
from geonews.model.places import Candidate, Focus, Location, Mention, Place, Resolution
from geonews.model.reports import PositionReport
from geonews.model.results import Annotated, Provenance
from geonews.model.situations import Relation, Situation

__all__ = [
    "Annotated",
    "Article",
    "Candidate",
    "Correction",
    "Focus",
    "Location",
    "Mention",
    "Place",
    "PositionReport",
    "Provenance",
    "Relation",
    "Resolution",
    "Segment",
    "Situation",
    "stable_id",
]
