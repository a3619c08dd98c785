"""Where news outlets are at home (outlets.csv): the Paris Post-Intelligencer is a paper of Paris, Tennessee.

What the home says of an article depends on the outlet's reach: a local or regional outlet writes about its town and
unit, a national one about its country, an international one about any place.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from geonews.errors import GazetteerError
from geonews.text import fold

OUTLETS = "outlets.csv"
Scope = Literal["local", "regional", "national", "international"]
_PERIODS = frozenset(["daily", "evening", "morning", "news", "sunday", "weekly"])
_COMMON = frozenset([
    "advertiser", "advocate", "argus", "beacon", "bulletin", "call", "chronicle", "citizen", "commons", "county",
    "courier", "day", "democrat", "dispatch", "eagle", "echo", "enterprise", "examiner", "express", "facts",
    "freeman", "gazette", "globe", "herald", "hour", "independent", "intelligencer", "item", "journal", "leader",
    "ledger", "mail", "mercury", "messenger", "mirror", "monitor", "nationalist", "observer", "pilot", "pioneer",
    "post", "press", "progress", "record", "register", "reporter", "republic", "republican", "review", "sentinel",
    "spectator", "spectrum", "standard", "star", "state", "sun", "telegram", "telegraph", "times", "today",
    "tribune", "union", "voice", "world",
])  # fmt: skip
"""Titles that so many papers bear that one alone does not say which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What an outlet's home says of its articles."""

    scope: Scope
    iso2: str | None = None
    """Country, ISO 3166-1 alpha-2; None for an international outlet."""
    adm1: str | None = None
    """Name of the first-level unit; None where there is none, and for national and international outlets."""
    lon: float | None = None
    """Degrees, of the town; None for national and international outlets."""
    lat: float | None = None


class Outlets:
    """The outlets of a table, read when first asked.

    Args:
        path: the table; a missing one is empty.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def home(self, outlet: str | None, url: str | None) -> Home | None:
        """Where an article's outlet is at home; None when the outlet is not known or its name fits several.

        Args:
            outlet: name or domain of the outlet; the town before the title ("Dundee Courier") is understood.
            url: address of the article. Its domain, or the next one above that is known, comes before the name.

        Raises:
            GazetteerError: the table has an illegal row.
        """
        domains, names = self._tables
        for domain in (*domains_of(url), *domains_of(outlet)):
            if domain in domains:
                return domains[domain]
        return names.get(title_of(outlet)) if outlet else None

    @cached_property
    def _tables(self) -> tuple[Mapping[str, Home], Mapping[str, Home | None]]:
        """Homes by domain and by folded title; None for a title that several share."""
        domains: dict[str, Home] = {}
        names: dict[str, Home | None] = {}
        for domain, name, place, home in read_outlets(self._path):
            domains[domain] = home
            title = title_of(name)
            for key in {title, f"{fold(place)} {title}"}:
                if not is_common(key) and names.setdefault(key, home) != home:
                    names[key] = None
        return domains, names


def read_outlets(path: Path) -> Iterator[tuple[str, str, str, Home]]:
    """Domain, name, place and home of each row. Raises GazetteerError for an illegal one."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        try:
            for row in rows:
                yield row["domain"], row["name"], row["place"], _home(row)
        except (UnicodeDecodeError, csv.Error, KeyError, TypeError, ValueError) as error:
            wrong = f"{path.name} line {rows.line_num}: not an outlet with its place, coordinates and scope ({error!r})"
            raise GazetteerError(wrong) from error


def _home(row: Mapping[str, str]) -> Home:
    scope, iso2 = row["scope"], row["iso2"]
    if scope not in get_args(Scope):
        raise ValueError(scope)
    lon, lat = float(row["lon"]), float(row["lat"])
    if scope == "international":
        return Home(scope="international")
    if scope == "national":
        return Home(scope="national", iso2=iso2)
    return Home(scope=cast("Scope", scope), iso2=iso2, adm1=row["adm1"] or None, lon=lon, lat=lat)


def domains_of(address: str | None) -> Iterator[str]:
    """The domain of an address, with or without scheme, and those above it; nothing for a name."""
    if not address or any(map(str.isspace, address)):
        return
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return
    labels = host.rstrip(".").split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])


def title_of(name: str) -> str:
    """A name without case, accents and a leading "the"."""
    return fold(name).removeprefix("the ")


def is_common(title: str) -> bool:
    """Whether so many papers bear this title that it does not say which."""
    rest = [word for word in title.split() if word not in _PERIODS]
    return not rest or (len(rest) == 1 and rest[0] in _COMMON)
