"""Articles as read: the untouched source and the main text cut from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geonews.model.checks import check_span
from geonews.vocabulary import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of main text: `article.text[text_start:text_start + (end - start)]` mirrors `source_text[start:end]`."""

    zone: Zone
    start: int
    """First code point in the source text."""
    end: int
    """One past the last code point in the source text."""
    text_start: int
    """Where the run begins in the cleaned text. Both runs have the same length."""

    def __post_init__(self) -> None:
        check_span(self.start, self.end)

    @property
    def text_end(self) -> int:
        """One past the run's last code point in the cleaned text."""
        return self.text_start + self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as read: the untouched source and the main text cut from it."""

    id: str
    """Path relative to the argument (extension kept), or the id of the JSON line."""
    title: str | None
    source_text: str
    """The decoded input, or the text that the HTML reader extracted. All public offsets count its code points."""
    text: str
    """Main text: segments joined by blank lines, line breaks inside a paragraph turned into spaces (one for one)."""
    segments: tuple[Segment, ...]
    """In text order, not overlapping."""
    outlet: str | None = None
    url: str | None = None
    """http or https only; anything else is dropped when read."""
    published: date | None = None
    """As the page states it; never a crawl date or a file time."""
    language: str | None = None
    """ISO 639-1."""
    language_note: str | None = None
    """Where the text contradicts the stated language: which, and why; None when nothing does."""
    wire: str | None = None
    """Agency credit line, as printed."""
    extracted: bool = False
    """True when source_text was taken out of a page, mail or archive and therefore has to go with the offsets."""
    sha256: str
    """Of the source text's UTF-8 bytes."""

    def to_source(self, text_offset: int) -> int:
        """Source offset of a cleaned-text offset. Raises ValueError between segments."""
        for segment in self.segments:
            if segment.text_start <= text_offset <= segment.text_end:
                return segment.start + text_offset - segment.text_start
        raise ValueError(f"text offset {text_offset} lies in no segment of {self.id}")

    def span_to_source(self, text_start: int, text_end: int) -> tuple[int, int]:
        """Source span of a cleaned-text span that lies within one segment. Raises ValueError otherwise."""
        for segment in self.segments:
            if segment.text_start <= text_start and text_end <= segment.text_end:
                shift = segment.start - segment.text_start
                return text_start + shift, text_end + shift
        raise ValueError(f"text span [{text_start}, {text_end}) crosses segments of {self.id}")

    def span_to_text(self, start: int, end: int) -> tuple[int, int] | None:
        """Cleaned-text span of a source span, None when it does not lie within one segment of main text."""
        for segment in self.segments:
            if segment.start <= start and end <= segment.end:
                shift = segment.text_start - segment.start
                return start + shift, end + shift
        return None

    def zone_at(self, start: int) -> Zone | None:
        """Zone of a source offset, None outside the main text."""
        return next((s.zone for s in self.segments if s.start <= start < s.end), None)
