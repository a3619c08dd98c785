"""Blocks of a plain text (paragraphs, headings, menu entries) and how much each reads like prose."""

# ruff: noqa: RUF001  # sentence ends of many scripts

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from geonews.reading.furniture import Kind, announces_caption, classify
from geonews.reading.lines import paragraphs, split_lines
from geonews.reading.phrases import plain_form

_SEEN = 3_000
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*")
# Scripts that write no spaces between words; two characters are about one word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLOSING = r"[\"'”’»)\]›」』]*"
_TERMINAL = re.compile(rf"[.!?؟۔。！？।॥]{_CLOSING}\s*(?:[(\[][^()\[\]]{{1,80}}[)\]]\s*){{0,6}}{_CLOSING}$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])[\"'”’»)\]]*$")
_INNER_END = re.compile(rf"[^\W\d_]{{2}}{_CLOSING}[.!?؟۔]{_CLOSING}\s+[\"'“‘«(\[]*[^\W\d_]|[。！？]")
_BULLET = re.compile(r"[•·▪◦‣∙●○■□–*+-]\s+|o\s{2,}")
_TITLE_WORDS = 2, 32
_HEADING_MARK = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or menu entry: `source[start:end]`, without bullet and white space around it."""

    start: int
    end: int
    plain: str
    """Comparison form (furniture.plain_form), cut after some thousand characters."""
    kind: Kind
    words: int
    sentence: bool
    """It ends as a sentence does."""
    inner_sentences: bool
    """A sentence ends inside it."""
    lower_share: float | None
    """Share of its words that begin in lower case; None in scripts without case."""
    bullet: bool
    upper: bool
    """All its letters are capitals."""

    @property
    def prose(self) -> bool:
        """Whether it reads like running text."""
        if self.words >= 25 and (self.inner_sentences or self.sentence):
            return True
        cased = self.lower_share is None or self.lower_share >= 0.3
        return self.words >= 6 and self.sentence and cased and not self._asks

    @property
    def weak(self) -> bool:
        """Long enough for running text, but its end is missing or it is a caption or a standfirst."""
        return not self.prose and self.words >= 15 and (self.lower_share is None or self.lower_share >= 0.4)

    @property
    def _asks(self) -> bool:
        """One short question or call, as headlines are."""
        return self.words <= 14 and not self.inner_sentences and self.plain.endswith(("?", "!", "؟", "？"))

    @property
    def short(self) -> bool:
        """A heading, a headline, a menu entry: text that is no sentence."""
        return self.kind == "text" and not (self.prose or self.weak) and (not self.sentence or self._asks)

    @property
    def has_name(self) -> bool:
        """Whether a word but the first begins with a capital, as names do; true in scripts without case."""
        return self.lower_share is None or self.lower_share * self.words < self.words - 1.5

    @property
    def heading(self) -> bool:
        """Whether it could be the article's headline."""
        low, high = _TITLE_WORDS
        ended = self.sentence and self.plain.endswith((".", "。", "۔", '."', ".”"))
        dateline = self.plain.endswith(("—", "–", "--", "—)"))
        fits = self.kind == "text" and low <= self.words <= high and not self.bullet
        return fits and not (ended or dateline or self.inner_sentences)


def split_blocks(text: str) -> list[Block]:
    """The blocks of `text`, in order; together they hold all of it but white space and bullets."""
    blocks: list[Block] = []
    for start, end in paragraphs(text, split_lines(text)):
        block = _block(text, start, end)
        if blocks and block.kind == "text" and announces_caption(blocks[-1].plain):
            block = dataclasses.replace(block, kind="caption")
        blocks.append(block)
    return blocks


def _block(text: str, start: int, end: int) -> Block:
    bullet = _BULLET.match(text, start, end)
    heading = _HEADING_MARK.match(text, start, end)
    if bullet or heading:
        start = (bullet or heading).end()  # type: ignore[union-attr]
    seen = text[start : min(end, start + _SEEN)]
    # Only the last line of a very long block is looked at for its end.
    tail = text[max(start, end - 300) : end]
    words = [word for word in _WORD.findall(seen) if word]
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    lower = sum(word[0].islower() for word in cased)
    return Block(
        start=start,
        end=end,
        plain=plain_form(seen),
        kind=classify(seen) if end - start <= _SEEN else "text",
        words=len(words) + len(_UNSPACED.findall(seen)) // 2,
        sentence=_TERMINAL.search(tail) is not None and _CUT_OFF.search(tail) is None,
        inner_sentences=_INNER_END.search(seen) is not None,
        lower_share=lower / len(cased) if len(cased) > len(words) / 2 else None,
        bullet=bullet is not None,
        upper=seen.isupper(),
    )


def repeated(blocks: Sequence[Block]) -> set[str]:
    """Comparison forms that occur more than once."""
    seen: set[str] = set()
    again: set[str] = set()
    for block in blocks:
        (again if block.plain in seen else seen).add(block.plain)
    return again
