"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from geonews.errors import ConfigError
from geonews.model import ClaimStatus

if TYPE_CHECKING:
    from geonews.reading.sources import Overrides
    from geonews.store import Filters

DAY = "%Y-%m-%d"

Debug = Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")]
Workspace = Annotated[Path, typer.Option("-w", "--workspace", help="The workspace file.")]
Recogniser = Annotated[str | None, typer.Option(help="spacy, or lexicon: names only, no language model.")]
Title = Annotated[str | None, typer.Option(help="Title of inputs that state none.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of inputs that state none.")]
Url = Annotated[str | None, typer.Option(help="Address of inputs that state none (http or https).")]
Published = Annotated[datetime | None, typer.Option(formats=[DAY], help="Publication date of inputs that state none.")]
Language = Annotated[str | None, typer.Option(help="Language (ISO 639-1) of inputs that state none.")]
Since = Annotated[datetime | None, typer.Option(formats=[DAY], help="Reports that end on this day or later.")]
Until = Annotated[datetime | None, typer.Option(formats=[DAY], help="Reports that begin on this day or earlier.")]
Country = Annotated[str | None, typer.Option(help="Two-letter code of the reported country.")]
Actor = Annotated[str | None, typer.Option(help="Part of the actor's name.")]
Status = Annotated[list[str] | None, typer.Option(help="Claim status; may be given several times.")]
DEFAULT_WORKSPACE = Path("geonews.sqlite")


def day(value: datetime | None) -> date | None:
    """The date of an option."""
    return None if value is None else value.date()


def overrides(
    title: str | None, outlet: str | None, url: str | None, published: datetime | None, language: str | None
) -> Overrides:
    """What the user says of inputs that do not state it."""
    from geonews.reading.sources import Overrides

    return Overrides(title=title, outlet=outlet, url=url, published=day(published), language=language)


def filters(
    since: datetime | None, until: datetime | None, country: str | None, actor: str | None, status: list[str] | None
) -> Filters:
    """The filters of map and export. Raises ConfigError for an unknown status."""
    from geonews.store import Filters

    known = get_args(ClaimStatus)
    for name in status or ():
        if name not in known:
            raise ConfigError(f'unknown claim status "{name}"; known are {", ".join(known)}')
    return Filters(since=day(since), until=day(until), country=country, actor=actor, statuses=tuple(status or ()))
