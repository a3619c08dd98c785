"""Killed and wounded: the tolls that a sentence states, and whose event each one belongs to.

A toll is what the text counts: 0 for "no casualties", None for "casualties unknown", for words that name no number and
for people who are killed and wounded under one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geonews.positions.amounts.counts import WordLists, quantity
from geonews.positions.amounts.numbers import Count
from geonews.positions.parse.scene import Scene, lemma_of, text_of
from geonews.positions.status.claim import Claim
from geonews.positions.status.claims import read_claim

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Kind = Literal["killed", "wounded"]
BOTH: tuple[Kind, ...] = ("killed", "wounded")
VIOLENT = ("attack", "air_strike", "clash", "invasion", "capture", "advance", "intervention", "crossing", "defence")
"""Events that can have a toll."""
_UNREAL = ("conditional", "planned", "denied", "historical")
_NOBODY = ("nobody", "none", "no-one", "noone", "nothing")
_FURTHER = ("further", "other", "more", "additional", "new", "civilian", "military", "friendly", "major", "serious")
_FAR = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People killed or wounded, as worded; bounds None where open."""

    text: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """One toll where it stands."""

    kind: Kind
    toll: Toll
    anchor: Token
    """The word that says what became of them."""


def find_harms(sentence: Span, scene: Scene) -> list[Harm]:
    """Tolls of a sentence in text order, one for each word of killing or wounding; none of what may or might be."""
    found: list[Harm] = []
    for token in sentence:
        for kind, toll in _read(token, scene.words):
            if not _is_unreal(token, scene):
                # "claimed twelve lives" is told by its verb, and nobody's claim
                anchor = token.head if token.lower_ == "lives" and token.dep_ == "dobj" else token
                found.append(Harm(kind=kind, toll=toll, anchor=anchor))
    return found


def shared_out(harms: Sequence[Harm], triggers: Sequence[Token], scene: Scene) -> dict[int, list[Harm]]:
    """Which toll belongs to which event: the nearest one in the parse, and every event that the toll itself names.

    Args:
        harms: tolls of a sentence.
        triggers: triggers of its violent events.
        scene: the article.

    Returns:
        Trigger index → its tolls. A toll in a relative clause about somebody ("rebels who killed twelve") is nobody's.
    """
    out: dict[int, list[Harm]] = {}
    for harm in harms:
        own = [t for t in triggers if t.i == harm.anchor.i or (_kind_of(t, scene.words) and _joined(t, harm.anchor))]
        others = [t for t in triggers if not _kind_of(t, scene.words)]
        near = min(others, key=lambda t: (_distance(harm.anchor, t, scene), abs(t.i - harm.anchor.i)), default=None)
        if near is not None and _distance(harm.anchor, near, scene) < _FAR:
            own.append(near)
        for trigger in own:
            out.setdefault(trigger.i, []).append(harm)
    return out


def first_of(harms: Iterable[Harm], kind: Kind) -> Toll | None:
    """The first toll of a kind."""
    return next((harm.toll for harm in harms if harm.kind == kind), None)


# -- one word ----------------------------------------------------------------------------------------------------------


def _read(token: Token, words: WordLists) -> Iterator[tuple[Kind, Toll]]:
    lemma = lemma_of(token)
    kinds = _kinds(token, lemma, words)
    if not kinds:
        return
    none = _none_of(token)
    if none is not None:
        for kind in kinds:
            yield kind, Toll(text=none, minimum=0, maximum=0)
        return
    if len(kinds) == 1 and not _is_mixed(token, words):
        toll = _total(_victims(token, words), words)
        if toll is not None:
            yield kinds[0], toll


def _kinds(token: Token, lemma: str, words: WordLists) -> tuple[Kind, ...]:
    if lemma in words("casualties"):
        return BOTH
    kind = _kind_of(token, words)
    return () if kind is None else (kind,)


def _kind_of(token: Token, words: WordLists) -> Kind | None:
    lemma = lemma_of(token)
    verbal = token.tag_.startswith("V")
    if (verbal and lemma in words("killing") | words("dying")) or lemma in words("dead") or _is_toll_noun(token):
        return "killed"
    if token.tag_.startswith("N") and token.lower_ in ("killing", "killings"):
        return "killed"
    if lemma in words("wounded") or (lemma in words("wounding") and (verbal or token.tag_.startswith("J"))):
        return "wounded"
    if lemma in words("killing") and token.tag_.startswith("J"):
        return "killed"
    return "killed" if token.lower_ == "lives" else None


