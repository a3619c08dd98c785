"""Through whom a claim came: the outlet that a source told it to, and the source that an outlet cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geonews.positions.parse.grammar import SUBJECTS, subject_of
from geonews.positions.parse.scene import Scene
from geonews.positions.speakers.naming import compound

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TOWARDS = ("to", "with", "by", "via", "on", "in", "from")
_ADDRESSED = ("tell", "speak", "say", "confirm", "write", "inform", "brief")


def outlet_of(token: Token, scene: Scene) -> str | None:
    """The name of a news outlet that `token` heads; None for anything else."""
    if _is_media_noun(token, scene):
        named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if named is not None or token.pos_ == "PROPN":
            return compound(named or token)
        return _plain_outlet(token)
    if any(c.dep_ == "appos" and _is_media_noun(c, scene) for c in token.children) and token.pos_ == "PROPN":
        return compound(token)
    if token.pos_ not in ("PROPN", "NOUN") or token.i in scene.actors:
        return None
    words = {t.lower_ for t in token.doc[token.left_edge.i : token.i + 1] if t.dep_ == "compound" or t.i == token.i}
    if words & scene.words("agencies") or (
        len(words) > 1 and words & scene.words("outlet_words") and token.text[0].isupper()
    ):
        return compound(token)
    return None


def _is_media_noun(token: Token, scene: Scene) -> bool:
    lemma = token.lemma_.lower()
    return lemma in scene.words("media_nouns") or (
        lemma == "agency" and any(c.lower_ in ("news", "press", "wire") for c in token.children)
    )


def _plain_outlet(noun: Token) -> str | None:
    """As in "state television"; None for "a newspaper", "media outlets", which could be any."""
    words = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
    vague = noun.tag_ == "NNS" or any(c.lower_ in ("a", "an", "local", "several") for c in noun.lefts)
    return None if vague or not words else noun.doc[words[0].left_edge.i : noun.i + 1].text


def cited_in(sentence: Span, verb: Token | None) -> Token | None:
    """As in "X reported, citing two officials": the head of what is cited."""
    if verb is None:
        return None
    near = {verb.i, *(c.i for c in verb.children if c.dep_ in SUBJECTS)}
    for token in sentence:
        if token.lower_ in ("citing", "quoting") and (token.head.i in near or abs(token.i - verb.i) <= _NEAR):
            cited = next((c for c in token.children if c.dep_ in ("dobj", "pobj")), None)
            if cited is None and token.dep_ == "amod" and token.head.i > token.i:
                cited = token.head  # "quoting officials", read as one noun phrase
            if cited is not None:
                return cited
    return None


_NEAR = 3


def via_of(trigger: Token, verb: Token | None, scene: Scene) -> str | None:
    """The outlet that the claim was taken from; None when the article names none."""
    if verb is not None:
        if (named := _subject_outlet(trigger, verb, scene)) is not None:
            return named
        if (told := _told(verb, scene)) is not None:
            return told
    return _credited(trigger, scene)


def _subject_outlet(trigger: Token, verb: Token, scene: Scene) -> str | None:
    """As in "Interfax reported", with or without "citing"."""
    for subject in subject_of(verb):
        if (name := outlet_of(subject, scene)) is not None:
            return name
        if cited_in(trigger.sent, verb) is not None and subject.pos_ == "PROPN":
            return compound(subject)
    return None


def _told(verb: Token, scene: Scene) -> str | None:
    """As in "told X", "said to X", "said in an interview with X", "was quoted as saying by X"."""
    for child in verb.children:
        if verb.lemma_.lower() in _ADDRESSED and child.dep_ in ("dobj", "dative"):
            for noun in (child, *(p for p in child.children if p.dep_ == "pobj")):
                name = outlet_of(noun, scene)
                if name is None and noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "") and _is_free(noun, scene):
                    name = compound(noun)
                if name is not None:
                    return name
    for child in verb.children:
        if child.dep_ not in ("prep", "agent", "pcomp") or child.i < verb.i:
            continue
        for token in child.subtree:
            if token.dep_ == "pobj" and token.head.lower_ in _TOWARDS:
                name = outlet_of(token, scene)
                if name is None and token.head.lower_ in ("to", "with") and token.ent_type_ == "ORG":
                    name = compound(token) if _is_free(token, scene) and token.pos_ == "PROPN" else None
                if name is not None:
                    return name
    return None


def _is_free(noun: Token, scene: Scene) -> bool:
    return scene.location(noun) is None and noun.i not in scene.actors


def _credited(trigger: Token, scene: Scene) -> str | None:
    """As in "…, according to SANA", "as reported by Interfax", "…, via Telegram channel X"."""
    for token in trigger.sent:
        before = token.nbor(-1).lower_ if token.i > 0 else ""
        credit = (token.lower_ == "to" and before == "according") or (
            token.lower_ == "by" and before in ("reported", "quoted", "cited", "carried", "published", "broadcast")
        )
        if not credit:
            continue
        for noun in token.children:
            if noun.dep_ == "pobj" and (name := outlet_of(noun, scene)) is not None:
                return name
    return None
