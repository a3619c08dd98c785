from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geonews.cli.maps_file import Maps, read_maps
from geonews.errors import ConfigError
from geonews.maps.options import MapOptions
from geonews.store import Filters


def read(folder: Path, text: str) -> Maps:
    path = folder / "maps.toml"
    path.write_text(text, encoding="utf-8")
    return read_maps(path)


def errors(folder: Path, text: str) -> list[str]:
    return [line.removeprefix(f"{folder / 'maps.toml'}: ") for line in read(folder, text).errors]


def test_every_option_by_its_flags_name(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """
        [defaults]
        theme = "dark"
        fade_days = 3
        country = "ml"

        [[map]]
        output = "maps/one.html"
        title = "--title with = and \\" in it"
        symbols = "app6"
        share = true
        tiles = "openstreetmap.mapnik"
        layers = ["positions"]
        since = 2024-01-02
        until = "2024-02-03"
        actor = "army"
        side = "state"
        status = ["denied", "alleged"]
        event = "attack"
        category = ["action"]
        voice = ["article"]
        max_precision = 2
        outlet = "Radio"
        article = "mali/*"
        sides = "sides.toml"
        worldview = "iso"

        [[map]]
        output = "/two.png"
        theme = "light"
        share = false
        """,
    )
    assert found.errors == []
    one, two = found.jobs
    assert (one.output, one.sides) == (tmp_path / "maps" / "one.html", tmp_path / "sides.toml")
    assert one.title == '--title with = and " in it'
    assert one.layers == ("positions",)
    assert one.options == MapOptions(
        theme="dark", symbols="app6", share=True, fade_days=3, tiles="OpenStreetMap.Mapnik"
    )
    assert one.filters == Filters(
        since=date(2024, 1, 2), until=date(2024, 2, 3), country="ML", actor="army", side="state",
        statuses=("denied", "alleged"), events=("attack",), categories=("action",), voices=("article",),
        max_precision=2, outlet="Radio", article="mali/*",
    )  # fmt: skip
    assert (two.output, two.options, two.filters) == (
        Path("/two.png"),
        MapOptions(theme="light", fade_days=3),
        Filters(country="ML"),
    )


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('themes = "dark"', "themes: unknown; did you mean theme"),
        ("workspace = 1", "workspace: unknown; known are output, title, "),
        ('out = "x.html"', "out: unknown; "),
        ('theme = "blue"', 'theme: "blue" is unknown; known are auto, light, dark'),
        ("title = 5", "title: must be a text, not 5"),
        ('share = "yes"', "share: must be true or false, not 'yes'"),
        ("fade_days = true", "fade_days: must be a whole number, not True"),
        ("fade_days = -1", "fade_days: "),
        ("since = 2024", "since: must be a date such as 2024-12-31, not 2024"),
        ('since = "yesterday"', "since: "),
        ("since = 2024-01-01\nuntil = 2023-01-01", "--since 2024-01-01 lies after --until 2023-01-01"),
        ("status = [1]", "status: must be a text or a list of texts, not [1]"),
        ('status = ["sure"]', 'status: "sure" is unknown; known are '),
        ('country = "Maliland"', 'country: no country is called "Maliland"'),
        ('max_precision = "2"', "max_precision: must be a whole number"),
        (
            'tiles = "OpenStreetMap.Mapni"',
            'tiles "OpenStreetMap.Mapni" are unknown; names like it: OpenStreetMap.Mapnik',
        ),
        ('sides = ""', "sides: '' is no path"),
    ],
)
def test_a_wrong_key_costs_its_map_only_and_is_named(tmp_path: Path, line: str, error: str) -> None:
    text = f'[[map]]\noutput = "a.html"\n{line}\n[[map]]\noutput = "b.html"\n'
    [told] = errors(tmp_path, text)
    assert told.startswith(f'map "a.html": {error}')
    assert [job.output.name for job in read(tmp_path, text).jobs] == ["b.html"]


def test_two_maps_never_have_one_output(tmp_path: Path) -> None:
    text = (
        '[[map]]\noutput = "a.html"\n[[map]]\noutput = "x/../a.html"\n[[map]]\ntitle = "x"\n[[map]]\noutput = "\\u0000"'
    )
    assert errors(tmp_path, text) == [
        'map "x/../a.html": output: map "a.html" is written there too',
        "map 3: output: missing",
        "map \"\N{REPLACEMENT CHARACTER}\": output: '\\x00' is no path",
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[[map", "Expected"),
        ("", "expected [[map]] tables"),
        ("map = []", "expected [[map]] tables"),
        ("[map]\noutput = 'a.html'", "expected [[map]] tables"),
        ("[[maps]]\noutput = 'a.html'", "unknown maps; known are [defaults] and [[map]]"),
        ("defaults = 1\n[[map]]\noutput = 'a.html'", "[defaults] must be a table"),
        ("[defaults]\noutput = 'a.html'\n[[map]]", "defaults: output: each map has its own"),
        ("[defaults]\ntheme = 'blue'\n[[map]]\noutput = 'a.html'", 'defaults: theme: "blue" is unknown'),
    ],
)
def test_a_file_that_cannot_be_understood_is_one_line(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(ConfigError) as told:
        read(tmp_path, text)
    assert str(told.value).startswith(f"{tmp_path / 'maps.toml'}: ")
    assert error in str(told.value)
    assert "\n" not in str(told.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_maps(tmp_path / "no.toml")
