"""Which names of the gazetteer the words of a text may be, in one language, and the likeliest of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Protocol

from geonews.model import Candidate, Place
from geonews.recognition.languages import Language
from geonews.recognition.spans import NameSource
from geonews.recognition.standing import NOBODY, Rank, Standing
from geonews.recognition.word_forms import Form, Word, forms_of, respelled, without_article
from geonews.text import fold

TOWN = 5_000
"""People from which a place may be meant where the article is about other countries."""
_REMEMBERED = 50_000
_UNIT_POPULATION = 300_000  # what a unit, river or region counts as beside towns
_MIN_RESPELLED = 5
_MIN_UNCASED = 4
_LONGEST_UNCASED = 3
_ALIKE = 0.8
_ABBREVIATED = ". "  # "EE. UU."


class CountrySource(NameSource, Protocol):
    """A source of names that also has the countries."""

    def country(self, iso2: str) -> Place | None:
        """The entry of a country."""
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name of the gazetteer."""

    first: int
    last: int
    """Indices of its words, both inclusive."""
    form: Form
    look_up: str
    """The name to look up."""
    rank: Rank
    countries: frozenset[str]
    """Where there are places of that name."""
    listed: bool = False
    """Whether the language's own list has it."""
    respelled: bool = False
    """Whether only a romanisation like it is known."""

    @property
    def short(self) -> bool:
        """Whether it has so few letters that it may be any word where no capital tells names from words."""
        return len(self.form.key) < _MIN_UNCASED and self.form.key.upper() == self.form.key

    @property
    def population(self) -> int:
        """How many people the largest place has; units, rivers and regions count as a large town."""
        place = self.rank.place
        if place is None:
            return 0
        large = self.rank.is_unit or place.kind in ("region", "river")
        return max(self.rank.population, _UNIT_POPULATION if large else 0)


class Readings:
    """Names in words; remembers what runs of words may be."""

    def __init__(self, gazetteer: CountrySource, language: Language) -> None:
        self._gazetteer, self._language = gazetteer, language
        self._standing = Standing(gazetteer)
        self._found: dict[str, tuple[Name, ...]] = {}

    def names(self, words: Sequence[Word], focus: Collection[str]) -> list[Name]:
        """The names in a text, the longest at each word, not overlapping.

        Args:
            words: the text's words.
            focus: countries that the article is about, whose places are preferred.
        """
        found = []
        at = 0
        while at < len(words):
            name = self._longest(words, at, focus)
            if name is not None:
                found.append(name)
            at = name.last + 1 if name is not None else at + 1
        return found

    def of(self, words: Sequence[Word], first: int, last: int, focus: Collection[str]) -> list[Name]:
        """What words[first] to words[last] may stand for, likeliest first."""
        run = words[first : last + 1]
        key = " ".join(word.key for word in run)
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = tuple(self._find(run))
        found = [
            name
            for name in self._found[key]
            # A case of a hamlet's name is most likely another word.
            if name.listed or not name.form.inflected or name.population >= TOWN or name.countries & set(focus)
        ]
        ranked = sorted(found, key=lambda name: -_likelihood(name, focus))
        return [replace(name, first=first, last=last) for name in ranked]

    def respelled(self, words: Sequence[Word], at: int, focus: Collection[str]) -> Name | None:
        """The name at a word when the gazetteer knows it only in another romanisation, in a country in focus."""
        for last in (at + 1, at):
            run = words[at : last + 1]
            if last >= len(words) or not all(word.capital for word in run) or not all(w.joined for w in run[1:]):
                continue
            for form in respelled(run, self._language):
                if len(form.key) < _MIN_RESPELLED:
                    continue
                found = [
                    candidate.place.iso2
                    for candidate in self._gazetteer.candidates(form.key)
                    if candidate.place.iso2 in focus and _is_like(form.key, candidate)
                ]
                if found:
                    return Name(at, last, form, form.key, NOBODY, frozenset(filter(None, found)), respelled=True)
        return None

    def _longest(self, words: Sequence[Word], first: int, focus: Collection[str]) -> Name | None:
        head = words[first]
        if not head.capital and head.key not in self._language.first_words:
            return None
        last = first
        while last + 1 < len(words) and last - first < self._language.longest_name - 1 and _goes_on(words, last):
            last += 1
        for end in range(last, first - 1, -1):
            if self._may_be_name(words[first : end + 1]):
                for name in self.of(words, first, end, focus):
                    return name
        return None

    def _may_be_name(self, run: Sequence[Word]) -> bool:
        head, language = run[0], self._language
        listed = len(run) > 1 and " ".join(word.key for word in run) in language.names
        if not listed and any(word.gap == _ABBREVIATED for word in run[1:]):
            return False
        if len(run) == 1:
            return head.capital and head.key not in language.stop and language.kind(head.key) is None
        if listed:
            return True
        if not head.cased and (
            len(run) > _LONGEST_UNCASED
            or any(word.key in language.roles or word.key in language.weak for word in run)
            or language.kind(head.key) in ("city", "adm1", "river")
        ):
            return False  # "north of Syria", "the river Euphrates": no capitals tell where the name begins
        return head.capital and all(word.capital or word.key in language.inside for word in run[1:])

    def _find(self, run: Sequence[Word]) -> Iterator[Name]:
        """Names that a run of words may be a form of."""
        language = self._language
        forms = list(forms_of(run, language))
        is_people = False
        if len(run) == 1:
            if any(form.key in language.stop for form in forms if not form.prefix):
                return  # a case of a common word, or one behind "and"
            forms = [form for form in forms if form.key not in language.stop]
            is_people = language.people(without_article(run[0].key)) is not None
        for form in forms:
            place = language.names.get(form.key)
            if place is None and not self._gazetteer.knows(form.key):
                continue
            look_up = self._listed_name(place) if place is not None else self._spelling(form.key)
            rank = self._standing.of(look_up)
            # "Українські" is not the town of Ukrainsk.
            if rank is not NOBODY and (place is not None or rank.is_country or not is_people):
                countries = {c.place.iso2 for c in self._gazetteer.candidates(look_up)}
                yield Name(0, 0, form, look_up, rank, frozenset(filter(None, countries)), listed=place is not None)

    def _listed_name(self, place: str) -> str:
        country = self._gazetteer.country(place) if len(place) == 2 else None
        return country.name if country is not None else place

    def _spelling(self, key: str) -> str:
        """The gazetteer's spelling of a folded name."""
        matched: Iterator[str] = (c.matched for c in self._gazetteer.candidates(key))
        return next((name for name in matched if fold(name) == key), key)


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether the word behind words[last] may belong to the same name."""
    return not words[last].suffix and (words[last + 1].joined or words[last + 1].gap == _ABBREVIATED)


def _is_like(key: str, candidate: Candidate) -> bool:
    """Whether a name of the same consonants is nearly the same name."""
    return candidate.method != "spelling" or SequenceMatcher(None, key, fold(candidate.matched)).ratio() >= _ALIKE


def _likelihood(name: Name, focus: Collection[str]) -> float:
    """Orders the readings of the same words: listed, countries, then large ones, ones in focus, ones as written."""
    size = len(str(name.population))
    local = bool(name.countries & set(focus))
    return 100 * name.listed + 10 * name.rank.is_country + size + 3 * local + 2 * (not name.form.inflected)
