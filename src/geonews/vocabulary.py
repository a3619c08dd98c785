"""The words that records may use. They follow the PLOVER manual, the ACLED and UCDP codebooks and STIX 2.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Zone = Literal["title", "caption", "subhead", "body", "credit"]
MentionType = Literal["literal", "metonymic", "demonym", "part_of_name"]
MentionRole = Literal[
    "at", "from", "to", "along", "part_of", "container", "dateline", "border_party", "modifier", "state_possessive"
]
PlaceKind = Literal[
    "country",
    "adm1",
    "adm2",
    "city",
    "neighbourhood",
    "camp",
    "facility",
    "river",
    "road",
    "border",
    "region",
    "coordinates",
]
Status = Literal["resolved", "ambiguous", "unresolved", "corrected"]
Method = Literal["exact", "alternate", "spelling", "fuzzy", "supplement", "coordinates", "geocoder"]
SPELLED: frozenset[Method] = frozenset(["spelling", "fuzzy"])
"""Methods that find what is only spelled alike."""
Decider = Literal["rule", "model", "human"]
Category = Literal["position", "movement", "action", "context"]
EventType = Literal[
    "presence",
    "deployment",
    "control",
    "defence",
    "fortification",
    "strength",
    "mobilization",
    "advance",
    "movement",
    "crossing",
    "withdrawal",
    "displacement",
    "capture",
    "attack",
    "air_strike",
    "clash",
    "invasion",
    "intervention",
    "request",
    "authorization",
    "agreement",
]
ClaimStatus = Literal["historical", "conditional", "planned", "denied", "negated", "alleged", "asserted"]
Voice = Literal["article", "indirect_speech", "direct_quote", "presupposed"]
TimeStatus = Literal["current", "past", "historical", "future"]
Means = Literal["artillery", "missile", "drone", "aircraft", "ied", "small_arms", "armour", "naval", "unknown"]
DatePrecision = Literal["day", "week", "month", "year", "year_open", "as_of", "past", "recent", "unknown"]
SpatialOp = Literal[
    "at",
    "in",
    "near",
    "offset",
    "direction_of",
    "toward",
    "part_of",
    "along_border",
    "cross_border",
    "border_of",
    "side_of_line",
    "between",
    "along",
    "from_to",
    "unnamed_in",
    "coordinates",
    "same_as",
    "none",
]
RelationKind = Literal["corroborates", "contradiction", "denial", "update_or_difference"]
GeomBasis = Literal["point", "disc", "polygon", "line_between", "border_line", "sector", "country_only", "none"]

CATEGORY_OF: Mapping[EventType, Category] = {
    **dict.fromkeys(("presence", "deployment", "control", "defence", "fortification", "strength"), "position"),
    **dict.fromkeys(("mobilization", "advance", "movement", "crossing", "withdrawal", "displacement"), "movement"),
    **dict.fromkeys(("capture", "attack", "air_strike", "clash", "invasion", "intervention"), "action"),
    **dict.fromkeys(("request", "authorization", "agreement"), "context"),
}
CLAIM_STATUSES: tuple[ClaimStatus, ...] = get_args(ClaimStatus)
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
