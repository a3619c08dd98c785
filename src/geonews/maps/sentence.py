"""What is reported, in one plain sentence that adds nothing to the text.

As in "Karim Shukur said that the Iraqi army was deployed along the Iraq-Syria border; thousands; early December 2024".
The verbs stand in assets/sentences.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from geonews.maps import words

Row = dict[str, Any]
NEAREST = 2
"""Precision up to which a place is a settlement or smaller, so that it can be held or taken as a whole."""
COLLECTIVE = {
    "air force", "alliance", "army", "battalion", "battalions", "brigade", "brigades", "coalition", "command",
    "committee", "corps", "council", "division", "forces", "front", "government", "group", "groups", "guard",
    "guards", "legion", "military", "militia", "ministry", "movement", "navy", "parliament", "party", "police",
    "regiment", "service", "services", "union", "units",
}  # fmt: skip
MANY = {"civilians", "people", "police", "personnel", "troops", "militants", "insurgents"}
_ARTICLE = re.compile(r"(?:the|a|an|some|several|many|its|his|her|their|al|el)\b|\d|[\"“«]", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that run from right to left, and controls that would turn what stands behind them."""
_ISOLATED = "\u2068{}\u2069"


def sentence(row: Row, countries: Mapping[str, str] | None = None) -> str:
    """The sentence of a report.

    Args:
        row: flat row of a report.
        countries: ISO 3166-1 alpha-2 code → name, for reports that name a country alone.

    Returns:
        Begins with a capital, has no full stop; counts and dates stand behind semicolons, as the text gives them.
    """
    told = _with_speaker(row, _clause(row, countries))
    parts = [told, _amount(row), _date(row)]
    whole = "; ".join(part for part in parts if part)
    return whole[:1].upper() + whole[1:]


def _clause(row: Row, countries: Mapping[str, str] | None) -> str:
    verb = _verbs()[row["event_type"]]
    actor = row.get("actor_name") or row.get("actor_text")
    status = row["claim_status"]
    if not actor:
        return _there_was(verb["thing"], status) + _where(row, countries)
    subject = _named(actor)
    if "passive" in verb:
        done = _passive(verb["passive"], status, many=_is_many(actor))
        return f"{subject} {done}{_against(row)}{_where(row, countries)}"
    past, base, used = _active(row, verb)
    place = "" if used == "place" else _where(row, countries)
    target = "" if used == "target" else _against(row)
    return f"{subject} {_in_status(past, base, status, many=_is_many(actor))}{target}{place}"


def _active(row: Row, verb: Mapping[str, Any]) -> tuple[str, str, str]:
    """Past and base of the verb with its object, and what stands in it: "target", "place" or ""."""
    if row.get("target_name") and "target" in verb:
        past, base = (form.replace("{}", _named(row["target_name"])) for form in verb["target"])
        return past, base, "target"
    exact = (row.get("geo_precision") or 9) <= NEAREST and row.get("spatial_op") in ("at", "in")
    if exact and row.get("place_name") and "place" in verb:
        past, base = (form.replace("{}", _shown(row["place_name"])) for form in verb["place"])
        return past, base, "place"
    return verb["past"], verb["base"], ""


def _in_status(past: str, base: str, status: str, *, many: bool) -> str:
    past = re.sub(r"^was\b", "were", past) if many else past
    is_, was = ("are", "were") if many else ("is", "was")
    if status == "alleged":
        return re.sub(r"^(was|were) ", r"\1 allegedly ", past) if past.startswith(was) else f"allegedly {past}"
    if status == "planned":
        return f"{is_} to {base}"
    if status == "conditional":
        return f"might {base}"
    if status == "negated":
        return f"{was} not {base.removeprefix('be ')}" if base.startswith("be ") else f"did not {base}"
    return past


def _passive(participle: str, status: str, *, many: bool) -> str:
    is_, was = ("are", "were") if many else ("is", "was")
    return {
        "alleged": f"{was} allegedly {participle}",
        "planned": f"{is_} to be {participle}",
        "conditional": f"might be {participle}",
        "negated": f"{was} not {participle}",
    }.get(status, f"{was} {participle}")


