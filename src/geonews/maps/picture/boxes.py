"""Boxes on the sheet, in points, y down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def padded(self, by: float) -> Box:
        """The box with a margin."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def outside(self, frame: Box) -> float:
        """By how many points it sticks out of a frame, all sides together."""
        return (
            max(0.0, frame.x - self.x)
            + max(0.0, frame.y - self.y)
            + max(0.0, self.x + self.w - frame.x - frame.w)
            + max(0.0, self.y + self.h - frame.y - frame.h)
        )

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    @classmethod
    def at(cls, x: float, y: float, radius: float) -> Box:
        """The square around a point."""
        return cls(x - radius, y - radius, 2 * radius, 2 * radius)
