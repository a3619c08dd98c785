"""What holds for every format: the same words, offsets into the source text, and any damage is one line."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geonews.model import Article
from geonews.reading.kinds import SUFFIXES

from .builders import FILES, FIRST, SECOND, TEXT, docx, gzipped, item, mail, mbox, mhtml, rss, run, zipped
from .reading import read_files, read_stdin

QUIET = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
SENTENCES = st.lists(
    st.sampled_from([
        FIRST,
        SECOND,
        "The mayor of Menaka counted 14 dead.",
        "Нияла взята, говорят жители города.",
        "قال سكان إن القصف توقف في الخرطوم.",
        "军队占领了城市。",
        "Rockets \U0001f680 fell on Ra\u0301s al-\u02bfAyn & <Tall> Abyad.",
        "From Gao, the convoy left at dawn.",
    ]),
    min_size=1,
    max_size=6,
)  # fmt: skip


def mirrors(article: Article) -> bool:
    """Whether every character of main text leads back to the same one of the source text."""
    pairs = ((article.text[s.text_start : s.text_end], article.source_text[s.start : s.end]) for s in article.segments)
    return all(
        a == b or (a == " " and (b.isspace() or not b.isprintable()))
        for text, source in pairs
        for a, b in zip(text, source, strict=True)
    )


def without_breaks(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", FILES)
def test_the_same_words_come_out_of_every_format(name: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {name: FILES[name]})
    assert not errors
    (article,) = articles.values()
    assert without_breaks(article.text).endswith(without_breaks(TEXT))
    assert mirrors(article)
    assert article.extracted == (name != "a.txt")
    assert article.id.startswith(name)


@pytest.mark.parametrize("name", FILES)
def test_the_kind_is_seen_in_the_bytes_without_a_name(name: str) -> None:
    articles, errors = read_stdin(FILES[name])
    assert not errors
    (article,) = articles.values()
    assert without_breaks(article.text).endswith(without_breaks(TEXT))
    assert not article.text.startswith(("From", "<", "MIME"))


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.rss", "a.docx", "a.pdf"])
@pytest.mark.parametrize("wrong", ["page.txt", "page"])
def test_a_wrong_suffix_does_not_matter(name: str, wrong: str, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {wrong: FILES[name]})
    assert not errors
    (article,) = articles.values()
    assert without_breaks(article.text).endswith(without_breaks(TEXT))


def test_bytes_decide_where_they_can_be_nothing_else(tmp_path: Path) -> None:
    articles, errors = read_files(
        tmp_path, {"a.html": FILES["a.pdf"], "b.pdf": FILES["a.docx"], "c.eml": zipped(FILES)}
    )
    assert not errors
    assert {"a.html", "b.pdf", "c.eml/a.txt"} <= articles.keys()


@QUIET
@given(sentences=SENTENCES)
def test_offsets_hold_in_every_format(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    markup = "".join(f"<p>{s.replace('&', '&amp;').replace('<', '&lt;')}</p>" for s in sentences)
    files = {
        "a.txt": text.encode(),
        "a.mhtml": mhtml(f"<html><head><title>T</title></head><body>{markup}</body></html>"),
        "a.eml": mail(text),
        "b.eml": mail(None, markup),
        "a.mbox": mbox(mail(text), mail(text, markup)),
        "a.rss": rss(item(1, markup)),
        "a.docx": docx(*map(run, sentences)),
    }
    with TemporaryDirectory() as folder:
        every = {**files, "all.zip": zipped(files), "a.txt.gz": gzipped(text.encode())}
        articles, errors = read_files(Path(folder), every)
    assert not errors
    assert len(articles) == 2 * (len(files) + 1) + 1
    for article in articles.values():
        assert mirrors(article)
        for segment in article.segments:
            start, end = segment.start, segment.end
            span = article.span_to_text(start, end)
            assert span is not None
            assert article.span_to_source(*span) == (start, end)


@QUIET
@given(data=st.data(), name=st.sampled_from(sorted(FILES)))
def test_damage_is_never_a_trace(data: st.DataObject, name: str) -> None:
    good = FILES[name]
    cut = data.draw(st.integers(0, len(good)))
    noise = data.draw(st.binary(max_size=8))
    damaged = good[:cut] + noise + good[cut + len(noise) * data.draw(st.integers(0, 2)) :]
    packed = bytearray(zipped({name: good}))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= 0xFF
    with TemporaryDirectory() as folder:
        files = {name: damaged, "b.zip": bytes(packed), "good.txt": TEXT.encode()}
        articles, errors = read_files(Path(folder), files)
    assert "good.txt" in articles
    assert all(mirrors(article) for article in articles.values())
    assert all(line.startswith(folder) for line in errors.values())


@pytest.mark.parametrize("suffix", sorted(suffix for suffix in SUFFIXES if suffix))
@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\xff" * 50])
def test_empty_and_binary_files_are_one_line(suffix: str, data: bytes, tmp_path: Path) -> None:
    articles, errors = read_files(tmp_path, {f"a{suffix}": data})
    assert not articles
    (line,) = errors.values()
    assert f"a{suffix}" in line


def test_a_pdf_that_is_text_only_by_name(tmp_path: Path) -> None:
    _, errors = read_files(tmp_path, {"a.pdf": TEXT.encode(), "a.docx": TEXT.encode(), "a.zip": TEXT.encode()})
    assert "damaged PDF" in errors["a.pdf"]
    assert "no zip archive" in errors["a.docx"]
    assert "no zip archive" in errors["a.zip"]


HOSTILE = {
    "comments": b"<!---->" * 5_000_000,
    "declarations": b"<?x?>" * 5_000_000,
    "headers": b"A: b\n" * 5_000_000,
    "folded headers": b"MIME-Version: 1.0\nA: b\nC: d\n" + b" x\n" * 5_000_000,
    "parts": b'MIME-Version: 1.0\nA: b\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\n\n" * 5_000_000,
    "mails": b"From a 2025\nA: b\n\n" * 2_000,
    "ampersands": b"<rss>" + b"&" * 500_000,
    "items": b"<rss><channel>" + b"<item/>" * 5_000,
    "open elements": b"<rss>" + b"<a>" * 2_000_000,
    "open elements of a page": b"<html>" + b"<div>" * 1_000_000,
    "header lines": b"Title: x\n" * 20_000,
    "forwarded": b"MIME-Version: 1.0\nA: b\nC: d\n\n" + b"-----Original Message-----\nFrom: x\n" * 5_000,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_read_in_bounded_time(data: bytes) -> None:
    begun = time.process_time()
    read_stdin(data)
    assert time.process_time() - begun < 20
