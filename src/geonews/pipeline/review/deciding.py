"""Decisions made: each with what finds its mention or report again when the article is read anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from geonews.borders import Borders
from geonews.config import Config
from geonews.errors import InputError
from geonews.gazetteer.actors import Actors, load_actors
from geonews.gazetteer.lookup import open_gazetteer
from geonews.model import Correction, Location, PositionReport
from geonews.model.corrections import Review
from geonews.pipeline.context import sentences_of
from geonews.pipeline.review.matching import plain_words
from geonews.pipeline.review.overlay import Overlay
from geonews.pipeline.situations import ACTORS
from geonews.pipeline.stages import Progress
from geonews.store import Store
from geonews.store.corrections import Warn, append, corrections_path

Changes = Mapping[str, Any]
"""Fields of a `Correction` by name."""


class Desk:
    """Where decisions on a workspace are made and written down."""

    def __init__(
        self,
        store: Store,
        config: Config,
        *,
        reviewer: str | None = None,
        warn: Warn,
        progress: Progress | None = None,
    ) -> None:
        """Open the workspace's decisions.

        Args:
            store: the workspace.
            config: the settings.
            reviewer: who decides, as they call themselves; None leaves it open.
            warn: told of lines of the file that are no decisions.
            progress: told how the gazetteer's index comes along, where it is needed.

        Raises:
            StoreError: the file cannot be read.
        """
        self.overlay = Overlay.of(store, warn)
        self.path = corrections_path(store.path)
        self._store, self._config, self._warn, self._progress = store, config, warn, progress
        self._reviewer = reviewer

    # -- places --------------------------------------------------------------------------------------------------------

    def place_at(self, lat: float, lon: float, name: str | None = None) -> Changes:
        """A place that a person points at, with the country that it lies in. Raises InputError off the globe."""
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InputError(f"{lat} {lon} is not on the globe: latitude first, then longitude, in degrees")
        return {"lon": lon, "lat": lat, "place_name": name, "iso2": self._borders.country_at(lon, lat)}

    def place_named(self, place_id: str) -> Changes:
        """A place of the gazetteer. Raises InputError when there is none with this id."""
        place = open_gazetteer(self._config, self._progress).place(place_id)
        if place is None:
            raise InputError(f'no place "{place_id}"; `geonews gazetteer search NAME` lists places with their ids')
        return {
            "place_id": place.id,
            "place_name": place.name,
            "place_kind": place.kind,
            "iso2": place.iso2,
            "lon": place.lon,
            "lat": place.lat,
            "uncertainty_m": self._borders.uncertainty_m(place),
        }

    def actor_id(self, name: str) -> str | None:
        """The known actor of this name or alias, in either case; None for others, and where several are called so."""
        found = {one.id for one in self._actors if name.casefold() in map(str.casefold, (one.name, *one.aliases))}
        return found.pop() if len(found) == 1 else None

    # -- decisions -----------------------------------------------------------------------------------------------------

    def on_report(self, report_id: str, review: Review, changes: Changes | None = None) -> Correction:
        """A decision on a report. Raises InputError when there is none with this id, or a change is illegal."""
        report = self._reports.get(report_id)
        if report is None:
            raise InputError(f'no report "{report_id}" in {self._store.path}')
        return self._made(
            subject="position",
            review=review,
            target=self._targets.get(report_id, report_id),
            doc_id=report.doc_id,
            evidence=plain_words(report.evidence),
            event_type=report.event_type,
            trigger=report.trigger,
            old_place=report.place_name,
            **(changes or {}),
        )

    def on_mention(self, mention_id: str, review: Review, changes: Changes | None = None) -> Correction:
        """A decision on one mention. Raises InputError when there is none with this id."""
        if mention_id not in self.mentions:
            raise InputError(
                f'no mention "{mention_id}" in {self._store.path}; for a name add --everywhere or --outlet'
            )
        location, sentence = self.mentions[mention_id]
        mention = location.mention
        return self._made(
            subject="mention",
            review=review,
            target=mention_id,
            doc_id=mention.article_id,
            evidence=None if sentence is None else plain_words(sentence),
            name=mention.text,
            **(changes or {}),
        )

    def on_name(
        self, name: str, review: Review, changes: Changes | None = None, *, outlet: str | None = None
    ) -> Correction:
        """A decision on all mentions of a name; with an outlet only in its articles."""
        return self._made(subject="name", review=review, name=name, outlet=outlet, **(changes or {}))

    def undo(self, correction: Correction) -> Correction:
        """Take an earlier decision back."""
        return self._made(subject="undo", target=correction.id)

    def keep(self, *corrections: Correction) -> list[Correction]:
        """Write decisions down; those that are there already are not written twice, and not returned."""
        return append(self.path, corrections, self._warn)

    def _made(self, **values: Any) -> Correction:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        try:
            return Correction(**{"reviewer": self._reviewer, "reviewed_at": now, **values})
        except ValueError as error:
            raise InputError(str(error)) from error

    # -- what is decided on --------------------------------------------------------------------------------------------

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Location, str | None]]:
        """All mentions as they were read, with their sentences, by id."""
        return {
            location.mention.id: (location, sentence)
            for annotated, _ in self._store.results()
            for location, sentence in zip(annotated.locations, sentences_of(annotated), strict=True)
        }

    @cached_property
    def _reports(self) -> Mapping[str, PositionReport]:
        return {report.id: report for report in self._store.reports()}

    @cached_property
    def _targets(self) -> Mapping[str, str]:
        """Report id → the id under which it was decided on before its offsets moved."""
        found: dict[str, str] = {}
        for annotated, _ in self._store.results():
            earlier = self.overlay.decided.on_reports(annotated.positions)
            found |= {name: one.target for name, one in earlier.items() if one.target is not None}
        return found

    @cached_property
    def _actors(self) -> Actors:
        return load_actors(self._config.data_dir / ACTORS)

    @cached_property
    def _borders(self) -> Borders:
        return Borders(self._config.data_dir, self._config.worldview)