def _is_toll_noun(token: Token) -> bool:
    return token.lower_ == "toll" and any(c.lower_ == "death" for c in token.children)


def _is_mixed(token: Token, words: WordLists) -> bool:
    """As in "killed and wounded thirty", "dead or injured": one number for both."""
    for other in (*(c for c in token.children if c.dep_ == "conj"), *((token.head,) if token.dep_ == "conj" else ())):
        kinds = {_kind_of(token, words), _kind_of(other, words)}
        if None in kinds or len(kinds) == 1:
            continue
        first, second = sorted((token, other), key=lambda t: t.i)
        between = {t.lower_ for t in token.doc[first.i + 1 : second.i]}
        if between <= {"and", "or", "/", ",", "and/or"}:
            return True
    return False


# -- nobody ------------------------------------------------------------------------------------------------------------


def _none_of(token: Token) -> str | None:
    """The words that say that nobody was: "no casualties", "without injuries", "no one was hurt", "did not kill"."""
    first = token
    while first.dep_ == "conj" and not any(c.dep_ in ("det", "nsubj", "nsubjpass", "neg") for c in first.children):
        first = first.head
    if token.tag_.startswith("N"):
        return _no_such(token, first)
    subjects = [c for c in first.children if c.dep_ in ("nsubj", "nsubjpass")]
    for subject in subjects:
        determined = any(c.lower_ == "no" and c.dep_ == "det" for c in subject.children)
        if subject.lower_ in _NOBODY or (subject.lower_ == "one" and subject.i > 0 and determined) or determined:
            return _between(subject.left_edge, token)
    if any(c.dep_ == "neg" for c in first.children):
        objects = [c for c in token.children if c.dep_ == "dobj"]
        if any(c.lower_ in ("anyone", "anybody") or _has_any(c) for c in (*objects, *subjects)):
            return _between(next(c for c in first.children if c.dep_ == "neg"), (objects or [token])[-1])
    nobody = [c for c in token.children if c.dep_ == "dobj" and c.lower_ in (*_NOBODY, "one")]
    if nobody and (nobody[0].lower_ != "one" or any(c.lower_ == "no" for c in nobody[0].children)):
        return _between(token, nobody[0])
    return None


def _no_such(token: Token, first: Token) -> str | None:
    modifiers = {c.lower_ for c in first.children if c.dep_ in ("amod", "compound")}
    partial = any(
        c.dep_ == "prep" and c.lower_ in ("among", "amongst", "of") for c in (*token.children, *first.children)
    )
    if modifiers & set(_FURTHER) or partial:
        return None
    marks = (*first.children, *token.children)
    no = next(
        (c for c in marks if c.lower_ in ("no", "neither", "nor") and c.dep_ in ("det", "neg", "preconj", "cc")), None
    )
    if no is not None:
        return _between(no, token)
    without = next((a for a in list(first.ancestors)[:2] if a.lower_ == "without"), None)
    if without is not None:
        return _between(without, token)
    verb = first.head if first.dep_ == "dobj" else first.head.head if first.dep_ == "pobj" else None
    neg = None if verb is None else next((c for c in verb.children if c.dep_ == "neg"), None)
    if verb is None or neg is None or lemma_of(verb) not in ("cause", "result", "suffer", "leave", "inflict", "lead"):
        return None
    return _between(neg, token)


def _has_any(token: Token) -> bool:
    return any(c.lower_ == "any" for c in token.children)


def _between(first: Token, last: Token) -> str:
    start, end = sorted((first.i, last.i))
    return first.doc[start : end + 1].text


# -- how many ----------------------------------------------------------------------------------------------------------


