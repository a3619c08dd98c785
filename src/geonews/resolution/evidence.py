"""An article's names: which mentions belong together, which name the text puts inside which, where the outlet is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geonews.model import Article, Candidate, Mention
from geonews.resolution.atlas import Atlas
from geonews.resolution.inside import contains
from geonews.resolution.outlets import Home, Outlets
from geonews.text import fold

_DIRECTION = r"(?:(?:north|south|east|west|central|far|rural|upper|lower)\w*[- ]?(?:east|west)?\w*\s+)?"
# Between a name and the one that holds it: "Goma, Congo", "Goma (Congo)"; more loosely "Goma in eastern Congo".
_HELD = re.compile(rf"\s*(?:,|\()\s*(?:in\s+)?(?:the\s+)?{_DIRECTION}(?:state of\s+|province of\s+)?", re.IGNORECASE)
_LOOSELY_HELD = re.compile(
    rf",?\s+(?:in|of)\s+(?:the\s+)?{_DIRECTION}(?:(?:city|state|province) of\s+)?", re.IGNORECASE
)
# "Congo's Goma", "the Congolese town of Goma".
_UNITS = "town|city|village|province|district|region|area|capital|port|island|state|governorate|county"
_HOLDS = re.compile(
    rf"(?:['’]s?|\s)\s*{_DIRECTION}"
    rf"(?:(?:border |port |capital |frontier |rebel-held |besieged )*(?:{_UNITS})s?\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
_NEAR = 40
_TWO = 2
_DOMAIN = re.compile(r"^(?:https?://)?[a-z0-9.-]+\.([a-z]{2})(?=[/:]|$)")
# Country domains that anybody uses.
_WORLDWIDE = frozenset(["ai", "cc", "co", "eu", "fm", "io", "ly", "me", "nu", "to", "tv", "ws", "su", "gg", "st", "is"])


@dataclass(frozen=True, slots=True)
class Name:
    """One toponym of the article with all its mentions: one referent per name."""

    key: str
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    holders: tuple[str, ...] = ()
    """Keys of names that an occurrence is put inside ("Goma, Congo")."""
    loose_holders: tuple[str, ...] = ()
    """The same by looser wording ("Goma in Congo")."""


def home_of(article: Article, outlets: Outlets | None = None) -> Home | None:
    """Where the article's outlet is at home: by the table of outlets, else the country of its web domain (cbc.ca)."""
    known = outlets.home(article.outlet, article.url) if outlets is not None else None
    if known is not None:
        return known
    for address in (article.url, article.outlet):
        match = _DOMAIN.search((address or "").lower())
        if match and match.group(1) not in _WORLDWIDE:
            return Home(scope="national", iso2="GB" if match.group(1) == "uk" else match.group(1).upper())
    return None


def key_of(mention: Mention) -> str:
    """What makes two mentions the same name: the folded spelling, and the kind that its words fix."""
    name = fold(mention.normalised)
    return f"{name}|{mention.kind_cue}" if mention.kind_cue in ("camp", "river", "adm1", "adm2") else name


def group(article: Article, mentions: Sequence[Mention], atlas: Atlas) -> dict[str, Name]:
    """Mentions by name, with candidates and holders: one referent for each name unless the text says otherwise.

    It does where it puts a name into two places that no candidate lies in together: "Paris, Texas" and "Paris, France".
    Parts of longer names are left out, but for adjectives: who writes of the "Syrian Observatory" writes of Syria.
    """
    own = [m for m in mentions if m.mention_type != "part_of_name" or m.iso2_cue]
    members: dict[str, list[Mention]] = {}
    for mention in own:
        members.setdefault(key_of(mention), []).append(mention)
    tight, loose = _holders(article, own)
    candidates = {key: atlas.candidates(found[0]) for key, found in members.items()}
    names = {}
    for key, found in members.items():
        for part in _apart(key, found, tight, candidates):
            name = Name(
                key=key if part[0] is found[0] else f"{key}#{part[0].start}",
                mentions=part,
                candidates=candidates[key],
                holders=_keys(part, tight),
                loose_holders=_keys(part, loose),
            )
            names[name.key] = name
    return names


_Holders = dict[Mention, str]
"""Mention → key of the name that the text puts it in."""


def _keys(mentions: Sequence[Mention], holders: _Holders) -> tuple[str, ...]:
    return tuple(sorted({holders[mention] for mention in mentions if mention in holders}))


def _apart(
    key: str, mentions: Sequence[Mention], holders: _Holders, candidates: Mapping[str, Sequence[Candidate]]
) -> list[tuple[Mention, ...]]:
    """The mentions of a name, apart where the text puts them into places that exclude each other."""
    parts: list[tuple[str, list[Mention]]] = []
    for mention in mentions:
        holder = holders.get(mention)
        if holder is None:
            continue
        at = next((own for other, own in parts if other == holder or _agree(key, other, holder, candidates)), None)
        if at is None:
            parts.append((holder, [mention]))
        else:
            at.append(mention)
    if len(parts) < _TWO:
        return [tuple(mentions)]
    # Where the text does not say, the place that was named first is meant.
    parts[0][1].extend(mention for mention in mentions if mention not in holders)
    split = [tuple(sorted(own, key=lambda mention: mention.start)) for _, own in parts]
    return sorted(split, key=lambda own: own[0].start)


def _agree(key: str, one: str, other: str, candidates: Mapping[str, Sequence[Candidate]]) -> bool:
    """Whether some candidate lies in both holders, or in neither, so that they say nothing against each other."""
    inside = [{c.place.id for c in candidates[key] if _lies_in(c, candidates[holder])} for holder in (one, other)]
    return not all(inside) or bool(inside[0] & inside[1])


def _lies_in(candidate: Candidate, holders: Sequence[Candidate]) -> bool:
    return any(
        holder.place.kind in ("country", "adm1")
        and holder.place.id != candidate.place.id
        and contains(holder.place, candidate.place)
        for holder in holders
    )


def _holders(article: Article, mentions: Sequence[Mention]) -> tuple[_Holders, _Holders]:
    tight: _Holders = {}
    loose: _Holders = {}
    for first, second in pairwise(mentions):
        between = article.source_text[first.end : second.start]
        if len(between) > _NEAR or "\n\n" in between:
            continue
        if _HELD.fullmatch(between):
            tight[first] = key_of(second)
        elif _LOOSELY_HELD.fullmatch(between):
            loose[first] = key_of(second)
        elif _HOLDS.fullmatch(between) and (first.mention_type == "demonym" or between[:1] in "'’"):
            tight.setdefault(second, key_of(first))
    return tight, loose
