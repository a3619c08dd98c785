"""Events of ACLED's and UCDP GED's tables, by the names of their columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from geonews.errors import InputError

Source = Literal["ACLED", "UCDP GED"]
ACLED_ID, UCDP_ID = "event_id_cnty", "relid"
_ACLED = (ACLED_ID, "event_date", "latitude", "longitude")
_UCDP = ("date_start", "latitude", "longitude", "where_prec")
_DATES = ("%Y-%m-%d", "%d %B %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y")
_VIOLENCE = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event that somebody coded."""

    source: Source
    id: str
    first: date
    last: date
    lon: float
    lat: float
    precision: int | None
    """As the source codes it: ACLED's geo_precision 1 to 3, UCDP's where_prec 1 to 7; None where it is missing."""
    type: str
    actors: tuple[str, ...]
    place: str
    iso2: str | None = None


def read_events(path: Path) -> tuple[list[Event], list[str]]:
    """The events of a table, and a line about each row that has none.

    Args:
        path: a CSV file with the columns of either source, UTF-8, in any order.

    Raises:
        InputError: it cannot be read, or has the columns of neither; one line.
    """
    events, errors = [], []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading = file.readline()
            file.seek(0)
            # spreadsheets of many countries save semicolons
            reader = csv.DictReader(file, delimiter=";" if heading.count(";") > heading.count(",") else ",")
            make = _maker(path, [name.strip().lower() for name in reader.fieldnames or ()])
            for number, row in enumerate(_rows(reader), start=2):
                try:
                    events.append(make(row))
                except (KeyError, ValueError) as error:
                    errors.append(f"{path}:{number}: {error}; the row is left out")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a table ({error})") from error
    return events, errors


def _rows(reader: csv.DictReader[str]) -> Iterator[Mapping[str, str]]:
    for row in reader:
        yield {str(name).strip().lower(): (value or "").strip() for name, value in row.items() if name is not None}


def _maker(path: Path, names: list[str]) -> Callable[[Mapping[str, str]], Event]:
    if all(name in names for name in _ACLED):
        return _of_acled
    if all(name in names for name in _UCDP):
        return _of_ucdp
    acled, ucdp = ", ".join(_ACLED), ", ".join(_UCDP)
    raise InputError(f"{path}: has the columns of neither ACLED ({acled}) nor UCDP GED ({ucdp})")


def _of_acled(row: Mapping[str, str]) -> Event:
    day = _day(row["event_date"])
    return Event(
        source="ACLED",
        id=row[ACLED_ID],
        first=day,
        last=day,
        lon=_degrees(row["longitude"], 180),
        lat=_degrees(row["latitude"], 90),
        precision=int(row["geo_precision"]) if row.get("geo_precision") else None,
        type=row.get("sub_event_type") or row.get("event_type") or "event",
        actors=_actors(row, "actor1", "actor2"),
        place=row.get("location") or row.get("admin1") or "",
    )


def _of_ucdp(row: Mapping[str, str]) -> Event:
    first = _day(row["date_start"])
    return Event(
        source="UCDP GED",
        id=row.get(UCDP_ID) or row.get("id") or "",
        first=first,
        last=_day(row["date_end"]) if row.get("date_end") else first,
        lon=_degrees(row["longitude"], 180),
        lat=_degrees(row["latitude"], 90),
        precision=int(row["where_prec"]) if row.get("where_prec") else None,
        type=_VIOLENCE.get(row.get("type_of_violence", ""), "violence"),
        actors=_actors(row, "side_a", "side_b"),
        place=row.get("where_coordinates") or row.get("adm_1") or "",
    )


def _actors(row: Mapping[str, str], *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names if row.get(name))


def _day(text: str) -> date:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day, in no time zone
        except ValueError:
            continue
    raise ValueError(f'"{text}" is no date')


def _degrees(text: str, most: float) -> float:
    value = float(text.replace(",", "."))
    if not -most <= value <= most:
        raise ValueError(f'"{text}" is no latitude or longitude')
    return value
