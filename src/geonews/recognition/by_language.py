"""Each article to the recogniser of its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geonews.model import Article, Mention
from geonews.protocols import Recogniser
from geonews.recognition.foreign import NamesRecogniser
from geonews.recognition.languages import Language, no_grammar
from geonews.recognition.names import ActorTable
from geonews.recognition.readings import CountrySource


class LanguageRecogniser:
    """English to the given recogniser, other languages to the gazetteer's names; implements `protocols.Recogniser`.

    Articles of unknown language are taken for English. A language without an entry in languages.toml is read by bare
    names: no cases, no prefixes, populous places only.

    Attributes:
        english: reads English.
    """

    def __init__(
        self,
        english: Recogniser,
        gazetteer: CountrySource,
        languages: Mapping[str, Language],
        actors: ActorTable | None = None,
    ) -> None:
        self.english = english
        self._gazetteer, self._languages, self._actors = gazetteer, languages, actors
        self._made: dict[str, NamesRecogniser] = {}

    def recognise(self, article: Article) -> Sequence[Mention]:
        """Mentions in text order, not overlapping."""
        return self._of(article).recognise(article)

    def mentions_at(self, article: Article, spans: Sequence[tuple[int, int]]) -> Sequence[Mention]:
        """One mention for each given source span."""
        return self._of(article).mentions_at(article, spans)

    def language(self, article: Article) -> Language | None:
        """The language whose names are looked for; None when the English recogniser reads the article."""
        code = article.language
        return None if code in (None, "en") else self._languages.get(code) or no_grammar(code)

    def _of(self, article: Article) -> Recogniser:
        language = self.language(article)
        if language is None:
            return self.english
        if language.code not in self._made:
            self._made[language.code] = NamesRecogniser(self._gazetteer, language, self._actors)
        return self._made[language.code]
