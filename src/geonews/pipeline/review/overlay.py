"""A person's decisions laid over what was found, whenever a workspace is read; the workspace itself stays as it is."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from geonews.model import Annotated, Correction, Location, Place, PositionReport, Resolution
from geonews.model.corrections import holding
from geonews.pipeline.context import sentences_of
from geonews.pipeline.review.matching import Decided
from geonews.pipeline.review.moving import at_point, moved_with, unplaced
from geonews.store import Filters, Store
from geonews.store.corrections import Warn, corrections_path, read_corrections

PLACED = "placed by a person"
NO_PLACE = "a person says that this is no place"
KEPT = "a person agrees"


@dataclass(frozen=True)
class Overlay:
    """The decisions on a workspace that hold."""

    decided: Decided
    digest: str
    """Changes with what holds; "" for nothing."""

    @classmethod
    def of(cls, store: Store, warn: Warn | None = None) -> Self:
        """Read them.

        Args:
            store: the workspace.
            warn: told of lines that are no decisions; None for the log.

        Raises:
            StoreError: the file cannot be read.
        """
        told = warn or logging.getLogger(__name__).warning
        return cls.made(holding(read_corrections(corrections_path(store.path), told)))

    @classmethod
    def made(cls, kept: Sequence[Correction]) -> Self:
        """Of decisions that hold, the earliest first."""
        ids = "\n".join(one.id for one in kept)
        return cls(Decided.of(kept), hashlib.sha256(ids.encode()).hexdigest()[:16] if kept else "")

    def results(self, store: Store, filters: Filters | None = None) -> Iterator[tuple[Annotated, int]]:
        """As `Store.results`, with the decisions; filters look at what was corrected. Rejected reports stay, marked."""
        if not self.digest:
            yield from store.results(filters)
            return
        wanted = filters or Filters()
        for annotated, run_id in store.results(Filters(outlet=wanted.outlet, article=wanted.article)):
            result = wanted.kept(self.applied(annotated))
            if wanted.are_empty or result.locations or result.positions:
                yield result, run_id

    def applied(self, annotated: Annotated) -> Annotated:
        """An article's results with the decisions on them; the same object where there are none."""
        if not self.digest:
            return annotated
        locations = self._locations(annotated)
        before = {id(one): one for one in annotated.locations}
        changed = [one for one in locations if id(one) not in before]
        reports = (moved_with(report, changed) for report in annotated.positions)
        return replace(annotated, locations=tuple(locations), positions=tuple(self._decided_reports(list(reports))))

    def reports(self, results: Iterable[tuple[Annotated, int]]) -> Iterator[PositionReport]:
        """Corrected reports, without those that were rejected."""
        for annotated, _ in results:
            yield from (one for one in self.applied(annotated).positions if one.review != "rejected")

    def _locations(self, annotated: Annotated) -> list[Location]:
        outlet, named = annotated.article.outlet, self.decided.names(annotated.article)
        if not named:
            return list(annotated.locations)
        sentences = sentences_of(annotated) if named.by_sentence else None
        found = []
        for n, location in enumerate(annotated.locations):
            sentence = None if sentences is None else sentences[n]
            correction = self.decided.on_mention(location.mention, outlet, sentence)
            found.append(location if correction is None else corrected_location(location, correction))
        return found

    def _decided_reports(self, reports: Sequence[PositionReport]) -> Iterator[PositionReport]:
        decisions = self.decided.on_reports(reports)
        for report in reports:
            correction = decisions.get(report.id)
            yield report if correction is None else corrected_report(report, correction)


def corrected_location(location: Location, correction: Correction) -> Location:
    """A mention with what a person decided about its place."""
    resolution = location.resolution
    if correction.review == "rejected" or correction.placeless:
        mention = replace(resolution.mention, mention_type="part_of_name", iso2_cue=None)
        none = Resolution(
            mention=mention, place=None, status="corrected", method=None, score=1.0, why=NO_PLACE, decided_by="human"
        )
        return Location(resolution=none, iso2=None, border_iso2=None)
    place = place_of(correction, resolution.place, resolution.mention.text)
    if place is None:
        settled = "resolved" if resolution.place is not None else resolution.status
        return replace(location, resolution=replace(resolution, status=settled, decided_by="human", why=KEPT))
    chosen = replace(
        resolution, place=place, status="corrected", method=None, score=1.0, why=PLACED, decided_by="human"
    )
    return Location(
        resolution=chosen,
        iso2=place.iso2,
        border_iso2=place.iso2,
        geo_precision={"country": 6, "adm1": 4, "adm2": 3, "region": 5}.get(place.kind, 1),
        uncertainty_m=place.uncertainty_m,
    )


def place_of(correction: Correction, before: Place | None, name: str) -> Place | None:
    """The place that a decision gives; what it does not say is as before. None when it gives none."""
    lon, lat = correction.lon, correction.lat
    if lon is None or lat is None:
        return None
    kind = correction.place_kind or (before.kind if before is not None else "city")
    return Place(
        id=correction.place_id or f"review:{correction.id}",
        name=correction.place_name or name,
        lon=lon,
        lat=lat,
        feature_class="",
        feature_code="",
        kind=kind,
        iso2=correction.iso2 or (before.iso2 if before is not None else None),
        uncertainty_m=correction.uncertainty_m,
        layer="own",
    )


def corrected_report(report: PositionReport, correction: Correction) -> PositionReport:
    """A report with what a person decided; it keeps its id."""
    marked = replace(
        report,
        first_id=report.id,
        review=correction.review,
        reviewer=correction.reviewer,
        reviewed_at=correction.reviewed_at,
        decided_by="human",
    )
    if correction.claim_status is not None:
        marked = replace(marked, claim_status=correction.claim_status)
    if correction.actor_name is not None:
        marked = replace(marked, actor_name=correction.actor_name, actor_id=correction.actor_id, actor_type=None)
    if correction.date_from is not None:
        exact = "day" if correction.date_from == correction.date_to else marked.date_precision
        marked = replace(
            marked, date_from=correction.date_from, date_to=correction.date_to, date_precision=exact, age_known=True
        )
    return _placed(marked, correction)


def _placed(report: PositionReport, correction: Correction) -> PositionReport:
    if correction.placeless:
        return unplaced(report)
    if correction.lon is None or correction.lat is None:
        return report
    return at_point(
        report,
        correction.lon,
        correction.lat,
        name=correction.place_name or report.place_name,
        iso2=correction.iso2 or report.iso2,
        radius_m=correction.uncertainty_m,
    )
