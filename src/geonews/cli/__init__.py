"""The command line: results on stdout, progress and messages on stderr, one small file per command."""

from __future__ import annotations

from geonews.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and exit: 0 all done, 1 some inputs failed, 2 wrong usage or nothing done, 130 stopped."""
    app(prog_name="geonews")
