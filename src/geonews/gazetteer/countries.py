"""What a person calls a country → its code: "sy", "Syria", "سوريا"."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from geonews.errors import GazetteerError
from geonews.text import fold

COUNTRY_NAMES = "country_names.csv"
_COLUMNS = ("iso2", "iso3", "name", "aliases")
ALL = "allCountries"
"""GeoNames' name for the dump of the whole world."""


def country_code(word: str, names: Mapping[str, str]) -> str:
    """The ISO 3166-1 alpha-2 code of a country's code or name, in any case; `ALL` for all of them.

    Args:
        word: as typed.
        names: see `country_codes`.

    Raises:
        GazetteerError: no country is called so; the message says what comes close.
    """
    key = fold(word)
    if key == fold(ALL):
        return ALL
    if key in names:
        return names[key]
    # Two letters resemble too much.
    close = get_close_matches(key, names, n=3, cutoff=0.6) if len(key) > 2 else []
    spelled = list(dict.fromkeys(f"{names[name]} ({name.title()})" for name in close))
    hint = f"did you mean {' or '.join(spelled)}?" if spelled else "give a two-letter code, such as SY"
    raise GazetteerError(f'no file and no country is called "{word}": {hint}')


def country_names(folder: Path) -> dict[str, str]:
    """ISO 3166-1 alpha-2 → English name, from country_names.csv in `folder`.

    Raises:
        GazetteerError: the table is missing or damaged.
    """
    return {row["iso2"]: row["name"] for row in _rows(folder / COUNTRY_NAMES)}


def country_codes(folder: Path) -> dict[str, str]:
    """Folded codes and names of countries → ISO 3166-1 alpha-2 code, from country_names.csv in `folder`.

    Raises:
        GazetteerError: the table is missing or damaged.
    """
    found: dict[str, str] = {}
    rows = _rows(folder / COUNTRY_NAMES)
    # Codes first: "CD" is nobody's short name.
    for column in _COLUMNS:
        for row in rows:
            for name in row[column].split(";"):
                if fold(name):
                    found.setdefault(fold(name), row["iso2"])
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return [{column: row[column] or "" for column in _COLUMNS} for row in csv.DictReader(stream)]
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise GazetteerError(f"cannot read {path}: {error!r}; reinstall geonews") from error
