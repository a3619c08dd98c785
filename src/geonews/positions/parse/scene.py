"""An article laid out for reading: parse, located toponyms and named actors by token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geonews.gazetteer.actors import Actor, ActorSpan
from geonews.language import words_of
from geonews.model import Article, Location
from geonews.positions.parse.event_tagger import Reading
from geonews.positions.parse.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

OPENING, CLOSING = "“«„", "”»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything that the readers of one article share. Token indexes are those of `doc`."""

    article: Article
    doc: Doc
    """Parse of article.text."""
    lexicon: Lexicon
    locations: Mapping[int, Location]
    """Head token of each located toponym (all types but part_of_name)."""
    location_tokens: Mapping[int, int]
    """Any token of a toponym → its head token."""
    actors: Mapping[int, Actor]
    """Any token of a named actor."""
    dateline: frozenset[int]
    """Tokens of "PARIS, France —" at the head of a paragraph: where it was written, not where it happened."""
    quoted: frozenset[int]
    """Tokens between quotation marks that are a sentence part, not scare quotes."""
    adjectives: Mapping[str, str]
    """ISO code → the country's adjective ("IQ": "Iraqi")."""
    persons: Mapping[str, str]
    """Surname → full name as first written."""
    focus: tuple[str, ...]
    """Countries of the article, most mentioned first."""
    readings: tuple[Reading, ...] = ()
    """What the event tagger believes of the sentences that may hold an event, in text order; none without a tagger."""
    doubt: bool = False
    """Whether the article is not about fighting, so that words of fighting may be figures of speech."""
    war_words: int = 0
    """Different words of war in the article, each known actor counted as one."""

    def reading(self, token: Token) -> Reading | None:
        """The event tagger's reading of the sentence around a token; None where it read nothing."""
        at = bisect_right(self.readings, token.idx, key=lambda reading: reading.start) - 1
        found = self.readings[at] if at >= 0 else None
        return found if found is not None and token.idx < found.end else None

    def words(self, name: str) -> frozenset[str]:
        """A word list of the lexicon."""
        return self.lexicon.words[name]

    def location(self, token: Token) -> Location | None:
        """The toponym that `token` belongs to."""
        head = self.location_tokens.get(token.i)
        return None if head is None else self.locations[head]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of doc.text[start:end]; the span is cut at its segment's end."""
        segment = next(s for s in self.article.segments if s.text_start <= start < s.text_end)
        return self.article.span_to_source(start, min(end, segment.text_end))


def lay_out(
    article: Article,
    doc: Doc,
    locations: Iterable[Location],
    hits: Iterable[ActorSpan],
    lexicon: Lexicon,
    focus: Sequence[str],
    adjectives: Mapping[str, str],
    readings: Sequence[Reading] = (),
    *,
    doubt: bool = False,
) -> Scene:
    """Build the scene of one article."""
    words = words_of(doc)
    datelines = set(_datelines(doc, words))
    heads: dict[int, Location] = {}
    members: dict[int, int] = {}
    for location in locations:
        mention = location.mention
        span = article.span_to_text(mention.start, mention.end)
        tokens = doc.char_span(*span, alignment_mode="expand") if span else None
        if tokens is None or mention.mention_type == "part_of_name" or tokens.root.i in datelines:
            continue
        heads[tokens.root.i] = location
        members.update((token.i, tokens.root.i) for token in tokens)
    named: dict[int, Actor] = {}
    for hit in hits:
        tokens = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if tokens is not None:
            named.update((token.i, hit.actor) for token in tokens)
    parsed = (doc[i] for i in doc.to_array("POS").nonzero()[0].tolist())
    war_words = {lemma_of(t) for t in parsed if is_war_word(t, lexicon)}
    return Scene(
        article=article,
        doc=doc,
        lexicon=lexicon,
        locations=heads,
        location_tokens=members,
        actors=named,
        dateline=frozenset(datelines),
        quoted=frozenset(_quoted(words)),
        adjectives=adjectives,
        persons=_persons(doc),
        focus=tuple(focus),
        readings=tuple(readings),
        doubt=doubt,
        war_words=len(war_words | {actor.id for actor in named.values()}),
    )


DATELINE_LENGTH = 9


