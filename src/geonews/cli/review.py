"""`geonews review`: what people decide about what was found."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geonews.cli.group import FAILED, NOTHING_DONE
from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Workspace
from geonews.errors import ConfigError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geonews.model import Correction
    from geonews.pipeline.review.deciding import Changes, Desk
    from geonews.store import Store

app = typer.Typer(help="What people decide about what was found: kept beside the workspace, and undone at will.")
Reviewer = Annotated[
    str | None, typer.Option(envvar="GEONEWS_REVIEWER", help="Who decides, as you want it written down.")
]
At = Annotated[tuple[float, float] | None, typer.Option("--place", metavar="LAT LON", help="It is here, in degrees.")]
Gazetteer = Annotated[
    str | None, typer.Option("--gazetteer", metavar="ID", help="It is this place: see geonews gazetteer search.")
]
PlaceName = Annotated[str | None, typer.Option("--name", help="What the place is called.")]
NoPlace = Annotated[bool, typer.Option("--no-place", help="Of a name: it is no place. Of a report: it is not there.")]


@app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    workspace: Workspace = DEFAULT_WORKSPACE,
    apply: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Take decisions from a file: saved by the map's page (.json), of another workspace (.jsonl), or "
            "positions that you exported and edited in QGIS (.gpkg, .geojson).",
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Questions of each kind to list.")] = 20,
    reviewer: Reviewer = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """List what is unresolved or unsure, the most frequent first; take decisions with the commands below."""
    if context.invoked_subcommand is not None:
        # what stands before the command counts for it, too
        context.default_map = {context.invoked_subcommand: {"workspace": workspace, "reviewer": reviewer}}
        return
    if apply is None:
        _list(workspace, most, as_json=as_json)
    else:
        with _desk(workspace, reviewer) as (store, desk):
            _apply(apply, store, desk, debug=debug)


@app.command()
def mention(
    name: Annotated[str, typer.Argument(metavar="ID|NAME", help="Id of one mention; or a name, with a scope.")],
    place: At = None,
    gazetteer: Gazetteer = None,
    no_place: NoPlace = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="The place that was found is right.")] = False,
    called: PlaceName = None,
    outlet: Annotated[str | None, typer.Option(help="Everywhere in articles of this outlet.")] = None,
    everywhere: Annotated[bool, typer.Option("--everywhere", help="In all articles.")] = False,
    workspace: Workspace = DEFAULT_WORKSPACE,
    reviewer: Reviewer = None,
    debug: Debug = False,
) -> None:
    """Say which place a mention, or all mentions of a name, stands for."""
    del debug
    _one_of({"--place": place, "--gazetteer": gazetteer, "--no-place": no_place, "--confirm": confirm})
    if outlet is not None and everywhere:
        raise ConfigError("--outlet or --everywhere, not both")
    with _desk(workspace, reviewer) as (_, desk):
        changes = _place(desk, place, gazetteer, called)
        verdict: Any = "rejected" if no_place else "confirmed" if confirm else "corrected"
        if outlet is None and not everywhere:
            _keep(desk, desk.on_mention(name, verdict, changes))
            return
        known = desk.mentions.get(name)
        written = name if known is None else known[0].mention.text
        _keep(desk, desk.on_name(written, verdict, changes, outlet=outlet))


@app.command()
def position(
    report: Annotated[str, typer.Argument(metavar="ID", help="Id of the report.")],
    reject: Annotated[bool, typer.Option("--reject", help="The sentence reports nothing of the kind.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Read as the sentence has it; no word on truth.")] = False,
    status: Annotated[str | None, typer.Option(help="Claim status, such as denied.")] = None,
    actor: Annotated[str | None, typer.Option(help="Who it was, by name.")] = None,
    place: At = None,
    gazetteer: Gazetteer = None,
    called: PlaceName = None,
    no_place: NoPlace = False,
    when: Annotated[
        str | None, typer.Option("--date", metavar="DAY[..DAY]", help="2024-12-06, or 2024-12-06..2024-12-09.")
    ] = None,
    workspace: Workspace = DEFAULT_WORKSPACE,
    reviewer: Reviewer = None,
    debug: Debug = False,
) -> None:
    """Reject, confirm or correct a position report."""
    del debug
    changed = status or actor or place or gazetteer or no_place or when
    _one_of({"--reject": reject, "--confirm": confirm, "a correction": changed})
    if sum(map(bool, (place, gazetteer, no_place))) > 1:
        raise ConfigError("--place, --gazetteer or --no-place: one of them")
    with _desk(workspace, reviewer) as (_, desk):
        if reject or confirm:
            _keep(desk, desk.on_report(report, "rejected" if reject else "confirmed"))
            return
        changes = dict(_place(desk, place, gazetteer, called)) | _dates(when)
        changes |= {"claim_status": _known_status(status), **_actor(actor, desk), "placeless": no_place}
        _keep(desk, desk.on_report(report, "corrected", changes))


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="ID", help="Id of the decision, or its beginning.")],
    workspace: Workspace = DEFAULT_WORKSPACE,
    reviewer: Reviewer = None,
    debug: Debug = False,
) -> None:
    """Take a decision back; an undo can be undone, too."""
    del debug
    from geonews.cli.say import complain
    from geonews.store.corrections import read_corrections, require

    with _desk(workspace, reviewer) as (_, desk):
        # what cannot be read was told when the desk was opened
        found = require(read_corrections(desk.path, lambda _line: None), decision)
        kept = desk.keep(desk.undo(found))
    if not kept:
        complain("nothing to undo")
        raise typer.Exit(NOTHING_DONE)
    _told(kept[0])


@app.command()
def log(workspace: Workspace = DEFAULT_WORKSPACE, as_json: Json = False, debug: Debug = False) -> None:
    """List the decisions, the latest last; those that were taken back are marked."""
    del debug
    from geonews.cli.say import complain, say, say_json
    from geonews.model.corrections import holding
    from geonews.pipeline.review.telling import decision_words
    from geonews.store import open_existing
    from geonews.store.corrections import as_row, corrections_path, read_corrections

    open_existing(workspace).close()
    found = {one.id: one for one in read_corrections(corrections_path(workspace), complain)}
    kept = {one.id for one in holding(found.values())}
    for one in sorted(found.values(), key=lambda one: (one.reviewed_at, one.id)):
        if as_json:
            say_json(as_row(one) | {"holds": one.id in kept})
        else:
            undone = "" if one.id in kept or one.subject == "undo" else "  (undone)"
            say(f"{one.id}  {one.reviewed_at[:16].replace('T', ' ')}  {decision_words(one)}{undone}")


def _list(workspace: Path, most: int, *, as_json: bool) -> None:
    from dataclasses import asdict

    from geonews.cli.say import complain, say, say_json
    from geonews.pipeline.review.overlay import Overlay
    from geonews.pipeline.review.questions import questions
    from geonews.store import open_existing

    with open_existing(workspace) as store:
        found = questions(store, Overlay.of(store, complain))
    if as_json:
        for kind, asked in (("name", found.names[:most]), ("report", found.reports[:most])):
            for one in asked:
                say_json({"kind": kind, **asdict(one)})
        return
    say(f"{len(found.names)} names without a sure place, {len(found.reports)} reports that may be none")
    for name in found.names[:most]:
        guess = f"perhaps {name.best}, {name.best_id}" if name.best else "no place known"
        say(f"  {name.name}  {name.mentions} mentions in {name.articles} articles; {guess}")
        say(f"    {name.first}  {name.sentence or ''}")
    for report in found.reports[:most]:
        what = ", ".join(filter(None, (report.event_type, report.claim_status, report.actor, report.place)))
        say(f"  {report.id}  {what}  ({report.confidence:.0%} sure)")
        say(f"    {' '.join(report.evidence.split())}")


def _apply(path: Path, store: Store, desk: Desk, *, debug: bool) -> None:
    from geonews.cli.say import complain, say
    from geonews.config import Config
    from geonews.pipeline import rows_of
    from geonews.pipeline.review.handed_in import handed_in, sorted_out

    del debug
    made, wrong = sorted_out(handed_in(path, desk, lambda: rows_of(store, Config.load())))
    for error in wrong:
        complain(error)
    kept = desk.keep(*made)
    say(f"{len(kept)} decisions taken, {len(made) - len(kept)} already there, {len(wrong)} wrong; {desk.path}")
    if wrong:
        raise typer.Exit(FAILED if made else NOTHING_DONE)


@contextmanager
def _desk(workspace: Path, reviewer: str | None) -> Iterator[tuple[Store, Desk]]:
    from geonews.cli.say import complain, progress
    from geonews.config import Config
    from geonews.pipeline.review.deciding import Desk
    from geonews.store import open_existing

    with open_existing(workspace) as store, progress() as report:
        yield store, Desk(store, Config.load(), reviewer=reviewer, warn=complain, progress=report)


def _one_of(given: dict[str, object]) -> None:
    chosen = [name for name, value in given.items() if value]
    if len(chosen) != 1:
        raise ConfigError(f"say one of {', '.join(given)}" + (f"; not {' and '.join(chosen)}" if chosen else ""))


def _place(desk: Desk, place: tuple[float, float] | None, gazetteer: str | None, called: str | None) -> Changes:
    if place is not None:
        return desk.place_at(*place, called)
    if gazetteer is None:
        return {}
    found = desk.place_named(gazetteer)
    return {**found, "place_name": called} if called else found


def _dates(text: str | None) -> dict[str, date]:
    if text is None:
        return {}
    first, _, last = text.partition("..")
    try:
        return {"date_from": date.fromisoformat(first), "date_to": date.fromisoformat(last or first)}
    except ValueError as error:
        raise InputError(f'"{text}" is no date: 2024-12-06, or 2024-12-06..2024-12-09') from error


def _known_status(status: str | None) -> str | None:
    from geonews.vocabulary import CLAIM_STATUSES

    if status is not None and status not in CLAIM_STATUSES:
        raise InputError(f'claim status "{status}" is unknown; known are {", ".join(CLAIM_STATUSES)}')
    return status


def _actor(name: str | None, desk: Desk) -> dict[str, str | None]:
    return {} if name is None else {"actor_name": name, "actor_id": desk.actor_id(name)}


def _keep(desk: Desk, *corrections: Correction) -> None:
    _tell_all(desk.keep(*corrections))


def _tell_all(kept: Sequence[Correction]) -> None:
    for one in kept:
        _told(one)


def _told(correction: Correction) -> None:
    from geonews.cli.say import say
    from geonews.pipeline.review.telling import decision_words

    say(f"{correction.id}  {decision_words(correction)}")
