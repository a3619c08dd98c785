"""What speaks for and against each candidate, as one row of numbers a candidate. No gazetteer, no text.

`alone` looks at a name and its candidates by themselves, `among` at what is believed of the article's other names,
`by_rule` at what training articles hardly show and what was therefore weighed by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from geonews.model import Candidate, Mention, Place
from geonews.resolution.evidence import Name
from geonews.resolution.inside import contains, km
from geonews.resolution.outlets import Home
from geonews.resolution.table import FAR_KM, Floats, Ints, Table, kilometres, on_sphere
from geonews.vocabulary import SPELLED, MentionType

ALONE = (
    "population", "people_share", "people_rank", "people_gap", "exact", "alternate", "well_known", "fame_share",
    "country", "adm1", "adm2", "city", "neighbourhood", "facility", "region", "water", "capital", "seat", "small_seat",
    "village", "cue_fits", "cue_differs", "rivals", "rival_countries", "country_rival", "unit_rival", "metonymic",
    "adjective", "mentions", "in_title", "letters", "seat_of_unit", "crowd_50", "crowd_150",
)  # fmt: skip
AMONG = (
    "country_share", "country_weight", "country_top", "country_named", "unit_share", "unit_weight", "unit_top",
    "unit_named", "district_share", "nearest", "second", "third", "first_name", "near_50", "near_161", "near_500",
    "believed_50", "believed_150", "holds_others", "held", "held_elsewhere", "loosely_held", "others", "home_country",
    "home_unit", "home_distance",
)  # fmt: skip
RULES = ("spelling", "cost", "context_of_supplement", "out_of_context", "blocked", "in_pack", "own", "unit_of_seat")
FEATURES = (*ALONE, *AMONG, *RULES)
"""Names of the features, in the order of the columns."""
LEARNED = (*ALONE, *AMONG)
"""Those that the trees see."""
_UNIT_KM = 250
"""As far as a local outlet's unit may reach."""
_SURE = 0.5
NEAREST_KM = 10
"""Added to a distance before its logarithm is taken: nearer than this is as near as can be."""
_UNITS = frozenset(["adm1", "adm2"])
_DISTRICT_KM = 150
KIND_GROUPS: Mapping[str, frozenset[str]] = {
    "city": frozenset(["city", "neighbourhood"]),
    "adm1": frozenset(["adm1", "region"]),
    "neighbourhood": frozenset(["neighbourhood", "city"]),
    "region": frozenset(["region", "adm1"]),
}
"""What the words say a name is → the kinds of place that it may then be; any other word fits its own kind only."""
_CITY_KM, _REGION_KM = 50.0, 150.0


def alone(table: Table) -> Floats:
    """(n, len(ALONE)) features that need no belief."""
    if not len(table):
        return np.zeros((0, len(ALONE)))
    rows = [row for name in table.names for row in zip(*_columns(name), strict=True)]
    own = np.array(rows, dtype=float).reshape(len(table), len(ALONE) - 2)
    return np.hstack([own, crowds(table)])


def crowds(table: Table) -> Floats:
    """(n, 2): share of the other names that have any candidate within 50 and within 150 km."""
    found = np.zeros((len(table), 2))
    if table.apart.size:
        for column, reach in enumerate((_CITY_KM, _REGION_KM)):
            hit = np.logical_or.reduceat(table.apart <= reach, table.starts[:-1], axis=1)
            found[:, column] = hit.sum(axis=1) / max(1, len(table.names) - 1)
    return found


def _columns(name: Name) -> Sequence[Sequence[float]]:
    places = [candidate.place for candidate in name.candidates]
    people = np.array([0 if p.kind in _UNITS else p.population or 0 for p in places], dtype=float)
    size = np.log10(people + 1)
    fame = np.log10([p.n_names for p in places])
    kinds = {mention.kind_cue for mention in name.mentions if mention.kind_cue}
    fits = [any(p.kind in KIND_GROUPS.get(kind, (kind,)) for kind in kinds) for p in places]
    n, first = len(places), name.mentions[0]
    units = [p for p in places if p.kind in _UNITS]
    n_kinds = Counter(p.kind for p in places)

    def flags(values: Sequence[bool]) -> Sequence[float]:
        return [float(value) for value in values]

    def same(value: float) -> Sequence[float]:
        return [value] * n

    return (
        size / 7,
        people / max(1.0, people.sum()),
        1 / (1 + (people[None, :] > people[:, None]).sum(axis=1)),
        (size.max() - size) / 7,
        flags([c.method in ("exact", "supplement", "coordinates") for c in name.candidates]),
        flags([c.method == "alternate" for c in name.candidates]),
        fame / 2,
        (fame - fame.max()) / 2,
        *(flags([p.kind == kind for p in places]) for kind in ("country", "adm1", "adm2", "city", "neighbourhood")),
        flags([p.kind in ("facility", "camp") for p in places]),
        flags([p.kind == "region" for p in places]),
        flags([p.feature_class == "H" for p in places]),
        flags([p.feature_code == "PPLC" for p in places]),
        flags([p.feature_code == "PPLA" for p in places]),
        flags([p.feature_code.startswith("PPLA") and p.feature_code != "PPLA" for p in places]),
        flags([p.layer == "post" for p in places]),
        flags(fits),
        flags([bool(kinds) and not fit for fit in fits]),
        same(np.log10(n)),
        same(np.log10(len({p.iso2 for p in places}))),
        flags([n_kinds["country"] > (p.kind == "country") for p in places]),
        flags([n_kinds["adm1"] > (p.kind == "adm1") for p in places]),
        same(_share(name.mentions, "metonymic")),
        same(_share(name.mentions, "demonym")),
        same(np.log10(len(name.mentions))),
        same(float(any(mention.zone == "title" for mention in name.mentions))),
        same(min(len(first.normalised), 20) / 20),
        flags([_is_seat_of_unit(p, units) for p in places]),
    )


