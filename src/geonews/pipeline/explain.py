"""Why a name was taken for a place: its candidates, what speaks for and against each, and the decision."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geonews.config import Config
from geonews.errors import InputError
from geonews.gazetteer.lookup import Gazetteer, open_gazetteer
from geonews.model import Article, Candidate, Mention, Resolution
from geonews.pipeline.stages import Progress, Stages
from geonews.protocols import Recogniser
from geonews.reading.articles import article_from_text
from geonews.reading.sources import Failure, read_records
from geonews.recognition import LexiconRecogniser
from geonews.resolution.atlas import GazetteerAtlas
from geonews.resolution.evidence import group, home_of
from geonews.resolution.features import FEATURES
from geonews.resolution.outlets import OUTLETS, Outlets
from geonews.resolution.rank import Ranking, contributions, load_ranking
from geonews.resolution.resolve import KEPT, resolve
from geonews.resolution.spellings import with_spellings
from geonews.resolution.weighing import Weighing, weigh


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its features and what each gives it against its rival: the first, for the first the second."""

    candidate: Candidate
    features: tuple[tuple[str, float | None], ...]
    """Name and value of every feature; None where nothing is known, such as the distance to an unknown outlet."""
    lead: float | None
    """Log odds of its belief against the rival's; None without a rival."""
    effects: tuple[tuple[str, float], ...]
    """Name of a feature and how much of the lead would be lost if it alone were as the rival's, largest first; those
    that change nothing are left out. Trees weigh features together, so these need not add up to the lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The decision on one name."""

    resolution: Resolution
    recognised: bool
    """False when the text has the name but nothing there is taken for a place name."""
    weighed: tuple[Weighed, ...]
    """Best first, at most five; empty when nothing in the gazetteer fits."""
    n_candidates: int
    """Places of the gazetteer that bear the name, before ranking."""

    @property
    def margin(self) -> float | None:
        """How much more belief the best candidate has than the runner-up; None with fewer than two."""
        if len(self.weighed) < 2:
            return None
        return self.weighed[0].candidate.score - self.weighed[1].candidate.score


def explain(
    name: str, article: Article | None, config: Config, progress: Progress | None = None, *, occurrence: int = 1
) -> Explanation:
    """Which place a name stands for, and why.

    Args:
        name: a place name.
        article: where it stands; None judges it by itself.
        config: the settings.
        progress: told how the index comes along.
        occurrence: which of its occurrences in the main text, from 1.

    Raises:
        InputError: the name is empty or does not stand in the text so often.
        GazetteerError: data are missing or damaged.
    """
    if not name.strip():
        raise InputError("no name to explain; give one, such as Tripoli")
    alone = article is None
    if article is None:
        article = article_from_text(name, id="explain", raw=True)
    span = _occurrence(name, article, occurrence)
    gazetteer, recogniser = _stages(config, progress, full=not alone)
    outlets = Outlets(config.data_dir / OUTLETS)
    found = () if alone else recogniser.recognise(article)
    here = [mention for mention in found if mention.start < span[1] and span[0] < mention.end]
    asked = (here or list(recogniser.mentions_at(article, [span])))[0]
    mentions = sorted({*found, asked}, key=lambda mention: mention.start)
    atlas = GazetteerAtlas(gazetteer)
    return Explanation(
        resolution=next(r for r in resolve(article, mentions, gazetteer, outlets=outlets) if r.mention == asked),
        recognised=alone or bool(here),
        weighed=_weigh(article, mentions, asked, atlas, outlets),
        n_candidates=len(atlas.candidates(asked)),
    )


def article_with(name: str, path: str) -> Article:
    """The first article of a file in whose main text a name stands; the first article where it stands in none.

    Raises:
        InputError: no article can be read from the file.
    """
    first: Article | None = None
    failure = f"{path}: holds no article"
    for record in read_records([path]):
        if isinstance(record, Failure):
            failure = record.error
            continue
        first = first or record.article
        if _spans(name, record.article):
            return record.article
    if first is None:
        raise InputError(failure)
    return first


def _occurrence(name: str, article: Article, number: int) -> tuple[int, int]:
    spans = _spans(name, article)
    if not spans:
        where = "stands outside the main text only" if name in article.source_text else "does not stand in the text"
        raise InputError(f'"{name}" {where}; write it as it stands there')
    if not 1 <= number <= len(spans):
        often = "once" if len(spans) == 1 else f"{len(spans)} times"
        raise InputError(f'"{name}" stands {often} in the text, so there is no occurrence {number}')
    return spans[number - 1]


def _spans(name: str, article: Article) -> list[tuple[int, int]]:
    """Where a name stands in the main text as whole words; as a part of words where it never does."""
    for pattern in (rf"(?<!\w){re.escape(name)}(?!\w)", re.escape(name)):
        found = [match.span() for match in re.finditer(pattern, article.source_text)]
        spans = [span for span in found if article.span_to_text(*span) is not None]
        if spans:
            return spans
    return []


def _stages(config: Config, progress: Progress | None, *, full: bool) -> tuple[Gazetteer, Recogniser]:
    """A name by itself needs no language model, which takes seconds to load."""
    if full:
        stages = Stages.open(config, progress)
        return stages.gazetteer, stages.recogniser
    gazetteer = open_gazetteer(config, progress)
    return gazetteer, LexiconRecogniser(gazetteer)


def _weigh(
    article: Article, mentions: Sequence[Mention], asked: Mention, atlas: GazetteerAtlas, outlets: Outlets
) -> tuple[Weighed, ...]:
    names = with_spellings(group(article, mentions, atlas), atlas)
    ranking = load_ranking()
    weighing = weigh(names, atlas, ranking, home_of(article, outlets))
    at = next((i for i, name in enumerate(weighing.table.names) if asked in name.mentions), None)
    if at is None:
        return ()
    mine = range(int(weighing.table.starts[at]), int(weighing.table.starts[at + 1]))
    order = sorted(mine, key=lambda k: (-weighing.belief[k], weighing.table.candidates[k].place.id))
    order = [k for k in order if weighing.belief[k] > 0][:KEPT]
    return tuple(_weighed(k, order[1:2] if k == order[0] else order[:1], weighing, ranking) for k in order)


def _weighed(k: int, rivals: Sequence[int], weighing: Weighing, ranking: Ranking) -> Weighed:
    row, belief = weighing.rows[k], float(weighing.belief[k])
    candidate = replace(weighing.table.candidates[k], score=round(belief, 4))
    values = (None if math.isnan(value) else value for value in row.tolist())
    features = tuple(zip(FEATURES, values, strict=True))
    if not rivals:
        return Weighed(candidate=candidate, features=features, lead=None, effects=())
    told = contributions(row, weighing.rows[rivals[0]], ranking)
    effects = sorted(
        ((name, effect) for name, effect in told.items() if effect), key=lambda one: (-abs(one[1]), one[0])
    )
    lead = math.log(belief / float(weighing.belief[rivals[0]]))
    return Weighed(candidate=candidate, features=features, lead=lead, effects=tuple(effects))
