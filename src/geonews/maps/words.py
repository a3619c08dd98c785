"""What a report says in plain words. Each template only repeats fields; it adds nothing to the text."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

import shapely

from geonews.geodesy import length_m

Row = dict[str, Any]

EVENT_WORDS = {
    "presence": "Presence", "deployment": "Deployment", "control": "Control", "defence": "Defence",
    "fortification": "Fortification", "strength": "Strength", "mobilization": "Mobilisation", "advance": "Advance",
    "movement": "Movement", "crossing": "Crossing", "withdrawal": "Withdrawal", "displacement": "Displacement",
    "capture": "Capture", "attack": "Attack", "air_strike": "Air strike", "clash": "Fighting", "invasion": "Invasion",
    "intervention": "Intervention", "request": "Request", "authorization": "Authorisation", "agreement": "Agreement",
}  # fmt: skip
LINES = {
    "along_border": "somewhere along {long}the {place}; the depth of {wide} km is drawn, not stated",
    "border_of": "somewhere along {long}the {place}; the depth of {wide} km is drawn, not stated",
    "cross_border": "somewhere on {long}the {place}; where is not stated",
    "along": "somewhere along {long}the {place}; where is not stated",
}
STATUS_WORDS = {
    "asserted": "stated",
    "alleged": "alleged",
    "planned": "planned",
    "denied": "denied",
    "negated": "said not to be so",
    "conditional": "possible",
    "historical": "past",
}
OF_ACTOR = (
    "displacement",
    "movement",
    "withdrawal",
    "mobilization",
    "presence",
    "deployment",
    "strength",
    "crossing",
    "advance",
)
TALK = ("request", "authorization", "agreement")
"""Events that are about another one, and never a marker."""
PLACE_WORDS = {
    "near": "near {}",
    "along": "along the {}", "toward": "towards {}",
    "along_border": "along the {}", "cross_border": "across the {}",
    "border_of": "on the {}", "direction_of": "{}", "offset": "{}", "part_of": "in {}",
}  # fmt: skip


def headline(row: Row) -> str:
    """As in "Deployment of Iraqi armed forces along the Iraq-Syria border": event, actor, place and nothing else."""
    event = EVENT_WORDS[row["event_type"]]
    actor = row.get("actor_name") or row.get("actor_text")
    joint = "of" if row["event_type"] in OF_ACTOR else "by"
    who = f" {joint} {actor}" if actor else ""
    return f"{event}{who}{place_words(row)}"


def place_words(row: Row, countries: dict[str, str] | None = None) -> str:
    """Where, with its preposition; "" when the report has no place."""
    op, place = row.get("spatial_op"), row.get("place_name")
    if row.get("event_type") in TALK and place:
        return f" about {place}"
    if op == "unnamed_in" or (row.get("geom_basis") == "country_only" and not place):
        named = (countries or {}).get(row.get("iso2") or "", row.get("iso2") or "")
        words = row.get("spatial_text")
        return f": {words}{f', {named}' if named else ''}" if words else f" in {named}" if named else ""
    if not place:
        return ""
    if op == "from_to" and row.get("from_place"):
        return f" from {row['from_place']} to {place}"
    if op in ("offset", "direction_of"):
        return f" {row.get('spatial_text') or place}"
    return f" {PLACE_WORDS.get(op or '', 'in {}').format(place)}"


def status_words(row: Row) -> str:
    """Whose statement it is and how sure: "stated by a party", "alleged", "planned"."""
    status = STATUS_WORDS[row["claim_status"]]
    if row["claim_status"] == "asserted":
        if row.get("voice") == "presupposed":
            return "taken for granted"
        return "stated by the article" if row.get("voice") == "article" else "stated by a party"
    return status


def precision_words(row: Row) -> str:
    """How exactly the place is known, in words; never a percentage."""
    basis, op, place = row.get("geom_basis"), row.get("spatial_op"), row.get("place_name")
    if basis in (None, "none"):
        return "no place stated"
    if basis == "country_only":
        return "only the country is stated; not placed on the map"
    if op in LINES:
        return LINES[op].format(place=place, long=_long(row), wide=round((row.get("geometry_invented_m") or 0) / 1000))
    if op == "from_to" and basis == "line_between":
        return "both ends are named; the line is a sketch, not a route"
    if op == "toward":
        return f"on the way to {place}; from where and how near is not stated"
    if basis == "polygon":
        return "somewhere in this half, which is drawn, not stated" if op == "part_of" else "somewhere in this area"
    if basis == "sector":
        return "somewhere in this direction; distance and width are drawn, not stated"
    radius = row.get("uncertainty_m")
    near = basis == "disc" and (row.get("geo_precision") or 1) > 1
    known = "near the named place" if near else "named place"
    return known if radius is None else f"{known}, within about {_kilometres(radius)}"


def _long(row: Row) -> str:
    """How long a line, or the border under a band, is: "599 km of". Empty without a geometry."""
    if row.get("geometry") is None:
        return ""
    shape = shapely.geometry.shape(row["geometry"])
    lines = shape.geom_type.endswith("LineString")
    # A band goes along its border and back, and is closed by its depth at both ends.
    metres = length_m(shape) if lines else length_m(shapely.boundary(shape)) / 2 - (row.get("geometry_invented_m") or 0)
    return f"about {max(1, round(metres / 1000)):,} km of "


def geocoder_words(row: Row) -> str:
    """That a place is no gazetteer's; empty where it is."""
    return "; found by a geocoding service, no gazetteer knows it" if row.get("place_licence") else ""


