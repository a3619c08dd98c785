"""What countries an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geonews.model import Article, Focus, Resolution

_WEIGHTS = {"title": 3.0, "subhead": 1.5, "caption": 1.0, "body": 1.0, "credit": 0.0}
_MIN_SHARE = 0.02


def focus(article: Article, resolutions: Sequence[Resolution]) -> tuple[Focus, ...]:
    """Countries by their share of the article's resolved mentions, largest first; titles count more.

    Demonyms and metonyms count as their country. The first-level unit is given where most of a country's literal
    mentions below country level lie in one. Shares under 2 % are left out.
    """
    countries: Counter[str] = Counter()
    units: dict[str, Counter[str]] = {}
    for resolution in resolutions:
        place, mention = resolution.place, resolution.mention
        if place is None or place.iso2 is None or mention.mention_type == "part_of_name":
            continue
        weight = _WEIGHTS[mention.zone]
        countries[place.iso2] += weight  # type: ignore[assignment]  # weights are halves
        if place.adm1 and place.kind != "country" and mention.mention_type == "literal":
            units.setdefault(place.iso2, Counter())[place.adm1] += 1
    total = sum(countries.values())
    found = []
    for iso2, weight in sorted(countries.items(), key=lambda item: (-item[1], item[0])):
        if total and weight / total >= _MIN_SHARE:
            found.append(
                Focus(article_id=article.id, iso2=iso2, share=round(weight / total, 4), adm1=_main(units.get(iso2)))
            )
    return tuple(found)


def _main(units: Counter[str] | None) -> str | None:
    if not units:
        return None
    unit, n = min(units.items(), key=lambda item: (-item[1], item[0]))
    return unit if 2 * n > sum(units.values()) else None
