from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from fastkml.validator import get_schema_parser
from lxml import etree

from geonews.export import export
from geonews.export.kml_styles import LOOKS, OTHER
from geonews.styles import Style
from geonews.tables import Row
from geonews.vocabulary import ClaimStatus
from tests.hostile import HOSTILE
from tests.unit.export.rows import mention, row

NAMES = {"k": "http://www.opengis.net/kml/2.2"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def document(folder: Path, *rows: Row, layer: str = "positions", **options: Any) -> Any:
    [path] = export(str(folder / "out.kml"), {layer: rows}, layer=layer, **options)
    return etree.parse(path, PARSER)


def texts(found: Any, path: str) -> list[str]:
    return [element.text for element in found.iterfind(f".//k:{path.replace('/', '/k:')}", NAMES)]


SHAPES = (
    None,
    "POINT (30.5 50.4)",
    "LINESTRING (0 0, 1 1)",
    "MULTIPOINT (0 0, 1 1)",
    "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
    "POLYGON ((179 -17, -179 -17, -179 -16, 179 -16, 179 -17))",
    "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1))",
)


def test_it_is_valid_against_the_schema_of_the_ogc(tmp_path: Path) -> None:
    rows = [row(f"p{n}", wkt, date_to="2024-01-02", speaker_named=True) for n, wkt in enumerate(SHAPES)]
    rows += [row(f"h{n}", evidence=text, place_name=text, speaker=text) for n, text in enumerate(HOSTILE)]
    rows += [row(status, claim_status=status) for status in get_args(ClaimStatus)]
    found = document(tmp_path, *rows, provenance={"made_at": "2025", "gazetteer": {"world": "<&>"}})
    schema = get_schema_parser()
    assert schema.validate(found), schema.error_log
    assert len(texts(found, "Placemark")) == len(rows)


def test_mentions_are_valid_too(tmp_path: Path) -> None:
    found = document(tmp_path, mention("Kyiv"), mention("Kenya", kind="country"), layer="mentions")
    assert get_schema_parser().validate(found)
    assert texts(found, "Placemark/name") == ["Kyiv", "Kenya"]
    assert texts(found, "coordinates") == ["30.5,50.4"]


def test_there_is_no_document_type_and_nothing_to_fetch(tmp_path: Path) -> None:
    found = document(tmp_path, row(source_url="https://example.org/a"))
    assert found.docinfo.doctype == ""
    assert found.findall(".//k:href", NAMES) == []


def test_markup_in_text_stays_text(tmp_path: Path) -> None:
    [name] = texts(document(tmp_path, row(place_name="<b>Gao</b> & co")), "Placemark/name")
    assert name == "attack (alleged), <b>Gao</b> & co"


def test_a_description_is_html_in_which_text_is_escaped(tmp_path: Path) -> None:
    [told] = texts(document(tmp_path, row(evidence="<script>alert(1)</script>", speaker="a & b")), "description")
    assert told == "said by: a &amp; b<br>&lt;script&gt;alert(1)&lt;/script&gt;"


def test_control_characters_are_replaced(tmp_path: Path) -> None:
    [told] = texts(document(tmp_path, row(evidence="a\x00b\x1bc\ufffe")), "description")
    assert told == "a\ufffdb\ufffdc\ufffd"


@pytest.mark.parametrize(
    ("status", "voice", "style", "words"),
    [
        ("asserted", "article", "solid", "asserted"),
        ("asserted", "indirect_speech", "party", "asserted by a party"),
        ("asserted", "presupposed", "dashed", "presupposed"),
        ("denied", "article", "denied", "denied"),
        ("alleged", "direct_quote", "dashed", "alleged"),
    ],
)
def test_style_and_name_say_how_it_is_claimed(tmp_path: Path, status: str, voice: str, style: str, words: str) -> None:
    found = document(tmp_path, row(claim_status=status, voice=voice))
    assert texts(found, "styleUrl") == [f"#{style}"]
    assert texts(found, "Placemark/name") == [f"attack ({words})"]


def test_mentions_and_situations_have_a_style_of_their_own(tmp_path: Path) -> None:
    assert texts(document(tmp_path, mention(), layer="mentions"), "styleUrl") == [f"#{OTHER}"]


def test_only_what_the_article_asserts_is_filled(tmp_path: Path) -> None:
    found = document(tmp_path)
    filled = {style.get("id"): style.findtext("k:PolyStyle/k:fill", None, NAMES) for style in found.iter("{*}Style")}
    assert {name for name, fill in filled.items() if fill == "1"} == {"solid"}


def test_every_way_of_drawing_a_report_has_a_style() -> None:
    assert set(LOOKS) == {*get_args(Style), OTHER}


@pytest.mark.parametrize(
    ("begins", "ends", "span"),
    [("2024-01-01", "2024-01-03", ["2024-01-01", "2024-01-03"]), (None, "2024-01-03", ["2024-01-03", "2024-01-03"])],
)
def test_a_span_of_time_has_two_ends(tmp_path: Path, begins: str | None, ends: str, span: list[str]) -> None:
    found = document(tmp_path, row(date_from=begins, date_to=ends))
    assert texts(found, "TimeSpan/begin") + texts(found, "TimeSpan/end") == span


def test_the_undated_have_no_time(tmp_path: Path) -> None:
    assert texts(document(tmp_path, row()), "TimeSpan") == []


def test_yes_is_one_which_every_gdal_reads(tmp_path: Path) -> None:
    found = document(tmp_path, row(speaker_named=True), row(speaker_named=False))
    assert texts(found, "SimpleData[@name='speaker_named']") == ["1", "0"]


def test_no_rows_make_a_valid_file(tmp_path: Path) -> None:
    assert get_schema_parser().validate(document(tmp_path))
