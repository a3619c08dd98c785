"""Finding place names: with a tagger (`SpacyRecogniser`) or with the gazetteer alone (`LexiconRecogniser`)."""

from geonews.recognition.lexicon import LexiconRecogniser
from geonews.recognition.tagged import SpacyRecogniser

__all__ = ["LexiconRecogniser", "SpacyRecogniser"]
