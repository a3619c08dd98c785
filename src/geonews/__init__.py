"""Turn news articles into offline maps of what was reported where.

>>> import geonews
>>> geonews.__version__
'0.1.0'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geonews.api import Workspace, annotate, find_situations
    from geonews.config import Config
    from geonews.errors import GeonewsError
    from geonews.model import Article, Location, Mention, Place, PositionReport, Resolution, Situation

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Config",
    "GeonewsError",
    "Location",
    "Mention",
    "Place",
    "PositionReport",
    "Resolution",
    "Situation",
    "Workspace",
    "__version__",
    "annotate",
    "find_situations",
]

_HOMES = {"Workspace": "api", "annotate": "api", "find_situations": "api", "Config": "config", "GeonewsError": "errors"}


def __getattr__(name: str) -> object:
    """Public names load when first used: importing geonews stays instant."""
    if name not in __all__:
        raise AttributeError(f"module geonews has no attribute {name!r}")
    return getattr(importlib.import_module(f"geonews.{_HOMES.get(name, 'model')}"), name)
