"""What speaks for and against each candidate, as one row of numbers a candidate. No gazetteer, no text.

`alone` looks at a name and its candidates by themselves, `among` at what is believed of the article's other names;
`by_rule` (rules.py) at what training articles hardly show.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from geonews.model import Mention, Place
from geonews.resolution.inside import contains
from geonews.resolution.outlets import Home
from geonews.resolution.rules import RULES
from geonews.resolution.table import FAR_KM, Flags, Floats, Ints, Table, kilometres, on_sphere
from geonews.resolution.units import KIND_GROUPS, UNIT_KINDS, is_around, is_seat
from geonews.vocabulary import MentionType

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
FEATURES = (*ALONE, *AMONG, *RULES)
"""Names of the features, in the order of the columns."""
LEARNED = (*ALONE, *AMONG)
"""Those that the trees see."""
_UNIT_KM = 250
"""As far as a local outlet's unit may reach."""
_SURE = 0.5
NEAREST_KM = 10
"""Added to a distance before its logarithm is taken: nearer than this is as near as can be."""
_CITY_KM, _REGION_KM = 50.0, 150.0


def alone(table: Table) -> Floats:
    """(n, len(ALONE)) features that need no belief."""
    if not len(table):
        return np.zeros((0, len(ALONE)))
    columns = (*_people(table), *_matches(table), *_kinds(table), *_rivals(table), *_of_name(table), *crowds(table))
    rows = dict(zip((*_PEOPLE, *_MATCHES, *_KINDS, *_RIVALS, *_OF_NAME, *_CROWDS), columns, strict=True))
    return np.stack([rows[name] for name in ALONE], axis=1).astype(float)


_PEOPLE = ("population", "people_share", "people_rank", "people_gap", "well_known", "fame_share")


def _people(table: Table) -> Sequence[Floats]:
    """How many people live there and how many names it has, beside the others of the name."""
    in_unit = np.isin(table.kinds, UNIT_KINDS)
    people = np.where(in_unit, 0.0, table.people)
    size, fame = np.log10(people + 1), np.log10([candidate.place.n_names for candidate in table.candidates])
    before = [(people[a:b] > people[a:b, None]).sum(axis=1) for a, b in table.ranges]
    return (
        size / 7,
        people / np.maximum(1.0, table.by_name(people))[table.of],
        1 / (1 + np.concatenate(before)),
        (table.largest(size) - size) / 7,
        fame / 2,
        (fame - table.largest(fame)) / 2,
    )


_MATCHES = ("exact", "alternate", "cue_fits", "cue_differs")


def _matches(table: Table) -> Sequence[Floats | Flags]:
    """How the name was found, and whether the words beside it say that it is of this kind."""
    methods = np.array([candidate.method for candidate in table.candidates], dtype=np.str_)
    cues = [{mention.kind_cue for mention in name.mentions if mention.kind_cue} for name in table.names]
    fits, cued = np.zeros(len(table), dtype=bool), np.zeros(len(table), dtype=bool)
    for kinds, (a, b) in zip(cues, table.ranges, strict=True):
        if kinds:
            wanted = [kind for cue in kinds for kind in KIND_GROUPS.get(cue, (cue,))]
            fits[a:b], cued[a:b] = np.isin(table.kinds[a:b], wanted), True
    return (
        np.isin(methods, ("exact", "supplement", "coordinates")),
        methods == "alternate",
        fits,
        cued & ~fits,
    )


_KINDS = (
    "country", "adm1", "adm2", "city", "neighbourhood", "facility", "region", "water", "capital", "seat", "small_seat",
    "village",
)  # fmt: skip


def _kinds(table: Table) -> Sequence[Flags]:
    """What the place is."""
    kinds, codes = table.kinds, table.codes
    places = [candidate.place for candidate in table.candidates]
    return (
        *(kinds == kind for kind in ("country", "adm1", "adm2", "city", "neighbourhood")),
        (kinds == "facility") | (kinds == "camp"),
        kinds == "region",
        np.array([place.feature_class == "H" for place in places]),
        codes == "PPLC",
        codes == "PPLA",
        np.char.startswith(codes, "PPLA") & (codes != "PPLA"),
        np.array([place.layer == "post" for place in places]),
    )


_RIVALS = ("rivals", "rival_countries", "country_rival", "unit_rival", "seat_of_unit")


def _rivals(table: Table) -> Sequence[Floats | Flags]:
    """How many others bear the name, and whether a country, a unit or the unit around it does."""
    sizes = np.diff(table.starts)
    n_countries = np.array([len(np.unique(table.country[a:b])) for a, b in table.ranges])
    is_country, is_unit = table.kinds == "country", table.kinds == "adm1"
    return (
        np.log10(sizes)[table.of],
        np.log10(n_countries)[table.of],
        table.by_name(is_country)[table.of] > is_country,
        table.by_name(is_unit)[table.of] > is_unit,
        _seats_of_units(table),
    )


def _seats_of_units(table: Table) -> Flags:
    """Seats of a unit of the same name."""
    found = np.zeros(len(table), dtype=bool)
    is_unit = np.isin(table.kinds, UNIT_KINDS)
    for i in np.flatnonzero(is_seat(table) & (table.by_name(is_unit)[table.of] > 0)):
        a, b = table.ranges[table.of[i]]
        units = (table.candidates[k].place for k in range(a, b) if is_unit[k])
        found[i] = any(is_around(unit, table.candidates[i].place) for unit in units)
    return found


_OF_NAME = ("metonymic", "adjective", "mentions", "in_title", "letters")


def _of_name(table: Table) -> Sequence[Floats]:
    """What is the same for all candidates of a name."""
    rows = [
        (
            _share(name.mentions, "metonymic"),
            _share(name.mentions, "demonym"),
            math.log10(len(name.mentions)),
            any(mention.zone == "title" for mention in name.mentions),
            min(len(name.mentions[0].normalised), 20) / 20,
        )
        for name in table.names
    ]
    return list(np.array(rows, dtype=float).T[:, table.of])


_CROWDS = ("crowd_50", "crowd_150")


def crowds(table: Table) -> Sequence[Floats]:
    """Share of the other names that have any candidate within 50 and within 150 km."""
    if not table.apart.size:
        return [np.zeros(len(table)), np.zeros(len(table))]
    nearest = np.minimum.reduceat(table.apart, table.starts[:-1], axis=1)
    return [(nearest <= reach).sum(axis=1) / max(1, len(table.names) - 1) for reach in (_CITY_KM, _REGION_KM)]


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
