"""Which language a main text is in, and whether that agrees with what its source states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

_MIN_LETTERS = 20
_CHARACTERS = 4_000
_CLOSE = 10.0  # log odds below which two languages cannot be told apart: of those one usual in news is meant
_CLEAR = 20.0  # log odds from which a stated language is contradicted
_USUAL = ("en", "ar", "ru", "uk", "tr", "fr", "es", "de")
_NEVER_ALONE = frozenset(["pcm"])  # Nigerian Pidgin: headlines and notes in plain English pass for it
_SCRIPTS: Mapping[str, str] = {
    **dict.fromkeys(("en", "tr", "fr", "es", "de", "it", "pt", "nl", "pl"), "Latin"),
    **dict.fromkeys(("ru", "uk", "be", "bg"), "Cyrillic"),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), "Arabic"),
    "he": "Hebrew",
    "el": "Greek",
}  # languages written in one script only; others are never contradicted by their script
_BLOCKS = (
    ("Latin", "A", "\u024f"),
    ("Greek", "\u0370", "\u03ff"),
    ("Cyrillic", "\u0400", "\u052f"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Arabic", "\u0600", "\u077f"),
)


def language_of(text: str, stated: str | None) -> tuple[str | None, str | None]:
    """The language of a main text, and a note where it is not the stated one or reads like another.

    A stated language stays, unless the text is in another script: then the detected one stands.

    Args:
        text: the main text.
        stated: ISO 639-1 code that the source or the user states; None for none.

    Returns:
        The ISO 639-1 code, None for a text too short to tell; and the note, None when nothing speaks against the code.
    """
    script = _script(text)
    ranked = _ranked(text, script)
    if not ranked:
        return stated, None
    scores = dict(ranked)
    best, top = ranked[0]
    found = next((code for code, score in ranked if code in _USUAL and top - score < _CLOSE), best)
    if stated is None or stated == found:
        return found, None
    if script is not None and _SCRIPTS.get(stated, script) != script:
        return found, f"stated as {stated}, but the text is in {script} letters and reads like {found}"
    if stated in scores and scores[found] - scores[stated] >= _CLEAR:
        return stated, f"stated as {stated}, but the text reads like {found}"
    return stated, None


def _ranked(text: str, script: str | None) -> list[tuple[str, float]]:
    """Languages with their log likelihood, likeliest first; empty for under twenty letters.

    Names quoted in another script ("Kyiv (Київ)") say nothing of the language.
    """
    foreign = {ord(char): None for char in set(text[:_CHARACTERS]) if char.isalpha() and _block(char) != script}
    sample = text[:_CHARACTERS].translate(foreign)
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return []
    import py3langid  # noqa: PLC0415  # loads its model

    return [(str(code), float(score)) for code, score in py3langid.rank(sample) if code not in _NEVER_ALONE]


def _script(text: str) -> str | None:
    """The script of most letters; None for a script not told apart here."""
    counted: Counter[str | None] = Counter()
    for char, n in Counter(text[:_CHARACTERS]).items():
        if char.isalpha():
            counted[_block(char)] += n
    return counted.most_common(1)[0][0] if counted else None


def _block(char: str) -> str | None:
    return next((name for name, first, last in _BLOCKS if first <= char <= last), None)
