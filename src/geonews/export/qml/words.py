"""How fields and their values read in QGIS' forms and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from geonews.export.qml.symbols import LOOKS
from geonews.tables import column_notes
from geonews.vocabulary import ClaimStatus, EventType, GeomBasis, SpatialOp, Voice

ADDED = ("t_from", "t_to", "look", "colour", "letters")
"""Columns of a GeoPackage that other formats do not have."""
_READABLE: Mapping[str, str] = {
    "id": "report",
    "doc_id": "article",
    "iso2": "country",
    "adm1": "first-level unit",
    "geo_precision": "precision (1 exact to 9)",
    "acled_geo_precision": "precision as ACLED codes it",
    "uncertainty_m": "uncertainty, m",
    "geometry_invented_m": "width or distance that geonews chose, m",
    "t_from": "from",
    "t_to": "until",
    "char_start": "sentence begins at",
    "char_end": "sentence ends at",
    "evidence": "sentence",
    "n_sources": "outlets",
    "n_independent": "independent origins",
    "look": "drawn as",
    "confidence": "confidence of the reading, not of the claim",
}
VALUES: Mapping[str, Sequence[str]] = {
    "claim_status": get_args(ClaimStatus),
    "voice": get_args(Voice),
    "event_type": get_args(EventType),
    "spatial_op": get_args(SpatialOp),
    "geom_basis": get_args(GeomBasis),
    "look": tuple(LOOKS),
}
"""Fields of few words, and the words that they may hold."""
_WORDS: Mapping[str, Mapping[str, str]] = {
    "claim_status": {
        "asserted": "stated",
        "negated": "said not to be so",
        "conditional": "possible",
        "historical": "past",
    },
    "voice": {"article": "the article's own", "presupposed": "taken for granted"},
    "spatial_op": {"same_as": "the place named before", "unnamed_in": "unnamed places in"},
    "look": {name: look.words for name, look in LOOKS.items()},
}


def aliases() -> Mapping[str, str]:
    """What each column of a report is called, by its name."""
    return {name: _READABLE.get(name, name.replace("_", " ")) for name in (*column_notes(), *ADDED)}


def words_of(field: str) -> Mapping[str, str]:
    """Words for people → what the field holds."""
    told = _WORDS.get(field, {})
    return {told.get(value, value.replace("_", " ")): value for value in VALUES[field]}
