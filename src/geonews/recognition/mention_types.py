"""What a place name stands for in its sentence: the land, its government, or neither; and what role it plays.

Kinds of toponym after Gritta, Pilehvar and Collier (2020), narrowed: a possessive is literal when its head is land or
something on land, metonymic when it is an institution or attribute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from geonews.recognition.standing import Rank
from geonews.recognition.words import Words
from geonews.vocabulary import MentionRole, MentionType, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUBJECTS = frozenset(["nsubj", "csubj"])
_OBJECTS = frozenset(["dobj", "obj", "dative"])
_MODIFIERS = frozenset(["compound", "nmod", "amod", "npadvmod"])
_NAME_LABELS = frozenset(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"])
_BORDERS = frozenset(["border", "borders", "frontier", "frontiers", "crossing"])
_COMPOUND = re.compile(r"\s?[-–\u2011]\s?([a-z]+)")
_MAX_DEPTH = 3
_FIRST_WORDS: Mapping[str, PlaceKind] = {"lake": "region", "mount": "region", "camp": "camp", "fort": "facility"}
_KINDS_BEFORE = frozenset(
    ["town", "city", "village", "district", "province", "river", "camp", "neighbourhood", "neighborhood", "region",
     "suburb", "port"]
)  # fmt: skip


class Reader:
    """Reads the types and roles of the names of one parsed text."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc, self.words = doc, words

    def mention_type(self, span: Span, rank: Rank) -> MentionType:
        """Literal or metonymic, for a name that stands by itself."""
        if not (rank.is_country or rank.is_adm1 or rank.is_capital):
            return "literal"
        participle = self._participle(span)
        if participle is not None:
            return "metonymic" if participle in self.words.state_participles else "literal"
        metonymic = self._metonymic(span.root, rank, depth=0)
        return "metonymic" if metonymic else "literal"

    def literal_context(self, span: Span) -> bool:
        """Whether an adjective modifies land or an event on it ("Sudanese soil", "the Sudanese conflict")."""
        head = span.root.head
        following = self.doc[span.end] if span.end < len(self.doc) else None
        heads = {head.lower_, head.lemma_.lower()}
        if following is not None and following.dep_ in ("compound", "amod") and following.head == head:
            heads = {head.lower_, head.lemma_.lower()}
        if span.root.dep_ in ("compound", "amod", "nmod", "poss", "conj"):
            return bool(heads & (self.words.land | self.words.events))
        return False

    def role(self, span: Span, kind: MentionType) -> MentionRole | None:
        """The part that the name plays, None when no rule says."""
        root = span.root
        if self._border(span):
            return "border_party"
        if root.dep_ == "poss" and kind == "metonymic":
            return "state_possessive"
        before = self.doc[span.start - 1].lower_ if span.start else ""
        if before in self.words.directions or self._part_of(root):
            return "part_of"
        if self._contains(span):
            return "container"
        preposition = root.head.lower_ if root.dep_ == "pobj" else before
        if preposition in ("from", "out"):
            return "from"
        if preposition in ("to", "into", "toward", "towards", "onto"):
            return "to"
        if preposition == "along":
            return "along"
        if preposition in self.words.locative:
            return "at"
        return "modifier" if root.dep_ in ("compound", "nmod", "amod", "npadvmod") else None

    def kind_cue(self, span: Span) -> PlaceKind | None:
        """What the words beside the name say it is: "X province", "the town of X", "Lake X"."""
        first, last = span[0].lower_, span[-1].lower_
        if len(span) > 1 and (last in self.words.kinds or first in _FIRST_WORDS):
            return self.words.kinds.get(last) or _FIRST_WORDS[first]
        if span.end < len(self.doc):
            following = self.doc[span.end]
            if following.lower_ in self.words.kinds and following.pos_ in ("NOUN", "PROPN"):
                return self.words.kinds[following.lower_]
        return self._kind_before(span)

    def _kind_before(self, span: Span) -> PlaceKind | None:
        if span.start < 2:
            return None
        before, earlier = self.doc[span.start - 1].lower_, self.doc[span.start - 2].lower_
        if before == "of" and earlier in self.words.kinds:
            return self.words.kinds[earlier]
        return self.words.kinds.get(before) if before in _KINDS_BEFORE else None

    def _participle(self, span: Span) -> str | None:
        """The second half of a compound: "backed" of "Chad-backed"."""
        match = _COMPOUND.match(self.doc.text, span.end_char)
        return match.group(1) if match else None

    def _metonymic(self, token: Token, rank: Rank, depth: int) -> bool:
        head, relation = token.head, token.dep_
        if depth > _MAX_DEPTH:
            return False
        if relation in ("conj", "appos") and head.ent_type_ in _NAME_LABELS and head != token:
            return self._metonymic(head, rank, depth + 1)
        if relation == "poss":
            return self._possessive(head, rank)
        if relation in _MODIFIERS:
            return self._modifier(head, rank)
        if relation == "pobj":
            return self._after_preposition(head, rank)
        if relation in _SUBJECTS:
            return self._subject(head, rank)
        if relation == "nsubjpass":
            return rank.is_country and head.lemma_.lower() not in self.words.passive_of_place
        if relation in _OBJECTS and head.pos_ == "VERB":
            lemma = head.lemma_.lower()
            if rank.is_country:
                return lemma not in self.words.objects_of_place
            return rank.is_capital and lemma in self.words.said_by_governments
        return relation == "agent"

    def _is_land(self, head: Token) -> bool:
        """Whether the noun is land, lies on it or happens there, or is a place itself."""
        nouns = {head.lower_, head.lemma_.lower()}
        return bool(nouns & (self.words.land | self.words.events)) or head.ent_type_ in ("GPE", "LOC", "FAC")

    def _possessive(self, head: Token, rank: Rank) -> bool:
        if self._is_land(head):
            return False
        return rank.is_country or bool({head.lower_, head.lemma_.lower()} & self.words.of_capitals)

    def _modifier(self, head: Token, rank: Rank) -> bool:
        nouns = {head.lower_, head.lemma_.lower()}
        if self._is_land(head) or head.lower_ in self.words.kinds:
            return False
        if rank.is_country:
            # "the X intervention" is one in X as often as one by X; the place is the safer reading.
            told = self.words.institutions | self.words.relations | self.words.of_capitals | self.words.of_states
            return bool(nouns & (told - {"intervention", "involvement"}))
        return rank.is_capital and bool(nouns & {"government", "regime", "administration"})

    def _after_preposition(self, preposition: Token, rank: Rank) -> bool:
        word, head = preposition.lower_, preposition.head
        nouns = {head.lower_, head.lemma_.lower()}
        if word in self.words.locative or word in ("from", "along", "over", "off", "beyond", "past", "onto"):
            return False
        if nouns & _BORDERS:
            return False
        if word == "to":
            spoken = bool(nouns & (self.words.spoken_to | self.words.relations))
            return spoken and (rank.is_country or rank.is_capital)
        if word in self.words.state_prepositions:
            return rank.is_country or (rank.is_capital and word in ("with", "by", "between", "against"))
        if word != "of" or self._is_land(head) or nouns & (self.words.parts | self.words.heads_before):
            return False
        return rank.is_country and bool(nouns & (self.words.institutions | self.words.of_capitals))

    def _subject(self, verb: Token, rank: Rank) -> bool:
        lemma = verb.lemma_.lower()
        if rank.is_country:
            return lemma not in self.words.verbs_of_place
        return lemma in self.words.said_by_governments

    def _part_of(self, root: Token) -> bool:
        head = root.head
        if root.dep_ == "poss":
            return head.lower_ in self.words.parts
        return root.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in self.words.parts

    def _border(self, span: Span) -> bool:
        root = span.root
        if root.head.lower_ in _BORDERS:
            return True
        if root.dep_ == "pobj" and root.head.lower_ in ("with", "between") and root.head.head.lower_ in _BORDERS:
            return True
        after = self.doc[span.end : span.end + 4].text.lower()
        return bool(re.match(r"(?:[-–] ?\w+ )?(?:border|frontier)\b", after))

    def _contains(self, span: Span) -> bool:
        """Whether the name before this one lies in it: "Goma, Congo"."""
        if span.start < 2 or self.doc[span.start - 1].text != ",":
            return False
        previous = self.doc[span.start - 2]
        return previous.ent_type_ in ("GPE", "FAC", "LOC") and span.root.dep_ in (
            "appos",
            "npadvmod",
            "conj",
            "nmod",
            "pobj",
        )
