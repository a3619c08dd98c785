"""What the words beside a name say of it, by a language's word lists: role, kind of place, whether it is a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geonews.recognition.languages import Language
from geonews.recognition.readings import Name
from geonews.recognition.word_forms import Word
from geonews.vocabulary import MentionRole, PlaceKind

_REACH = 3
_DATELINE = re.compile(r"\s?(?:\([^()\n]{2,30}\))?\s?[—–-]\s")
_SENTENCE = re.compile(r"(?:\A|[.!?…؟¿¡:\n])[\s\"'“”«»„‘’(—–-]*\Z")
_SPACES = frozenset([" ", "\u00a0", "\n"])


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside a name."""

    role: MentionRole | None
    kind: PlaceKind | None
    loose: bool
    """The role's word also stands before anything else ("de")."""
    person: bool
    """A title or first name stands before it."""
    joined: bool
    """Beside another capitalised word, as in a person's name."""
    starts: bool
    """At the start of a sentence, where every word has a capital."""

    @property
    def tells(self) -> bool:
        """Whether a word says that this is a place."""
        return self.kind is not None or (self.role is not None and not self.loose)


def neighbours(text: str, words: Sequence[Word], name: Name, language: Language) -> Neighbours:
    """What the words beside a name say."""
    first, last = words[name.first], words[name.last]
    start = first.start + name.form.skip
    role, loose = _role(words, name, language)
    if (start == 0 or text[start - 1] == "\n") and _DATELINE.match(text, last.end):
        role, loose = "dateline", False
    return Neighbours(
        role=role,
        kind=_kind(words, name, language),
        loose=loose,
        person=_is_person(words, name, language),
        joined=first.cased and not language.nouns_capitalised and _is_joined(text, words, name, language),
        starts=_starts(text, start),
    )


def _is_person(words: Sequence[Word], name: Name, language: Language) -> bool:
    """States have presidents too, and "mayor of Kyiv" has a case that "General Kyiv" has not."""
    if name.rank.is_country or name.listed:
        return False
    if name.first == name.last and words[name.first].key in language.given:
        return True
    if name.first == 0 or words[name.first].gap not in _SPACES:
        return False
    before = words[name.first - 1].key
    return before in language.given or (
        before in language.titles and not (name.form.inflected or name.rank.is_unit or words[name.first].elided)
    )


def _is_joined(text: str, words: Sequence[Word], name: Name, language: Language) -> bool:
    before = words[name.first - 1] if name.first and words[name.first].joined else None
    if before is not None and (name.form.inflected or name.last > name.first) and _starts(text, before.start):
        before = None  # "Обстрелы Харькова": the capital is the sentence's, and the case is no first name's
    after = words[name.last + 1] if name.last + 1 < len(words) and not words[name.last].suffix else None
    beside = [word for word in (before, after if after and after.joined else None) if word is not None]
    return any(word.capital and not word.suffix and word.key not in language.stop for word in beside)


def _starts(text: str, start: int) -> bool:
    """Whether a sentence begins at an offset."""
    return _SENTENCE.search(text, max(0, start - 12), start) is not None


def _role(words: Sequence[Word], name: Name, language: Language) -> tuple[MentionRole | None, bool]:
    last = words[name.last]
    if last.suffix:
        return language.suffix_roles.get(last.suffix), False
    if name.form.prefix:
        return language.roles.get(name.form.prefix), True
    before = list(_before(words, name.first))
    while before and before[0] in language.articles:
        before = before[1:]
    if not before:
        return None, False
    two = " ".join(reversed(before[:2]))
    if two in language.roles:
        return language.roles[two], False
    return language.roles.get(before[0]), before[0] in language.loose


def _before(words: Sequence[Word], at: int) -> list[str]:
    """The words before, nearest first, as long as only spaces part them; elided ones too."""
    found = [words[at].elided] if words[at].elided else []
    while at > 0 and len(found) < _REACH and words[at].gap in _SPACES:
        at -= 1
        found += [words[at].key, *filter(None, [words[at].elided])]
    return found


def _kind(words: Sequence[Word], name: Name, language: Language) -> PlaceKind | None:
    """What a word before or behind says that it is: "the town of X", "X river"."""
    if language.kinds_follow:
        after = words[name.last + 1] if name.last + 1 < len(words) else None
        return language.kind(after.key) if after is not None and after.gap in _SPACES else None
    for word in _before(words, name.first):
        kind = language.kind(word)
        if kind is not None:
            return kind
        if word not in language.loose and word not in language.articles:
            return None
    return None