def _share(mentions: Sequence[Mention], kind: MentionType) -> float:
    return sum(mention.mention_type == kind for mention in mentions) / len(mentions)


def among(table: Table, belief: Floats, home: Home | None) -> Floats:
    """(n, len(AMONG)) features that rest on what is believed of the other names.

    Args:
        table: the candidates.
        belief: (n,) share of belief that each candidate has among those of its name.
        home: where the outlet is at home; None where that is not known, which gives NaN.
    """
    if not len(table):
        return np.zeros((0, len(AMONG)))
    weight = table.weight[table.of] * belief
    best = table.best(belief)
    sure = best[belief[best] > _SURE]
    country, country_top = _support(table, table.country, weight)
    unit, unit_top = _support(table, table.unit, weight)
    district, _ = _support(table, table.district, weight)
    total = np.maximum(weight.sum() - table.by_name(weight)[table.of], 1e-9)
    held, elsewhere, loosely = _holders(table, belief)
    columns = (
        country / total,
        np.log1p(country),
        country_top,
        _named(table, table.country, sure, "country"),
        unit / total,
        np.log1p(unit),
        unit_top,
        _named(table, table.unit, sure, "adm1"),
        district / total,
        *_distances(table, best, sure),
        *_believed(table, belief),
        _holds(table, sure),
        held,
        elsewhere,
        loosely,
        np.full(len(table), np.log10(len(table.names))),
        *_home(table, home),
    )
    return np.stack(columns, axis=1)


