"""Reports of the same thing: who says so independently of whom, who denies it, and which side they are on."""

from geonews.situations.bodies import Bodies
from geonews.situations.build import Finder
from geonews.situations.outlets import Directory
from geonews.situations.rules import load_rules
from geonews.situations.sides import Sides, load_sides

__all__ = ["Bodies", "Directory", "Finder", "Sides", "load_rules", "load_sides"]
