"""Situations of a workspace or of articles in hand: found with the gazetteer's actors, owners and the user's files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from geonews.config import Config
from geonews.gazetteer.actors import Actors, load_actors
from geonews.gazetteer.countries import country_names
from geonews.gazetteer.names import read_adjectives
from geonews.model import Annotated, Situation
from geonews.pipeline.review.overlay import Overlay
from geonews.situations import Bodies, Directory, Finder, Sides, load_rules, load_sides
from geonews.store import Store

ACTORS = "actors.toml"


@dataclass(frozen=True)
class Views:
    """What reports are seen with when they are read: situations, sides, ratings of outlets."""

    actors: Actors
    directory: Directory
    finder: Finder
    sides: Sides
    made_with: str
    """Changes with whatever changes situations, so that stored ones are known to hold."""

    @classmethod
    def open(cls, config: Config, actors: Actors | None = None) -> Views:
        """Read the files.

        Args:
            config: the settings; names the user's own files.
            actors: where they are read already.

        Raises:
            ConfigError: a file of the user is missing or wrong; one line.
            GazetteerError: a built-in file is damaged.
        """
        folder, rules = config.data_dir, load_rules()
        known = actors or load_actors(folder / ACTORS)
        bodies = Bodies(known, read_adjectives(folder / "demonyms.csv"), country_names(folder), rules.bodies)
        directory = Directory.load(folder, config.outlets_file)
        parts = (version("geonews"), repr(rules), directory.digest, *(f"{a.id} {a.parent} {a.aliases}" for a in known))
        return cls(
            actors=known,
            directory=directory,
            finder=Finder(rules, bodies, directory),
            sides=load_sides(config.sides_file, bodies),
            made_with=hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16],
        )

    def situations(self, store: Store, overlay: Overlay | None = None) -> list[Situation]:
        """Those of all reports of the workspace, as corrected: the stored ones while they hold, else found now.

        Args:
            store: the workspace.
            overlay: a person's decisions, where they are read already.
        """
        decided = overlay or Overlay.of(store)
        kept = store.situations(self._made_with(decided))
        return self._find(store, decided) if kept is None else list(kept)

    def renew(self, store: Store) -> None:
        """Find and store them, unless those that are stored hold."""
        overlay = Overlay.of(store)
        if store.situations(self._made_with(overlay)) is None:
            store.save_situations(self._find(store, overlay), self._made_with(overlay))

    def _made_with(self, overlay: Overlay) -> str:
        return f"{self.made_with}-{overlay.digest}" if overlay.digest else self.made_with

    def situations_in(self, annotated: Iterable[Annotated]) -> list[Situation]:
        """Those of articles that lie in no workspace."""
        results = list(annotated)
        reports = [report for one in results for report in one.positions]
        return self.finder.find(reports, {one.article.id: one.article.text for one in results})

    def _find(self, store: Store, overlay: Overlay) -> list[Situation]:
        reports = overlay.reports(store.results()) if overlay.digest else store.reports()
        return self.finder.find(reports, {article.id: article.text for article in store.articles()})
