"""The event tagger: a small encoder that says of each word whether it reports an event, how sure, and who plays a part.

It is a second opinion beside the lexicon's rules (positions/events/opinion.py says what it may change). Weights,
scores, training and licences: positions/model/MODEL_CARD.md; training: scripts/train_events.py. Training and use share
`features`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from geonews.recognition.word_features import WORD, cases
from geonews.vocabulary import ClaimStatus, EventType, MentionType

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Role = Literal["actor", "target", "place", "start", "goal", "speaker", "hedge", "count"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Span = tuple[int, int]

EVENT_TYPES: tuple[EventType, ...] = (
    "presence", "deployment", "control", "defence", "fortification", "strength", "mobilization", "advance", "movement",
    "crossing", "withdrawal", "displacement", "capture", "attack", "air_strike", "clash", "invasion", "intervention",
    "request", "authorization", "agreement",
)  # fmt: skip
STATUSES: tuple[ClaimStatus, ...] = (
    "asserted", "alleged", "planned", "denied", "conditional", "negated", "historical",
)  # fmt: skip
ROLES: tuple[Role, ...] = ("actor", "target", "place", "start", "goal", "speaker", "hedge", "count")
PLACE_KINDS: tuple[MentionType, ...] = ("literal", "metonymic", "demonym", "part_of_name")
VOCABULARY = 20_000
"""Word pieces that the model knows: the encoder's most frequent ones; any other is unknown to it."""
MAX_PIECES = 200
"""Word pieces of a sentence that are read; what stands behind them is not."""
VERSION = "geonews-events-1"
INPUTS = ("pieces", "case", "place", "actor", "mask")
_FIRST, _LAST, _UNKNOWN = 101, 102, 100  # [CLS], [SEP] and [UNK] of the encoder's vocabulary


@dataclass(frozen=True, slots=True)
class Features:
    """One sentence as the network sees it; all arrays but the last two have one entry a word piece, ends included."""

    pieces: Ints
    case: Ints
    place: Ints
    """0 no toponym, else 1 + the index of its type in PLACE_KINDS."""
    actor: Ints
    """1 inside the name of a known actor."""
    first: Ints
    """(words,): the piece that each word begins with; a word that is cut off is left out."""
    spans: Ints
    """(words, 2): start and end of each word in the sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model believes of the words of one sentence."""

    start: int
    end: int
    """Of the sentence, in the text that it was taken from."""
    spans: Ints
    """(words, 2): start and end of each word, in the same text."""
    triggers: Floats
    """(words, 1 + event types): shares; the first is that of no event."""
    statuses: Floats
    """(words, statuses): shares, of use where a word is a trigger."""
    role_scores: Floats
    """(words, words, roles): whether the second word plays the part in the event of the first, as log odds."""

    @property
    def roles(self) -> Floats:
        """(words, words, roles): probability that the second word plays the part in the event of the first."""
        return _probability(self.role_scores)

    def words(self, start: int, end: int) -> slice:
        """The words that touch a span of the text."""
        first = int(np.searchsorted(self.spans[:, 1], start, side="right"))
        return slice(first, max(first, int(np.searchsorted(self.spans[:, 0], end))))

    def belief(self, start: int, end: int) -> float:
        """Probability that a word of the span reports an event; 0 where no word was read."""
        return float(1.0 - self.triggers[self.words(start, end), 0].min(initial=1.0))

    @property
    def most(self) -> float:
        """Probability that the sentence's likeliest word reports an event."""
        return float(1.0 - self.triggers[:, 0].min(initial=1.0))

    def type_shares(self, start: int, end: int) -> dict[EventType, float]:
        """Shares of the event types in the span's likeliest trigger, given that it reports an event."""
        at = self._likeliest(start, end)
        if at is None:
            return {}
        shares = self.triggers[at, 1:] / max(1e-9, float(self.triggers[at, 1:].sum()))
        return dict(zip(EVENT_TYPES, shares.tolist(), strict=True))

    def status_shares(self, start: int, end: int) -> dict[ClaimStatus, float]:
        """Shares of the claim statuses of the span's likeliest trigger."""
        at = self._likeliest(start, end)
        return {} if at is None else dict(zip(STATUSES, self.statuses[at].tolist(), strict=True))

    def parts(self, start: int, end: int, role: Role, least: float = 0.5) -> list[Span]:
        """Spans of the text that play a part in the event of the span's likeliest trigger, in text order."""
        at = self._likeliest(start, end)
        if at is None:
            return []
        plays = _probability(self.role_scores[at, :, ROLES.index(role)]) >= least
        return [(int(self.spans[a, 0]), int(self.spans[b - 1, 1])) for a, b in _runs(plays)]

    def found(self, least: float) -> list[Span]:
        """Spans of the triggers that are believed at least so much."""
        believed = 1.0 - self.triggers[:, 0] >= least
        kinds = self.triggers[:, 1:].argmax(axis=1)
        spans = []
        for a, b in _runs(believed):
            cuts = [a, *(i for i in range(a + 1, b) if kinds[i] != kinds[i - 1]), b]
            spans += [(int(self.spans[i, 0]), int(self.spans[j - 1, 1])) for i, j in pairwise(cuts)]
        return spans

    def _likeliest(self, start: int, end: int) -> int | None:
        words = self.words(start, end)
        return None if words.start >= words.stop else words.start + int(self.triggers[words, 0].argmin())


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First and last + 1 of each run of true flags."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


