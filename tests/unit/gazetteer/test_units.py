"""Packs without unit codes get those of the nearest town."""

from pathlib import Path

import pytest

from geonews.config import Config
from geonews.gazetteer import add_pack, open_gazetteer
from tests.fakes import dump_row


@pytest.mark.parametrize(
    ("lat", "lon", "adm1", "expected"),
    [
        (15.7, 32.6, "", "29"),  # beside Omdurman
        (13.6, 25.5, "", "55"),  # beside El Fasher
        (13.6, 25.5, "99", "99"),  # its own code stays
        (20.0, 35.0, "", None),  # nothing near
    ],
)
def test_the_nearest_town_tells_the_unit(
    config: Config, tmp_path: Path, lat: float, lon: float, adm1: str, expected: str | None
) -> None:
    row = dump_row(900, "Somewhere", lat, lon, adm1=adm1)
    (tmp_path / "SD.txt").write_text(row, encoding="utf-8")
    add_pack(tmp_path / "SD.txt", config)
    gazetteer = open_gazetteer(config)
    assert gazetteer.candidates("Somewhere")[0].place.adm1 == expected
    gazetteer.close()


def test_another_countrys_town_does_not_count(config: Config, tmp_path: Path) -> None:
    (tmp_path / "TD.txt").write_text(dump_row(900, "Somewhere", 13.6, 25.4, iso2="TD"), encoding="utf-8")
    add_pack(tmp_path / "TD.txt", config)
    gazetteer = open_gazetteer(config)
    assert gazetteer.candidates("Somewhere")[0].place.adm1 is None
    gazetteer.close()
