"""What the words beside a name say: its role, what kind of place it is, whether land or a government is meant.

Goes by words alone, so that it needs no parse; the tagger or the gazetteer says what a name is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geonews.recognition.words import Words
from geonews.vocabulary import MentionRole, MentionType, PlaceKind

_REACH = 60
_LAST_WORD = re.compile(r"[\w’'.-]*\Z")
_AFTER = re.compile(r"\s(?P<word>[a-z][\w-]*)(?:\s(?P<next>[a-z][\w-]*))?")
_KIND_OF = re.compile(r"([a-z]+)(?:\s+of)?\s+(?:the\s+)?[\"“]?\Z")
_BORDER_AFTER = re.compile(r"(?:\s?[-–\u2011/]\s?\w+|['’]s?)?\s(?:\w+\s)?(?:borders?|frontiers?)\b")
_BORDER_BEFORE = re.compile(
    r"\b(?:borders?|frontiers?|crossings?)\s+(?:with|between|of|from)\s+(?:(?:the|neighbou?ring)\s+)?"
    r"(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s+and\s+(?:the\s+)?)?\Z"
)
_PART_OF = re.compile(r"\b([a-z]+)\s+of\s+(?:the\s+)?\Z")
_CONTAINED = re.compile(r"\w[.]?,\s\Z|\w\s\(\Z")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
_COMPOUND = re.compile(r"\s?[-–\u2011]\s?([a-z]+)")
_NAMES = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2}"
_AND = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:the\s)?"
_LISTED_BEHIND = re.compile(rf"(?:{_AND}{_NAMES}){{0,5}}\s(?P<kinds>[a-z]+)\b")
_LISTED_BEFORE = re.compile(rf"\b(?P<kinds>[a-z]+)\sof\s(?:the\s)?(?:{_NAMES}{_AND}){{0,5}}\Z")
_FIRST_WORDS: Mapping[str, PlaceKind] = {"lake": "region", "mount": "region", "camp": "camp", "fort": "facility"}
_KINDS_BEFORE = frozenset(
    ["town", "city", "village", "district", "province", "river", "camp", "neighbourhood", "neighborhood", "region",
     "suburb", "port"]
)  # fmt: skip
_ROLES: Mapping[str, MentionRole] = {
    "from": "from",
    "to": "to",
    "into": "to",
    "toward": "to",
    "towards": "to",
    "onto": "to",
    "along": "along",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A name's neighbours in its sentence."""

    left: str
    right: str
    before: str
    """The word before, "the" left out, lower case; "" when there is none."""
    after: str
    """The lower-case word after; "" when there is none or it is a capitalised one."""
    possessive: bool


def beside(text: str, start: int, end: int) -> Beside:
    """The words around text[start:end], within its paragraph."""
    left = text[max(0, start - _REACH) : start].rsplit("\n", 1)[-1]
    right = text[end : end + _REACH].split("\n", 1)[0]
    possessive = _POSSESSIVE.match(right)
    after = _AFTER.match(right, possessive.end() if possessive else 0)
    return Beside(
        left=left,
        right=right,
        before=_word_before(left).lower(),
        after=after.group("word") if after else "",
        possessive=possessive is not None,
    )


def _word_before(left: str) -> str:
    """The last word of `left`, which must end with space, a quotation mark or bracket; "the" is passed over."""
    if left[-1:] in ('"', "“", "‘", "("):
        left = left[:-1]
    if not left[-1:].isspace():
        return ""
    parts = left.rsplit(None, 2)
    found = [part if part.isalnum() else _last_run(part) for part in parts[-2:]]
    if not found:
        return ""
    if len(found) > 1 and parts[-1] == "the" and found[0]:
        return found[0]
    return found[-1]


def _last_run(part: str) -> str:
    match = _LAST_WORD.search(part)
    return match.group() if match else ""


def role(near: Beside, kind: MentionType, words: Words) -> MentionRole | None:
    """The part that the name plays; None when no rule says."""
    if _BORDER_AFTER.match(near.right) or _BORDER_BEFORE.search(near.left):
        return "border_party"
    if near.possessive and kind == "metonymic":
        return "state_possessive"
    part = _PART_OF.search(near.left) if near.before == "of" else None
    if near.before in words.directions or (part is not None and part.group(1) in words.parts):
        return "part_of"
    if _CONTAINED.search(near.left[-4:]) and near.left.rstrip(" ,(").rsplit(" ", 1)[-1][:1].isupper():
        return "container"
    if near.before in _ROLES:
        return _ROLES[near.before]
    if near.before in words.locative:
        return "at"
    return "modifier" if near.after and not near.possessive and near.after in words.kinds else None


def kind_cue(name: str, near: Beside, words: Words) -> PlaceKind | None:
    """What the words say the name is: "X province", "the town of X", "Lake X"; None when they do not."""
    parts = name.lower().split()
    if len(parts) > 1 and (parts[-1] in words.kinds or parts[0] in _FIRST_WORDS):
        return words.kinds.get(parts[-1]) or _FIRST_WORDS[parts[0]]
    if not near.possessive and near.after in words.kinds:
        return words.kinds[near.after]
    if (several := _kind_of_several(near, words)) is not None:
        return several
    if near.before != "of" and near.before.isascii() and near.before.isalpha() and near.before not in words.kinds:
        return None  # nearly always, and told faster than by the pattern
    match = _KIND_OF.search(near.left)
    if match is None or match.group(1) not in words.kinds:
        return None
    of = near.left.rstrip(' "“').endswith(("of", "of the"))
    return words.kinds[match.group(1)] if of or match.group(1) in _KINDS_BEFORE else None


def _kind_of_several(near: Beside, words: Words) -> PlaceKind | None:
    """As in "X and Y provinces", "the provinces of X, Y and Z"."""
    for match in (_LISTED_BEHIND.match(near.right), _LISTED_BEFORE.search(near.left)):
        if match is not None and match["kinds"] in words.kinds_of_several:
            return words.kinds_of_several[match["kinds"]]
    return None


def on_land(near: Beside, words: Words) -> bool:
    """Whether an adjective modifies land or an event on it ("Sudanese soil", "the Sudanese civil war")."""
    match = _AFTER.match(near.right)
    compound = re.match(r"[-–\u2011]\w+\s([a-z]+)", near.right)
    found = {match.group("word"), match.group("next") or ""} if match else set()
    if match and match.group("word") not in words.land | words.events:
        # "Sudanese armed factions in towns": only an adjective may stand between.
        found = {match.group("next") or ""} if match.group("word") in words.between_land else set()
    return bool((found | {compound.group(1) if compound else ""}) & (words.land | words.events))


def means_land(near: Beside, words: Words) -> bool:
    """Whether the words leave only the land: "Chad's border", "the border with Chad", "Chad-based"."""
    compound = _COMPOUND.match(near.right)
    return bool(
        (compound and compound.group(1) not in words.state_participles)
        or _BORDER_AFTER.match(near.right)
        or _BORDER_BEFORE.search(near.left)
        or (near.possessive and near.after in words.land)
    )