def _kilometres(metres: int) -> str:
    return f"{metres / 1000:.1f} km" if metres < 10_000 else f"{round(metres / 1000)} km"


def count_words(row: Row) -> str | None:
    """How many, in the text's words and as a range where the words are vague."""
    text = row.get("count_text")
    if not text:
        return None
    low, high = row.get("count_min"), row.get("count_max")
    shared = " (shared by several actors)" if row.get("count_scope") == "joint" else ""
    whole = " (the whole organisation)" if row.get("count_scope") == "organisation" else ""
    if row.get("count_basis") == "convention":
        return f"“{text}”, read as {low:,} to {high:,}{shared}{whole}"
    return f"“{text}”{shared}{whole}"


def day_in_words(day: str) -> str:
    """An ISO date as in "6 December 2024"."""
    year, month, number = (int(part) for part in day[:10].split("-"))
    return f"{number} {calendar.month_name[month]} {year}"


def days_in_words(start: str, end: str) -> str:
    """From one ISO date to another, as whole months and years where they are: "December 2024", "2003"."""
    if start == end:
        return day_in_words(start)
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    month_end = calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and last.day == month_end:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{calendar.month_name[first.month]} {first.year}"
    if first.year == last.year and first.month == last.month:
        return f"{first.day} to {day_in_words(end)}"
    return f"{day_in_words(start)} to {day_in_words(end)}"


def since_words(start: str, precision: str | None) -> str:
    """From when, no more exactly than the text says."""
    whole = {"year_open": start[:4], "year": start[:4]}
    return f"since {whole.get(precision or '', day_in_words(start))}"


def date_words(row: Row) -> str:
    """When, with how it is known."""
    start, end, precision = row.get("date_from"), row.get("date_to"), row.get("date_precision")
    if start and end:
        return days_in_words(start, end)
    if precision == "as_of" and end:
        return f"as of {day_in_words(end)}" + ("" if row.get("date_text") else " (publication)")
    if start:
        return since_words(start, precision)
    if end:
        return f"until {day_in_words(end)}"
    if precision == "past":
        return "in the past; no date stated"
    return f"“{row['date_text']}”; the article has no date" if row.get("date_text") else "no date"


def source_words(row: Row) -> str | None:
    """How many report the same and who denies it; None where nobody has looked. Denial is not refutation."""
    if row.get("n_sources") is None:
        return None
    n, independent = row["n_sources"], row["n_independent"]
    told = f"reported by {n} outlet{'s' if n > 1 else ''}"
    if not independent:
        told += ", only as background"
    elif n > 1:
        told += f", {independent} independent"
    denied = f"; denied by {row['denied_by']}" if row.get("denied_by") else ""
    return told + denied + (f"; the contrary said by {row['contradicted_by']}" if row.get("contradicted_by") else "")


def speaker_words(row: Row) -> str:
    """Who says so."""
    if not row.get("speaker"):
        return "the article itself"
    role = f", {row['speaker_role']}" if row.get("speaker_role") else ""
    via = f", to {row['via']}" if row.get("via") else ""
    own = "; speaks of its own side" if row.get("self_claim") else ""
    return f"{row['speaker']}{role}{via}{own}"
