"""Reports, actors and outlets written by hand for the tests of situations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from geonews.gazetteer.actors import Actor, Actors
from geonews.model import PositionReport, Situation
from geonews.situations import Bodies, Directory, Finder, load_rules
from geonews.vocabulary import CATEGORY_OF

RULES = load_rules()
MONDAY = date(2024, 3, 4)
OWNERS = """
unnamed = ["agencies"]

[[owner]]
name = "Press Group"
domains = ["morning.example", "evening.example"]

[[owner]]
name = "State of Ruritania"
domains = ["rtv.example"]

[[agency]]
name = "Wire Service"
names = ["WS"]
domains = ["ws.example"]

[[agency]]
name = "Other Agency"
names = ["OA"]

[[agency]]
name = "Ruritanian Agency"
names = ["RA"]
owner = "State of Ruritania"
"""
CSV = """domain,name,place,adm1,iso2,lat,lon,scope
morning.example,Morning Bell,Gao,Gao,ML,16.3,0.0,national
evening.example,Evening Bell,Gao,Gao,ML,16.3,0.0,national
rtv.example,RTV,Gao,Gao,ML,16.3,0.0,national
bell.example,The Bell,Gao,Gao,ML,16.3,0.0,national
bell.example.org,The Bell,Kyiv,Kyiv,UA,50.4,30.5,international
"""


def actor(name: str, kind: str = "military", *, parent: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(
        id=name.lower().replace(" ", "-"), name=name, aliases=aliases, type=kind, iso2="ML", short="X", parent=parent
    )


ACTORS = Actors(
    [
        actor("Malian Armed Forces", aliases=("Malian army",)),
        actor("Desert Brigade", parent="malian-armed-forces"),
        actor("River Brigade", parent="malian-armed-forces"),
        actor("Front of the North", "rebel_group", aliases=("FN",)),
        actor("Northern Congress", "political"),
        actor("Congress Guard", "militia", parent="northern-congress"),
    ]
)
BODIES = Bodies(
    ACTORS,
    {"ML": "Malian", "UA": "Ukrainian", "CD": "Congolese", "CG": "Congolese"},
    {"ML": "Mali", "UA": "Ukraine"},
    RULES.bodies,
)


def directory(folder: Path, own: str | None = None) -> Directory:
    """The outlets above, and a user's own file where it is given."""
    (folder / "outlets.toml").write_text(OWNERS, encoding="utf-8")
    (folder / "outlets.csv").write_text(CSV, encoding="utf-8")
    mine = None
    if own is not None:
        mine = folder / "mine.toml"
        mine.write_text(own, encoding="utf-8")
    return Directory.load(folder, mine)


def finder(outlets: Directory | None = None) -> Finder:
    return Finder(RULES, BODIES, outlets or Directory())


def report(doc_id: str, **fields: Any) -> PositionReport:
    """An attack of the Malian army in Gao on a Monday, as `doc_id` tells it."""
    event = fields.get("event_type", "attack")
    base: dict[str, Any] = {
        "doc_id": doc_id,
        "category": CATEGORY_OF[event],
        "event_type": event,
        "claim_status": "asserted",
        "actor_id": "malian-armed-forces",
        "actor_name": "Malian Armed Forces",
        "actor_type": "military",
        "place_name": "Gao",
        "iso2": "ML",
        "spatial_op": "in",
        "geom_basis": "point",
        "lon": 0.0,
        "lat": 16.3,
        "geo_precision": 1,
        "uncertainty_m": 5000,
        "date_from": MONDAY,
        "date_to": MONDAY,
        "date_precision": "day",
        "published": MONDAY,
        "source_name": f"Outlet {doc_id}",
        "evidence": f"As {doc_id} tells it, there was an attack.",
        "ev_start": 0,
        "ev_end": 40,
    }
    made = base | fields
    if made["claim_status"] in ("denied", "negated"):
        made.setdefault("polarity", "negated")
    if made["geom_basis"] in ("country_only", "none"):
        made |= {"lon": None, "lat": None, "uncertainty_m": None}
    return PositionReport(**made)


def found(
    *reports: PositionReport, outlets: Directory | None = None, texts: Mapping[str, str] | None = None
) -> list[Situation]:
    return finder(outlets).find(reports, texts or {})


def docs(situations: Iterable[Situation], *reports: PositionReport) -> list[list[str]]:
    """Articles of each situation."""
    by_id = {one.id: one.doc_id for one in reports}
    return [[by_id[member] for member in situation.members] for situation in situations]


def kinds(situations: Iterable[Situation], *reports: PositionReport) -> list[tuple[str, str, str]]:
    """Relations with articles in place of report ids."""
    by_id = {one.id: one.doc_id for one in reports}
    return sorted(
        (relation.kind, by_id[relation.report], by_id[relation.other])
        for situation in situations
        for relation in situation.relations
    )
