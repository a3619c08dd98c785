"""Finding place names; `LanguageRecogniser` chooses by the article's language.

English is read with a trained tagger (`TaggerRecogniser`) or with the gazetteer alone (`LexiconRecogniser`), other
languages by the gazetteer's names in them.
"""

from geonews.recognition.by_language import LanguageRecogniser
from geonews.recognition.languages import load_languages
from geonews.recognition.lexicon import LexiconRecogniser
from geonews.recognition.tagger import Tagger
from geonews.recognition.trained import TaggerRecogniser

__all__ = ["LanguageRecogniser", "LexiconRecogniser", "Tagger", "TaggerRecogniser", "load_languages"]
