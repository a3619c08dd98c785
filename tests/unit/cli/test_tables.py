from __future__ import annotations

from geonews.cli.tables import printable, table_lines


def lines(*rows: tuple[str, ...], width: int = 60) -> list[str]:
    return list(table_lines(("name", "n"), rows, (1,), width))


def test_numbers_are_flush_right_and_lines_end_where_their_text_ends() -> None:
    assert lines(("Gao", "1"), ("Mogadishu", "12")) == ["name        n", "Gao         1", "Mogadishu  12"]


def test_line_breaks_make_lines() -> None:
    assert lines(("Gao\nML", "1")) == ["name  n", "Gao   1", "ML"]


def test_text_is_never_markup_or_emoji() -> None:
    assert lines(("[red]Gao[/] :smile:", "1"))[1] == "[red]Gao[/] :smile:  1"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert lines(("a\x1b[31mb\u202ec\td", "1"))[1].split() == ["a\ufffd[31mb\ufffdc\ufffdd", "1"]
    assert printable("Київ كييف") == "Київ كييف"


def test_long_text_is_folded_to_the_width() -> None:
    told = lines(("a word " * 20, "1"), width=30)
    assert max(map(len, told)) <= 30
    assert sum(line.count("word") for line in told) == 20
