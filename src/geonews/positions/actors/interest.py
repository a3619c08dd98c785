"""Whether a speaker speaks of its own side: the actor's or its opponent's."""

from __future__ import annotations

from geonews.positions.actors.parties import Party

INDEPENDENT = ("media", "monitor", "witness", "analyst", "aid organisation")


def is_self_claim(role: str | None, body: Party | None, actor: Party | None, targets: list[Party]) -> bool | None:
    """True for a party to the event, False for an observer; None when the words do not tell.

    Args:
        role: the speaker's role.
        body: the force, group or state that the speaker is or speaks for.
        actor: who acts.
        targets: who is hit or fought.
    """
    if actor is None:
        return None
    if body is not None and any(_same(body, party) for party in (actor, *targets)):
        return True
    return False if role in INDEPENDENT else None


def _same(body: Party, party: Party) -> bool:
    """The same body, or bodies of one country: of one side, or opponents in its war."""
    return bool(
        (body.id and body.id == party.id)
        or (body.name and body.name == party.name)
        or (body.iso2 and body.iso2 == party.iso2)
        or body.text.lower() == party.text.lower()
    )
