"""Guesses of the tagger that the words beside them rule out: parts of persons' names, peoples, agencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from geonews.recognition.decode import Guess
from geonews.recognition.words import Words

_ARTICLE = r"(?:al|el|ul|ad|an|ar|as|ash|at|az)"
_BEARER = re.compile(rf"\b[A-Z][\w’']+\s(?:[A-Z][\w’']+\s){{0,2}}(?:{_ARTICLE}-|[AE]l )\Z")
"""First names and an article: "Karim Shukr al-", which a family name follows."""
_TITLED = re.compile(r"\b([A-Z][\w’']+\.?)\s(?:[A-Z][\w’'.]+\s){1,2}\Z")
"""A title and first names: "Sheriff Sam ", which a family name follows."""
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+|[A-Z]\.)(?= (?:[A-Z]\. )?([A-Z][\w’'-]*\w)(?: ([A-Z]\w+))?)")
"""A first name, a last name and, where a capitalised word follows, that."""
_AFTER_ARTICLE = re.compile(rf"(?<!\w){_ARTICLE}-\Z", re.IGNORECASE)
_REACH = 60
_BELIEVED_UNKNOWN = 0.75
"""Belief that a name needs which the gazetteer does not know; like the next, chosen on held-out outlets."""
_BELIEVED_OF_PERSONS = 0.97
"""Belief that a name needs which somebody in the article may bear."""
_AGENCY = re.compile(r"\((?:\w+ via |Al )?\Z")
_PEOPLE = re.compile(r"\s([a-z]+)")


def kept(
    text: str,
    guesses: Sequence[Guess],
    knows: Callable[[str], bool],
    words: Words,
    groups: Collection[tuple[int, int]] = (),
) -> list[Guess]:
    """The guesses without those that cannot be places.

    Args:
        text: the main text.
        guesses: in text order.
        knows: whether the gazetteer has a name.
        words: the lists of lexicon.toml.
        groups: spans of names of forces and groups; "MNLA" is no place unless the gazetteer has one.
    """
    persons, perhaps = set(_family_names(text, guesses, words)), set(_last_names(text, guesses, words))
    return [
        guess
        for guess in guesses
        if not (
            _is_person(text, guess, persons, words)
            or (guess.belief < _BELIEVED_OF_PERSONS and _is_named(text, guess, perhaps, words))
            or (
                not knows(text[guess.start : guess.end])
                and (
                    guess.belief < _BELIEVED_UNKNOWN
                    or (guess.start, guess.end) in groups
                    or _is_people_or_agency(text, guess, words)
                )
            )
        )
    ]


def _family_names(text: str, guesses: Iterable[Guess], words: Words) -> Iterator[str]:
    """Those of the guessed names that somewhere follow first names with a title, or with an Arabic article."""
    for name in {text[guess.start : guess.end] for guess in guesses}:
        for start, _ in occurrences(name, text):
            reach = max(0, start - _REACH), start
            titled = _TITLED.search(text, *reach)
            if (titled and titled.group(1).lower() in words.titles) or _BEARER.search(text, *reach):
                yield name
                break


def _last_names(text: str, guesses: Sequence[Guess], words: Words) -> Iterator[str]:
    """Guessed names that somewhere follow a word like a first name, where the tagger sees no place."""
    names = {text[guess.start : guess.end] for guess in guesses}
    taken = {i for guess in guesses for i in range(guess.start, guess.end)}
    for match in _FULL_NAME.finditer(text):
        first, last, after = match.groups()
        if (
            last in names
            and first.lower() not in words.no_first_names
            and after not in words.no_last_names_before
            and match.start(2) not in taken
        ):
            yield last


def occurrences(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as whole words."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(name, end)


def _is_person(text: str, guess: Guess, persons: set[str], words: Words) -> bool:
    # "al-" belongs to a place's name; where it was left outside, a person's name was cut.
    if _AFTER_ARTICLE.search(text, max(0, guess.start - 4), guess.start):
        return True
    return _is_named(text, guess, persons, words)


def _is_named(text: str, guess: Guess, persons: set[str], words: Words) -> bool:
    """Whether a person bears the name and the word before does not make it a place all the same."""
    before = text[max(0, guess.start - _REACH) : guess.start].rstrip("“\"‘'( ").rpartition(" ")[2].lower()
    return text[guess.start : guess.end] in persons and before not in words.locative


def _is_people_or_agency(text: str, guess: Guess, words: Words) -> bool:
    """A name that no gazetteer has, as in "Tuareg rebels" or "(Xinhua)"."""
    after = _PEOPLE.match(text, guess.end)
    people = after is not None and after.group(1) in words.fighters
    agency = text[guess.end : guess.end + 1] == ")" and _AGENCY.search(text, max(0, guess.start - 20), guess.start)
    return people or bool(agency)
