"""Which spots are places: evidence from the tagger, the gazetteer, the words around, and the rest of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geonews.protocols import Lookup
from geonews.recognition.names import NAME_LABELS, Cover, People, span_tokens
from geonews.recognition.spans import PLACE_LABELS, Spot
from geonews.recognition.standing import NOBODY, Standing
from geonews.recognition.words import Words
from geonews.text import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEVER = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"])
_GUESSED = frozenset(["PERSON", "ORG", "PRODUCT", "WORK_OF_ART"])
_LIST_JOINT = re.compile(r"\s*(?:,\s*|(?:,?\s+and|,?\s+or|/|–|-|&)\s*(?:the\s+)?)$")
_STRANGE = re.compile(r"[^\w\s.,'’‘ʻ`&/()-]|[\u0080-\u00bf]|\d{3}")
_MIN_ALONE = 3
_PARTY = re.compile(r"\b(?:[DRI]|DFL)-\Z")
_CITY_BODIES = frozenset(
    ["council", "hall", "manager", "commission", "commissioner", "attorney", "clerk", "schools", "police", "court"]
)
_BIG = 50_000
_TOWN = 10_000
_CITY = 100_000


@dataclass(frozen=True, slots=True)
class Toponym:
    """A spot taken for a place name."""

    spot: Spot
    name: str
    """The name to look up."""
    cover: Cover | None = None
    """The longer name that it belongs to; None when it stands for itself."""
    body: bool = False
    """True when that longer name is a public body of the place ("X Police")."""


class Judge:
    """Decides for one article."""

    def __init__(self, doc: Doc, lookup: Lookup, words: Words, standing: Standing) -> None:
        self.doc, self.lookup, self.words, self.standing = doc, lookup, words, standing
        self.text = doc.text

    def accept(self, spots: Iterable[Spot], covers: Sequence[Cover], people: People) -> list[Toponym]:
        """The spots that are place names, in text order, not overlapping."""
        groups = _leftmost_longest(fitted for spot in spots for fitted in self._fitted(spot))
        votes = self._votes(groups, people)
        taken: list[Toponym] = []
        for spot in groups:
            toponym = self._judge(spot, covers, people, votes)
            if toponym is not None:
                taken.append(toponym)
        apart = [s for s in groups if (c := _cover_of(s, covers)) is None or self._is_body_or_place(s, c)]
        return self._join_lists(taken, apart, people)

    def _fitted(self, spot: Spot) -> Iterator[Spot]:
        """The spot if it may be one name; else the place that it begins with or that follows a direction."""
        if spot.source == "scan" and self._is_name(spot):
            yield replace(spot, end=self._before_city(spot.start, spot.end))
        if spot.source != "entity":
            if spot.source != "scan":
                yield spot
            return
        name = self._name(spot)
        if self.lookup.knows(name):
            yield spot
            return
        if spot.label not in PLACE_LABELS:
            # The scan finds what is known inside; the whole stays where it may be spelled otherwise.
            if spot.label in _GUESSED and self._located(spot, strong=True) and self.lookup.candidates(name, limit=1):
                yield spot
            return
        inner = re.match(r"(?:(?:[A-Z][a-z]+-)|(?:[DRI]-)|(?:DFL-))?(?:[Tt]he )?(\w+) (?=[A-Z])", name)
        if inner and inner.group(1).lower() in self.words.directions and self.lookup.knows(name[inner.end() :]):
            yield replace(spot, start=spot.start + inner.end())
            return
        last = name.rsplit(" ", 1)[-1].lower()
        if not (" " in name and last in self.words.body_heads - {"county", "city"}):
            yield spot
            return
        for start, end, _ in self.lookup.scan(name):
            if start == 0:
                yield replace(spot, end=self._before_city(spot.start, spot.start + end))

    def _before_city(self, start: int, end: int) -> int:
        """The end of the town's name in "Omdurman City Council"."""
        name = self.text[start:end]
        following = re.match(r" ([A-Z]\w+)", self.text[end : end + 20])
        if name.endswith(" City") and following and following.group(1).lower() in _CITY_BODIES:
            return end - len(" City") if self.lookup.knows(name.removesuffix(" City")) else end
        return end

    def _is_name(self, spot: Spot) -> bool:
        """A gazetteer name that the sentence uses as one: proper, and no stop word."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None or (all(token.is_stop for token in span) and not span.text.isupper()):
            return False
        return span.text.isupper() or any(t.pos_ == "PROPN" or t.ent_type_ in PLACE_LABELS for t in span)

    def _votes(self, spots: Sequence[Spot], people: People) -> Counter[str]:
        """How often a name is surely a place in this article, less how often the tagger saw a person."""
        votes: Counter[str] = Counter()
        for spot in spots:
            name = self._name(spot)
            key = fold(name)
            if (spot.label in PLACE_LABELS and not people.has(name)) or self._located(spot, strong=True):
                votes[key] += 2
            elif spot.label == "PERSON":
                votes[key] -= 1
        return votes

    def _judge(self, spot: Spot, covers: Sequence[Cover], people: People, votes: Counter[str]) -> Toponym | None:
        name = self._name(spot)
        if spot.source in ("abbreviation", "dateline", "demonym"):
            cover = _cover_of(spot, covers) if spot.source == "demonym" else None
            return Toponym(spot, name, cover=cover if cover and self._goes_on(spot, cover) else None)
        if (
            spot.label in _NEVER
            or _inside(spot, people.spans)
            or (spot.label == "NORP" and not self._located(spot, strong=True))
        ):
            return None
        cover = _cover_of(spot, covers)
        if cover is not None and re.match(r"['’]s?\s", self.text[spot.end : spot.end + 3]):
            cover = None  # "Chad's army": the possessor stands outside the name.
        if cover is not None and not self._is_body_or_place(spot, cover):
            return self._inside_name(spot, name, cover)
        known = self.lookup.knows(name)
        if spot.label in PLACE_LABELS:
            return self._place_label(spot, name, people, known=known)
        if not known:
            return Toponym(spot, name) if self._is_spelled_otherwise(spot, name, people) else None
        if len(name) < _MIN_ALONE and not name.isupper():
            return None
        return Toponym(spot, name) if self._other_label(spot, name, people, votes) else None

    def _place_label(self, spot: Spot, name: str, people: People, *, known: bool) -> Toponym | None:
        if people.has_surname(name) and not self._located(spot, strong=False):
            return None
        if not known and (self._is_titled(spot) or people.has(name) or self._is_group(spot)):
            return None
        if not known and (not any(c.isupper() for c in name) or _STRANGE.search(name)):
            return None
        return Toponym(spot, name)

    def _is_spelled_otherwise(self, spot: Spot, name: str, people: People) -> bool:
        """A name after "in" that the gazetteer knows by another romanisation, and of nobody in the article."""
        if people.has(name) or self._is_titled(spot) or not self._located(spot, strong=True):
            return False
        return any(c.isupper() for c in name) and bool(self.lookup.candidates(name, limit=1))

    def _other_label(self, spot: Spot, name: str, people: People, votes: Counter[str]) -> bool:
        if self._is_titled(spot):
            return False
        if self._located(spot, strong=True) and not (people.has_surname(name) and spot.label == "PERSON"):
            return True
        if people.has(name):
            return self._is_label(spot)
        if self._is_sure(spot, name) or votes[fold(name)] > 0:
            return True
        if spot.label == "PERSON" and self.standing.of(name).population < _CITY:
            return False
        if self._located(spot, strong=False) and (spot.label or self._proper(spot)):
            return True
        return bool(self._kind_after(spot)) and spot.label != "PERSON"

    def _is_sure(self, spot: Spot, name: str) -> bool:
        """What makes a known name a place whatever the tagger thought."""
        return (
            self.standing.of(name).is_country
            or self._is_label(spot)
            or self._acted_on(spot)
            or self._followed_by_region(spot)
            or self._says_what_it_is(spot)
        )

    def _inside_name(self, spot: Spot, name: str, cover: Cover) -> Toponym | None:
        if not self.lookup.knows(name):
            return None
        rank = self.standing.of(name)
        if not rank.is_unit and rank.population < _BIG and not (rank.own_name and self._leads(spot, cover)):
            return None
        body = not cover.actor and not rank.is_country and self._is_body(spot, cover)
        if not body and not rank.is_unit and (rank.population < _BIG or not rank.own_name):
            return None
        return Toponym(spot, name, cover=cover, body=body)

    def _leads(self, spot: Spot, cover: Cover) -> bool:
        before = self.text[cover.start : spot.start].strip().lower()
        return before in ("", "the") or before.rsplit(" ", 1)[-1] == "of"

    def _goes_on(self, spot: Spot, cover: Cover) -> bool:
        """Whether the longer name goes on in capitals ("Syrian Democratic Forces", not "Syrian army")."""
        after = self.text[spot.end : cover.end].lstrip(" -")
        return after[:1].isupper() or spot.start > cover.start + 4

    def _is_body(self, spot: Spot, cover: Cover) -> bool:
        """Whether it is a public body named by its place: "Kassala Police", "University of Kassala"."""
        before = self.text[cover.start : spot.start].lower().replace("the ", "").split()
        after = self.text[spot.end : cover.end].lower().split()
        if before and before[-1] == "of":
            return before[0] in self.words.body_of_heads
        if before and before[-1] in ("in", "at", "near"):
            return True
        return not before and any(word.strip("'’.,") in self.words.body_heads for word in after)

    def _is_body_or_place(self, spot: Spot, cover: Cover) -> bool:
        """The cover is the spot itself: a tagger's guess about a name that the gazetteer knows."""
        if cover.actor:
            return False
        inner = self.text[cover.start : cover.end]
        rest = inner.replace(self.text[spot.start : spot.end], "", 1).strip(" \n'’s.,").lower()
        return rest in ("", "the") or rest in self.words.directions

    def _located(self, spot: Spot, *, strong: bool) -> bool:
        token = self._before(spot)
        if token is None:
            return False
        if _PARTY.search(self.text, max(0, spot.start - 5), spot.start):
            return True
        if not self._is_object(spot):
            return False
        if token.lower_ in self.words.locative and token.pos_ != "PART":
            return True
        if token.lower_ in ("'s", "’s") and self._is_big_place(token.i - 1):
            return True
        if token.lower_ == "of" and token.i > 0 and self.doc[token.i - 1].lower_ in self.words.heads_before:
            return True
        if token.lower_ in ("on", "upon") and token.head.lemma_.lower() in self.words.falling_on:
            return True
        if token.lower_ == "for" and token.head.lemma_.lower() in self.words.leaving:
            return True
        return not strong and token.lower_ in self.words.directional

    def _is_label(self, spot: Spot) -> bool:
        """Whether the name is a sentence by itself, as notes and captions begin: "Bakhmut. A school was hit."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None:
            return False
        rest = [t for t in span.sent if not (span.start <= t.i < span.end) and not t.is_punct and not t.is_space]
        return not rest and len(span.sent) > len(span)

    def _says_what_it_is(self, spot: Spot) -> bool:
        """Whether the name or what it possesses is land by its words: "Kalma camp", "Nyala's airport"."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None or (spot.label == "PERSON" and span.root.dep_ != "poss" and len(span) == 1):
            return False
        if len(span) > 1 and span[-1].text.islower() and span[-1].lower_ in self.words.kinds:
            return True
        return span.root.dep_ == "poss" and span.root.head.lower_ in self.words.land

    def _acted_on(self, spot: Spot) -> bool:
        """Whether a verb treats it as land: "shelled Nyala", "Nyala was besieged"; only for towns of some size."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None or self.standing.of(self._name(spot)).population < _TOWN:
            return False
        relation, verb = span.root.dep_, span.root.head.lemma_.lower()
        if relation in ("dobj", "obj"):
            return verb in self.words.objects_of_place
        return relation == "nsubjpass" and verb in self.words.passive_of_place

    def _is_big_place(self, i: int) -> bool:
        """Whether the word before "'s" is a town or country that may have quarters and provinces."""
        rank = self.standing.of(self.doc[i].text) if i >= 0 else NOBODY
        return rank.is_unit or rank.population >= _BIG

    def _is_group(self, spot: Spot) -> bool:
        """Beside "rebels" or a people: an unknown name that modifies fighters is their people's, not a place."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None:
            return False
        root = span.root
        while root.dep_ == "conj" and root.head != root:
            root = root.head
        if root.ent_type_ == "NORP":
            return True
        return root.dep_ in ("amod", "compound", "nmod") and root.head.lemma_.lower() in self.words.fighters

    def _is_object(self, spot: Spot) -> bool:
        """Not a modifier of something else ("in Salem football"), unless of what it is ("in Salem county")."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None or spot.label in PLACE_LABELS:
            return True
        root = span.root
        return root.dep_ not in ("compound", "amod", "nmod") or root.head.lower_ in self.words.kinds

    def _before(self, spot: Spot) -> Token | None:
        """The word before the name, over articles, directions and kinds ("in the northern town X")."""
        span = span_tokens(self.doc, spot.start, spot.end)
        if span is None or span.start == 0:
            return None
        i = span.start - 1
        skipped = {"the", "nearby", "neighboring", "neighbouring"} | self.words.directions
        while i > 0 and self.doc[i].lower_ in skipped and not self.doc[i].is_sent_start:
            i -= 1
        return self.doc[i] if self.doc[i].sent == span[0].sent else None

    def _is_titled(self, spot: Spot) -> bool:
        span = span_tokens(self.doc, spot.start, spot.end)
        return span is not None and span.start > 0 and self.doc[span.start - 1].lower_ in self.words.titles

    def _followed_by_region(self, spot: Spot) -> bool:
        """Whether a state, province or country follows: "Paris, Kentucky"."""
        match = re.match(r",\s+([A-Z][\w.’' -]*?)(?=[,.;)\n]|\s[a-z]|$)", self.text[spot.end : spot.end + 40])
        if match is None:
            return False
        region = match.group(1)
        return region in self.words.states or f"{region}." in self.words.states or self.standing.of(region).is_unit

    def _kind_after(self, spot: Spot) -> str | None:
        word = re.match(r"\s([a-z]+)", self.text[spot.end : spot.end + 20])
        return self.words.kinds.get(word.group(1)) if word else None

    def _proper(self, spot: Spot) -> bool:
        span = span_tokens(self.doc, spot.start, spot.end)
        return span is not None and all(t.pos_ == "PROPN" or not t.text[:1].isupper() for t in span)

    def _name(self, spot: Spot) -> str:
        name = spot.normalised or self.text[spot.start : spot.end].replace("\n", " ")
        return self.words.states.get(name, name) if name.endswith(".") else name

    def _join_lists(self, taken: list[Toponym], spots: Sequence[Spot], people: People) -> list[Toponym]:
        """Take what is known and stands in a list with a place: "Goma, Bukavu and Uvira"."""
        by_start = {toponym.spot.start: toponym for toponym in taken}
        ordered = sorted({*spots, *(toponym.spot for toponym in taken)}, key=lambda spot: spot.start)
        for order in (ordered, ordered[::-1]):
            previous: Spot | None = None
            for spot in order:
                if (
                    previous is not None
                    and spot.start not in by_start
                    and self._listed(previous, spot, by_start)
                    and self._may_join(spot, people)
                ):
                    by_start[spot.start] = Toponym(spot, self._name(spot))
                previous = spot
        return [by_start[start] for start in sorted(by_start)]

    def _listed(self, previous: Spot, spot: Spot, taken: dict[int, Toponym]) -> bool:
        anchor = taken.get(previous.start)
        if anchor is None or anchor.cover is not None or anchor.spot.source == "demonym":
            return False
        first, second = sorted((previous, spot), key=lambda s: s.start)
        between = self.text[first.end : second.start]
        return bool(_LIST_JOINT.fullmatch(between)) and ("," not in between or anchor.spot.source != "abbreviation")

    def _may_join(self, spot: Spot, people: People) -> bool:
        name = self._name(spot)
        if spot.label in _NEVER or people.has(name) or _inside(spot, people.spans) or self._is_titled(spot):
            return False
        return self.lookup.knows(name) and spot.label not in NAME_LABELS - {"ORG"}


def _leftmost_longest(spots: Iterable[Spot]) -> list[Spot]:
    rank = {"abbreviation": 0, "dateline": 1, "demonym": 2, "entity": 3, "scan": 4}
    ordered = sorted(spots, key=lambda s: (rank[s.source] > 1, s.start, -s.end, not s.normalised, rank[s.source]))
    kept: list[Spot] = []
    for spot in ordered:
        if not any(spot.start < other.end and other.start < spot.end for other in kept):
            kept.append(spot)
    return sorted(kept, key=lambda s: s.start)


def _cover_of(spot: Spot, covers: Sequence[Cover]) -> Cover | None:
    """The longest name that holds the spot and more."""
    for cover in covers:
        if cover.start <= spot.start and spot.end <= cover.end:
            return cover
    return None


def _inside(spot: Spot, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= spot.start and spot.end <= end and end - start > spot.end - spot.start for start, end in spans)
