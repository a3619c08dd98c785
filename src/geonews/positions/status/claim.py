"""What the cue words around one trigger say of how sure its event is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from geonews.vocabulary import ClaimStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

Cue = Literal["conditional", "planned", "denied", "negated", "alleged", "historical"]


@dataclass(slots=True)
class Claim:
    """What the cues around one trigger say. Mutable while the tree is walked; read through `status`."""

    conditional: Token | None = None
    planned: Token | None = None
    denied: Token | None = None
    negated: Token | None = None
    alleged: Token | None = None
    historical: Token | None = None
    formal: bool = False
    presupposed: bool = False
    requested: bool = False
    """Under a verb of asking or allowing: an event of that verb, not one of its own."""
    speech: Token | None = None
    """The nearest governing verb (or noun) of saying."""
    path: list[Token] = field(default_factory=list)

    def note(self, kind: Cue, token: Token) -> None:
        """Keep the first cue of each kind: the one nearest to the event."""
        if getattr(self, kind) is None:
            setattr(self, kind, token)

    @property
    def status(self) -> ClaimStatus:
        """The first rule that fires."""
        if self.historical is not None:
            return "historical"
        if self.conditional is not None:
            return "conditional"
        if self.planned is not None and self.negated is None and self.denied is None:
            return "planned"
        if self.denied is not None or (self.negated is not None and self.formal):
            return "denied"
        if self.negated is not None:
            return "negated"
        return "alleged" if self.alleged is not None else "asserted"

    @property
    def hedge(self) -> Token | None:
        """The cue behind the status, None when asserted."""
        status = self.status
        if status == "denied":
            return self.denied or self.negated
        return None if status == "asserted" else getattr(self, status)
