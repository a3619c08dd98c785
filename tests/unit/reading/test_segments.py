"""Offsets of the cleaned text lead back to the source, whatever the source is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from geonews.model import Article
from geonews.reading import article_from_text
from geonews.reading.segments import SEPARATOR, Piece, build

QUIET = settings(deadline=None)  # the first call loads phrases and models
WORDS = st.sampled_from(
    [
        "Goma",
        "the army of the east took the town.",
        "Home",
        "Read more: x",
        "6 December 2024",
        "Нияла взята, говорят жители.",
        "قال سكان إن القصف توقف.",
        "© 2024 Lake Post",
        "By the desk",
        "\U0001f680",
        "•",
        "e\u0301",
        "\x00",
        "\u202e",
        "…",
    ]
)
BREAKS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r", "\t", "\x0b", "\u2028", "\x85", "   ", ""])
TEXTS = st.lists(st.tuples(WORDS, BREAKS), min_size=1, max_size=40).map(lambda ps: "".join(w + b for w, b in ps))


def read(text: str, *, raw: bool = False) -> Article | None:
    return article_from_text(text, id="a", raw=raw) if text.strip() else None


def check(article: Article) -> None:
    source, text = article.source_text, article.text
    assert text == SEPARATOR.join(text[s.text_start : s.text_end] for s in article.segments)
    for before, after in zip(article.segments, article.segments[1:], strict=False):
        assert before.end <= after.start
    for segment in article.segments:
        original = source[segment.start : segment.end]
        mirrored = text[segment.text_start : segment.text_end]
        assert len(original) == len(mirrored)
        assert original == original.strip()
        assert all(a == b or (b == " " and (a.isspace() or not a.isprintable())) for a, b in zip(original, mirrored))  # noqa: B905
        assert not set("\r\n") & set(mirrored)


@QUIET
@given(TEXTS)
def test_every_kept_character_mirrors_its_source(text: str) -> None:
    article = read(text)
    if article:
        check(article)


@QUIET
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for raw in (False, True):
        article = read(text, raw=raw)
        if article:
            check(article)


@QUIET
@given(TEXTS, st.data())
def test_spans_lead_back_and_forth(text: str, data: st.DataObject) -> None:
    article = read(text)
    if article is None or not article.segments:
        return
    segment = data.draw(st.sampled_from(article.segments))
    start = data.draw(st.integers(segment.start, segment.end - 1))
    end = data.draw(st.integers(start + 1, segment.end))
    span = article.span_to_text(start, end)
    assert span is not None
    assert article.span_to_source(*span) == (start, end)
    assert article.to_source(span[0]) == start


@QUIET
@given(TEXTS)
def test_raw_takes_everything_but_white_space(text: str) -> None:
    article = read(text, raw=True)
    if article:
        kept = "".join(article.source_text[s.start : s.end] for s in article.segments)
        assert "".join(kept.split()) == "".join(article.source_text.split())


def test_wrapped_lines_become_one_line_of_the_same_length() -> None:
    source = "Shells fell\r\non Lashio.\n\nNobody was hurt."
    text, segments = build(source, [Piece("body", 0, 23), Piece("body", 25, 41)])
    assert text == "Shells fell  on Lashio.\n\nNobody was hurt."
    assert [(s.start, s.text_start) for s in segments] == [(0, 0), (25, 25)]
