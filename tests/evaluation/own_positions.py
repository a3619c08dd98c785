"""Writes own/positions.jsonl from own/positions.txt and own/position_places.csv.

Run `python -m tests.evaluation.own_positions`. An article begins with `== id`, then `key: value` lines, a blank line
and the text; after a line `--` come its positions:

    event type | claim status | trigger | actor / other names of it | place | more

The trigger is words that occur once in the text. `-` is no actor and no place; `?` before an actor: its sentence
names nobody, so that nobody is right too. A place is a key of the table, `=ML` a country. More, with `;` between:
`sp=` speaker, `d=` date, `also=` event types and `also_status=` claim statuses that are right too, `place2=` further
places that are right, `anyplace=` places that are right where the sentence names none, `noplace=ok` for a place that
is known from other sentences only, `tol=` kilometres, `core=no` for what may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.evaluation.own_corpus import FOLDER, Places, made

CORPUS = FOLDER / "positions.jsonl"
NO_PLACE, COUNTRY = 9, 6


def lines() -> Iterator[str]:
    """The lines of the corpus."""
    return made("positions.txt", "position_places.csv", _article)


def _article(name: str, body: str, places: Places) -> dict[str, Any]:
    head, _, rest = body.partition("\n\n")
    text, _, marks = rest.partition("\n\n--")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    text = text.partition("\n--")[0].strip()
    lines_of_marks = [line for line in (marks or rest.partition("\n--")[2]).splitlines() if line.strip()]
    positions = [_position(line, text, places) for line in lines_of_marks]
    return {"id": name, "published": facts["date"], "style": facts["style"], "text": text, "positions": positions}


def _position(line: str, text: str, places: Places) -> dict[str, Any]:
    kind, status, trigger, actor, place, *rest = (part.strip() for part in line.split("|"))
    more = dict(part.strip().split("=", 1) for part in "".join(rest).split(";") if part.strip())
    start = text.find(trigger)
    if start < 0 or text.find(trigger, start + 1) >= 0:
        raise ValueError(f"{line}: the trigger occurs {text.count(trigger)} times")
    row: dict[str, Any] = {
        "event_type": kind,
        "claim_status": status,
        "trigger": trigger,
        "trigger_start": start,
        "trigger_end": start + len(trigger),
    }
    names = [one.strip() for one in actor.removeprefix("?").split(" / ")]
    if names != ["-"]:
        row["actor"] = names
    if actor.startswith("?"):
        row["actor_stated"] = False
    known = {"also": "event_type_also_ok", "also_status": "claim_status_also_ok"}
    row |= {field: [one.strip() for one in more[key].split(",")] for key, field in known.items() if key in more}
    row |= {field: more[key] for key, field in (("sp", "speaker"), ("d", "date_text")) if key in more}
    if more.get("core") == "no":
        row["core"] = False
    return row | _where(place, more, places)


def _where(place: str, more: Mapping[str, str], places: Places) -> dict[str, Any]:
    """The place; those of other sentences count as well as none."""
    keys = [] if place == "-" else [place]
    others = [one.strip() for key in ("place2", "anyplace") for one in more.get(key, "").split(",") if one.strip()]
    told = [_place(key, more if key in keys else {}, places) for key in (*keys, *others)]
    first, rest = (told[0], told[1:]) if keys else ({}, told)
    row = {key: value for key, value in first.items() if key != "geo_precision"}
    row["geo_precision"] = NO_PLACE if not keys or "noplace" in more else first["geo_precision"]
    if rest:
        row["places_also_ok"] = [{k: v for k, v in one.items() if k != "geo_precision"} for one in rest]
    return row


def _place(key: str, more: Mapping[str, str], places: Places) -> dict[str, Any]:
    if key.startswith("="):
        return {"iso2": key[1:], "geo_precision": COUNTRY}
    known = places[key]
    row: dict[str, Any] = {"place": key, "iso2": known["iso2"], "geo_precision": int(known["geo_precision"])}
    if known["lat"]:
        row |= {"lon": float(known["lon"]), "lat": float(known["lat"])}
    if known["line"]:
        row["line"] = [[float(number) for number in pair.split(",")] for pair in known["line"].split(" ")]
    tolerance = more.get("tol") or known["tolerance_km"]
    return row | ({"tolerance_km": float(tolerance)} if tolerance else {})


def main() -> None:
    """Write the corpus."""
    CORPUS.write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")


if __name__ == "__main__":
    main()
