"""Recognition by the gazetteer alone: no model, a tenth of the time, and coarser about what a name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geonews.model import Article, Mention
from geonews.recognition.spans import NameSource, Spot, abbreviation_spots, dateline_spots, given_mention
from geonews.recognition.standing import NOBODY, Rank, Standing
from geonews.recognition.words import load_words
from geonews.text import fold
from geonews.vocabulary import MentionRole, MentionType

_BEFORE = re.compile(r"([\w’'-]+)\W{1,3}(?:the\s+)?$")
_AFTER = re.compile(r"^\W{1,2}([\w-]+)")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…\n]['\"”’)]?\s+)['\"“‘(]*$")
_STATE_AFTER = re.compile(r",\s+(?:[A-Z][a-z]{1,5}\.|[A-Z]\.\s?[A-Z]|[A-Z]{2}\b)")
_WORD = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}")
_POPULOUS = 100_000
_MAX_COMMON = 4


@dataclass(frozen=True, slots=True)
class _Near:
    """The words beside a name."""

    before: str
    after: str
    starts_sentence: bool
    possessive: bool
    compound: str
    """Second half of "Chad-backed"; "" when there is none."""
    joined: bool
    """Beside another capitalised word, as in the name of a person or company."""


class LexiconRecogniser:
    """Finds gazetteer names by capitals and the words beside them; implements `protocols.Recogniser`."""

    def __init__(self, gazetteer: NameSource) -> None:
        self.gazetteer = gazetteer
        self._words = load_words()
        self._standing = Standing(gazetteer)

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping."""
        text = article.text
        spots = sorted(self._spots(text), key=lambda spot: (spot.source == "scan", spot.start, -spot.end))
        kept: list[Spot] = []
        for spot in spots:
            if not any(spot.start < other.end and other.start < spot.end for other in kept):
                kept.append(spot)
        sure = {fold(text[s.start : s.end]) for s in kept if s.source == "scan" and self._is_place(text, s)}
        taken = [s for s in kept if s.source != "scan" or fold(text[s.start : s.end]) in sure]
        found = (self._mention(article, spot) for spot in sorted(taken, key=lambda s: s.start))
        return tuple(mention for mention in found if mention is not None)

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span."""
        found = []
        for start, end in sorted(set(spans)):
            inside = article.span_to_text(start, end)
            spot = (
                Spot(*inside, "demonym" if self._people(article.source_text[start:end]) else "scan") if inside else None
            )
            found.append((self._mention(article, spot) if spot else None) or given_mention(article, start, end))
        return tuple(found)

    def _spots(self, text: str) -> Iterator[Spot]:
        yield from abbreviation_spots(text, self._words)
        yield from dateline_spots(text, self.gazetteer)
        for match in _WORD.finditer(text):
            words = match.group().split(" ")
            for length in range(len(words), 0, -1):
                name = " ".join(words[:length]).removesuffix("'s").removesuffix("’s")
                if self._people(name):
                    region = self._words.region_adjectives.get(name.lower(), "")
                    yield Spot(match.start(), match.start() + len(name), "demonym", region)
                    break
        for start, end, _ in self.gazetteer.scan(text):
            yield Spot(start, end, "scan")

    def _people(self, name: str) -> bool:
        return self.gazetteer.demonym(name) is not None or name.lower() in self._words.region_adjectives

    def _is_place(self, text: str, spot: Spot) -> bool:
        name = text[spot.start : spot.end]
        near = self._near(text, spot)
        if near.before in self._words.titles or fold(name) in self._words.common:
            return False
        # "Reading" is a word where the article also has "reading".
        if " " not in name and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text) and not name.islower():
            return False
        rank = self._standing.of(name)
        if near.before in self._words.locative:
            return len(name) >= _MAX_COMMON or rank.is_unit or name.isupper()
        if near.joined:
            return rank.is_country and near.possessive
        if rank.is_country or _STATE_AFTER.match(text, spot.end):
            return True
        if near.before in self._words.directional or near.after in self._words.kinds:
            return True
        return not near.starts_sentence and (rank.is_adm1 or rank.population >= _POPULOUS) and len(name) > _MAX_COMMON

    def _near(self, text: str, spot: Spot) -> _Near:
        left, right = text[max(0, spot.start - 40) : spot.start], text[spot.end : spot.end + 40]
        possessive = bool(re.match(r"['’]s?\b", right))
        before = _BEFORE.search(left)
        rest = re.sub(r"^['’]s?", "", right)
        after = _AFTER.match(rest)
        compound = re.match(r"[-–]([a-z]+)", right)
        starts = bool(_SENTENCE_START.search(left))
        previous = before.group(1) if before and left.endswith(" ") and not re.search(r"[.,;:!?]\s$", left) else ""
        following = after.group(1) if after and rest[:1] == " " and not possessive else ""
        joined = previous[:1].isupper() and not starts and previous.lower() not in self._words.directions
        return _Near(
            before=previous.lower(),
            after=after.group(1).lower() if after and rest[:1] in " -" else "",
            starts_sentence=starts,
            possessive=possessive,
            compound=compound.group(1) if compound else "",
            joined=joined or (following[:1].isupper() and following.lower() not in self._words.kinds),
        )

    def _mention(self, article: Article, spot: Spot) -> Mention | None:
        try:
            start, end = article.span_to_source(spot.start, spot.end)
        except ValueError:
            return None
        zone = article.zone_at(start)
        if zone is None:
            return None
        name = spot.normalised or article.text[spot.start : spot.end]
        rank = self._standing.of(name)
        near = self._near(article.text, spot)
        people = spot.source == "demonym"
        kind: MentionType = "demonym" if people else self._type(rank, near)
        iso2 = self.gazetteer.demonym(name) if people else None
        if iso2 is None and rank is not NOBODY and rank.is_country and rank.place is not None:
            iso2 = rank.place.iso2
        return Mention(
            article_id=article.id,
            start=start,
            end=end,
            text=article.source_text[start:end],
            normalised=name,
            zone=zone,
            mention_type=kind,
            literal_context=people and near.after in self._words.land | self._words.events,
            role="dateline" if spot.source == "dateline" else self._role(near, kind),
            kind_cue=None if people else self._words.kinds.get(near.after),
            iso2_cue=iso2,
        )

    def _type(self, rank: Rank, near: _Near) -> MentionType:
        if not rank.is_country:
            return "literal"
        if near.compound:
            return "metonymic" if near.compound in self._words.state_participles else "literal"
        if near.before in self._words.locative or near.before in ("from", "to", "along"):
            return "literal"
        if near.after in self._words.land | self._words.events | frozenset(self._words.kinds):
            return "literal"
        if near.possessive or near.before in self._words.state_prepositions or near.starts_sentence:
            return "metonymic"
        return "literal"

    def _role(self, near: _Near, kind: MentionType) -> MentionRole | None:
        if near.possessive and kind == "metonymic":
            return "state_possessive"
        if near.after in ("border", "frontier"):
            return "border_party"
        if near.before in self._words.directions:
            return "part_of"
        if near.before in ("to", "into", "towards", "toward"):
            return "to"
        if near.before in ("from", "along"):
            return "from" if near.before == "from" else "along"
        return "at" if near.before in self._words.locative else None
