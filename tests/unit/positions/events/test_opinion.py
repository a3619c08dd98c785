"""The second opinion: what a tagger may veto, retype, add and fill in, and what the rules keep to themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from geonews.model import PositionReport
from geonews.positions import DOUBT, STRANGE, SURE, extract, load_lexicon
from geonews.positions.events.events import find_events
from geonews.positions.events.opinion import DOUBT as VETO
from geonews.positions.events.opinion import (
    KIND_SHARE,
    STATUS_SHARE,
    STRANGE_TRUST,
    TRUST,
    TYPE_DOUBT,
    TYPE_SHARE,
    belief,
    reconsidered,
)
from geonews.positions.parse.scene import Scene, lay_out
from geonews.positions.parse.sentences import split
from geonews.vocabulary import EventType
from tests.fake_event_tagger import Belief, FakeEventTagger
from tests.marked import marked
from tests.position_cases import ACTORS, PUBLISHED, NamesOnly, _parser

LEXICON = load_lexicon()
A_BIT = 0.02
ATTACK = "Rebels attacked a convoy near [Gao|ML|city]."
SWARM = "Rebels swarmed over [Gao|ML|city]."
Beliefs = Mapping[str, Belief]


def scene(text: str, beliefs: Beliefs | None, *, doubt: bool = True) -> Scene:
    case = marked(text)
    plain = case.article.text
    tagger = FakeEventTagger(beliefs or {})
    readings = () if beliefs is None else [tagger.read(plain, span, (), ()) for span in split(plain)]
    hits = ACTORS.find(plain, ())
    return lay_out(case.article, _parser().parse(plain), case.locations, hits, LEXICON, (), {}, readings, doubt=doubt)


def events(text: str, beliefs: Beliefs | None, *, doubt: bool = True) -> list[tuple[str, str]]:
    """Trigger and type of what is left after the second opinion; in doubt where the article is about something else."""
    laid = scene(text, beliefs, doubt=doubt)
    found = [e for s in laid.doc.sents for e in reconsidered(list(find_events(s, laid)), s, laid)]
    return [(event.trigger.text, event.event_type) for event in found]


def reports(text: str, beliefs: Beliefs) -> list[PositionReport]:
    case = marked(text, published=PUBLISHED)
    return extract(
        case.article, case.locations, parser=_parser(), actors=ACTORS, lexicon=LEXICON, shaper=NamesOnly(),
        adjectives={}, tagger=FakeEventTagger(beliefs),
    )  # fmt: skip


def report(text: str, beliefs: Beliefs) -> PositionReport:
    (found,) = reports(text, beliefs)
    return found


# -- veto --------------------------------------------------------------------------------------------------------------


def test_without_a_reading_the_rules_stand_alone() -> None:
    assert events(ATTACK, None) == [("attacked", "attack")]


def test_a_trigger_that_nobody_believes_in_reports_nothing() -> None:
    assert events(ATTACK, {"attacked": Belief(VETO - A_BIT)}) == []
    assert events(ATTACK, {"attacked": Belief(VETO + A_BIT)}) == [("attacked", "attack")]


def test_in_an_article_about_fighting_the_rules_triggers_stand() -> None:
    assert events(ATTACK, {}, doubt=False) == [("attacked", "attack")]


def test_belief_in_the_verb_that_carries_a_noun_is_enough() -> None:
    text = "Rebels launched an attack on [Gao|ML|city]."
    assert events(text, {}) == []
    assert events(text, {"launched": Belief(0.5)}) == [("attack", "attack")]


def test_belief_is_that_of_the_event_s_own_words() -> None:
    laid = scene(ATTACK, {"attacked": Belief(0.4), "convoy": Belief(0.7)})
    (event,) = find_events(next(laid.doc.sents), laid)
    assert belief(event, laid) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels shelled [Gao|ML|city].", "shelled"),
        ("The shelling of [Gao|ML|city] went on.", "shelling"),
        ("The army and the rebels signed a truce.", "truce"),
        ("[Izium|UA|city]. Damage to a school.", "Damage"),
        ("[Izium|UA|city]. Crater in a park.", "Crater"),
    ],
)
def test_clear_words_and_notes_need_no_belief(text: str, trigger: str) -> None:
    assert [word for word, _ in events(text, {})] == [trigger]


# -- type --------------------------------------------------------------------------------------------------------------


def typed(text: str, word: str, types: Mapping[EventType, float], **more: object) -> list[tuple[str, str]]:
    return events(text, {word: Belief(0.98, types, **more)})  # type: ignore[arg-type]


def test_a_sure_type_replaces_the_rules_type() -> None:
    assert typed(ATTACK, "attacked", {"clash": 0.95, "attack": 0.05}) == [("attacked", "clash")]


@pytest.mark.parametrize(
    "types",
    [
        {"clash": TYPE_SHARE - A_BIT, "capture": 1 - TYPE_SHARE + A_BIT},
        {"clash": 1 - TYPE_DOUBT - A_BIT, "attack": TYPE_DOUBT + A_BIT},
        {"attack": 1.0},
    ],
)
def test_a_doubtful_type_replaces_nothing(types: Mapping[EventType, float]) -> None:
    assert typed(ATTACK, "attacked", types) == [("attacked", "attack")]


def test_a_type_whose_needs_are_not_met_replaces_nothing() -> None:
    assert typed(ATTACK, "attacked", {"strength": 1.0}) == [("attacked", "attack")]
    near = "Rebels attacked near [Gao|ML|city]."
    assert typed(near, "attacked", {"capture": 1.0}) == [("attacked", "attack")]
    assert typed(near, "attacked", {"capture": 1.0}, parts={"place": ["Gao"]}) == [("attacked", "capture")]


# -- triggers that no rule knows ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["capture", "movement", "attack"])
def test_a_word_that_no_rule_knows_is_a_trigger_where_it_is_trusted(kind: EventType) -> None:
    assert events(SWARM, None) == []
    for least, doubt in ((TRUST, False), (STRANGE_TRUST, True)):
        assert events(SWARM, {"swarmed": Belief(least + A_BIT, {kind: 1.0})}, doubt=doubt) == [("swarmed", kind)]
        assert events(SWARM, {"swarmed": Belief(least - A_BIT, {kind: 1.0})}, doubt=doubt) == []


def test_a_wavering_type_is_none() -> None:
    share, other = KIND_SHARE - A_BIT, (1 - KIND_SHARE + A_BIT) / 2
    assert typed(SWARM, "swarmed", {"capture": share, "movement": other, "advance": other}) == []
    share = KIND_SHARE + A_BIT
    assert typed(SWARM, "swarmed", {"capture": share, "movement": 1 - share}) == [("swarmed", "capture")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The choir swarmed over the stage.", "capture"),
        ("The choir swarmed over the stage.", "movement"),
        ("Tourists swarmed over [Gao|ML|city].", "withdrawal"),
        (SWARM, "strength"),
    ],
)
def test_what_the_type_needs_must_be_there(text: str, kind: EventType) -> None:
    assert typed(text, "swarmed", {kind: 1.0}) == []


def test_a_part_that_the_tagger_names_meets_a_need_where_it_is_sure() -> None:
    text = "Soldiers snaked through [Gao|ML|city]."
    assert typed(text, "snaked", {"capture": 1.0}) == []
    assert typed(text, "snaked", {"capture": 1.0}, parts={"place": ["Gao"]}) == [("snaked", "capture")]
    assert typed(text, "snaked", {"capture": 1.0}, parts={"actor": ["Gao"]}) == []


@pytest.mark.parametrize("kind", ["request", "authorization", "agreement", "intervention"])
def test_what_opinions_are_taken_for_is_not_added(kind: EventType) -> None:
    assert typed("The army begrudged the rebels a corridor.", "begrudged", {kind: 1.0}) == []


def test_a_second_word_for_the_same_event_adds_none() -> None:
    text = "The rebels unleashed an attack on [Gao|ML|city]."
    assert events(text, {"unleashed": Belief(), "attack": Belief()}) == [("attack", "attack")]


def test_what_a_crowd_does_is_not_added() -> None:
    assert typed("Marauders swarmed over [Gao|ML|city].", "swarmed", {"capture": 1.0}) == [("swarmed", "capture")]
    assert typed("Protesters swarmed over [Gao|ML|city].", "swarmed", {"capture": 1.0}) == []


@pytest.mark.parametrize("name", ["Gao", "M23"])
def test_a_name_is_no_trigger(name: str) -> None:
    assert typed("In [Gao|ML|city] the singers of M23 sang.", name, {"attack": 1.0}) == []


def test_events_come_in_text_order() -> None:
    text = "Rebels swarmed over [Gao|ML|city] and attacked a convoy near [Kidal|ML|city]."
    beliefs = {"swarmed": Belief(0.98, {"capture": 1.0}), "attacked": Belief()}
    assert [word for word, _ in events(text, beliefs)] == ["swarmed", "attacked"]


# -- parts -------------------------------------------------------------------------------------------------------------


def test_an_actor_is_filled_in_where_grammar_finds_none() -> None:
    text = "Missiles struck [Odesa|UA|city]; the rebels had built them."
    assert report(text, {"struck": Belief()}).actor_text is None
    assert report(text, {"struck": Belief(parts={"actor": ["rebels"]})}).actor_text == "rebels"


def test_an_actor_that_grammar_finds_stands() -> None:
    text = "Rebels attacked a convoy of the army near [Gao|ML|city]."
    assert report(text, {"attacked": Belief(parts={"actor": ["army"]})}).actor_text == "Rebels"


@pytest.mark.parametrize("role", ["place", "goal", "start"])
def test_a_place_is_filled_in_where_grammar_finds_none(role: str) -> None:
    text = "[Gao|ML|city] mourns, for rebels attacked the convoy."
    assert report(text, {"attacked": Belief()}).place_name is None
    found = report(text, {"attacked": Belief(parts={role: ["Gao"]})})  # type: ignore[dict-item]  # parametrized
    assert (found.spatial_op, found.place_name) == ("at", "Gao")


def test_only_a_toponym_is_a_place() -> None:
    text = "[Gao|ML|city] mourns, for rebels attacked the convoy."
    assert report(text, {"attacked": Belief(parts={"place": ["convoy"]})}).place_name is None


def test_a_place_that_grammar_finds_stands() -> None:
    text = "The people of [Gao|ML|city] wept when rebels attacked the convoy near [Kidal|ML|city]."
    assert report(text, {"attacked": Belief(parts={"place": ["Gao"]})}).place_name == "Kidal"


# -- claim status ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["alleged", "planned", "denied", "conditional", "negated"])
def test_a_sure_status_stands_where_no_cue_speaks(status: str) -> None:
    sure = {status: STATUS_SHARE + A_BIT, "asserted": 1 - STATUS_SHARE - A_BIT}
    unsure = {status: STATUS_SHARE - A_BIT, "asserted": 1 - STATUS_SHARE + A_BIT}
    assert report(ATTACK, {"attacked": Belief(statuses=sure)}).claim_status == status  # type: ignore[arg-type]
    assert report(ATTACK, {"attacked": Belief(statuses=unsure)}).claim_status == "asserted"  # type: ignore[arg-type]


def test_history_is_told_by_dates_alone() -> None:
    assert report(ATTACK, {"attacked": Belief(statuses={"historical": 1.0})}).claim_status == "asserted"


def test_a_cue_that_the_rules_know_stands() -> None:
    text = "Rebels did not attack [Gao|ML|city]."
    assert report(text, {"attack": Belief(statuses={"alleged": 1.0})}).claim_status == "negated"


def test_the_tagger_s_hedge_is_shown() -> None:
    text = "Rebels, it is whispered, attacked a convoy near [Gao|ML|city]."
    found = report(text, {"attacked": Belief(statuses={"alleged": 1.0}, parts={"hedge": ["whispered"]})})
    assert (found.claim_status, found.hedge) == ("alleged", "whispered")


# -- which sentences are read at all -----------------------------------------------------------------------------------


QUIET = "Rain fell on the market."
OTHER = " ".join(
    ["The rebels sang.", "Soldiers ate.", "The army slept.", "A tank rusted.", "Troops danced.", *[QUIET] * 25]
)


def test_in_an_article_about_something_else_more_belief_is_asked() -> None:
    for text, least in ((ATTACK, DOUBT), (f"{ATTACK} {OTHER}", STRANGE)):
        assert reports(text, {"attacked": Belief(least - A_BIT)}) == []
        assert len(reports(text, {"attacked": Belief(least + A_BIT)})) == 1


def test_an_article_is_about_fighting_where_the_tagger_is_sure_of_many_events() -> None:
    """Where it is, a doubtful trigger of the rules stands."""
    fighting = " ".join(["The rebels sang."] * 2 + ["Mortars pounded the town."] * 2 + ["The army slept."] * 2)
    beliefs = {"attacked": Belief(0.1), "pounded": Belief(SURE + A_BIT)}
    assert "attacked" in {r.trigger for r in reports(f"{ATTACK} {fighting}", beliefs)}
    beliefs["pounded"] = Belief(SURE - A_BIT)
    assert "attacked" not in {r.trigger for r in reports(f"{ATTACK} {fighting}", beliefs)}


def test_a_sentence_without_a_word_of_arms_is_read_where_many_have_one() -> None:
    beliefs = {"swarmed": Belief(0.98, {"capture": 1.0})}
    told = "They came at dawn, and Hezbollah swarmed over [Gao|ML|city]."
    assert [r.trigger for r in reports(" ".join([*["The rebels sang."] * 4, told]), beliefs)] == ["swarmed"]
    assert reports(" ".join([*[QUIET] * 6, told]), beliefs) == []
