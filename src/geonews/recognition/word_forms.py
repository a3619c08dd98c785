"""A text's words, and the names that a word in a sentence may be a form of: prefixes and cases taken off. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from geonews.recognition.languages import Language
from geonews.text import fold

_MARKS = "\u0300-\u036f\u0640\u064b-\u0655\u0670"  # accents and Arabic vowel signs stand inside words
_WORD = re.compile(rf"[^\W_][\w{_MARKS}]*(?:['’ʼ][^\W_][\w{_MARKS}]*)*")
_JOINS = frozenset([" ", "\u00a0", "-", "\u2010", "\u2011", "\n"])
_MIN_BASE = 2
_MIN_FORM = 2
_COMBINATIONS = 400
_RESPELLED = 20
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, without an elision before it and a suffix behind it."""

    start: int
    end: int
    key: str
    """Folded."""
    capital: bool
    """Whether it may begin a name: it does not begin with a small letter or a digit."""
    gap: str
    """What stands between it and the word before."""
    elided: str = ""
    """The elided word before it, folded ("d")."""
    suffix: str = ""
    """What was cut off behind it, folded."""

    @property
    def cased(self) -> bool:
        """Whether its script has capitals."""
        return self.key.upper() != self.key

    @property
    def joined(self) -> bool:
        """Whether only a space or a hyphen parts it from the word before."""
        return self.gap in _JOINS and not self.elided


@dataclass(frozen=True, slots=True)
class Form:
    """A name that a run of words may stand for."""

    key: str
    """Folded base form."""
    skip: int = 0
    """Letters of a prefix before the name."""
    prefix: str = ""
    """The word that the prefix stands for; "" for none."""
    inflected: bool = False


def split_words(text: str, language: Language) -> list[Word]:
    """The words of `text` in order."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        last = end
        elided = suffix = ""
        if language.elision and (cut := language.elision.match(match.group())) and cut.end() < end - start:
            elided, start = fold(cut.group()), start + cut.end()
        if language.suffix and (cut := language.suffix.search(text[start:end])) and cut.start():
            suffix, end = fold(cut.group()), start + cut.start()
        first = text[start]
        capital = first.isalpha() and not first.islower()
        words.append(Word(start, end, fold(text[start:end]), capital, gap, elided, suffix))
    return words


def base_forms(word: str, language: Language) -> Iterator[str]:
    """Folded base forms that a folded word may be a case of, the word itself first; none twice."""
    seen = {word}
    yield word
    for ending, base in language.endings:
        form = word[: len(word) - len(ending)] + base
        if word.endswith(ending) and len(word) > len(ending) and len(form) >= _MIN_FORM and form not in seen:
            seen.add(form)
            yield form


def prefixed_forms(word: str, language: Language) -> Iterator[Form]:
    """The word and what is left of it without each prefix; an article that a prefix swallowed is put back."""
    yield Form(word)
    for prefix, meaning in language.prefixes.items():
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < _MIN_BASE:
            continue
        if prefix.endswith("لل"):
            rest = _ARTICLE + rest
        yield Form(rest, len(prefix), meaning, inflected=True)


def forms_of(words: Sequence[Word], language: Language) -> Iterator[Form]:
    """Names that a run of words may stand for, as written first. Hyphens and spaces are one, as in `text.fold`."""
    keys = [word.key for word in words]
    if language.prefixes:
        rest = " ".join(keys[1:])
        for form in prefixed_forms(keys[0], language):
            yield Form(f"{form.key} {rest}".rstrip(), form.skip, form.prefix, form.inflected)
        return
    ends = (0, len(keys) - 1)
    options = [list(base_forms(key, language)) if len(keys) < 3 or i in ends else [key] for i, key in enumerate(keys)]
    written = " ".join(keys)
    for combination in islice(product(*options), _COMBINATIONS if len(keys) > 1 else None):
        key = " ".join(combination)
        yield Form(key, inflected=key != written)


def respelled(words: Sequence[Word], language: Language) -> Iterator[Form]:
    """A run of words in the romanisation that English uses ("Tschassiw" → "Chassiv"), its base forms first to last."""
    options = (list(base_forms(word.key, language)) for word in words)
    for forms in islice(product(*options), _RESPELLED):
        key = " ".join(forms)
        for letters, english in language.respelling:
            key = key.replace(letters, english)
        yield Form(key, inflected=True)


def without_article(key: str) -> str:
    """A folded Arabic word without its article."""
    return key.removeprefix(_ARTICLE)
