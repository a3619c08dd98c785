"""A user's sides: nobody has one by default, and a part is on its whole's side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geonews.errors import ConfigError
from geonews.situations import Sides, load_sides
from tests.unit.situations.reports import BODIES, report

TWO = """
[[side]]
name = "state"
actors = ["malian-armed-forces", "Mali"]
colour = "#3366aa"

[[side]]
name = "north"
actors = ["FN", "Congress Guard"]
"""


def sides(folder: Path, text: str = TWO) -> Sides:
    path = folder / "sides.toml"
    path.write_text(text, encoding="utf-8")
    return load_sides(path, BODIES)


def seen(sides: Sides, **fields: Any) -> tuple[str | None, str | None, bool | None]:
    made = sides.applied(report("a", **fields))
    return made.side, made.speaker_side, made.self_claim


def test_nobody_has_a_side_by_default() -> None:
    assert seen(load_sides(None, BODIES)) == (None, None, None)
    assert seen(load_sides(None, BODIES), self_claim=True) == (None, None, True)


@pytest.mark.parametrize(
    ("fields", "side"),
    [
        ({}, "state"),
        ({"actor_id": "desert-brigade"}, "state"),
        ({"actor_id": None, "actor_name": "Malian soldiers"}, "state"),
        ({"actor_id": "front-of-the-north"}, "north"),
        ({"actor_id": "congress-guard"}, "north"),
        ({"actor_id": "northern-congress"}, None),
        ({"actor_id": None, "actor_name": "gunmen"}, None),
        ({"actor_id": None, "actor_name": None}, None),
    ],
)
def test_an_actor_has_the_side_of_its_id_name_or_whole(
    fields: dict[str, Any], side: str | None, tmp_path: Path
) -> None:
    assert seen(sides(tmp_path), **fields)[0] == side


@pytest.mark.parametrize(
    ("speaker", "role", "side"),
    [
        ("Front of the North", None, "north"),
        ("Ali", "spokesman of the Front of the North", "north"),
        ("Ali", "Malian defence minister", "state"),
        ("a Malian army spokesman", None, "state"),
        ("Ali", "mediator between the Front of the North and the Malian army", None),
        ("Ali", "ambassador to Mali", None),
        ("Ali", "Malian-installed governor", None),
        ("residents", None, None),
        (None, None, None),
    ],
)
def test_a_speaker_has_the_side_of_the_office(
    speaker: str | None, role: str | None, side: str | None, tmp_path: Path
) -> None:
    assert seen(sides(tmp_path), speaker=speaker, speaker_role=role)[1] == side


def test_a_claim_of_either_party_is_its_own(tmp_path: Path) -> None:
    own, enemy = {"speaker": "Malian army"}, {"speaker": "Front of the North"}
    assert seen(sides(tmp_path), **own)[2] is True
    assert seen(sides(tmp_path), **enemy)[2] is True
    assert seen(sides(tmp_path), speaker="residents")[2] is None


def test_a_side_that_is_not_against_another_speaks_of_others(tmp_path: Path) -> None:
    three = TWO.replace('name = "state"', 'name = "state"\nagainst = ["north"]')
    three = three.replace('name = "north"', 'name = "north"\nagainst = ["state"]')
    three += '\n[[side]]\nname = "abroad"\nactors = ["Ukraine"]\nagainst = []\n'
    assert seen(sides(tmp_path, three), speaker="Ukraine")[1:] == ("abroad", False)
    assert seen(sides(tmp_path, three), speaker="Front of the North")[2] is True


def test_colours_are_the_users(tmp_path: Path) -> None:
    assert sides(tmp_path).colours == {"state": "#3366aa"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", "sides file"),
        ("x = 1", "[[side]]"),
        ('[[side]]\nactors = ["a"]', "needs a name"),
        ('[[side]]\nname = "a"', "no actors"),
        ('[[side]]\nname = "a"\nactors = "b"', "list of texts"),
        ('[[side]]\nname = "a"\nactors = ["b"]\ncolor = "red"', "unknown color"),
        ('[[side]]\nname = "a"\nactors = ["b"]\ncolour = "red"', "#3366aa"),
        ('[[side]]\nname = "a"\nactors = ["b"]\nagainst = ["c"]', "unknown c"),
        ('[[side]]\nname = "a"\nactors = ["b"]\n[[side]]\nname = "a"\nactors = ["c"]', "same name"),
        ('[[side]]\nname = "a"\nactors = ["b"]\n[[side]]\nname = "c"\nactors = ["b"]', "on two sides"),
        (
            '[[side]]\nname = "a"\nactors = ["FN"]\n[[side]]\nname = "c"\nactors = ["Front of the North"]',
            "on two sides",
        ),
    ],
)
def test_a_wrong_file_says_what_is_wrong(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="sides file") as error:
        sides(tmp_path, text)
    assert told in str(error.value)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load_sides(tmp_path / "none.toml", BODIES)
