"""Names of private persons in the rows of a map: who has no office, and how to speak of them without a name.

Who holds an office or speaks for a body is public; who is a resident, a teacher, a witness, or nothing that the text
says, is private. When in doubt the name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from geonews.maps.share.words import ShareWords

Row = dict[str, Any]
UNNAMED = "an unnamed person"
_WORD = re.compile(r"[^\W\d_][\w'’\-]*\.?")
_BEFORE_OF = re.compile(r"\b(?:of|for|at|in|from|with|who|whose|to|on)\b|,", re.IGNORECASE)
SHORTEST = 3
"""Letters of a name."""
_MOST_WORDS = 5
_ASIDE = 60
"""Characters after a name in which ", a resident of …" must say who it is."""
_AGE = re.compile(r",? \(?\d{1,3}(?=[.,;)](?!\d))")
_ACTOR_FIELDS = ("actor_text", "actor_name", "target_name", "about_actor", "sponsor", "denied_by", "contradicted_by")


@dataclass(slots=True)
class Persons:
    """Names of one article's people."""

    private: dict[str, str] = field(default_factory=dict)
    """Full name → what to say instead, such as "a teacher"."""
    public: set[str] = field(default_factory=set)
    """Full names and surnames, case-folded."""

    def are_known(self, name: str) -> bool:
        """Whether a name is a public person's: the same name, or a surname alone."""
        return name.casefold() in self.public


def persons_of(rows: Sequence[Row], mentions: Sequence[Row], texts: Iterable[str], words: ShareWords) -> Persons:
    """Who is named in an article.

    Args:
        rows: its reports.
        mentions: its mentions; what they name is a place or a people, no person.
        texts: all that is quoted of it.
        words: the lists.
    """
    found = Persons()
    no_names = {row["text"].casefold() for row in mentions} | set(_bodies(rows))
    quoted = [person for text in dict.fromkeys(texts) for person in _introduced(text, words)]
    fields = dict.fromkeys(row[key] for row in rows for key in (*_ACTOR_FIELDS, "speaker") if row.get(key))
    told = [person for text in fields for person in _introduced(text, words)]
    for row in rows:
        if _role(row.get("speaker_role"), words)[0] == "public":
            _add_public(found, row.get("speaker") or "")
    for name, word in (*quoted, *told):
        if word in words.public:
            _add_public(found, name)
    for name, word in (*quoted, *told):
        _add_private(found, name, word, no_names, words)
    for row in rows:
        _add_speaker(found, row, no_names, words)
        if row.get("actor_type") == "civilians" or row["event_type"] == "displacement":
            _add_bare(found, row.get("actor_text"), no_names, words)
    return found


def _bodies(rows: Sequence[Row]) -> Iterator[str]:
    """What is known to be no person: listed actors, outlets."""
    for row in rows:
        names = [row.get("source_name"), row.get("via"), row.get("wire")]
        if row.get("actor_id") or row.get("actor_type") not in (None, "other", "civilians"):
            names += [row.get("actor_text"), row.get("actor_name")]
        yield from (name.casefold() for name in names if name)


def _add_public(found: Persons, name: str) -> None:
    if name:
        found.public |= {name.casefold(), surname(name).casefold()}


def _add_private(found: Persons, name: str, word: str, no_names: set[str], words: ShareWords) -> None:
    if word not in words.public and not found.are_known(name) and _is_personal(name, no_names, words):
        found.private.setdefault(name, described(word, words))


def _add_speaker(found: Persons, row: Row, no_names: set[str], words: ShareWords) -> None:
    """A named speaker who holds no office."""
    name = row.get("speaker")
    if not name or not row.get("speaker_named"):
        return
    kind, word = _role(row.get("speaker_role"), words)
    if kind != "public":
        _add_private(found, name, word, no_names, words)


def _add_bare(found: Persons, name: str | None, no_names: set[str], words: ShareWords) -> None:
    """Somebody who fled: two names or more and nothing else."""
    if name and " " in name and all(part[0].isupper() or _is_particle(part, words) for part in name.split()):
        _add_private(found, name, "", no_names, words)


def _role(role: str | None, words: ShareWords) -> tuple[Literal["public", "private"] | None, str]:
    """Whether a role is an office, by the last word of its head that is listed; and that word."""
    head = _BEFORE_OF.split(role or "")[0]
    for text in (head, role or ""):
        for word in reversed(_singulars(text)):
            if word in words.private:
                return "private", word
            if word in words.public:
                return "public", word
    return None, ""


def _singulars(text: str) -> list[str]:
    folded = [match[0].rstrip(".").casefold() for match in _WORD.finditer(text)]
    return [part for word in folded for part in (word, *word.split("-"))] + [
        word[:-1] for word in folded if word.endswith("s")
    ]


def _is_personal(name: str, no_names: set[str], words: ShareWords) -> bool:
    """Whether a name can be a person's: in capitals at the front, no acronym, no body, no place."""
    parts = name.split()
    capital = any(part[0].isupper() or _is_particle(part, words) for part in parts)
    listed = any(part.strip(".'’").casefold() in words.bodies | words.never for part in parts)
    return capital and not name.isupper() and not listed and name.casefold() not in no_names


def _is_particle(part: str, words: ShareWords) -> bool:
    return part.casefold().split("-")[0] in words.particles


def _introduced(text: str, words: ShareWords) -> Iterator[tuple[str, str]]:
    """Names in a text with the word that says who they are: "teacher X", "X, a teacher", "X, 34," ("")."""
    tokens = list(_WORD.finditer(text))
    for n, token in enumerate(tokens):
        word = token[0].rstrip(".").casefold()
        if word in words.private | words.public:
            name = _name_from(text, tokens, n + 1, words)
            if name:
                yield name, word
    n = 0
    while n < len(tokens):
        subject = _name_from(text, tokens, n, words)
        if subject is None:
            n += 1
            continue
        end = tokens[n].start() + len(subject)
        said = _said_after(text[end : end + _ASIDE], words)
        if said or (said is not None and " " in subject):
            yield subject, said
        n += len(subject.split())


def _name_from(text: str, tokens: Sequence[re.Match[str]], n: int, words: ShareWords) -> str | None:
    """The name that begins with a token; None where none does."""
    taken: list[re.Match[str]] = []
    for token in tokens[n : n + _MOST_WORDS]:
        apart = taken and text[taken[-1].end() : token.start()].strip(" ")
        word = token[0]
        begins = word[0].isupper() or _is_particle(word, words)
        office = word.rstrip(".").casefold() in words.never | words.public | words.private
        if apart or not begins or office:
            break
        taken.append(token)
    while taken and not taken[-1][0][0].isupper() and "-" not in taken[-1][0]:
        taken.pop()
    if not taken:
        return None
    name = text[taken[0].start() : taken[-1].end()]
    name = re.sub(r"['’]s?$", "", name.rstrip("."))
    return name if len(name) >= SHORTEST else None


def _said_after(text: str, words: ShareWords) -> str | None:
    """Who somebody is by what follows the name: the word, "" for an age, None for nothing."""
    if _AGE.match(text):
        return ""
    aside = re.match(r",\s+(?:an?|the|who is an?|also an?)\s+([^,.;:]+)", text)
    kind, word = _role(aside[1], words) if aside else (None, "")
    return word if kind else None


def surname(name: str) -> str:
    """The last part of a name."""
    return name.rsplit(maxsplit=1)[-1] if name.strip() else name


def described(word: str, words: ShareWords) -> str:
    """What is said in place of a name: "a teacher", "an unnamed person"."""
    if word not in words.private:
        return UNNAMED
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
