"""Why a name was taken for a place: its candidates, what speaks for and against each, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geonews.config import Config
from geonews.errors import InputError
from geonews.gazetteer.lookup import Gazetteer, open_gazetteer
from geonews.model import Article, Candidate, Mention, Resolution
from geonews.pipeline.stages import Progress, Stages
from geonews.protocols import Recogniser
from geonews.reading.articles import article_from_text
from geonews.recognition import LexiconRecogniser
from geonews.resolution.atlas import Atlas, GazetteerAtlas
from geonews.resolution.evidence import group, home_country, key_of
from geonews.resolution.features import FEATURES, vector
from geonews.resolution.rank import load_weights
from geonews.resolution.resolve import rank_names, resolve, setting_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate and what its features add to its chances, largest effect first (log odds)."""

    candidate: Candidate
    effects: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The decision on one name."""

    resolution: Resolution
    recognised: bool
    """False when the text has the name but nothing there is taken for a place name."""
    weighed: tuple[Weighed, ...]
    """Best first; empty when nothing in the gazetteer fits."""


def explain(name: str, text: str | None, config: Config, progress: Progress | None = None) -> Explanation:
    """Which place a name stands for, and why.

    Args:
        name: a place name.
        text: where it stands; None judges it by itself.
        config: the settings.
        progress: told how the index comes along.

    Raises:
        InputError: the name is empty or does not stand in the text.
        GazetteerError: data are missing or damaged.
    """
    if not name.strip():
        raise InputError("no name to explain; give one, such as Tripoli")
    article = article_from_text(text or name, id="explain", raw=True)
    start = article.source_text.find(name)
    if start < 0:
        raise InputError(f'"{name}" does not stand in the text; write it as it stands there')
    span = (start, start + len(name))
    gazetteer, recogniser = _stages(config, progress, full=text is not None)
    found = recogniser.recognise(article) if text is not None else ()
    here = [mention for mention in found if mention.start < span[1] and span[0] < mention.end]
    given = here or list(recogniser.mentions_at(article, [span]))
    mentions = sorted({*found, *given}, key=lambda mention: mention.start)
    resolution = next(r for r in resolve(article, mentions, gazetteer) if r.mention == given[0])
    return Explanation(
        resolution=resolution,
        recognised=text is None or bool(here),
        weighed=_weigh(article, mentions, given[0], GazetteerAtlas(gazetteer)),
    )


def _stages(config: Config, progress: Progress | None, *, full: bool) -> tuple[Gazetteer, Recogniser]:
    """A name by itself needs no language model, which takes seconds to load."""
    if full:
        stages = Stages.open(config, progress)
        return stages.gazetteer, stages.recogniser
    gazetteer = open_gazetteer(config, progress)
    return gazetteer, LexiconRecogniser(gazetteer)


def _weigh(article: Article, mentions: Sequence[Mention], asked: Mention, atlas: Atlas) -> tuple[Weighed, ...]:
    names, key = group(article, mentions, atlas), key_of(asked)
    if key not in names:
        return ()
    weights, home = load_weights(), home_country(article)
    judged = rank_names(names, atlas, weights, home)
    beliefs = {other: [(c.place, c.score) for c in found.candidates] for other, found in judged.items()}
    setting = setting_of(names, beliefs, atlas, key, home)
    weighed = []
    for candidate in judged[key].candidates:
        values = vector(candidate, names[key].candidates, setting)
        told = [(name, w * x) for name, w, x in zip(FEATURES, weights.second, values, strict=True) if w * x]
        effects = tuple(sorted(told, key=lambda effect: (-abs(effect[1]), effect[0])))
        weighed.append(Weighed(candidate=candidate, effects=effects))
    return tuple(weighed)
