"""Reports of the same thing, gathered without comparing all pairs.

Reports are taken from the exact to the vague. Each joins the nearest group whose first report speaks of the same thing,
or begins a group. So every member agrees with its group's most exact report, long chains of half-overlapping days and
places cannot form, and the order of reading decides nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from geonews.situations.facts import Fact, distance_m, same_thing

_STEPS = tuple(itertools.product((-1, 0, 1), repeat=3))
_WINDOW = 7
"""Days of a box in time."""
_MAX_WINDOWS = 60
"""Times longer than so many boxes are kept apart: there are few."""
Where = tuple[int, int, int] | str
Group = list[Fact]


class _Block:
    """Groups of one actor, family and mode, found by place and time of their first report."""

    def __init__(self, cell_m: float) -> None:
        self._cell_m = cell_m
        self._groups: list[Group] = []
        self._boxes: dict[tuple[Where, int | None], list[Group]] = {}
        self._long: dict[Where, list[Group]] = {}
        self._all: dict[Where, list[Group]] = {}

    def join(self, fact: Fact) -> None:
        """Put a report to the nearest group that fits, else begin one."""
        fitting = [group for group in self._candidates(fact) if same_thing(group[0], fact)]
        if fitting:
            min(fitting, key=lambda group: _nearness(group[0], fact)).append(fact)
        else:
            self._begin([fact], self._where(fact), _windows(fact))

    def groups(self) -> Sequence[Group]:
        """All groups, in the order of their beginning."""
        return self._groups

    def _begin(self, group: Group, where: Where, windows: Sequence[int | None]) -> None:
        self._groups.append(group)
        self._all.setdefault(where, []).append(group)
        if len(windows) > _MAX_WINDOWS:
            self._long.setdefault(where, []).append(group)
        else:
            for window in windows:
                self._boxes.setdefault((where, window), []).append(group)

    def _where(self, fact: Fact) -> Where:
        if fact.point is None:
            return fact.area
        x, y, z = fact.point
        return (int(x // self._cell_m), int(y // self._cell_m), int(z // self._cell_m))

    def _candidates(self, fact: Fact) -> Iterator[Group]:
        where, windows = self._where(fact), _windows(fact)
        around = [where] if isinstance(where, str) else [_step(where, step) for step in _STEPS]
        for place in around:
            if len(windows) > _MAX_WINDOWS:
                yield from self._all.get(place, ())
                continue
            for window in windows:
                yield from self._boxes.get((place, window), ())
            yield from self._long.get(place, ())


def _step(cell: tuple[int, int, int], step: tuple[int, ...]) -> tuple[int, int, int]:
    return (cell[0] + step[0], cell[1] + step[1], cell[2] + step[2])


def _windows(fact: Fact) -> Sequence[int | None]:
    """Numbers of the boxes in time that a report touches; None for undated ones."""
    if fact.days is None:
        return (None,)
    return range(fact.days.start.toordinal() // _WINDOW, fact.days.end.toordinal() // _WINDOW + 1)


def group(facts: Iterable[Fact], cell_m: float) -> list[Sequence[Fact]]:
    """Gather reports of the same thing.

    Args:
        facts: reports in any order; a repeated id counts once.
        cell_m: at least the largest radius of a report, in metres.

    Returns:
        Groups whose members are in order of publication; the groups by their first member.
    """
    once: dict[str, Fact] = {}
    for fact in facts:
        # of two reports under one id always the same one, whatever came first
        once[fact.id] = fact if fact.id not in once else min(once[fact.id], fact, key=lambda f: repr(f.report))
    blocks: dict[object, _Block] = {}
    for fact in sorted(once.values(), key=lambda fact: fact.vagueness):
        block = blocks.get(fact.block)
        if block is None:
            block = blocks[fact.block] = _Block(cell_m)
        block.join(fact)
    ordered = [sorted(members, key=lambda f: f.order) for block in blocks.values() for members in block.groups()]
    return sorted(ordered, key=lambda members: members[0].order)


def _nearness(first: Fact, fact: Fact) -> tuple[int, float, str]:
    """The nearest in time, then in space, then any, but always the same one."""
    time = first.days.apart(fact.days) if first.days is not None and fact.days is not None else 0
    space = distance_m(first.point, fact.point) if first.point is not None and fact.point is not None else 0.0
    return (time, space, first.id)
