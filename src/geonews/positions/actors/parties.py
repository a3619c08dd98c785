"""Who: an actor as the text words it, with the known actor or country behind it, followed through pronouns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geonews.positions.actors.bodies import (
    country_name,
    country_of,
    is_definite,
    is_plural,
    kind_of,
    known_actor,
    names_place,
    sponsor_of,
    wording,
)
from geonews.positions.parse.grammar import is_civilian, is_force, is_state, owner_of
from geonews.positions.parse.scene import Scene, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = ("they", "them", "their", "these", "those", "themselves")
SINGULAR = ("it", "its", "itself")
FIRST = ("we", "our", "us", "ours")
_MEN_OF = {
    "soldier": ("military",),
    "troop": ("military",),
    "fighter": ("rebel_group", "militia", "private_military"),
    "rebel": ("rebel_group",),
    "militant": ("rebel_group", "militia"),
    "insurgent": ("rebel_group",),
}
"""Whose men "the soldiers" and "the fighters" are: of the last party of one of these types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor of one report. `text` is the article's wording; the other fields are None when not known."""

    text: str
    span: tuple[int, int]
    """Offsets in the cleaned text."""
    id: str | None = None
    name: str | None = None
    type: str | None = None
    iso2: str | None = None
    sponsor: str | None = None
    head: str = ""
    """Lemma of the head noun."""
    plural: bool = False


@dataclass(slots=True)
class Memory:
    """What has been said so far, for pronouns and "the group"."""

    parties: list[Party] = field(default_factory=list)
    speaker_party: Party | None = None

    def latest(self, fits: Callable[[Party], bool]) -> Party | None:
        """The last party that fits."""
        return next((party for party in reversed(self.parties) if fits(party)), None)


def name_party(
    token: Token, scene: Scene, memory: Memory, owner: Token | None = None, *, people: bool = False
) -> Party | None:
    """The party that a token names; None for a noun that is nobody. Pronouns lead back to an earlier party.

    `people` prefers civilians behind a pronoun ("they were evacuated").
    """
    if token.pos_ == "PRON" or token.lower_ in (*PLURAL, *SINGULAR, *FIRST):
        return _antecedent(token, scene, memory, people=people)
    if names_place(token, scene) or token.i in scene.dateline:
        return None
    text, span = wording(token)
    if known := known_actor(token, scene):
        return Party(
            text=text,
            span=span,
            id=known.id,
            name=known.name,
            type=known.type,
            iso2=known.iso2,
            sponsor=sponsor_of(token),
            head=token.lemma_.lower(),
            plural=is_plural(token),
        )
    country = country_of(token, scene)
    generic = token.lemma_.lower()
    if (possessor := _possessor(token)) is not None and is_force(token, scene):
        boss = name_party(possessor, scene, memory)
        if boss is not None:
            adjective = scene.adjectives.get(boss.iso2 or "") if boss.type == "government" and boss.id is None else None
            return Party(
                text=text,
                span=span,
                id=boss.id,
                name=f"{adjective} {token.text}" if adjective else boss.name,
                type=boss.type if boss.type != "government" else "military",
                iso2=boss.iso2,
                sponsor=boss.sponsor,
                head=generic,
                plural=is_plural(token),
            )
    if country is None and generic in scene.words("belongings") and owner is not None:
        return _owned(token, owner, text, span, scene, memory)
    if country is None and lemma_of(token) in scene.words("things"):
        holder = owner_of(token, scene)
        if holder is not None:
            return name_party(holder, scene, memory, people=people)
    if country is None and is_definite(token) and (back := _same_group(token, scene, memory)) is not None:
        return Party(
            text=text,
            span=span,
            id=back.id,
            name=back.name or back.text,
            type=back.type,
            iso2=back.iso2,
            sponsor=back.sponsor,
            head=generic,
            plural=is_plural(token),
        )
    kind = kind_of(token, scene)
    if kind is None:
        return None
    name = text if country is None or not is_state(token, scene) else country_name(token, scene)
    return Party(
        text=text,
        span=span,
        name=name,
        type=kind,
        iso2=country,
        sponsor=sponsor_of(token),
        head=generic,
        plural=is_plural(token),
    )


def _possessor(token: Token) -> Token | None:
    """As in "our" in "our forces"."""
    return next((c for c in token.children if c.dep_ == "poss" and c.lower_ in (*PLURAL, *SINGULAR, *FIRST)), None)


def _owned(token: Token, owner: Token, text: str, span: tuple[int, int], scene: Scene, memory: Memory) -> Party | None:
    """A generic force that somebody named placed: "Chad sent 200 troops"."""
    boss = name_party(owner, scene, memory)
    if boss is None:
        return Party(text=text, span=span, name=text, type="military", head=token.lemma_.lower(), plural=True)
    if boss.type == "government" and is_state(owner, scene):
        adjective = scene.adjectives.get(boss.iso2 or "", boss.name or boss.text)
        return Party(
            text=text,
            span=span,
            name=f"{adjective} armed forces",
            type="military",
            iso2=boss.iso2,
            head=token.lemma_.lower(),
            plural=True,
        )
    return Party(
        text=boss.text,
        span=boss.span,
        id=boss.id,
        name=boss.name,
        type=boss.type,
        iso2=boss.iso2,
        sponsor=boss.sponsor,
        head=boss.head,
        plural=boss.plural,
    )


def _same_group(token: Token, scene: Scene, memory: Memory) -> Party | None:
    lemma = token.lemma_.lower()
    if lemma in ("group", "organisation", "organization", "movement", "militia", "faction", "side"):
        return memory.latest(
            lambda p: p.type in ("militia", "rebel_group", "political", "private_military", "coalition", "other")
        )
    if not is_force(token, scene):
        return None
    return memory.latest(lambda p: p.head == lemma) or memory.latest(lambda p: p.type in _MEN_OF.get(lemma, ()))


def _antecedent(token: Token, scene: Scene, memory: Memory, *, people: bool) -> Party | None:
    """The party a pronoun stands for; the speaker's own for "we". None when nothing fits: never guessed."""
    word = token.lower_
    if word in FIRST:
        return memory.speaker_party
    if word not in (*PLURAL, *SINGULAR):
        return None
    in_sentence = _before(token, scene, memory)
    if people:
        civilians = next((p for p in in_sentence if p.type == "civilians"), None) or memory.latest(
            lambda p: p.type == "civilians"
        )
        if civilians is not None:
            return civilians
    if in_sentence:
        return in_sentence[0]
    return (
        memory.latest(lambda p: p.plural or p.type == "civilians")
        if word in PLURAL
        else memory.latest(lambda p: not p.plural)
    )


def _before(pronoun: Token, scene: Scene, memory: Memory) -> list[Party]:
    """Subjects of the clauses around a pronoun that stand before it, the nearest clause first; then civilians."""
    subjects: list[Token] = []
    node = pronoun
    while node.head.i != node.i:
        node = node.head
        subjects += [c for c in node.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < pronoun.i]
    others = [
        t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.dep_ in ("dobj", "pobj") and is_civilian(t, scene)
    ]
    found = []
    for token in [*subjects, *others]:
        if token.pos_ == "PRON" or not (
            is_force(token, scene) or is_state(token, scene) or is_civilian(token, scene) or token.pos_ == "PROPN"
        ):
            continue
        if token.ent_type_ == "PERSON" and token.i not in scene.actors:
            continue
        party = name_party(token, scene, memory)
        if party is not None:
            found.append(party)
    return found
