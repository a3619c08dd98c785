"""What goes wrong becomes one line and an exit code."""

from __future__ import annotations

from typing import Annotated

import pytest
import typer

from geonews.cli.group import Commands
from geonews.cli.options import Debug
from geonews.errors import InputError

app = typer.Typer(cls=Commands, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
FAULTS = {
    "person": InputError("a.txt: is\nempty"),
    "defect": KeyError("boom"),
    "stop": KeyboardInterrupt(),
    "none": None,
}


@app.callback()
def root() -> None:
    """Fail on demand."""


@app.command()
def fail(how: Annotated[str, typer.Argument()], *, debug: Debug = False) -> None:
    """Fail in a given way."""
    del debug
    error = FAULTS[how]
    if error is not None:
        raise error


def call(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        app(list(arguments))
    assert isinstance(stop.value.code, int)
    return stop.value.code


@pytest.mark.parametrize(
    ("how", "code", "says"),
    [
        ("none", 0, ""),
        ("person", 2, "geonews: a.txt: is empty\n"),
        ("defect", 1, "geonews: unforeseen KeyError: 'boom'; run with --debug for the trace and report it\n"),
        ("stop", 130, "geonews: stopped; what was finished is kept\n"),
    ],
)
def test_one_line_and_an_exit_code(capsys: pytest.CaptureFixture[str], how: str, code: int, says: str) -> None:
    assert call("fail", how) == code
    printed = capsys.readouterr()
    assert printed.err == says
    assert printed.out == ""


@pytest.mark.parametrize("how", ["person", "defect"])
def test_debug_shows_the_trace(how: str) -> None:
    with pytest.raises(type(FAULTS[how])):  # type: ignore[arg-type]
        app(["fail", how, "--debug"])


def test_wrong_usage_is_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("fail") == 2
    assert "Missing argument" in capsys.readouterr().err
    assert call("nonsense") == 2
    assert "No such command" in capsys.readouterr().err
