"""Options that are declared once, as the parameters of a function, and taken by several commands."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def gathered(into: str, build: Callable[..., object]) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Give a command the options that another function has as its parameters.

    Args:
        into: the command's keyword that gets the result of `build`; the options stand in its place.
        build: called with the values of its options before the command runs.
    """
    shared = _parameters(build)

    def decorate(command: Callable[..., T]) -> Callable[..., T]:
        own = _parameters(command, into)

        @functools.wraps(command)
        def run(**values: object) -> T:
            built = build(**{one.name: values.pop(one.name) for one in shared})
            return command(**values, **{into: built})

        parameters = [option for one in own for option in (shared if one.name == into else (one,))]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def _parameters(function: Callable[..., object], *but: str) -> Sequence[inspect.Parameter]:
    """Parameters with their types; what is returned, and `but`, may be of types that are imported late."""
    for name in ("return", *but):
        function.__annotations__.pop(name, None)
    return list(inspect.signature(function, eval_str=True).parameters.values())
