"""`geonews evaluate`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from geonews.cli.options import Debug, Json, Recogniser

if TYPE_CHECKING:
    from geonews.evaluation import Report
    from geonews.evaluation.measures import Distances, Shares
    from geonews.evaluation.mistakes import Mistake

NOTHING = "–"


def _by(value: str | None) -> str | None:
    if value not in (None, "kind", "type", "source"):
        raise typer.BadParameter(f'"{value}" is unknown; known are kind, type, source')
    return value


def _radii(value: list[float] | None) -> list[float] | None:
    if any(not 0 < radius < 20_040 for radius in value or ()):
        raise typer.BadParameter("a radius is a number of kilometres above 0, at most half the globe")
    return value


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A JSONL corpus: annotate's input lines with toponyms, and positions.")],
    raw: Annotated[bool, typer.Option("--raw", help="Take whole texts as main text.")] = False,
    spans: Annotated[bool, typer.Option("--spans", help="Resolve the gold spans; nothing is recognised.")] = False,
    predictions: Annotated[
        Path | None, typer.Option(help="Score this file, annotate's output, in place of geonews itself.")
    ] = None,
    positions: Annotated[bool, typer.Option(help="Read and score positions where the gold has some.")] = True,
    radius: Annotated[
        list[float] | None, typer.Option(callback=_radii, help="Kilometres; may be given several times. [161, 25, 5]")
    ] = None,
    skip_type: Annotated[
        list[str] | None, typer.Option(help='Leave out gold of this type, such as "adjectival"; several times.')
    ] = None,
    by: Annotated[str | None, typer.Option(callback=_by, help="Group by kind, type or source.")] = None,
    bootstrap: Annotated[int, typer.Option(min=0, help="Samples for 95 % intervals; 1000 is usual.")] = 0,
    worst: Annotated[int, typer.Option(min=0, help="List at most so many mistakes of each reason.")] = 0,
    recogniser: Recogniser = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Score recognition, resolution and positions against a gold corpus."""
    del debug
    from geonews.borders import Borders
    from geonews.cli.say import progress, say_json
    from geonews.config import Config
    from geonews.errors import ConfigError
    from geonews.evaluation import RADII_KM, Grouping, Options, evaluate_predictions
    from geonews.evaluation import evaluate as evaluate_stages
    from geonews.pipeline import Stages

    if predictions is not None and (raw or spans or recogniser):
        raise ConfigError("--predictions are scored as they are: --raw, --spans and --recogniser say how to find some")
    grouping: Grouping | None = next((name for name in get_args(Grouping) if name == by), None)
    options = Options(
        radii=tuple(radius or RADII_KM),
        skip=tuple(skip_type or ()),
        positions=positions,
        by=grouping,
        draws=bootstrap,
        most=worst,
    )
    config = Config.load(recogniser=recogniser)
    if predictions is not None:
        report = evaluate_predictions(gold, predictions, Borders(config.data_dir, config.worldview), options)
    else:
        with progress() as tell:
            stages = Stages.open(config, tell)
            report = evaluate_stages(
                gold, stages, options, raw=raw, spans=spans, done=lambda n, of: tell("articles", n, of)
            )
    if as_json:
        from geonews.plain import to_dict

        say_json(_rounded(to_dict(report)))
        return
    _say(report)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _say(report: Report) -> None:
    from geonews.cli.evaluate_positions import say_bins, say_positions
    from geonews.cli.say import say
    from geonews.cli.tables import say_table

    partial = f" ({report.partial_documents} partly marked: no precision)" if report.partial_documents else ""
    say(
        f"{report.documents:,} documents{partial}, {report.gold:,} toponyms marked, "
        f"{report.gold_with_coordinates:,} with coordinates, {report.found:,} found"
    )
    say("")
    say_table(("", "precision", "recall", "F1", "95 %"), list(_share_rows(report)), numbers=(1, 2, 3))
    say("")
    radii = list(report.end_to_end)
    headings = ("resolution", "n", "unresolved", *(f"≤ {r} km" for r in radii), "median km", "mean km", "AUC", "95 %")
    say_table(headings, list(_distance_rows(report)), numbers=range(1, len(headings) - 1))
    for line in _one_liners(report):
        say(line)
    if report.calibration is not None:
        say("")
        say_bins("score", report.calibration)
    if report.by:
        say("")
        rows = [(g.name, str(g.gold), _n(g.found), *map(_n, g.distances.accuracy.values())) for g in report.by]
        say_table(("group", "n", "found", *(f"≤ {r} km" for r in radii)), rows, numbers=range(1, 3 + len(radii)))
    if report.mistakes:
        _say_mistakes(report)
    if report.positions is not None:
        say_positions(report.positions)


