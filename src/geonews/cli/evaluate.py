"""`geonews evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geonews.cli.options import Debug, Json, Recogniser


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A JSONL corpus: annotate's input lines with toponyms, and positions.")],
    raw: Annotated[bool, typer.Option("--raw", help="Take whole texts as main text.")] = False,
    recogniser: Recogniser = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Score recognition, resolution and positions against a gold corpus."""
    del debug
    from geonews.cli.say import progress, say, say_json
    from geonews.config import Config
    from geonews.evaluation import Tally
    from geonews.evaluation import evaluate as tallies
    from geonews.pipeline import Stages

    total = Tally()
    with progress() as report:
        stages = Stages.open(Config.load(recogniser=recogniser), report)
        for tally in tallies(gold, stages, raw=raw):
            total += tally
            report("articles", total.articles, None)
    if as_json:
        say_json(total.scores)
        return
    for name, value in total.scores.items():
        say(f"{name:24} {'nothing to score' if value is None else value}")
