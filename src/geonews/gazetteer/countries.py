"""What a person calls a country → its code: "sy", "Syria", "سوريا"."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from geonews.errors import GazetteerError
from geonews.text import fold

COUNTRY_NAMES = "country_names.csv"
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


def country_codes(folder: Path) -> dict[str, str]:
    """Folded codes and names of countries → ISO 3166-1 alpha-2 code, from country_names.csv in `folder`.

    Raises:
        GazetteerError: the table is missing or damaged.
    """
    path = folder / COUNTRY_NAMES
    found: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        # Codes first: "CD" is nobody's short name.
        for column in ("iso2", "iso3", "name", "aliases"):
            for row in rows:
                for name in (row[column] or "").split(";"):
                    if fold(name):
                        found.setdefault(fold(name), row["iso2"])
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise GazetteerError(f"cannot read {path}: {error!r}; reinstall geonews") from error
    return found
