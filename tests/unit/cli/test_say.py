from __future__ import annotations

import io
import json
import sys

import pytest

from geonews.cli.say import complain, progress, say, say_json


def terminal(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def test_what_a_terminal_cannot_show_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    say("Хартум")
    assert written(stream).startswith(b"\\u0425")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "cp1252"])
def test_json_stays_json_on_any_terminal(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    stream = terminal(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    say_json({"name": "Хартум é", "n": None})
    assert json.loads(written(stream).decode(encoding)) == {"name": "Хартум é", "n": None}


def test_json_has_no_word_for_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match=r"Out of range|not JSON compliant"):
        say_json({"x": float("nan")})


def test_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a.txt:\n  is\tempty")
    assert capsys.readouterr().err == "geonews: a.txt: is empty\n"


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as report:
        report("articles", 1, 2)
    assert capsys.readouterr().err == ""


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_only_for_slow_work(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress() as report:
        report("quick", 1, 2)
        now[0] = 5.0
        report("slow", 1, 2)
    assert "slow" in screen.getvalue()
    assert "1/2" in screen.getvalue()
    assert "quick" not in screen.getvalue()
