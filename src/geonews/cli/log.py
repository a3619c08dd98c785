"""`geonews log`: the runs of a workspace."""

from __future__ import annotations

from dataclasses import asdict

from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Workspace


def log(workspace: Workspace = DEFAULT_WORKSPACE, as_json: Json = False, debug: Debug = False) -> None:
    """List the runs that made a workspace, the latest last."""
    del debug
    from geonews.cli.say import say_json
    from geonews.cli.tables import say_table
    from geonews.store import open_existing, runs

    with open_existing(workspace) as store:
        found = runs(store)
    if as_json:
        for run in found:
            say_json(asdict(run))
        return
    rows = [
        [
            str(run.id), run.provenance.made_at[:16].replace("T", " "), run.provenance.package, run.provenance.model,
            *((str(run.done), str(run.skipped), str(run.failed)) if run.ended else ("broken off", "", "")),
        ]
        for run in found
    ]  # fmt: skip
    say_table(["run", "when", "geonews", "model", "read", "there", "failed"], rows, numbers=[0, 4, 5, 6])
