from __future__ import annotations

from typing import Annotated

import pytest
import typer

from geonews.cli.gathered import gathered


def pair(*, left: Annotated[int, typer.Option(help="Left.")] = 1, right: int = 2) -> tuple[int, int]:
    return left, right


@gathered("both", pair)
def show(name: str, *, both: tuple[int, int], loud: bool = False) -> str:
    """Show."""
    return f"{name} {both} {loud}"


def run(*arguments: str) -> object:
    app = typer.Typer(add_completion=False)
    app.command()(show)
    return typer.main.get_command(app).main(list(arguments), standalone_mode=False)


def test_a_command_gets_what_its_shared_options_make() -> None:
    assert run("x", "--right", "5", "--loud") == "x (1, 5) True"


def test_help_shows_them_where_the_parameter_stands(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    printed = capsys.readouterr().out
    assert "--both" not in printed
    assert printed.index("--left") < printed.index("--right") < printed.index("--loud")
    assert "Left." in printed
