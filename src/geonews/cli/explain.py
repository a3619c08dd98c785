"""`geonews explain`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geonews.cli.options import Debug, Json

if TYPE_CHECKING:
    from geonews.model import Article, Place
    from geonews.pipeline import Explanation, Weighed

SHOWN = 6
"""Features shown of each candidate: those that set the candidates apart."""
NOTHING = "–"


def explain(
    name: Annotated[str, typer.Argument(help="A place name, as it stands in the text.")],
    text: Annotated[str | None, typer.Option("--in", help="A text in which the name stands.")] = None,
    file: Annotated[Path | None, typer.Option(help="A file in which the name stands: .txt .html .jsonl.")] = None,
    occurrence: Annotated[int, typer.Option(min=1, help="Which of its occurrences in the text.")] = 1,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Why a name is taken for which place: candidates, features, contributions, runner-up."""
    del debug
    from geonews.cli.say import progress, say_json
    from geonews.config import Config
    from geonews.errors import ConfigError
    from geonews.pipeline import explain as explain_name

    if text is not None and file is not None:
        raise ConfigError("--in and --file: give one of them")
    article = _article(name, text, file)
    with progress() as report:
        explanation = explain_name(name, article, Config.load(), report, occurrence=occurrence)
    if as_json:
        say_json(_row(name, explanation))
    else:
        _say(name, explanation)


def _article(name: str, text: str | None, file: Path | None) -> Article | None:
    from geonews.pipeline.explain import article_with
    from geonews.reading.articles import article_from_text

    if file is not None:
        return article_with(name, str(file))
    return None if text is None else article_from_text(text, id="explain", raw=True)


def _say(name: str, explanation: Explanation) -> None:
    from geonews.cli.say import say
    from geonews.cli.tables import printable, say_table

    found = explanation.resolution
    shown = printable(name)
    if not explanation.recognised:
        say(f'"{shown}" is not taken for a place name in this text; as one it would be:')
    elif found.mention.text != name:
        say(f'"{shown}" is read within "{printable(found.mention.text)}":')
    place = "no place" if found.place is None else _place(found.place)
    say(f"{printable(found.mention.text)} → {place}")
    say(f"  {found.status}, trust {found.score:.2f}; {found.mention.mention_type}")
    say(f"  why: {printable(found.why)}")
    say(f"  {_runner_up(explanation)}")
    if not explanation.weighed:
        return
    columns = telling(explanation.weighed)
    say("")
    headings = ("", "candidate", "where", "belief", "lead", "by")
    rows = [_cells(number, weighed, columns) for number, weighed in enumerate(explanation.weighed, 1)]
    say_table(headings, rows, numbers=(3, 4))
    say("")
    say("belief: share among the candidates. lead: log odds against the first (for the first: against the second).")
    say("by: what of the lead would be lost if that feature alone were as the other's; all of them with --json")


def _place(place: Place) -> str:
    from geonews.cli.tables import printable

    return printable(f"{place.name} ({_kind(place)}, {_unit(place)}) at {_point(place)}, {place.id}")


def _kind(place: Place) -> str:
    return f"{place.kind} {place.feature_code or place.feature_class}".strip()


def _unit(place: Place) -> str:
    return ".".join(part for part in (place.iso2, place.adm1) if part) or "no country"


def _point(place: Place) -> str:
    return f"{place.lat:.3f}, {place.lon:.3f}"


def _runner_up(explanation: Explanation) -> str:
    if explanation.margin is None:
        return f"no runner-up; candidates in the gazetteer: {explanation.n_candidates}"
    second = _place(explanation.weighed[1].candidate.place)
    return f"runner-up: {second}; margin {explanation.margin:.2f}, candidates {explanation.n_candidates}"


def telling(weighed: tuple[Weighed, ...]) -> list[str]:
    """The features whose contributions differ most between the candidates; for one candidate, its largest."""
    effects = [dict(one.effects) for one in weighed]
    names = dict.fromkeys(name for one in effects for name in one)
    given = {name: [one.get(name, 0.0) for one in effects] for name in names}
    if len(weighed) == 1:
        spread = {name: abs(values[0]) for name, values in given.items()}
    else:
        spread = {name: max(values) - min(values) for name, values in given.items()}
    return sorted((name for name in spread if spread[name] > 0), key=lambda name: (-spread[name], name))[:SHOWN]


def _cells(number: int, weighed: Weighed, columns: list[str]) -> tuple[str, ...]:
    candidate, effects = weighed.candidate, dict(weighed.effects)
    place = candidate.place
    size = f"{place.population:,} people" if place.population else "population unknown"
    return (
        str(number),
        f"{place.name}\n{_kind(place)}, {candidate.method}\n{place.id}",
        f"{_unit(place)}\n{_point(place)}\n{size}",
        f"{candidate.score:.2f}",
        NOTHING if weighed.lead is None else f"{weighed.lead:+.2f}",
        ", ".join(f"{name} {effects[name]:+.2f}" for name in columns if name in effects) or NOTHING,
    )


def _row(name: str, explanation: Explanation) -> dict[str, object]:
    from geonews.plain import to_dict

    found = explanation.resolution
    return {
        "name": name,
        "recognised": explanation.recognised,
        "mention": to_dict(found.mention),
        "status": found.status,
        "place": None if found.place is None else to_dict(found.place),
        "score": round(found.score, 4),
        "margin": None if explanation.margin is None else round(explanation.margin, 4),
        "why": found.why,
        "n_candidates": explanation.n_candidates,
        "candidates": [
            to_dict(weighed.candidate)
            | {
                "features": {n: None if value is None else round(value, 4) for n, value in weighed.features},
                "lead": None if weighed.lead is None else round(weighed.lead, 4),
                "effects": {name: round(effect, 4) for name, effect in weighed.effects},
            }
            for weighed in explanation.weighed
        ],
    }
