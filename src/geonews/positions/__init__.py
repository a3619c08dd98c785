"""Positions: what one sentence reports about who is, moves or acts where, in whose words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from geonews.model import Article, Location, PositionReport
from geonews.positions.parse.event_tagger import Reading
from geonews.positions.parse.lexicon import Lexicon, load_lexicon
from geonews.positions.parse.scene import lay_out
from geonews.positions.parse.sentences import candidates, is_note, runs
from geonews.positions.reader import Reader
from geonews.positions.reports import merge
from geonews.vocabulary import MentionType

if TYPE_CHECKING:
    from geonews.gazetteer.actors import Actors, ActorSpan
    from geonews.positions.geometries.shapes import Shaper
    from geonews.protocols import Parser

__all__ = ["extract", "load_lexicon"]

MAIN_COUNTRIES = 3
DOUBT, STRANGE = 0.05, 0.5
"""Belief below which a sentence holds no event: in a note or an article about fighting, and in any other article."""
SURE, FIGHTING = 0.8, 0.2
"""An article is about fighting where the tagger is so sure of an event in this share of the sentences that it reads."""


class EventReader(Protocol):
    """What is asked of `event_tagger.EventTagger`."""

    def read(
        self,
        text: str,
        sentence: tuple[int, int],
        places: Sequence[tuple[int, int, MentionType]],
        actors: Sequence[tuple[int, int]],
    ) -> Reading: ...


def extract(
    article: Article,
    locations: Sequence[Location],
    *,
    parser: Parser,
    actors: Actors,
    lexicon: Lexicon,
    shaper: Shaper,
    adjectives: Mapping[str, str],
    tagger: EventReader | None = None,
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
        tagger: gives a second opinion on events, and says which paragraphs are worth a parse; None to go by the rules
            alone, for which the whole article is parsed.
        historical_days: reports of events that ended longer before publication are history.

    Returns:
        One report for each event, actor and place; sentences that repeat another are counted in its `evidence_n`.
        Empty for languages that the parser does not read.
    """
    if article.language not in (None, "en"):
        return []
    shares = Counter(location.iso2 for location in locations if location.iso2)
    focus = [iso2 for iso2, _ in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:MAIN_COUNTRIES]]
    named = list(actors.find(article.text, focus))
    readings: list[Reading] = []
    worth, doubt = None, False
    if tagger is not None:
        read = list(_read(article, candidates(article.text, lexicon), locations, named, tagger))
        doubt = sum(one.most >= SURE for one in read) < FIGHTING * len(read)
        least = STRANGE if doubt and not is_note(article.text) else DOUBT
        readings = [one for one in read if one.most >= least]
        if not readings:
            return []
        worth = runs(article.text, [(one.start, one.end) for one in readings])
    doc = parser.parse(article.text, worth)
    scene = lay_out(article, doc, locations, named, lexicon, focus, adjectives, readings, doubt=doubt)
    return merge(list(Reader(scene=scene, shaper=shaper, historical_days=historical_days).read()))


def _read(
    article: Article,
    sentences: Iterable[tuple[int, int]],
    locations: Sequence[Location],
    named: Sequence[ActorSpan],
    tagger: EventReader,
) -> Iterator[Reading]:
    """What the tagger believes of these sentences."""
    places = []
    for location in locations:
        span = article.span_to_text(location.mention.start, location.mention.end)
        if span is not None:
            places.append((*span, location.mention.mention_type))
    actors = [(hit.start, hit.end) for hit in named]
    return (tagger.read(article.text, sentence, places, actors) for sentence in sentences)
