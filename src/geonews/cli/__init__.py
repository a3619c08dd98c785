"""The command line: results on stdout, progress and messages on stderr, one small file per command."""

from __future__ import annotations

import os
import sys

from geonews.cli.app import app
from geonews.cli.say import complain
from geonews.errors import GeonewsError

__all__ = ["app", "main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line; a GeonewsError is one line and exit code 2."""
    debug = "--debug" in sys.argv
    try:
        app()
    except GeonewsError as error:
        if debug:
            raise
        complain(str(error))
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        complain("stopped; what was finished is kept")
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # the reader of our output has gone; that is its right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
