"""How many: the number that belongs to a noun in the parse, and whether it counts people.

Only people are put into numbers. Units of force and vehicles ("two brigades", "a convoy of 30 vehicles") keep their
words, since how many people they are is not said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from geonews.positions.amounts.numbers import SCALES, SHARES, WORDS, Count, parse_count
from geonews.positions.parse.scene import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Count", "WordLists", "count_of", "parse_count", "quantity"]

WordLists = Callable[[str], frozenset[str]]
"""A word list of the lexicon by its name."""
_BOUND = frozenset((
    "over", "more", "than", "at", "least", "up", "to", "about", "around", "some", "nearly", "almost", "as", "many",
    "fewer", "between", "under", "several", "a", "an", "few", "well", "roughly", "approximately", "estimated", "no",
    "not", "less", "from", "upwards", "of", "excess", "in", "maximum", "minimum", "close", "just", "another",
    "additional", "further", "large", "small", "limited", "unknown", "unspecified", "undisclosed", "above", "below",
    "circa", "exceeding", "half",
))  # fmt: skip
"""Words that may stand between the start of a quantity and its number."""
_BOUND_STARTS = _BOUND - {"of", "than", "to", "many", "least", "estimated", "excess"}
_QUANTITY_NOUNS = frozenset(
    (*SCALES, "ten", "score", "number", "couple", "pair", "handful", "trio", "third", "quarter", "majority", "bulk")
)
_OPEN_WORDS = frozenset(("some", "several", "few", "many", "numerous", "multiple", "various", "countless"))
_NOT_A_SIZE = ("DATE", "TIME", "ORDINAL", "MONEY", "PERCENT")
_SIZED = frozenset(("strong", "man", "member", "person", "soldier", "troop", "fighter"))
"""As in "a 3,000-strong force"."""
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third", re.IGNORECASE)
_MOST_STEPS = 4


def count_of(head: Token, words: WordLists) -> tuple[Count, int] | None:
    """The count of the body that `head` names, and how many bodies share it (2 in "200 soldiers and police").

    Args:
        head: the noun.
        words: the lexicon's word lists: [counting] says what is a unit and what a vehicle.

    Returns:
        None when no number, unit or vague word is there. Minimum and maximum are None where the words are no number of
        people.
    """
    own = quantity(head, words)
    if own is not None:
        return own, _sharers(head, words)
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.i == head.i or not _is_bare(head) or _is_thing(head, words) != _is_thing(first, words):
        return None
    shared = quantity(first, words)
    return None if shared is None else (shared, _sharers(first, words))


def quantity(head: Token, words: WordLists) -> Count | None:
    """The count that stands with a noun itself: before it, above it ("thousands of"), or below it ("a force of")."""
    if head.like_num or head.lemma_.lower() in _QUANTITY_NOUNS:
        last = head.i + 1 if any(c.lower_ == "of" for c in head.children) else head.i
        return parse_count(_from_bound(head.left_edge, head.doc[last]))
    start, count = _before(head)
    if count is None and (below := _below(head, words)) is not None:
        return below
    if not _is_thing(head, words) or (count is not None and _is_sized(head)):
        return count
    if count is None and not any(c.lower_ in ("a", "an") and c.dep_ == "det" for c in head.children):
        return None
    if (below := _below(head, words)) is not None:
        return below
    if count is None and lemma_of(head) not in words("formations"):
        return None  # "a drone" is a weapon and "a group" may be of any size
    return _in_words(head, start, words)


def _in_words(head: Token, start: int | None, words: WordLists) -> Count:
    """Units and vehicles as worded, with the convoy that holds them."""
    first = next((c.i for c in head.children if c.dep_ == "det"), head.i) if start is None else start
    last = head.i
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if above is not None and lemma_of(above) in words("formations") | words("units"):
        first = min(first, above.left_edge.i)
    for inner in (p for c in head.children if c.lower_ == "of" for p in c.children if _is_thing(p, words)):
        last = max(last, inner.i)  # "a convoy of 30 vehicles"
    return Count(text=head.doc[first : last + 1].text, minimum=None, maximum=None, basis=None)


def _before(head: Token) -> tuple[int | None, Count | None]:
    """Where the quantity starts and what it is: the partitive above the noun, else the numerals before it."""
    above = _partitive(head)
    if above is not None:
        start = _bound_start(above.left_edge)
        end = head.i if above.lemma_.lower() in _QUANTITY_NOUNS or _is_share(above) else above.i + 1
        return start, parse_count(head.doc[start:end].text)
    modifiers = [t for t in head.doc[head.left_edge.i : head.i] if _is_number(t, head)]
    if not modifiers:
        return None, None
    start = _bound_start(modifiers[0])
    return start, parse_count(_trimmed(head.doc[start : head.i].text))


def _is_sized(head: Token) -> bool:
    """As in "a 200-man contingent": the number is of people, whatever they make up."""
    return any(t.lower_ in _SIZED and t.i > 0 and t.nbor(-1).text == "-" for t in head.doc[head.left_edge.i : head.i])


def _trimmed(text: str) -> str:
    """As in "3,000-strong": the hyphen would glue the number to its word."""
    return re.sub(rf"-(?=(?:{'|'.join(_SIZED)})\b)", " ", text)


def _partitive(head: Token) -> Token | None:
    """The quantity noun above "of": "thousands of", "half of", "200 of"; the highest of several."""
    node, found = head, None
    for _ in range(_MOST_STEPS):
        if node.dep_ == "conj" and _is_bare(node):
            break
        if node.dep_ != "pobj" or node.head.lower_ != "of":
            break
        node = node.head.head
        if not (node.lemma_.lower() in _QUANTITY_NOUNS or node.like_num or _is_share(node)):
            break
        found = node
    return found


def _is_share(token: Token) -> bool:
    return token.lower_ in ("half", "most", "part") or token.lower_ in SHARES or token.lower_ in ("%", "percent")


def _below(head: Token, words: WordLists) -> Count | None:
    """As in "a force of 3,000", "a battalion of 800 soldiers", "troops numbering 500"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and _is_body(head, words):
            for noun in child.children:
                if noun.dep_ != "pobj" or _is_thing(noun, words) or any(c.lower_ == "each" for c in noun.subtree):
                    continue
                if noun.like_num or noun.lemma_.lower() in _QUANTITY_NOUNS:
                    return parse_count(_from_bound(noun.left_edge, noun))
                return _before(noun)[1]
        if child.dep_ == "acl" and child.lower_ in ("numbering", "totalling", "totaling"):
            return parse_count(head.doc[child.i + 1 : child.right_edge.i + 1].text)
    return None


