"""Reports moved to another point, off the map, or along with the mention on which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geonews.geodesy import disc
from geonews.model import Location, Place, PositionReport

_ON_THE_SPOT = ("at", "in", "near", "coordinates", "same_as", "none")
"""Phrases whose shape follows from one place; other shapes would have to be read again."""


def at_point(
    report: PositionReport, lon: float, lat: float, *, name: str | None, iso2: str | None, radius_m: int | None
) -> PositionReport:
    """A report on a spot, or on the disc around it where it was one before.

    Args:
        report: as it was.
        lon: degrees.
        lat: degrees.
        name: of the place.
        iso2: its country.
        radius_m: how far it may lie from the point, in metres; None leaves what was known of a spot or disc.
    """
    spot = report.geom_basis in ("point", "disc")
    radius = radius_m or (report.uncertainty_m if spot else None)
    is_disc = report.geom_basis == "disc" and radius is not None
    return replace(
        report,
        place_name=name,
        place_licence=None,
        iso2=iso2,
        spatial_op=report.spatial_op if report.spatial_op in ("in", "near") and spot else "at",
        geom_basis="disc" if is_disc else "point",
        lon=lon,
        lat=lat,
        geometry_wkt=disc(lon, lat, radius).wkt if is_disc and radius is not None else f"POINT ({lon} {lat})",
        geo_precision=report.geo_precision if spot else 1,
        uncertainty_m=radius,
        geometry_invented_m=report.geometry_invented_m if is_disc else None,
    )


def unplaced(report: PositionReport) -> PositionReport:
    """A report that stays in tables and panel and is drawn nowhere."""
    return replace(
        report,
        place_name=None,
        place_licence=None,
        geom_basis="none",
        lon=None,
        lat=None,
        geometry_wkt=None,
        geo_precision=9,
        uncertainty_m=None,
        geometry_invented_m=None,
    )


def moved_with(report: PositionReport, corrected: Sequence[Location]) -> PositionReport:
    """A report that stands on a mention whose place a person corrected: moved, or unplaced where that cannot be.

    Args:
        report: as it was read.
        corrected: mentions of its article on which there is a decision.
    """
    under = next(
        (one for one in corrected if one.mention.article_id == report.doc_id and _stands_on(report, one)), None
    )
    if under is None or under.resolution.status != "corrected":
        return report
    return replace(_moved(report, under.place), first_id=report.id, decided_by="human")


def _moved(report: PositionReport, place: Place | None) -> PositionReport:
    if place is None or report.spatial_op not in _ON_THE_SPOT:
        return unplaced(report)
    return at_point(report, place.lon, place.lat, name=place.name, iso2=place.iso2, radius_m=place.uncertainty_m)


def _stands_on(report: PositionReport, location: Location) -> bool:
    mention = location.mention
    return any(start <= mention.start and mention.end <= end for start, end in report.place_spans)
