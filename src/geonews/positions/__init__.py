"""Positions: what one sentence reports about who is, moves or acts where, in whose words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geonews.model import Article, Location, PositionReport
from geonews.positions.lexicon import Lexicon, load_lexicon
from geonews.positions.reader import Reader
from geonews.positions.reports import merge
from geonews.positions.scene import lay_out

if TYPE_CHECKING:
    from geonews.gazetteer.actors import Actors
    from geonews.positions.shapes import Shaper
    from geonews.protocols import Parser

__all__ = ["extract", "load_lexicon"]

MAIN_COUNTRIES = 3


def extract(
    article: Article,
    locations: Sequence[Location],
    *,
    parser: Parser,
    actors: Actors,
    lexicon: Lexicon,
    shaper: Shaper,
    adjectives: Mapping[str, str],
    historical_days: int = 90,
) -> list[PositionReport]:
    """Position reports of one article, in text order.

    Args:
        article: the article; only its main text is read.
        locations: its located toponyms, demonyms included.
        parser: English dependency parser.
        actors: known actors.
        lexicon: triggers and cue words.
        shaper: makes geometry of spatial phrases.
        adjectives: ISO code → adjective ("ML": "Malian"), to name a state's forces.
        historical_days: reports of events that ended longer before publication are history.

    Returns:
        One report for each event, actor and place; sentences that repeat another are counted in its `evidence_n`.
        Empty for languages that the parser does not read.
    """
    if article.language not in (None, "en"):
        return []
    shares = Counter(location.iso2 for location in locations if location.iso2)
    focus = [iso2 for iso2, _ in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:MAIN_COUNTRIES]]
    scene = lay_out(article, parser.parse(article.text), locations, actors, lexicon, focus, adjectives)
    return merge(list(Reader(scene=scene, shaper=shaper, historical_days=historical_days).read()))