def _is_body(head: Token, words: WordLists) -> bool:
    return lemma_of(head) in words("formations") | words("units") | words("force_nouns")


def _is_thing(token: Token, words: WordLists) -> bool:
    return lemma_of(token) in words("formations") | words("units") | words("vehicles")


def _is_bare(token: Token) -> bool:
    """Without a number or article of its own, so that an earlier number may hold for it too."""
    return not any(c.dep_ in ("det", "nummod", "quantmod", "poss") for c in token.children) and not token.like_num


def _sharers(first: Token, words: WordLists) -> int:
    """How many bodies one number stands for: those that follow it without a number of their own."""
    top = _partitive(first)
    after = [t for t in (first.conjuncts if top is not None or _numbered(first) else ()) if t.i > first.i]
    return 1 + sum(_is_bare(t) and _is_thing(t, words) == _is_thing(first, words) for t in after)


def _numbered(head: Token) -> bool:
    return any(_is_number(t, head) for t in head.doc[head.left_edge.i : head.i])


def _is_number(token: Token, head: Token) -> bool:
    """A numeral that says how many, not which ("the 47th Brigade", "3 Brigade", "18-year-old", "5 March")."""
    if token.lower_ in _OPEN_WORDS:
        return token.head.i == head.i or token.head.lemma_.lower() in _QUANTITY_NOUNS
    numeral = token.like_num or token.lemma_.lower() in SCALES or re.fullmatch(r"\d[\d,.]*\+?", token.text) is not None
    if not numeral or token.ent_type_ in _NOT_A_SIZE or _NUMBERED.fullmatch(token.text):
        return False
    if token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
        after = token.nbor(2)
        if not (after.like_num or after.lower_ in _SIZED or after.lower_ in WORDS or after.lower_ in SCALES):
            return False
    if re.fullmatch(r"(?:19|20)\d\d", token.text) and token.i > 0 and token.nbor(-1).ent_type_ == "DATE":
        return False
    named = head.tag_ == "NNP" or (head.tag_ == "NN" and head.text[0].isupper())
    return not (named and token.lower_ not in ("one", "dozen", "hundred", "thousand") and token.nbor(1).i == head.i)


def _from_bound(first: Token, last: Token) -> str:
    return first.doc[_bound_start(first) : last.i + 1].text


def _bound_start(first: Token) -> int:
    """Index of the first token of "more than", "at least", "some" before a number."""
    i = first.i
    while i > first.sent.start and first.doc[i - 1].lower_ in _BOUND:
        i -= 1
    while i < first.i and first.doc[i].lower_ not in _BOUND_STARTS:
        i += 1
    return i
