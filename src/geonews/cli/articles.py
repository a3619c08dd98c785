"""`geonews articles`: what is known of each article, and mending it."""

from __future__ import annotations

from typing import Annotated

import typer

from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Json, Language, Outlet, Published, Title, Url, Workspace, day

app = typer.Typer(help="List what is known of each article, or mend it.", invoke_without_command=True)


@app.callback()
def list_articles(
    context: typer.Context,
    workspace: Workspace = DEFAULT_WORKSPACE,
    failed: Annotated[bool, typer.Option("--failed", help="Inputs of the latest run that gave no article.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """List what is known of each article, or mend it."""
    del debug
    if context.invoked_subcommand is not None:
        return
    from geonews.cli.say import say, say_json
    from geonews.store import open_existing
    from geonews.tables import article_row

    with open_existing(workspace) as store:
        if failed:
            for failure in store.failures():
                if as_json:
                    say_json({"id": failure.id, "error": failure.error})
                else:
                    say(failure.error)
            return
        for stored in store.stored():
            row = article_row(stored.article)
            if as_json:
                say_json(row | {"mentions": stored.mentions, "positions": stored.positions})
            else:
                known = (row["published"] or "undated", row["outlet"] or "outlet unknown", row["title"] or "untitled")
                say("  ".join((row["id"], *known, f"{stored.mentions} mentions, {stored.positions} reports")))


@app.command("set")
def set_article(
    context: typer.Context,
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as listed.")],
    workspace: Workspace = DEFAULT_WORKSPACE,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    debug: Debug = False,
) -> None:
    """Set what is known of an article and read it again: its dates may move."""
    del debug
    from geonews.cli.say import progress, say
    from geonews.config import Config
    from geonews.errors import InputError
    from geonews.pipeline import Stages, mend
    from geonews.store import open_existing

    when = day(published)
    given = {
        "title": title, "outlet": outlet, "url": url, "published": when.isoformat() if when else None,
        "language": language,
    }  # fmt: skip
    facts = {name: value for name, value in given.items() if value is not None}
    if not facts:
        raise InputError(f"nothing to set for {article_id}; give --title, --outlet, --url, --published or --language")
    # `geonews articles -w FILE set ID` names the workspace before the command
    before = context.parent.params["workspace"] if context.parent is not None else DEFAULT_WORKSPACE
    path = before if workspace == DEFAULT_WORKSPACE else workspace
    with open_existing(path) as store:
        store.require(article_id)
        with progress() as report:
            stages = Stages.open(Config.load(), report)
        mend(article_id, facts, store, stages)
    say(f"{article_id}: {', '.join(f'{name} {value}' for name, value in facts.items())}")
