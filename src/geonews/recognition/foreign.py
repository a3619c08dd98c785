"""Recognition by the gazetteer's own names in languages that the tagger was not trained on.

A run of words is a candidate when it, or a base form of it, is a name; the words beside it, how large the place is
and which countries the article is about decide whether it is taken. An Arabic prefix ("بحلب"), a French elision
("d'Alep") and a Turkish suffix ("Halep'te") stay outside the span, case endings ("Харькове") inside; `normalised` is
the base form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from geonews.model import Article, Mention
from geonews.recognition.languages import Language
from geonews.recognition.names import ActorTable
from geonews.recognition.neighbours import Neighbours, neighbours
from geonews.recognition.readings import TOWN, CountrySource, Name, Readings
from geonews.recognition.spans import given_mention, in_source
from geonews.recognition.word_forms import Form, Word, prefixed_forms, split_words, without_article
from geonews.vocabulary import MentionRole, MentionType, PlaceKind

_POPULOUS = 100_000
_LARGE = 300_000
_METROPOLIS = 500_000
_FOCUS_SHARE = 0.15


class NamesRecogniser:
    """Finds gazetteer names in one language; implements `protocols.Recogniser`.

    Attributes:
        gazetteer: what is a place name.
        language: its words and forms.
        actors: names of forces and groups, whose parts are no places; None for none.
    """

    def __init__(self, gazetteer: CountrySource, language: Language, actors: ActorTable | None = None) -> None:
        self.gazetteer, self.language, self.actors = gazetteer, language, actors
        self._readings = Readings(gazetteer, language)

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping; names inside longer names are `part_of_name`."""
        text = article.text
        words = split_words(text, self.language)
        names = self._readings.names(words, ())
        peoples = list(self._peoples(words, names))
        focus = self._focus(text, words, names, [iso2 for *_, iso2 in peoples])
        places = self._places(text, words, focus)
        covers = [(span.start, span.end) for span in self.actors.find(text)] if self.actors is not None else []
        mentions = [self._place_mention(article, words, name, near, covers) for name, near in places]
        mentions += [_people_mention(article, words[i], form, iso2) for i, form, iso2 in peoples]
        found = [mention for mention in mentions if mention is not None]
        return tuple(_apart(sorted(found, key=lambda mention: (mention.start, -mention.end))))

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span."""
        words = split_words(article.text, self.language)
        found = []
        for start, end in sorted(set(spans)):
            inside = article.span_to_text(start, end)
            mention = self._given(article, words, inside) if inside is not None else None
            found.append(mention or given_mention(article, start, end))
        return tuple(found)

    def _given(self, article: Article, words: Sequence[Word], span: tuple[int, int]) -> Mention | None:
        indices = [i for i, word in enumerate(words) if word.start < span[1] and span[0] < word.end]
        if not indices or words[indices[-1]].end != span[1]:
            return None
        first, last = indices[0], indices[-1]
        if first == last:
            for form, iso2 in self._people_forms(words[first]):
                if words[first].start + form.skip == span[0]:
                    return _people_mention(article, words[first], form, iso2)
        for name in self._readings.of(words, first, last, ()):
            if words[first].start + name.form.skip == span[0]:
                near = neighbours(article.text, words, name, self.language)
                return self._place_mention(article, words, name, near, ())
        return None

    def _places(self, text: str, words: Sequence[Word], focus: Collection[str]) -> list[tuple[Name, Neighbours]]:
        """Names that are taken for places, with what stands beside them."""
        found: list[tuple[Name, Neighbours, bool]] = []
        told = False
        for name in self._with_respelled(words, focus):
            near = neighbours(text, words, name, self.language)
            # "the towns of X, Y and Z": what is said of the first is said of all.
            told = near.tells or (told and bool(found) and _is_listed_with(words, found[-1][0], name, self.language))
            found.append((name, near, _is_place(name, near, focus, told=told)))
        sure = {name.look_up for name, _, taken in found if taken}
        return [(name, near) for name, near, _ in found if name.look_up in sure and not near.person]

    def _with_respelled(self, words: Sequence[Word], focus: Collection[str]) -> list[Name]:
        """The names, and words behind a preposition that are like a name in another romanisation."""
        names = {name.first: name for name in self._readings.names(words, focus)}
        end = 0
        found = []
        for i in range(len(words)):
            if i < end:
                continue
            name = names.get(i) or self._respelled(words, i, focus)
            if name is not None:
                found.append(name)
                end = name.last + 1
        return found

    def _respelled(self, words: Sequence[Word], at: int, focus: Collection[str]) -> Name | None:
        word, language = words[at], self.language
        if not focus or at == 0 or not word.capital or not word.cased or word.key in language.stop:
            return None
        before = words[at - 1].key
        if not (before in language.roles or before in language.weak or word.gap.startswith(",") or word.suffix):
            return None
        return self._readings.respelled(words, at, focus)

    def _focus(self, text: str, words: Sequence[Word], names: Sequence[Name], peoples: Sequence[str]) -> frozenset[str]:
        """Countries that the article names or that much of it is about."""
        named = set(peoples)
        counted = Counter(peoples)
        for name in names:
            place = name.rank.place
            near = neighbours(text, words, name, self.language)
            if place is not None and place.iso2 and _is_place(name, near, (), told=near.tells):
                counted[place.iso2] += 1
                if name.rank.is_country:
                    named.add(place.iso2)
        total = sum(counted.values())
        return frozenset(iso2 for iso2, n in counted.items() if iso2 in named or n >= max(2, _FOCUS_SHARE * total))

    def _peoples(self, words: Sequence[Word], names: Sequence[Name]) -> Iterator[tuple[int, Form, str]]:
        """Adjectives and people nouns outside longer names: index of the word, form and country."""
        taken = {i for name in names if name.last > name.first for i in range(name.first, name.last + 1)}
        taken |= {name.first for name in names if name.listed or name.rank.is_country}
        for i, word in enumerate(words):
            if i not in taken:
                yield from ((i, form, iso2) for form, iso2 in list(self._people_forms(word))[:1])

    def _people_forms(self, word: Word) -> Iterator[tuple[Form, str]]:
        for form in prefixed_forms(word.key, self.language):
            iso2 = self.language.people(without_article(form.key))
            if iso2 is not None:
                yield form, iso2

    def _place_mention(
        self,
        article: Article,
        words: Sequence[Word],
        name: Name,
        near: Neighbours,
        covers: Sequence[tuple[int, int]],
    ) -> Mention | None:
        start, end = words[name.first].start + name.form.skip, words[name.last].end
        country = name.rank.place if name.rank.is_country else None
        kind: MentionType = "metonymic" if country is not None and not near.tells else "literal"
        if any(a <= start and end <= b and b - a > end - start for a, b in covers):
            kind = "part_of_name"
        return _mention(
            article,
            (start, end),
            name.look_up,
            kind,
            role=near.role,
            kind_cue=None if country is not None else near.kind,
            iso2=country.iso2 if country is not None else None,
        )


def _is_place(name: Name, near: Neighbours, focus: Collection[str], *, told: bool) -> bool:
    """Whether a name is taken for a place.

    Args:
        name: the name.
        near: what stands beside it.
        focus: countries that the article is about.
        told: whether the words before it say that this is a place.
    """
    if near.person:
        return False
    if name.listed or name.rank.is_country:
        return True
    local = bool(name.countries & set(focus))
    if told:
        return local or name.population >= TOWN
    if name.respelled:
        return near.role is not None
    if near.joined:
        return False
    if name.short and name.population < _METROPOLIS:
        return local
    if near.loose or name.last > name.first:
        return local or name.population >= _POPULOUS
    if near.starts:
        return name.population >= (TOWN if local else _LARGE)
    return name.population >= (TOWN if local else _POPULOUS)


def _is_listed_with(words: Sequence[Word], before: Name, name: Name, language: Language) -> bool:
    """Whether only a comma or a word like "and" parts two names."""
    between = words[before.last + 1 : name.first + 1]
    if words[before.last].suffix or len(between) > 2:
        return False
    gaps = [word.gap.strip() for word in between]
    return all(gap in ("", ",", "،") for gap in gaps) and all(word.key in language.weak for word in between[:-1])


def _people_mention(article: Article, word: Word, form: Form, iso2: str) -> Mention | None:
    span = (word.start + form.skip, word.end)
    return _mention(article, span, article.text[slice(*span)], "demonym", iso2=iso2)


def _mention(
    article: Article,
    span: tuple[int, int],
    normalised: str,
    mention_type: MentionType,
    *,
    role: MentionRole | None = None,
    kind_cue: PlaceKind | None = None,
    iso2: str | None = None,
) -> Mention | None:
    """A mention at a span of the cleaned text; None where it crosses segments."""
    at = in_source(article, *span)
    if at is None:
        return None
    start, end, zone = at
    return Mention(
        article_id=article.id,
        start=start,
        end=end,
        text=article.source_text[start:end],
        normalised=normalised,
        zone=zone,
        mention_type=mention_type,
        role=role,
        kind_cue=kind_cue,
        iso2_cue=iso2,
    )


def _apart(mentions: Sequence[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in mentions:
        if mention.start >= end:
            end = mention.end
            yield mention