def _support(table: Table, groups: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """For each candidate the weight of the other names in its group, and whether no group has more."""
    n_groups = int(groups.max(initial=-1)) + 1
    if not n_groups:
        return np.zeros(len(table)), np.zeros(len(table))
    inside = groups >= 0
    cells = table.of[inside] * n_groups + groups[inside]
    own = np.bincount(cells, weight[inside], minlength=len(table.names) * n_groups).reshape(-1, n_groups)
    others = own.sum(axis=0) - own
    found = np.where(inside, others[table.of, np.maximum(groups, 0)], 0.0)
    top: Floats = ((found > 0) & (found >= others.max(axis=1)[table.of])).astype(float)
    return found, top


def _named(table: Table, groups: Ints, sure: Ints, kind: str) -> Floats:
    """Whether another name surely is the candidate's country or unit itself."""
    named = [i for i in sure if table.kinds[i] == kind and groups[i] >= 0]
    hit = (groups[:, None] == groups[named][None, :]) & (table.of[:, None] != table.of[named][None, :])
    found: Floats = (hit.any(axis=1) & (table.kinds != kind)).astype(float)
    return found


def _distances(table: Table, best: Ints, sure: Ints) -> Sequence[Floats]:
    """Closeness to the surely placed other names, and to the first name of the article."""
    placed = sure[table.kinds[sure] != "country"]
    km = kilometres(table.xyz, table.xyz[placed])
    km[(table.of[:, None] == table.of[placed][None, :]) | (table.place[:, None] == table.place[placed][None, :])] = (
        FAR_KM
    )
    ranked = np.sort(np.hstack([km, np.full((len(table), 3), FAR_KM)]), axis=1)
    first = kilometres(table.xyz, table.xyz[best[:1]])[:, 0]
    lead = np.where(table.of == 0, np.nan, np.log10(first + NEAREST_KM))
    shares = [(km < reach).sum(axis=1) / max(1, len(placed)) for reach in (50, 161, 500)]
    return [*(np.log10(ranked[:, i] + NEAREST_KM) for i in range(3)), lead, *shares]


def _believed(table: Table, belief: Floats) -> Sequence[Floats]:
    """How much of the belief in other names lies within 50 and 150 km."""
    if not table.apart.size:
        return np.zeros(len(table)), np.zeros(len(table))
    others = max(1, len(table.names) - 1)
    return [(table.apart <= reach) @ belief / others for reach in (_CITY_KM, _REGION_KM)]


def _holds(table: Table, sure: Ints) -> Floats:
    """Share of the other surely placed names that lie in this country or unit."""
    found = np.zeros(len(table))
    for kind, groups in (("country", table.country), ("adm1", table.unit), ("adm2", table.district)):
        mine = (table.kinds == kind) & (groups >= 0)
        inside = (groups[mine][:, None] == groups[sure][None, :]) & (table.place[mine][:, None] != table.place[sure])
        found[mine] = inside.sum(axis=1) / max(1, len(sure))
    return found


def _holders(table: Table, belief: Floats) -> tuple[Floats, Floats, Floats]:
    """Whether the text puts the candidate in what holds it, in something else, or loosely in something."""
    held, elsewhere, loosely = (np.zeros(len(table)) for _ in range(3))
    at = {name.key: i for i, name in enumerate(table.names)}
    for i, name in enumerate(table.names):
        if not (name.holders or name.loose_holders):
            continue
        tight = _may_hold(name.holders, table, belief, at)
        loose = _may_hold(name.loose_holders, table, belief, at)
        outside = any(holder.kind in ("country", "adm1") for holder in tight)
        for k in range(table.starts[i], table.starts[i + 1]):
            place = table.candidates[k].place
            held[k] = any(contains(holder, place) for holder in tight if holder.id != place.id)
            loosely[k] = any(contains(holder, place) for holder in loose if holder.id != place.id)
            # "A, B, C" may be a list of towns, so only a unit that does not hold the place speaks against it.
            elsewhere[k] = outside and place.kind != "country" and not held[k]
    return held, elsewhere, loosely


def _may_hold(holders: Sequence[str], table: Table, belief: Floats, at: Mapping[str, int]) -> list[Place]:
    """What a holder's name may stand for: its best place, and the unit of that name ("Vesele, Donetsk")."""
    found = []
    for i in (at[holder] for holder in holders if holder in at):
        a, b = table.starts[i], table.starts[i + 1]
        best = table.candidates[a + int(belief[a:b].argmax())].place
        units = (c.place for c in table.candidates[a:b] if c.place.kind == "adm1" and c.place.iso2 == best.iso2)
        found += [best, *units]
    return found


def _home(table: Table, home: Home | None) -> Sequence[Floats]:
    unknown = np.full(len(table), np.nan)
    if home is None or home.iso2 is None:
        return unknown, unknown, unknown
    country = np.array([float(c.place.iso2 == home.iso2) for c in table.candidates])
    if home.lon is None or home.lat is None:
        return country, unknown, unknown
    km = kilometres(table.xyz, on_sphere([home.lon], [home.lat]))[:, 0]
    return country, ((country > 0) & (km < _UNIT_KM)).astype(float), np.log10(km + NEAREST_KM)


def by_rule(table: Table, context: Mapping[str, tuple[bool, Sequence[str]]]) -> Floats:
    """(n, len(RULES)) features with weights set by hand.

    Args:
        table: the candidates.
        context: for ids of curated places inside another: whether the article names it, and the ids they then beat.
    """
    rows = []
    for name in table.names:
        ids = [candidate.place.id for candidate in name.candidates]
        cues = {mention.kind_cue for mention in name.mentions}
        seats = [candidate.place for candidate in name.candidates if _is_seat(candidate)]
        blocked = {other for i in ids if context.get(i, (False, ()))[0] for other in context[i][1]}
        for candidate in name.candidates:
            place, inside = candidate.place, context.get(candidate.place.id)
            rows.append(
                (
                    float(candidate.method in SPELLED),
                    candidate.cost,
                    float(inside is not None and inside[0]),
                    float(inside is not None and not inside[0]),
                    float(place.id in blocked),
                    float(place.layer.startswith("pack:")),
                    float(place.layer == "own"),
                    float(place.kind not in cues and _is_unit_of_seat(place, seats)),
                )
            )
    return np.array(rows, dtype=float).reshape(len(table), len(RULES))


def _is_unit_of_seat(place: Place, seats: Sequence[Place]) -> bool:
    """A unit whose seat bears the same name: plain "Kassala" is the town."""
    return place.kind in _UNITS and any(_is_around(place, seat) for seat in seats)


def _is_seat_of_unit(place: Place, units: Sequence[Place]) -> bool:
    seat = place.feature_code.startswith("PPLA") or place.feature_code == "PPLC"
    return seat and any(_is_around(unit, place) for unit in units)


def _is_around(unit: Place, town: Place) -> bool:
    if unit.kind == "adm1":
        return contains(unit, town)
    return unit.kind == "adm2" and unit.iso2 == town.iso2 and km(unit, town) < _DISTRICT_KM


def _is_seat(rival: Candidate) -> bool:
    place = rival.place
    return (
        place.kind == "city"
        and rival.method not in SPELLED
        and (place.feature_code.startswith("PPLA") or place.feature_code == "PPLC")
    )
