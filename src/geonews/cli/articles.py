"""`geonews articles`: what is known of each article, and mending it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from geonews.cli.options import DEFAULT_WORKSPACE, Debug, Language, Outlet, Published, Title, Url, Workspace, day

app = typer.Typer(help="List what is known of each article, or mend it.", invoke_without_command=True)


@app.callback()
def list_articles(
    context: typer.Context,
    workspace: Workspace = DEFAULT_WORKSPACE,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line per article.")] = False,
) -> None:
    """List what is known of each article, or mend it."""
    if context.invoked_subcommand is not None:
        return
    from geonews.cli.say import say
    from geonews.pipeline import to_line
    from geonews.store import open_existing
    from geonews.tables import article_row

    with open_existing(workspace) as store:
        for article in store.articles():
            row = article_row(article)
            if as_json:
                say(to_line(row))
            else:
                known = (row["published"] or "undated", row["outlet"] or "outlet unknown", row["title"] or "untitled")
                say("  ".join((str(row["id"]), *map(str, known))))


@app.command("set")
def set_article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as listed.")],
    workspace: Workspace = DEFAULT_WORKSPACE,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    published: Published = None,
    language: Language = None,
    debug: Debug = False,
) -> None:
    """Set what is known of an article and read it again."""
    del debug
    from geonews.cli.say import progress, say
    from geonews.config import Config
    from geonews.errors import InputError
    from geonews.pipeline import Stages, mend_article
    from geonews.reading.articles import web_address
    from geonews.store import open_existing

    facts: dict[str, Any] = {
        "title": title, "outlet": outlet, "url": web_address(url), "published": day(published), "language": language,
    }  # fmt: skip
    facts = {name: value for name, value in facts.items() if value is not None}
    if not facts:
        raise InputError(f"nothing to set for {article_id}; give --title, --outlet, --url, --published or --language")
    with open_existing(workspace) as store, progress() as report:
        article = store.article(article_id)
        if article is None:
            raise InputError(f'no article "{article_id}" in {workspace}; `geonews articles -w {workspace}` lists them')
        mend_article(article, store, Stages.open(Config.load(), report), **facts)
    say(f"{article_id}: set {', '.join(facts)}")