class EventTagger:
    """The model, opened when first used; not for use by two threads."""

    version = VERSION

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[type[EventTagger], tuple[Path | None]]:
        """Pickled by its folder: another process opens its own."""
        return type(self), (self._folder,)

    def read(
        self, text: str, sentence: Span, places: Sequence[tuple[int, int, MentionType]], actors: Sequence[Span]
    ) -> Reading:
        """What the model believes of a sentence.

        Args:
            text: a text.
            sentence: start and end of the sentence in it.
            places: start, end and type of the text's toponyms.
            actors: start and end of the names of known actors.
        """
        start, end = sentence
        seen = features(
            text[start:end],
            [(s - start, e - start, kind) for s, e, kind in places if s < end and start < e],
            [(s - start, e - start) for s, e in actors if s < end and start < e],
            self.tokenizer,
        )
        return self.read_features(seen, start, end)

    def read_features(self, seen: Features, start: int, end: int) -> Reading:
        """The same of a sentence's features; `start` and `end` are where the sentence stands in the text."""
        feeds = {name: getattr(seen, name)[None] for name in INPUTS[:-1]}
        feeds["mask"] = np.ones_like(feeds["pieces"])
        triggers, statuses, roles = (scores[0] for scores in self._session.run(None, feeds))
        first = seen.first
        return Reading(
            start=start,
            end=end,
            spans=seen.spans + start,
            triggers=_softmax(triggers[first]),
            statuses=_softmax(statuses[first]),
            role_scores=roles[np.ix_(first, first)],
        )

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415  # a tenth of a second, only when used

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the same sums on every machine; processes run beside each other
        options.log_severity_level = 3
        path = (self._folder or _packaged("positions")) / "events.onnx"
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Cuts words into pieces; the toponym tagger's, whose encoder is of the same family."""
        return open_tokenizer(_packaged("recognition") / "tokenizer.json")


def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer without padding and truncation."""
    from tokenizers import Tokenizer  # noqa: PLC0415  # only when used

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def features(
    text: str, places: Iterable[tuple[int, int, MentionType]], actors: Iterable[Span], tokenizer: Tokenizer
) -> Features:
    """A sentence as the network sees it; spans index `text`."""
    found = list(WORD.finditer(text))
    spans = np.array([match.span() for match in found], dtype=np.int64).reshape(-1, 2)
    place, actor = np.zeros(len(found), dtype=np.int64), np.zeros(len(found), dtype=np.int64)
    for start, end, kind in places:
        place[_touching(spans, start, end)] = 1 + PLACE_KINDS.index(kind)
    for start, end in actors:
        actor[_touching(spans, start, end)] = 1
    encoding: Any = tokenizer.encode(text, add_special_tokens=False)
    ids = np.array(encoding.ids[:MAX_PIECES], dtype=np.int64)
    offsets = np.array(encoding.offsets[:MAX_PIECES], dtype=np.int64).reshape(-1, 2)
    owner = np.searchsorted(spans[:, 0], offsets[:, 0], side="right") - 1
    inside = owner >= 0
    inside[inside] = offsets[inside, 0] < spans[owner[inside], 1]
    begins = inside & (np.concatenate(([-1], owner))[: len(owner)] != owner)
    owners = np.where(inside, owner, -1)

    def of_pieces(values: Ints) -> Ints:
        return np.concatenate(([0], np.concatenate((values, [0]))[owners], [0]))

    pieces = np.concatenate(([_FIRST], np.where(ids < VOCABULARY, ids, _UNKNOWN), [_LAST]))
    return Features(
        pieces=pieces,
        case=of_pieces(cases(text, found)),
        place=of_pieces(place),
        actor=of_pieces(actor),
        first=np.flatnonzero(begins) + 1,
        spans=spans[owner[begins]],
    )


def _touching(spans: Ints, start: int, end: int) -> NDArray[np.bool_]:
    touching: NDArray[np.bool_] = (spans[:, 0] < end) & (start < spans[:, 1])
    return touching


def _packaged(part: str) -> Path:
    return Path(str(resources.files(f"geonews.{part}") / "model"))


def _probability(log_odds: Floats) -> Floats:
    probability: Floats = (1.0 / (1.0 + np.exp(-log_odds))).astype(np.float32)
    return probability


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True, initial=-np.inf))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares
