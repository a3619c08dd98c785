"""What a noun phrase says of a body: its words, kind, country, sponsor and the known actor behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geonews.gazetteer.actors import Actor
from geonews.positions.parse.grammar import is_civilian, is_force, is_state
from geonews.positions.parse.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

PREMODIFIERS = ("amod", "compound", "nummod", "nmod", "poss", "npadvmod", "quantmod", "advmod", "punct", "case", "det")
ARMIES = ("army", "military", "navy", "brigade", "battalion", "regiment", "division", "militia", "group")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def names_place(token: Token, scene: Scene) -> bool:
    """A town or region that is named as a place does not act."""
    location = scene.location(token)
    return (
        location is not None
        and location.mention.mention_type == "literal"
        and not is_state(token, scene)
        and token.i not in scene.actors
    )


def wording(token: Token) -> tuple[str, tuple[int, int]]:
    """The head with its modifiers before it, without article, count and possessive ending."""
    start = token
    lefts = [c for c in token.lefts if c.dep_ in PREMODIFIERS and c.dep_ not in ("nummod", "punct", "case", "quantmod")]
    for child in lefts:
        edge = child.left_edge
        if child.ent_type_ == "DATE":  # "On 3 May 2020 rebels destroyed"
            continue
        if child.lower_ in (
            "some",
            "several",
            "many",
            "few",
            "more",
            "other",
            "first",
            "these",
            "those",
            "a",
            "an",
            "the",
            "any",
            "no",
        ):
            continue
        if edge.i < start.i:
            start = edge
    while (
        start.i < token.i
        and (
            start.dep_ in ("det", "punct", "nummod", "quantmod") or start.like_num or start.lower_ in ("a", "an", "the")
        )
        and not _ORDINAL.fullmatch(start.lower_)
    ):
        start = start.nbor(1)
    of = next((c for c in token.rights if c.lower_ in ("of", "from") and c.i == token.i + 1), None)
    name = (
        next((c for c in of.children if c.dep_ == "pobj" and (c.pos_ == "PROPN" or c.lemma_ in ARMIES)), None)
        if of is not None
        else None
    )
    last = name if name is not None else token
    begin = start.idx
    text = token.doc[start.i : last.i + 1].text  # Doc.text would be built anew from every token
    trimmed = re.sub(r"['’]s?$", "", text)
    return trimmed, (begin, begin + len(trimmed))


def known_actor(token: Token, scene: Scene) -> Actor | None:
    """The actor of the table that a noun phrase names, in its head or in what stands before it."""
    stack = [token]
    while stack:
        node = stack.pop(0)
        if node.i in scene.actors:
            return scene.actors[node.i]
        stack += [c for c in node.children if c.dep_ in ("compound", "nmod", "appos", "amod")]
        if node is token:
            stack += [
                p
                for c in node.children
                if c.lower_ == "of" and c.dep_ == "prep"
                for p in c.children
                if p.i in scene.actors
            ]
    return None


def country_of(token: Token, scene: Scene) -> str | None:
    """ISO code of the country whose name or adjective is, or modifies, the token."""
    stack = [token]
    while stack:
        node = stack.pop(0)
        location = scene.location(node)
        if (
            location is not None
            and location.iso2 is not None
            and location.place is not None
            and location.place.kind == "country"
        ):
            if (
                any(c.lower_ in ("backed", "aligned", "led", "supported") for c in (node.head, *node.rights))
                and node.dep_ == "npadvmod"
            ):
                continue
            return location.iso2
        stack += [c for c in node.children if c.dep_ in ("amod", "compound", "poss", "nmod")]
        if node is token:
            stack += [
                p
                for c in node.children
                if c.dep_ == "prep" and c.lower_ in ("of", "from")
                for p in c.children
                if p.dep_ == "pobj"
            ]
    return None


def country_name(token: Token, scene: Scene) -> str:
    """The name of the place that a token names; else the token itself."""
    location = scene.location(token)
    return location.place.name if location is not None and location.place is not None else token.text


def sponsor_of(token: Token) -> str | None:
    """As in "Turkey-backed rebels" → Turkey."""
    for child in token.children:
        if child.lower_ in ("backed", "aligned", "supported", "sponsored", "funded", "allied"):
            for grandchild in child.children:
                if (
                    grandchild.dep_ in ("npadvmod", "compound", "amod", "nmod", "advmod")
                    and grandchild.text[0].isupper()
                ):
                    return grandchild.text
            agent = next(
                (p for c in child.children if c.lower_ == "by" for p in c.children if p.text[0].isupper()), None
            )
            if agent is not None:  # "backed by Iran"
                return agent.text
        if (match := re.match(r"(?:pro-)?([A-Z]\w+)-(?:backed|aligned|supported|allied|led)$", child.text)) is not None:
            return match[1]
    return None


def kind_of(token: Token, scene: Scene) -> str | None:
    """Military, rebel_group, civilians …; None for nobody."""
    lemma = token.lemma_.lower()
    if is_civilian(token, scene):
        return "civilians"
    if is_state(token, scene) or lemma in (
        "government",
        "parliament",
        "ministry",
        "president",
        "minister",
        "junta",
        "regime",
    ):
        return "government"
    if lemma in (
        "rebel",
        "militant",
        "insurgent",
        "jihadist",
        "islamist",
        "separatist",
        "guerrilla",
        "opposition",
        "terrorist",
    ):
        return "rebel_group"
    if lemma in ("militia", "faction", "militiaman", "paramilitary"):
        return "militia"
    if lemma in ("hundred", "thousand", "dozen") and token.tag_ == "NNS":
        return "civilians"  # "hundreds have fled"
    if lemma == "police":
        return "police"
    if is_force(token, scene):
        return "military"
    if token.pos_ == "PROPN":
        return "other"
    return None


def is_plural(token: Token) -> bool:
    """Several, by number or by "and"."""
    return token.tag_ in ("NNS", "NNPS") or bool(token.conjuncts)


def is_definite(token: Token) -> bool:
    """As in "the group", "the rebels": a bare definite phrase that points back."""
    modifiers = [c for c in token.children if c.dep_ in ("amod", "compound", "poss", "nmod") or c.lower_ == "of"]
    return not modifiers and any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "these", "those") for c in token.children
    )
