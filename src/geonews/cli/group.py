"""The one place where the command line turns what went wrong into a line and an exit code."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from geonews.cli.examples import add_examples, examples
from geonews.cli.say import QUIET, complain
from geonews.errors import GeonewsError

FAILED, NOTHING_DONE, STOPPED = 1, 2, 130


def note_debug(context: typer.Context, value: bool) -> bool:
    """Callback of --debug: remembered for the whole program."""
    if value:
        context.meta["debug"] = True  # shared by all contexts of a command line
    return value


def note_quiet(context: typer.Context, value: bool) -> bool:
    """Callback of --quiet: remembered while the command runs."""
    token = QUIET.set(value)
    context.call_on_close(lambda: QUIET.reset(token))
    return value


def note_verbose(context: typer.Context, value: bool) -> bool:
    """Callback of --verbose: what the program notes as it goes is told."""
    del context
    if value:
        logging.basicConfig(level=logging.WARNING, format="geonews: %(message)s", stream=sys.stderr)
        logging.getLogger("geonews").setLevel(logging.INFO)
    return value


class Commands(TyperGroup):
    """The commands, with examples under their help, and errors as single lines unless --debug was given."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        add_examples(self, examples())

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # the reader of our output has gone, which is its right; nothing more may be written there, at exit neither
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            complain("stopped; what was finished is kept")
            raise typer.Exit(STOPPED) from None
        except GeonewsError as error:
            if ctx.meta.get("debug"):
                raise
            complain(str(error))
            raise typer.Exit(NOTHING_DONE) from None
        except Exception as error:
            # Typer's own exceptions (wrong usage, exit) carry their exit code
            if ctx.meta.get("debug") or hasattr(error, "exit_code"):
                raise
            complain(f"unforeseen {type(error).__name__}: {error}; run with --debug for the trace and report it")
            raise typer.Exit(FAILED) from None
        return result