def _victims(token: Token, words: WordLists) -> list[Token]:
    """Heads of the words for those killed or wounded."""
    lemma = lemma_of(token)
    children = list(token.children)
    if token.dep_ == "amod" and token.i > token.head.i:  # "left 400 people dead"
        return [token.head]
    if _is_toll_noun(token):
        return _toll_figure(token)
    if token.lower_ == "lives":
        lost = token.dep_ in ("dobj", "nsubjpass") and lemma_of(token.head) in ("lose", "claim", "take", "cost")
        if token.head.lower_ == "lost" and any(c.dep_ == "poss" for c in children):  # "twelve people lost their lives"
            return [c for c in token.head.children if c.dep_ == "nsubj"]
        return [token] if lost else []
    if token.tag_.startswith("N"):
        below = [p for c in children if c.dep_ == "prep" and c.lower_ in ("of", "to") for p in c.children]
        counted = lemma in words("dead") | words("wounded") and token.lower_ not in ("death", "injury")
        named = [p for p in below if p.dep_ == "pobj"] if not counted or token.tag_ == "NNS" else []
        return [t for t in named if _is_people(t, words)] or ([token] if counted else [])
    objects = [c for c in children if c.dep_ in ("dobj", "obj")]
    passive = [c for c in children if c.dep_ == "nsubjpass"]
    subjects = [c for c in children if c.dep_ == "nsubj"]
    if lemma in words("dying") or (token.tag_ in ("VBN", "JJ", "VBD") and not objects and not passive):
        found = subjects or _before_participle(token, words)
    else:
        found = passive or objects
    return [t for t in found if _is_people(t, words)] or _beside(token, words)


def _before_participle(token: Token, words: WordLists) -> list[Token]:
    """As in "12 people killed in the raid", "left five dead"."""
    if token.dep_ in ("acl", "relcl") and token.tag_ == "VBN":
        return [token.head]
    if token.dep_ in ("oprd", "acomp", "ccomp", "xcomp") and lemma_of(token.head) == "leave":
        return [c for c in token.head.children if c.dep_ in ("dobj", "nsubj") and c.i > token.head.i]
    if token.dep_ == "conj" and _kind_of(token.head, words) is not None:
        return []
    return []


def _beside(token: Token, words: WordLists) -> list[Token]:
    """A number right before or after the word, where the parse does not join them: "three dead", "wounding 30"."""
    doc, sentence = token.doc, token.sent
    if token.tag_ in ("VBG", "VBD") and not any(c.dep_ == "dobj" for c in token.children):
        after = next((t for t in doc[token.i + 1 : min(token.i + 5, sentence.end)] if t.like_num), None)
        if after is not None and not any(t.is_punct for t in doc[token.i + 1 : after.i]) and after.ent_type_ != "DATE":
            return [after.head if after.dep_ == "nummod" and _is_people(after.head, words) else after]
    if token.dep_ == "amod":  # "two wounded soldiers were evacuated"
        return []
    if token.tag_ in ("VBN", "JJ", "VBD", "NN", "NNS") and token.i - 1 >= sentence.start:
        before = doc[token.i - 1]
        if before.lower_ in ("others", "more") and before.i > sentence.start:
            before = doc[before.i - 1]
        numbered = before.like_num or any(c.like_num for c in before.children)
        if numbered and before.ent_type_ != "DATE" and _is_people(before, words):
            return [before]
    return []


def _toll_figure(toll: Token) -> list[Token]:
    """As in "the death toll rose to 30", "a death toll of 12"."""
    verb = toll.head
    places = [*toll.children, *verb.children]
    figures = [p for c in places if c.dep_ == "prep" and c.lower_ in ("to", "at", "of") for p in c.children]
    return [p for p in figures if p.dep_ == "pobj" and p.like_num][:1]


def _is_people(token: Token, words: WordLists) -> bool:
    lemma = lemma_of(token)
    if lemma in words("beasts") | words("vehicles"):
        return False
    if lemma in words("formations") | words("units"):  # "a family of three people"
        count = quantity(token, words)
        return count is not None and count.minimum is not None
    if token.like_num or lemma in words("persons") or token.ent_type_ == "PERSON":
        return True
    return token.tag_ in ("NNS", "NNPS", "NN") and quantity(token, words) is not None


