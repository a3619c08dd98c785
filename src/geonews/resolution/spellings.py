"""Places that a name may be another spelling of, held in check by where the article is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geonews.model import Candidate, Place
from geonews.resolution.atlas import GazetteerAtlas
from geonews.resolution.evidence import Evidence, Name, gather
from geonews.resolution.features import nearest_km

SPELLED = frozenset(["spelling", "fuzzy"])
"""Methods that find what is only spelled alike."""
_MIN_SHARE = 0.1  # A country that the article says less of is no context for a spelling.
_MAX_COUNTRIES = 5
_NEAR_KM = 100
_MAX_PACKS = 10  # Who adds more than this reads of the whole world.
_PACK_COST = 0.1
_BASE_COST, _SHARE_COST, _NEAR_COST = 0.05, 0.1, 0.12


def with_spellings(
    names: Mapping[str, Name],
    beliefs: Mapping[str, Sequence[tuple[Place, float]]],
    atlas: GazetteerAtlas,
) -> dict[str, Name]:
    """The names with candidates that are spelled alike in the countries that the other names speak of.

    Args:
        names: with candidates that bear the name as written.
        beliefs: places and shares of belief by name, before anything is weighed.
        atlas: where candidates come from.
    """
    # "Russian forces" tells who, not where.
    said = [name for name in names.values() if any(m.mention_type != "demonym" for m in name.mentions)]
    found = {}
    for key, name in names.items():
        countries = context(gather(said, beliefs, but=key)) or context(gather(names.values(), beliefs, but=key))
        found[key] = _respelled(name, countries, atlas)
    return found


def context(evidence: Evidence) -> frozenset[str]:
    """Codes of the few countries that hold most of the belief, and a tenth of it each."""
    total = sum(evidence.countries.values())
    most = evidence.countries.most_common(_MAX_COUNTRIES)
    return frozenset(iso2 for iso2, weight in most if weight >= _MIN_SHARE * total)


def _respelled(name: Name, countries: frozenset[str], atlas: GazetteerAtlas) -> Name:
    if not countries and not name.candidates:
        countries = _packs(atlas)
    if not countries or any(candidate.place.kind == "country" for candidate in name.candidates):
        return name
    return replace(name, candidates=atlas.candidates(name.mentions[0], countries))


def _packs(atlas: GazetteerAtlas) -> frozenset[str]:
    packs = atlas.pack_countries()
    return packs if len(packs) <= _MAX_PACKS else frozenset()


def is_supported(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether the article makes up for how unlike the spelling is.

    The more of the article is about the candidate's country, and when another of its places is near, the less alike
    the spelling may be. Where the article speaks of no country, the user's pack speaks for spellings that are nearly
    the same.
    """
    total = sum(evidence.countries.values())
    if not total:
        return candidate.place.layer.startswith("pack:") and candidate.cost <= _PACK_COST
    share = evidence.countries.get(candidate.place.iso2 or "", 0.0) / total
    if share < _MIN_SHARE:
        return False
    near = nearest_km(candidate.place, evidence) < _NEAR_KM
    return candidate.cost <= _BASE_COST + _SHARE_COST * share + _NEAR_COST * near