def _datelines(doc: Doc, words: Sequence[str]) -> Iterable[int]:
    """Tokens before a dash near the start of a paragraph, when they are capitalised words only."""
    starts = [0, *(i for i, before in enumerate(words[:-1], 1) if "\n" in before)] if words else []
    for start in starts:
        run: list[Token] = []
        for token in doc[start : start + DATELINE_LENGTH]:
            if token.text.lstrip(",") in ("—", "–", "-", "--") and run and run[0].text.isupper() and len(run[0]) > 2:
                yield from (t.i for t in run)
                yield token.i
                break
            if token.is_alpha and not token.text[0].isupper():
                break
            run.append(token)


def _quoted(words: Sequence[str]) -> Iterable[int]:
    """Tokens inside quotation marks, paragraph by paragraph; a quotation left open runs to the paragraph's end."""
    inside, run = False, list[int]()
    for i, word in enumerate(words):
        if "\n" in word:
            yield from run if inside else ()
            inside, run = False, []
        elif word in OPENING or (word == '"' and not inside):
            inside, run = True, []
        elif (word in CLOSING or word == '"') and inside:
            # one to three words are a title or scare quotes, said by the writer about somebody's words
            yield from run if len(run) > 3 else ()
            inside, run = False, []
        elif inside:
            run.append(i)


def _persons(doc: Doc) -> dict[str, str]:
    """Last name → full name as first written in the article."""
    names: dict[str, str] = {}
    for entity in doc.ents:
        if entity.label_ == "PERSON" and len(entity) > 1:
            names.setdefault(entity[-1].text, entity.text.removesuffix("'s").removesuffix("’s"))
    return names


def lemma_of(token: Token) -> str:
    """The lemma in lower case; the model leaves the plural on names ("Islamists")."""
    lemma = token.lemma_.lower()
    return (
        lemma.removesuffix("s")
        if token.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") and len(lemma) > 4
        else lemma
    )


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DESIGNATION = re.compile(r"(?:[A-Z]{1,3}|MiG|Su|Il|Mi|Tu|Ka|An)-\d{1,3}[A-Z]{0,2}\d?s?")


def is_designation(token: Token) -> bool:
    """A type of aircraft, launcher or gun by its number: "F-16s", "S-400", "MiG-29"."""
    return _DESIGNATION.fullmatch(token.text) is not None and token.pos_ in ("NOUN", "PROPN", "NUM", "X")


def is_war_word(token: Token, lexicon: Lexicon) -> bool:
    """A word that is about war by itself ("troops", "shelling"), not one of trade wars or of a hard front."""
    lemma = lemma_of(token)
    if is_designation(token):
        return True
    if lemma in ("division", "corps", "company", "unit", "fleet", "wing", "mission") and any(
        _ORDINAL.fullmatch(c.lower_) for c in token.children
    ):
        return True
    if lemma == "guard" and any(
        c.lower_ in ("presidential", "republican", "national", "coast", "border", "revolutionary")
        for c in token.children
    ):
        return True
    if lemma in ("defence", "defense", "guard", "post"):  # "border defences", "coast guards", "guards along its border"
        beside = {c.lower_ for c in token.children} | {t.lower_ for t in token.sent}
        guarded = beside & {"border", "air", "coast", "national", "presidential"}
        return bool(guarded) and token.tag_ in ("NNS", "NNPS")
    if lemma in ("ship", "craft", "vessel"):
        return any(c.lower_ in ("landing", "war", "naval", "patrol") for c in token.children)
    if lemma == "force" and any(c.lower_ == "air" for c in token.children):
        return True
    if lemma == "force":
        return token.tag_ in ("NNS", "NNPS") and not any(c.lower_ in ("market", "work") for c in token.children)
    if lemma not in lexicon.words["war_words"] or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "ADV"):
        return False
    return not any(lemma_of(c) in lexicon.words["unarmed_attacks"] for c in token.children if c.dep_ == "compound")


def entities(part: Span, labels: Collection[str]) -> list[Span]:
    """Named entities of some labels in a sentence, read off its tokens: `Span.ents` walks the whole document."""
    found: list[Span] = []
    start: int | None = None
    for token in part:
        if start is not None and (token.ent_iob_ != "I"):
            found.append(part.doc[start : token.i])
            start = None
        if token.ent_iob_ == "B" and token.ent_type_ in labels:
            start = token.i
    if start is not None:
        found.append(part.doc[start : part.end])
    return found


def subtree_span(token: Token) -> Span:
    """The tokens from the left edge to the right edge of a token's subtree."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def text_of(doc: Doc) -> str:
    """The text of a parse, kept with it: spaCy joins it anew from all tokens whenever it is asked for."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


_TEXT = "geonews text"