def _share_rows(report: Report) -> Iterator[tuple[str, ...]]:
    yield _shares("recognition, exact spans", report.exact, report.intervals.get("exact_f1"))
    yield _shares("recognition, overlap", report.overlap, report.intervals.get("overlap_f1"))
    for radius, found in report.end_to_end.items():
        yield _shares(f"end to end, {radius} km", found, report.intervals.get(f"end_to_end_f1_{radius}"))


def _shares(name: str, found: Shares, interval: tuple[float, float] | None) -> tuple[str, ...]:
    return name, _n(found.precision), _n(found.recall), _n(found.f1), _between(interval)


def _distance_rows(report: Report) -> Iterator[tuple[str, ...]]:
    first = next(iter(report.end_to_end))
    yield _distances("all gold", report.all_gold, report.intervals.get(f"accuracy_{first}"))
    yield _distances("recognised", report.matched, None)
    yield _distances("recognised and resolved", report.resolved, None)


def _distances(name: str, found: Distances, interval: tuple[float, float] | None) -> tuple[str, ...]:
    told = [_n(share) for share in found.accuracy.values()]
    km = [NOTHING if value is None else f"{value:,.0f}" for value in (found.median_km, found.mean_km)]
    return name, str(found.n), str(found.unresolved), *told, *km, _n(found.auc), _between(interval)


def _one_liners(report: Report) -> Iterator[str]:
    yield ""
    country = report.country
    yield f"country right: {_n(country.right)} of {country.n:,}; and within 25 km: {_n(country.within_25km_and_right)}"
    if report.same_entry is not None:
        yield f"same geonameid: {_n(report.same_entry)}"
    for right, of in (
        ("within 25 km", report.calibration),
        ("within 25 km or the same entry", report.calibration_of_entries),
    ):
        if of is not None:
            yield f"scores of {of.n:,} places, right is {right}: Brier {of.brier:.3f}, calibration error {of.ece:.3f}"


def _say_mistakes(report: Report) -> None:
    from geonews.cli.say import say
    from geonews.cli.tables import printable, say_table
    from geonews.evaluation.mistakes import REASONS

    say("")
    rows = [(name, str(report.mistakes[name]), said) for name, said in REASONS.items() if name in report.mistakes]
    say_table(("mistakes", "n", ""), rows, numbers=(1,))
    for one in report.worst:
        say("")
        say(f"{one.reason}  {one.document}:{one.start}  {_chosen(one)}")
        say(f"    {printable(one.context)}")


def _chosen(one: Mistake) -> str:
    from geonews.cli.tables import printable

    said = [f'"{printable(one.text)}"']
    if one.gold_lat is not None:
        said.append(f"marked at {_spot(one.gold_lat, one.gold_lon)}")
    if one.lat is not None:
        said.append(f"taken for {printable(one.place or 'a place')} at {_spot(one.lat, one.lon)}")
    return ", ".join(said) + ("" if one.km is None else f": {one.km:,.0f} km off")


def _n(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _between(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"{interval[0]:.3f}-{interval[1]:.3f}"


def _spot(lat: float | None, lon: float | None) -> str:
    return NOTHING if lat is None or lon is None else f"{lat:.2f}, {lon:.2f}"
