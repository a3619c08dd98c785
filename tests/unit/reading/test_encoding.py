"""Bytes become the text that was meant, and wrongly decoded names can be mended."""

import codecs

import pytest

from geonews.errors import InputError
from geonews.reading.encoding import decode, repair

RUSSIAN = "Жители Степанакерта уезжают в сторону Гориса. На выезде стоят сотни машин, дорога закрыта."
ARABIC = "أعلنت قوات الدعم السريع يوم الخميس أنها سيطرت على مدينة نيالا بعد أيام من القتال مع الجيش."
FRENCH = "L'armée a repris la ville de Ménaka, près de la frontière, où étaient retranchés les assaillants."
CHINESE = "缅甸军队周五从果敢首府老街撤出，三支民族武装组织组成的联盟说。军政府没有回应媒体的提问。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (ARABIC, "cp1256"),
        (FRENCH, "latin-1"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-16-be"),
        (CHINESE, "gb18030"),
    ],
)
def test_reads_encodings(text: str, encoding: str) -> None:
    assert decode((text + " ").encode(encoding) * 3) == (text + " ") * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Ménaka\r\nGao".encode(encoding)) == "Ménaka\r\nGao"


def test_line_breaks_stay() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_a_few_broken_bytes_break_no_other_letter() -> None:
    data = FRENCH.encode() + b"\xff and " + FRENCH.encode()[:-40] + "é".encode()[:1]
    assert decode(data).startswith(FRENCH + "\ufffd and ")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n....",
        b"PK\x03\x04....",
        b"SQLite format 3\x00",
        b"%PDF-1.7 ...",
        b"text and\x00 then \x00\x00 more",
        bytes(range(256)),
    ],
)
def test_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match=r"not text$"):
        decode(data)


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("DÃ¼sseldorf", "Düsseldorf"),
        ("MÃ©naka", "Ménaka"),
        ("KoÅ¡ice", "Košice"),
        ("SÃ£o Gabriel", "São Gabriel"),
        ("Ð¥Ð°Ñ€ÐºÑ–Ð²", "Харків"),
        ("Düsseldorf", "Düsseldorf"),
        ("Ménaka", "Ménaka"),
        ("Харків", "Харків"),
        ("Gao", "Gao"),
        ("N'Djaména", "N'Djaména"),
        ("Ain Issa’s", "Ain Issa’s"),
    ],
)
def test_repairs_names_and_leaves_sound_ones(broken: str, meant: str) -> None:
    assert repair(broken) == meant


def test_repair_leaves_long_texts_alone() -> None:
    assert repair("Ã¼" * 5000) == "Ã¼" * 5000
