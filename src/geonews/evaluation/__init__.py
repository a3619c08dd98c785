"""Scores against a gold corpus: recognition, resolution, both end to end, and positions.

Toponyms are scored as in Gritta, Pilehvar and Collier (2020): what was missed or left unresolved is wrong and stays in
every denominator; the rules are in `table`. The form of a corpus is in `corpus`.
"""

from geonews.evaluation.corpus import Document, GoldToponym, read_corpus
from geonews.evaluation.countries import Countries
from geonews.evaluation.event import Event, GoldPlace
from geonews.evaluation.measures import RADII_KM
from geonews.evaluation.predictions import Found, FoundToponym, predict, read_predictions
from geonews.evaluation.report import Grouping, Report, report
from geonews.evaluation.run import Options, evaluate, evaluate_predictions
from geonews.evaluation.table import tabulate

__all__ = [
    "RADII_KM",
    "Countries",
    "Document",
    "Event",
    "Found",
    "FoundToponym",
    "GoldPlace",
    "GoldToponym",
    "Grouping",
    "Options",
    "Report",
    "evaluate",
    "evaluate_predictions",
    "predict",
    "read_corpus",
    "read_predictions",
    "report",
    "tabulate",
]
