"""One corpus through the stages, or against a file of predictions, to its report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geonews.borders import Borders
from geonews.errors import InputError
from geonews.evaluation.corpus import Document, read_corpus
from geonews.evaluation.countries import Countries
from geonews.evaluation.event_pairs import Marked
from geonews.evaluation.events import event_scores
from geonews.evaluation.measures import RADII_KM
from geonews.evaluation.predictions import NOTHING, Found, predict, read_predictions
from geonews.evaluation.report import Grouping, Report, report
from geonews.evaluation.table import tabulate
from geonews.pipeline import Stages


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is scored, and what is told of it."""

    radii: Sequence[float] = RADII_KM
    """In km."""
    skip: Sequence[str] = ()
    """Types of gold to leave out; "adjectival" stands for the flag."""
    positions: bool = True
    """False scores none, even where the gold has some."""
    by: Grouping | None = None
    draws: int = 0
    """Samples for the intervals."""
    most: int = 0
    """Mistakes to list of each reason."""


def evaluate(
    corpus: Path,
    stages: Stages,
    options: Options | None = None,
    *,
    raw: bool = False,
    spans: bool = False,
    done: Callable[[int, int], None] | None = None,
) -> Report:
    """Figures of the stages on a corpus.

    Args:
        corpus: the JSONL file.
        stages: what finds.
        options: None for the defaults.
        raw: take whole texts as main text, as toponym corpora do.
        spans: resolve the gold spans; nothing is recognised.
        done: told how many documents are done, of how many.

    Raises:
        InputError: the file cannot be read, or a line is no article or has no gold; the message names it.
    """
    options = options or Options()
    documents = list(read_corpus(corpus))
    results: dict[str, Found] = {}
    found = predict(documents, stages, raw=raw, spans=spans, positions=options.positions)
    for document, one in zip(documents, found, strict=True):
        results[document.id] = one
        if done is not None:
            done(len(results), len(documents))
    # The lexicon recogniser reads no positions: not looked at is not zero.
    events = options.positions and stages.parser is not None
    return score(documents, results, stages.borders, options, events=events)


def evaluate_predictions(corpus: Path, predictions: Path, borders: Borders, options: Options | None = None) -> Report:
    """Figures of a file of predictions on a corpus: `annotate`'s output, or lines with `doc_id` and `toponyms`.

    A document that is not in the file is one in which nothing was found.

    Raises:
        InputError: a file cannot be read, or holds a broken line or an unknown document; the message names it.
    """
    documents, results = list(read_corpus(corpus)), read_predictions(predictions)
    unknown = sorted(results.keys() - {document.id for document in documents})
    if unknown:
        raise InputError(f'{predictions}: document "{unknown[0]}" is not in {corpus} ({len(unknown)} are not)')
    options = options or Options()
    return score(documents, results, borders, options, events=options.positions)


def score(
    documents: Sequence[Document], results: Mapping[str, Found], borders: Borders, options: Options, *, events: bool
) -> Report:
    """Figures of results by document id."""

    def found(document: Document) -> Found:
        return results.get(document.id, NOTHING)

    marked = [
        Marked(name=d.id, text=d.text, gold=d.events, found=found(d).events, traps=d.traps)
        for d in documents
        if d.events is not None and events
    ]
    return report(
        tabulate(documents, found, options.skip),
        Countries(borders),
        radii=options.radii,
        by=options.by,
        draws=options.draws,
        most=options.most,
        positions=event_scores(marked, options.most),
    )
