"""Finding place names: with a trained tagger (`TaggerRecogniser`) or with the gazetteer alone (`LexiconRecogniser`)."""

from geonews.recognition.lexicon import LexiconRecogniser
from geonews.recognition.tagger import Tagger
from geonews.recognition.trained import TaggerRecogniser

__all__ = ["LexiconRecogniser", "Tagger", "TaggerRecogniser"]