def _total(victims: Sequence[Token], words: WordLists) -> Toll | None:
    """The sum over what is joined by "and"; open above when a part has no number."""
    parts = [t for victim in victims for t in (victim, *_joined_victims(victim, words)) if _is_people(t, words)]
    if not parts:
        return None
    part_of = [
        t for t in parts if any(c.lower_ == "of" and any(p.pos_ == "PRON" for p in c.children) for c in t.children)
    ]
    parts = [t for t in parts if t not in part_of] or parts  # "three of them" are counted already
    sizes = [_size(part, words) for part in parts]
    if all(size is None for size in sizes):
        return None
    text = _words_of(parts, sizes)
    known = [s for s in sizes if s is not None]
    if all(s.minimum is None and s.maximum is None for s in known):
        return Toll(text=text, minimum=None, maximum=None)
    lows = [s.minimum for s in known if s.minimum is not None]
    highs = [s.maximum for s in known]
    closed = len(known) == len(sizes) and None not in highs
    return Toll(
        text=text,
        minimum=sum(lows) if lows else None,
        maximum=sum(h for h in highs if h is not None) if closed else None,
    )


def _joined_victims(victim: Token, words: WordLists) -> list[Token]:
    """Conjuncts, and the enumeration that the parser hangs on as an apposition ("a soldier, his wife and …")."""
    out = [t for t in victim.conjuncts if t.i > victim.i]
    for child in victim.children:
        if child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children) and not _enumerates(child):
            out += [child, *(t for t in child.conjuncts if t.i > child.i)]
    # beyond another word of killing or wounding another number begins, whatever the parser joins
    return [t for t in out if not any(_kind_of(b, words) for b in victim.doc[victim.i + 1 : t.i])]


def _enumerates(token: Token) -> bool:
    """As in "12 people, three of them children": a part, not more."""
    return any(c.lower_ in ("of", "including") for c in token.subtree)


def _size(token: Token, words: WordLists) -> Count | None:
    count = quantity(token, words)
    if count is not None:
        return count
    marks = [c for c in token.children if c.dep_ in ("det", "poss", "nummod") and c.i < token.i]
    start = marks[0].left_edge.i if marks else token.i
    one = Count(text=token.doc[start : token.i + 1].text, minimum=1, maximum=1, basis="stated")
    if token.ent_type_ == "PERSON" or token.tag_ == "NNP":
        return one
    single = token.tag_ == "NN" and lemma_of(token) != "people"
    return one if single and marks and marks[0].lower_ != "no" else None


def _words_of(parts: Sequence[Token], sizes: Sequence[Count | None]) -> str:
    """From the first quantity's words to the last noun."""
    doc, first, last = parts[0].doc, parts[0], parts[-1]
    start = min(first.left_edge.idx, first.idx)
    end, size = last.idx + len(last.text), sizes[0]
    if size is not None:
        before = text_of(doc).rfind(size.text, first.sent.start_char, first.idx + len(first.text))
        after = text_of(doc).find(size.text, first.idx, first.sent.end_char)  # "a family of three"
        start = before if before >= 0 else start
        end = max(end, after + len(size.text)) if before < 0 <= after else end
    return text_of(doc)[start:end]


# -- whose -------------------------------------------------------------------------------------------------------------


def _is_unreal(anchor: Token, scene: Scene) -> bool:
    return toll_claim(anchor, scene).status in _UNREAL


def toll_claim(anchor: Token, scene: Scene) -> Claim:
    """The cues over a toll, for its standing and its speaker."""
    return read_claim(anchor, scene)


def _joined(first: Token, second: Token) -> bool:
    return first in second.conjuncts


def _distance(anchor: Token, trigger: Token, scene: Scene) -> int:
    """Steps in the parse from a toll to an event; _FAR when the toll is told of somebody else."""
    above = [anchor, *anchor.ancestors]
    over = {t.i: n for n, t in enumerate([trigger, *trigger.ancestors])}
    for steps, node in enumerate(above):
        if node.i in over:
            return steps + over[node.i]
        if node.dep_ == "relcl" and node.head.i != trigger.i and _is_somebody(node.head, scene):
            return _FAR
    return _FAR - 1  # the parse falls apart, as in headlines


def _is_somebody(token: Token, scene: Scene) -> bool:
    return token.i in scene.actors or lemma_of(token) in scene.words("force_nouns") | scene.words("persons")
