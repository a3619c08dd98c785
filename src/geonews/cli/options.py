"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from geonews.cli.group import note_debug
from geonews.errors import ConfigError
from geonews.vocabulary import Category, ClaimStatus, EventType, Voice

if TYPE_CHECKING:
    from geonews.reading.sources import Overrides
    from geonews.store import Filters

DAY = "%Y-%m-%d"
DEFAULT_WORKSPACE = Path("geonews.sqlite")


def _web(value: str | None) -> str | None:
    if value is not None and not re.match(r"https?://[^\s/]+", value, re.IGNORECASE):
        raise typer.BadParameter("an address begins with http:// or https://")
    return value


def _language(value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"[a-z]{2}", value):
        raise typer.BadParameter("a language is its two-letter code (ISO 639-1), such as en")
    return value


def _country(value: str | None) -> str | None:
    """The code of a country's code or name; late imports, since few commands name one."""
    if value is None:
        return None
    from geonews.config import find_data
    from geonews.errors import GazetteerError
    from geonews.gazetteer.countries import ALL, country_code, country_codes

    try:
        code = country_code(value, country_codes(find_data()))
    except GazetteerError as error:
        raise typer.BadParameter(str(error).replace("no file and no country", "no country")) from error
    if code == ALL:
        raise typer.BadParameter("all countries pass without this option")
    return code


def among(known: Sequence[str]) -> Callable[[list[str] | None], list[str] | None]:
    """A callback that refuses values which are not known, and says which are."""

    def check(value: list[str] | None) -> list[str] | None:
        for name in value or ():
            if name not in known:
                close = get_close_matches(name, known, n=1)
                meant = f"; did you mean {close[0]}?" if close else ""
                raise typer.BadParameter(f'"{name}" is unknown{meant}; known are {", ".join(known)}')
        return value

    return check


def one_of(known: Sequence[str]) -> Callable[[str], str]:
    """The same for an option that is given once."""

    def check(value: str) -> str:
        among(known)([value])
        return value

    return check


def _several(kind: object, words: str) -> Any:
    """An option that may be given several times, with the words of a vocabulary."""
    return typer.Option(callback=among(get_args(kind)), help=f"{words}; may be given several times.")


Debug = Annotated[bool, typer.Option("--debug", callback=note_debug, help="Show the trace of an error.")]
Json = Annotated[bool, typer.Option("--json", help="JSON, one object a line.")]
Workspace = Annotated[Path, typer.Option("-w", "--workspace", help="The workspace file.")]
Recogniser = Annotated[str | None, typer.Option(help="tagger, or lexicon: names only, no model.")]
Worldview = Annotated[str | None, typer.Option(help="Whose borders: iso, or a two-letter country code.")]
Geocode = Annotated[
    str | None,
    typer.Option(
        help="Ask a geocoding service for names that the gazetteer does not know: nominatim or photon. It is sent the "
        "name, the codes of the countries where it may lie and a box of whole five degrees; never a sentence."
    ),
]
GeocodeAgent = Annotated[
    str | None,
    typer.Option(help='Who asks, as the service wants to know: "newsroom-x contact@example.org". Required.'),
]
GeocodeUrl = Annotated[str | None, typer.Option(help="Address of an own instance of the service.")]
GeocodeBudget = Annotated[int | None, typer.Option(min=1, help="Most requests of a run. Default: 100.")]
Outlets = Annotated[
    Path | None, typer.Option("--outlets", help="Your own outlets.toml: owners, agencies, ratings of outlets.")
]
Sides = Annotated[
    Path | None, typer.Option("--sides", help="Your sides.toml: which actor is on which side. Default: none.")
]
Title = Annotated[str | None, typer.Option(help="Title of inputs that state none.")]
Outlet = Annotated[str | None, typer.Option(help="Outlet of inputs that state none.")]
Url = Annotated[str | None, typer.Option(callback=_web, help="Address of inputs that state none (http or https).")]
Published = Annotated[datetime | None, typer.Option(formats=[DAY], help="Publication date of inputs that state none.")]
Language = Annotated[
    str | None, typer.Option(callback=_language, help="Language (ISO 639-1) of inputs that state none.")
]
Since = Annotated[datetime | None, typer.Option(formats=[DAY], help="Reports that end on this day or later.")]
Until = Annotated[datetime | None, typer.Option(formats=[DAY], help="Reports that begin on this day or earlier.")]
Country = Annotated[str | None, typer.Option(callback=_country, help="Reported country: SY or Syria.")]
Actor = Annotated[str | None, typer.Option(help="Part of the actor's name.")]
Side = Annotated[str | None, typer.Option(help="Side of the actor, as your sides.toml names it.")]
Status = Annotated[list[str] | None, _several(ClaimStatus, "Claim status, such as denied")]
Event = Annotated[list[str] | None, _several(EventType, "Event type, such as air_strike")]
OfCategory = Annotated[list[str] | None, _several(Category, "position, movement, action or context")]
OfVoice = Annotated[list[str] | None, _several(Voice, "article, indirect_speech, direct_quote or presupposed")]
OfOutlet = Annotated[str | None, typer.Option("--outlet", help="Part of the outlet's name.")]
MaxPrecision = Annotated[
    int | None,
    typer.Option(min=1, max=9, help="Places known so exactly or better: 1 exact, 2 near, 3 and 4 units, 5, 6 country."),
]
OfArticle = Annotated[str | None, typer.Option("--article", help='Article ids, as in "mali/*.html".')]


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
    *,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    actor: Actor = None,
    side: Side = None,
    status: Status = None,
    event: Event = None,
    category: OfCategory = None,
    voice: OfVoice = None,
    max_precision: MaxPrecision = None,
    outlet: OfOutlet = None,
    article: OfArticle = None,
) -> Filters:
    """The filters of map and export. Raises ConfigError when `since` lies after `until`."""
    from geonews.store import Filters

    if since is not None and until is not None and since > until:
        raise ConfigError(f"--since {day(since)} lies after --until {day(until)}: nothing is left")
    return Filters(
        since=day(since),
        until=day(until),
        country=country,
        actor=actor,
        side=side,
        statuses=tuple(status or ()),
        events=tuple(event or ()),
        categories=tuple(category or ()),
        voices=tuple(voice or ()),
        max_precision=max_precision,
        outlet=outlet,
        article=article,
    )
