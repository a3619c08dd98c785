"""The tense of an event: over, going on, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future"]
_FUTURE = ("will", "'ll", "’ll", "shall", "wo")  # an apostrophe as printed
_OVER = ("was", "were", "had", "did", "'d")
_ON = ("is", "are", "am", "has", "have", "'s", "'ve", "’s", "’ve", "'re", "’re", "do", "does")


def tense_of(trigger: Token) -> Tense | None:
    """Tense of the verb that a trigger is or hangs on; the present perfect is present. None where no verb says."""
    node = trigger
    while True:
        if node.pos_ in ("VERB", "AUX") and (tense := _of_verb(node)) is not None:
            return tense
        if node.head.i == node.i:
            return "past" if node.i == trigger.i and node.tag_ == "VBN" else None
        node = node.head


def _of_verb(verb: Token) -> Tense | None:
    aux = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(word in _FUTURE for word in aux):
        return "future"
    if any(word in _OVER for word in aux):
        return "past"
    if any(word in _ON for word in aux) and verb.tag_ in ("VBN", "VBG", "VB", "VBD"):
        return "present"
    if "to" in aux:
        above = _of_verb(verb.head) if verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX", "ADJ") else None
        return "future" if above == "present" else None
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)  # type: ignore[return-value]


def is_pluperfect(trigger: Token) -> bool:
    """As in "had captured", "used to hold": told as earlier than what else is told."""
    verb = next((t for t in (trigger, *trigger.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    if verb.head.lower_ == "used" and verb.dep_ == "xcomp":
        return True
    return any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in verb.children)
