"""`geonews explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.options import Debug, Json

if TYPE_CHECKING:
    from geonews.model import Place
    from geonews.pipeline import Explanation

SHOWN = 5
"""Effects shown for a candidate."""


def explain(
    name: Annotated[str, typer.Argument(help="A place name.")],
    text: Annotated[str | None, typer.Option("--in", help="A text in which the name stands.")] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Why a name is taken for which place: candidates, features, scores."""
    del debug
    from geonews.cli.say import progress, say, say_json
    from geonews.config import Config
    from geonews.pipeline import explain as explain_name

    with progress() as report:
        explanation = explain_name(name, text, Config.load(), report)
    if as_json:
        say_json(_row(name, explanation))
        return
    for line in _lines(name, explanation):
        say(line)


def _lines(name: str, explanation: Explanation) -> Iterator[str]:
    found = explanation.resolution
    if not explanation.recognised:
        yield f'"{name}" is not taken for a place name in this text; as one it would be:'
    head = f"{found.status}: {_words(found.place)}" if found.place else "unresolved: no gazetteer entry fits"
    yield f"{name} → {head}"
    yield f"  why: {found.why}; trust {found.score:.2f}"
    for weighed in explanation.weighed:
        candidate = weighed.candidate
        yield f"  {candidate.score:.2f}  {_words(candidate.place)}  [{candidate.method}: {candidate.matched}]"
        effects = ", ".join(f"{feature} {effect:+.1f}" for feature, effect in weighed.effects[:SHOWN])
        yield f"        {effects}"


def _words(place: Place) -> str:
    size = f", population {place.population:,}" if place.population else ""
    kind = f"{place.kind}, {place.feature_code or place.feature_class}, {place.iso2 or 'no country'}{size}"
    return f"{place.name} ({kind}) at {place.lat:.3f}, {place.lon:.3f}  {place.id}  layer {place.layer}"


def _row(name: str, explanation: Explanation) -> dict[str, object]:
    from geonews.plain import to_dict

    found = explanation.resolution
    return {
        "name": name,
        "recognised": explanation.recognised,
        "status": found.status,
        "place": None if found.place is None else to_dict(found.place),
        "score": round(found.score, 4),
        "why": found.why,
        "candidates": [
            to_dict(weighed.candidate) | {"effects": {name: round(effect, 3) for name, effect in weighed.effects}}
            for weighed in explanation.weighed
        ],
    }