def _there_was(thing: str, status: str) -> str:
    bare = re.sub(r"^an? ", "", thing)
    was = "were" if bare.endswith("fications") else "was"
    return {
        "alleged": f"there {was} allegedly {thing}",
        "planned": f"there is to be {thing}",
        "conditional": f"there might be {thing}",
        "negated": f"there {was} no {bare}",
    }.get(status, f"there {was} {thing}")


def _with_speaker(row: Row, clause: str) -> str:
    """Whose words it is, where they are not the article's own."""
    speaker, status = row.get("speaker"), row["claim_status"]
    if status == "denied":
        return f"{_shown(speaker)} denied that {clause}" if speaker else f"it is denied that {clause}"
    if row.get("voice") == "presupposed":
        return f"taken for granted: {clause}"
    return f"{_shown(speaker)} said that {clause}" if speaker else clause


def _against(row: Row) -> str:
    if row["event_type"] in words.TALK:
        return ""  # whether it was made with them or against them, the row does not say
    return f" against {_named(row['target_name'])}" if row.get("target_name") else ""


def _where(row: Row, countries: Mapping[str, str] | None) -> str:
    if row["event_type"] in words.TALK:
        return _about(row)
    op, place = row.get("spatial_op"), row.get("place_name")
    if op == "unnamed_in" or (row.get("geom_basis") == "country_only" and not place):
        named = (countries or {}).get(row.get("iso2") or "", row.get("iso2") or "")
        unnamed = row.get("spatial_text")
        if unnamed:
            return f", place: {_shown(unnamed)}" + (f" ({named})" if named else "")
        return f" in {named} (no place named)" if named else ""
    if not place:
        return ""
    if row["event_type"] == "withdrawal" and op in ("at", "in"):
        return f", place: {_shown(place)}"
    if row["event_type"] == "crossing" and op == "cross_border":
        return f" of the {_shown(place)}"
    shown = row | {key: _shown(row[key]) for key in ("place_name", "from_place", "spatial_text") if row.get(key)}
    return words.place_words(shown)


def _about(row: Row) -> str:
    """What a request, an authorisation or an agreement is about."""
    event, actor = row.get("about_event_type"), row.get("about_actor")
    what = f" about {words.EVENT_WORDS[event].lower()}" if event else ""
    of = f" of {_named(actor)}" if actor and event else f" about {_named(actor)}" if actor else ""
    place = row.get("about_place") or row.get("place_name")
    return (
        what + of + (f" in {_shown(place)}" if place and (what or of) else f" about {_shown(place)}" if place else "")
    )


def _amount(row: Row) -> str:
    if not row.get("count_text"):
        return ""
    scope = {"joint": ", shared by several actors", "organisation": ", the whole organisation"}
    return _shown(row["count_text"]) + scope.get(row.get("count_scope") or "", "")


def _date(row: Row) -> str:
    """The date as far as it is one: a publication date alone is none of the event's."""
    start, end = row.get("date_from"), row.get("date_to")
    if start and end:
        return words.days_in_words(start, end)
    if start:
        return words.since_words(start, row.get("date_precision"))
    return _shown(row["date_text"]) if row.get("date_text") and not end else ""


def _named(actor: str) -> str:
    """An actor as it stands in a sentence: "the Iraqi armed forces", "rebels", "Hezbollah"."""
    last = " ".join(actor.lower().split()[-2:])
    collective = last in COLLECTIVE or last.rpartition(" ")[2] in COLLECTIVE
    one_name = " " not in actor.strip()
    if not collective or one_name or _ARTICLE.match(actor) or re.search(r"['’]s\b", actor):
        return _shown(actor)
    return f"the {_shown(actor)}"


def _is_many(actor: str) -> bool:
    """Whether "were" follows; where nobody can tell, the name is taken for one body."""
    last = actor.lower().split()[-1] if actor.split() else ""
    if re.search(r"\bal-", actor, re.IGNORECASE):
        return False
    return last in MANY or (
        last.endswith("s") and not last.endswith(("ss", "is", "us", "corps")) and not actor.isupper()
    )


def _shown(text: str) -> str:
    """Text of an article inside an English sentence; what runs from right to left keeps to itself."""
    return _ISOLATED.format(text) if _RIGHT_TO_LEFT.search(text) else text


@cache
def _verbs() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(
        resources.files("geonews.maps").joinpath("assets", "sentences.toml").read_text(encoding="utf-8")
    )
