"""What the event tagger is told of a sentence, and what its beliefs are asked."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from geonews.positions.parse.event_tagger import (
    EVENT_TYPES,
    MAX_PIECES,
    PLACE_KINDS,
    ROLES,
    STATUSES,
    VOCABULARY,
    EventTagger,
    Features,
    Reading,
    Role,
    features,
)
from geonews.recognition.word_features import WORD
from geonews.vocabulary import ClaimStatus, EventType, MentionType

TEXT = "On Monday, O'Connor's rebels shelled N'Djamena."
BEGIN, END, UNKNOWN = 101, 102, 100
WRITTEN = st.text(
    alphabet=st.sampled_from("aZé’' .,-—\n\t7🛑👩‍🚀Дяحلבא叙利亚ሀß\u0301\u200b\u00ad"), max_size=60
)  # fmt: skip


@pytest.fixture(scope="module")
def tagger() -> EventTagger:
    return EventTagger()


@pytest.fixture(scope="module")
def tokenizer(tagger: EventTagger) -> Tokenizer:
    return tagger.tokenizer


def words(seen: Features, text: str) -> list[str]:
    return [text[start:end] for start, end in seen.spans]


# -- features ----------------------------------------------------------------------------------------------------------


def test_words_stand_at_their_first_pieces(tokenizer: Tokenizer) -> None:
    seen = features(TEXT, (), (), tokenizer)
    assert words(seen, TEXT) == ["On", "Monday", "O'Connor", "s", "rebels", "shelled", "N'Djamena"]
    pieces = [tokenizer.id_to_token(int(piece)) for piece in seen.pieces]
    assert (pieces[0], pieces[-1]) == ("[CLS]", "[SEP]")
    assert [pieces[at] for at in seen.first] == ["on", "monday", "o", "s", "rebels", "shell", "n"]
    assert "".join(pieces[seen.first[2] : seen.first[3]]) == "o'connor'"


def test_what_is_known_of_a_word_is_said_of_all_its_pieces(tokenizer: Tokenizer) -> None:
    start, end = TEXT.index("N'Dj"), len(TEXT) - 1
    rebels = TEXT.index("rebels")
    seen = features(TEXT, [(start, end, "literal")], [(rebels, rebels + 6)], tokenizer)
    at, last = int(seen.first[-1]), len(seen.pieces) - 2  # the last piece but one is the full stop
    assert set(seen.place[at:last].tolist()) == {1 + PLACE_KINDS.index("literal")}
    assert last - at > 1
    assert not seen.place[:at].any()
    assert not seen.place[last:].any()
    assert np.flatnonzero(seen.actor).tolist() == [seen.first[4]]
    assert seen.case[seen.first].tolist() == [2, 3, 7, 1, 1, 1, 7]
    assert seen.case[last] == seen.case[0] == 0


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_places_have_a_type_and_touch_every_word_of_theirs(tokenizer: Tokenizer, kind: MentionType) -> None:
    text = "Troops left Deir ez-Zor today."
    seen = features(text, [(text.index("Deir"), text.index(" today"), kind)], (), tokenizer)
    marked = [bool(seen.place[at]) for at in seen.first]
    assert marked == [False, False, True, True, True, False]
    assert set(seen.place.tolist()) == {0, 1 + PLACE_KINDS.index(kind)}


def test_a_long_sentence_is_cut_off(tokenizer: Tokenizer) -> None:
    text = " ".join(["tank"] * (MAX_PIECES + 50))
    seen = features(text, [(len(text) - 4, len(text), "literal")], [(len(text) - 4, len(text))], tokenizer)
    assert len(seen.pieces) == MAX_PIECES + 2
    assert len(seen.first) == len(seen.spans) == MAX_PIECES
    assert seen.pieces[-1] == END
    assert not seen.place.any()
    assert not seen.actor.any()


def test_a_rare_piece_is_unknown(tokenizer: Tokenizer) -> None:
    rare = next(
        word
        for word, number in sorted(tokenizer.get_vocab().items())
        if number >= VOCABULARY and word.isascii() and word.isalpha()
    )
    seen = features(f"the {rare}", (), (), tokenizer)
    assert seen.pieces[1] == tokenizer.token_to_id("the")
    assert seen.pieces[seen.first[1]] == UNKNOWN


@pytest.mark.parametrize("text", ["", " ", "\n", "!?", "—", "🛑"])
def test_a_text_without_words_has_none(tokenizer: Tokenizer, tagger: EventTagger, text: str) -> None:
    seen = features(text, (), (), tokenizer)
    assert (seen.pieces[0], seen.pieces[-1]) == (BEGIN, END)
    assert seen.first.shape == (0,)
    assert seen.spans.shape == (0, 2)
    reading = tagger.read(text, (0, len(text)), (), ())
    assert (reading.belief(0, len(text)), reading.found(0.0), reading.parts(0, 1, "actor")) == (0.0, [], [])
    assert reading.type_shares(0, len(text)) == reading.status_shares(0, len(text)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🛑 Kharkiv 👩‍🚀 shelled", ["Kharkiv", "shelled"]),
        ("القصف على حلب", ["القصف", "على", "حلب"]),
        ("Обстрел Харькова!", ["Обстрел", "Харькова"]),
        ("叙利亚军队", ["叙利亚军队"]),
        ("Saint-Louis’s São Tomé", ["Saint", "Louis", "s", "São", "Tomé"]),
    ],
)
def test_other_scripts_and_signs_keep_their_places(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    assert words(features(text, (), (), tokenizer), text) == expected


@given(WRITTEN | st.text(max_size=40), st.data())
def test_every_array_fits_whatever_is_written(tokenizer: Tokenizer, text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(-2, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    places = data.draw(st.lists(st.tuples(spans, st.sampled_from(PLACE_KINDS))))
    seen = features(text, [(*span, kind) for span, kind in places], data.draw(st.lists(spans)), tokenizer)
    assert len(seen.pieces) == len(seen.case) == len(seen.place) == len(seen.actor)
    assert len(seen.first) == len(seen.spans)
    assert (np.diff(seen.first) > 0).all()
    assert ((seen.first > 0) & (seen.first < len(seen.pieces) - 1)).all()
    assert (seen.case[seen.first] > 0).all()
    found = [match.span() for match in WORD.finditer(text)]
    assert {tuple(span) for span in seen.spans.tolist()} <= set(found)
    assert (np.diff(seen.spans[:, 0]) > 0).all()
    assert seen.place[0] == seen.place[-1] == seen.actor[0] == seen.actor[-1] == 0


# -- beliefs -----------------------------------------------------------------------------------------------------------

WORDS = ("rebels", "took", "over", "Gao", "and", "fled")
START = 10


def hand_made(
    triggers: dict[int, dict[EventType, float]],
    statuses: dict[int, dict[ClaimStatus, float]] | None = None,
    roles: dict[tuple[int, int, Role], float] | None = None,
) -> Reading:
    """A reading of `WORDS`, which stand in a text from `START` on with a space between them."""
    ends = np.cumsum([len(word) + 1 for word in WORDS]) - 1 + START
    spans = np.array([(end - len(word), end) for word, end in zip(WORDS, ends, strict=True)], dtype=np.int64)
    n = len(WORDS)
    shares = np.zeros((n, 1 + len(EVENT_TYPES)), dtype=np.float32)
    for word, kinds in triggers.items():
        for kind, share in kinds.items():
            shares[word, 1 + EVENT_TYPES.index(kind)] = share
    shares[:, 0] = 1 - shares[:, 1:].sum(axis=1)
    claims, parts = np.zeros((n, len(STATUSES)), np.float32), np.zeros((n, n, len(ROLES)), np.float32)
    for word, of in (statuses or {}).items():
        for status, share in of.items():
            claims[word, STATUSES.index(status)] = share
    for (one, other, role), share in (roles or {}).items():
        parts[one, other, ROLES.index(role)] = share
    sure = parts.clip(1e-6, 1 - 1e-6)
    return Reading(START, int(ends[-1]), spans, shares, claims, np.log(sure / (1 - sure)))


def span(first: str, last: str | None = None) -> tuple[int, int]:
    text = " " * START + " ".join(WORDS)
    return text.index(first), text.index(last or first) + len(last or first)


def test_the_words_that_touch_a_span() -> None:
    reading = hand_made({})
    took, over = span("took"), span("over")
    assert reading.words(*took) == slice(1, 2)
    assert reading.words(took[0] + 1, took[1] - 1) == slice(1, 2)
    assert reading.words(took[1] - 1, over[0] + 1) == slice(1, 3)
    assert reading.words(0, 100) == slice(0, len(WORDS))
    for start, end in ((took[1], over[0]), (0, START), (90, 100)):
        words = reading.words(start, end)
        assert words.start == words.stop


def test_belief_is_that_of_the_likeliest_word() -> None:
    reading = hand_made({1: {"capture": 0.5, "attack": 0.25}, 2: {"capture": 0.5}})
    assert reading.belief(*span("took", "over")) == pytest.approx(0.75)
    assert reading.belief(*span("over")) == pytest.approx(0.5)
    assert reading.belief(*span("Gao")) == pytest.approx(0)
    assert reading.belief(0, START) == 0


def test_types_and_statuses_are_those_of_the_likeliest_word() -> None:
    reading = hand_made(
        {1: {"capture": 0.6, "attack": 0.2}, 2: {"clash": 0.5}},
        {1: {"alleged": 0.75, "asserted": 0.25}, 2: {"denied": 1.0}},
    )
    types = reading.type_shares(*span("took", "over"))
    assert (types["capture"], types["attack"], types["clash"]) == pytest.approx((0.75, 0.25, 0))
    assert set(types) == set(EVENT_TYPES)
    assert sum(types.values()) == pytest.approx(1)
    statuses = reading.status_shares(*span("took", "over"))
    assert (statuses["alleged"], statuses["asserted"], statuses["denied"]) == pytest.approx((0.75, 0.25, 0))
    assert reading.status_shares(*span("over"))["denied"] == 1
    assert reading.type_shares(0, START) == {}


def test_a_word_that_reports_nothing_for_sure_has_types_without_error() -> None:
    assert set(hand_made({}).type_shares(*span("and")).values()) == {0.0}


def test_parts_are_runs_of_words() -> None:
    reading = hand_made(
        {1: {"capture": 0.9}, 5: {"displacement": 0.9}},
        roles={
            (1, 0, "actor"): 0.9, (1, 3, "place"): 0.6, (1, 2, "target"): 0.5, (1, 3, "target"): 0.5,
            (1, 5, "target"): 0.9, (5, 4, "actor"): 0.9,
        },
    )  # fmt: skip
    took = span("took")
    assert reading.parts(*took, "actor") == [span("rebels")]
    assert reading.parts(*took, "place") == [span("Gao")]
    assert reading.parts(*took, "place", least=0.7) == []
    assert reading.parts(*took, "target") == [span("over", "Gao"), span("fled")]
    assert reading.parts(*took, "speaker") == []
    assert reading.parts(*span("fled"), "actor") == [span("and")]
    assert reading.parts(0, START, "actor") == []


def test_triggers_are_runs_of_one_type() -> None:
    reading = hand_made(
        {0: {"attack": 0.9}, 1: {"capture": 0.9}, 2: {"capture": 0.8}, 4: {"attack": 0.4}, 5: {"displacement": 0.7}}
    )
    assert reading.found(0.5) == [span("rebels"), span("took", "over"), span("fled")]
    assert reading.found(0.85) == [span("rebels"), span("took")]
    assert reading.found(0.95) == []
    assert reading.found(0.3) == [span("rebels"), span("took", "over"), span("and"), span("fled")]


# -- the model ---------------------------------------------------------------------------------------------------------

SENTENCE = "Troops shelled Kharkiv."


def test_a_plain_sentence_is_understood(tagger: EventTagger) -> None:
    place = SENTENCE.index("Kharkiv"), SENTENCE.index("Kharkiv") + len("Kharkiv")
    reading = tagger.read(SENTENCE, (0, len(SENTENCE)), [(*place, "literal")], ())
    (trigger,) = reading.found(0.5)
    assert SENTENCE[slice(*trigger)] == "shelled"
    types, statuses = reading.type_shares(*trigger), reading.status_shares(*trigger)
    assert (max(types, key=types.__getitem__), max(statuses, key=statuses.__getitem__)) == ("attack", "asserted")
    assert reading.parts(*trigger, "actor") == [(0, len("Troops"))]
    assert tagger.read("Rain fell on the market.", (0, 24), (), ()).found(0.5) == []


def test_a_sentence_is_read_alike_wherever_it_stands(tagger: EventTagger) -> None:
    before, after = "Shells fell on Odesa. ", " Rebels took Gao."
    text, start = before + SENTENCE + after, len(before)
    place = SENTENCE.index("Kharkiv"), SENTENCE.index("Kharkiv") + len("Kharkiv")
    alone = tagger.read(SENTENCE, (0, len(SENTENCE)), [(*place, "literal")], [(0, 6)])
    actors = [(0, 6), (start, start + 6), (len(text) - 16, len(text) - 10)]
    places = [
        (15, 20, "literal"),
        (start + place[0], start + place[1], "literal"),
        (len(text) - 4, len(text), "demonym"),
    ]
    inside = tagger.read(text, (start, start + len(SENTENCE)), places, actors)  # type: ignore[arg-type]  # literals
    assert (inside.start, inside.end) == (start, start + len(SENTENCE))
    assert (inside.spans - start).tolist() == alone.spans.tolist()
    for ours, theirs in (
        (inside.triggers, alone.triggers),
        (inside.statuses, alone.statuses),
        (inside.roles, alone.roles),
    ):
        assert np.array_equal(ours, theirs)


def test_what_is_known_of_places_and_actors_is_heard(tagger: EventTagger) -> None:
    sentence = 0, len(SENTENCE)
    bare = tagger.read(SENTENCE, sentence, (), ())
    assert not np.array_equal(bare.triggers, tagger.read(SENTENCE, sentence, [(15, 22, "literal")], ()).triggers)
    assert not np.array_equal(bare.triggers, tagger.read(SENTENCE, sentence, (), [(0, 6)]).triggers)


@settings(max_examples=25, deadline=None)
@given(WRITTEN)
def test_beliefs_are_shares(tagger: EventTagger, text: str) -> None:
    reading = tagger.read(text, (0, len(text)), (), ())
    n = len(reading.spans)
    assert reading.triggers.shape == (n, 1 + len(EVENT_TYPES))
    assert reading.statuses.shape == (n, len(STATUSES))
    assert reading.roles.shape == (n, n, len(ROLES))
    assert reading.triggers.sum(axis=1) == pytest.approx(np.ones(n), abs=1e-5)
    assert reading.statuses.sum(axis=1) == pytest.approx(np.ones(n), abs=1e-5)
    assert ((reading.roles >= 0) & (reading.roles <= 1)).all()


def test_pickles_by_its_folder(tagger: EventTagger, tmp_path: Path) -> None:
    before = tagger.read(SENTENCE, (0, len(SENTENCE)), (), ())
    packed = pickle.dumps(tagger)
    assert len(packed) < 1000
    after = pickle.loads(packed).read(SENTENCE, (0, len(SENTENCE)), (), ())  # noqa: S301
    assert np.array_equal(before.triggers, after.triggers)
    elsewhere = pickle.loads(pickle.dumps(EventTagger(tmp_path)))  # noqa: S301
    with pytest.raises(Exception, match=r"events\.onnx"):
        elsewhere.read(SENTENCE, (0, len(SENTENCE)), (), ())
