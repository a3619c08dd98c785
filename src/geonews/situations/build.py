"""From reports to situations: gathered, counted by origin, set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geonews.model import PositionReport, Relation, Situation, stable_id
from geonews.situations.bodies import Bodies
from geonews.situations.copies import copies
from geonews.situations.facts import Fact, facts_of
from geonews.situations.grouping import group
from geonews.situations.origins import Origin, Sources, chains, independent, origin_of
from geonews.situations.outlets import Directory
from geonews.situations.relations import CLAIMS, affirmed, corroborations, oppositions, updates
from geonews.situations.rules import Rules
from geonews.vocabulary import RelationKind

TEXT_WORDS, TEXT_LEAST, TEXT_SHARED = 5, 40, 0.5
"""Two articles are copies when half of their runs of five words are common."""
SENTENCE_WORDS, SENTENCE_LEAST, SENTENCE_SHARED = 3, 8, 0.6
"""Two sentences are copies when 60 % of their runs of three words are common: an agency's words survive in
articles that cut and reorder its text. Chosen so that one word in ten may be another."""


@dataclass(frozen=True)
class Finder:
    """What is needed to find situations."""

    rules: Rules
    bodies: Bodies
    directory: Directory

    def find(self, reports: Iterable[PositionReport], texts: Mapping[str, str]) -> list[Situation]:
        """The situations of all reports: each report belongs to exactly one.

        Args:
            reports: in any order, which changes nothing.
            texts: main text by article id; articles without one are only compared by their sentences.

        Returns:
            Situations in order of their first report.
        """
        facts = [facts_of(report, self.rules, self.bodies) for report in reports]
        groups = group(facts, float(self.rules.most_m))
        shared = [members for members in groups if len({fact.report.doc_id for fact in members}) > 1]
        wording = _Wording(shared, texts)
        opposed = _opposed(groups, self.rules)
        return [self._situation(members, wording, opposed.get(n, ())) for n, members in enumerate(groups)]

    def _situation(self, members: Sequence[Fact], wording: _Wording, outside: Sequence[Fact]) -> Situation:
        voices = affirmed(members) or list(members)
        origins = {fact.id: origin_of(fact.report, self.directory) for fact in members}
        spoken = [fact for fact in voices if fact.report.voice != "presupposed"]
        ends = chains(spoken, origins, wording.copies(spoken))
        chosen = independent(ends, self.directory)
        opposing = [*(fact for fact in members if fact.is_negative), *outside]
        rebuttals = list(oppositions(opposing, [fact for fact in voices if fact.report.claim_status in CLAIMS]))
        agreeing = list(corroborations([spoken[i] for i in chosen]))
        written = _as_written(members, origins)
        exact = min(voices, key=lambda fact: fact.vagueness)
        outlets = {key for fact in voices if (key := origins[fact.id].outlet) is not None}
        return Situation(
            id=stable_id("situation", members[0].id),
            members=tuple(fact.id for fact in members),
            family=exact.family.name,
            actor_id=exact.report.actor_id,
            actor_name=exact.report.actor_name or exact.report.actor_text,
            place_name=exact.report.place_name,
            iso2=exact.report.iso2,
            date_from=exact.report.date_from,
            date_to=exact.report.date_to,
            exact=exact.id,
            n_articles=len({fact.report.doc_id for fact in members}),
            n_sources=len(outlets) or 1,
            n_independent=len(chosen),
            sources=tuple(sorted(self.directory.label(key, written) for key in outlets)),
            origins=tuple(sorted(self._label(ends[i], written) for i in chosen if ends[i])),
            denied_by=_speakers(rebuttals, "denial", opposing),
            contradicted_by=_speakers(rebuttals, "contradiction", opposing),
            relations=tuple(sorted({*agreeing, *rebuttals, *updates(affirmed(members))})),
        )

    def _label(self, sources: Sources, written: Mapping[str, str]) -> str:
        return " / ".join(sorted(self.directory.label(key, written) for key in sources))


def _speakers(rebuttals: Iterable[Relation], kind: RelationKind, opposing: Iterable[Fact]) -> tuple[str, ...]:
    """Who denies or says the contrary: the speaker, else the outlet, else the article."""
    ids = {relation.report for relation in rebuttals if relation.kind == kind}
    reports = [fact.report for fact in opposing if fact.id in ids]
    return tuple(sorted({report.speaker or report.source_name or report.doc_id for report in reports}))


def _as_written(members: Sequence[Fact], origins: Mapping[str, Origin]) -> Mapping[str, str]:
    """Names of sources as the reports have them, for those that no file knows; the earliest report decides."""
    written: dict[str, str] = {}
    for fact in members:
        origin, report = origins[fact.id], fact.report
        if origin.outlet is not None and report.source_name:
            written.setdefault(origin.outlet, report.source_name)
        told = report.via or report.wire
        if told and len(origin.stated) == 1:
            written.setdefault(next(iter(origin.stated)), told)
    return written


class _Wording:
    """Which reports of several articles have their words from one text."""

    def __init__(self, groups: Sequence[Sequence[Fact]], texts: Mapping[str, str]) -> None:
        facts = [fact for members in groups for fact in members]
        articles = {doc_id: texts[doc_id] for doc_id in {fact.report.doc_id for fact in facts} if doc_id in texts}
        sentences = {fact.id: fact.report.evidence for fact in facts}
        self._articles = copies(articles, words=TEXT_WORDS, least=TEXT_LEAST, shared=TEXT_SHARED)
        self._sentences = copies(sentences, words=SENTENCE_WORDS, least=SENTENCE_LEAST, shared=SENTENCE_SHARED)

    def copies(self, facts: Sequence[Fact]) -> Mapping[str, str]:
        """For each report of one thing, what its copies have in common, by article, sentence or both."""
        common: dict[str, str] = {}

        def top(key: str) -> str:
            while common.setdefault(key, key) != key:
                key = common[key]
            return key

        pairs = {fact.id: (self._article(fact), self._sentence(fact)) for fact in facts}
        for article, sentence in pairs.values():
            low, high = sorted((top(article), top(sentence)))
            common[high] = low
        return {name: top(article) for name, (article, _) in pairs.items()}

    def _article(self, fact: Fact) -> str:
        return f"article {self._articles.get(fact.report.doc_id, fact.report.doc_id)}"

    def _sentence(self, fact: Fact) -> str:
        return f"sentence {self._sentences.get(fact.id, fact.id)}"


def _opposed(groups: Sequence[Sequence[Fact]], rules: Rules) -> Mapping[int, Sequence[Fact]]:
    """Denials that reach beyond their own situation, by the position of the situation that they may rebut.

    "No foreign troops are in the country" speaks of every place in it, and "he denied it" of what the article said.
    """
    claims = [n for n, members in enumerate(groups) if any(_is_claim(fact) for fact in members)]
    by_country: dict[object, set[int]] = defaultdict(set)
    by_article: dict[object, set[int]] = defaultdict(set)
    for n in claims:
        for fact in groups[n]:
            if _is_claim(fact):
                by_country[fact.block, fact.report.iso2].add(n)
                by_article[fact.block, fact.report.doc_id].add(n)
    found: dict[int, list[Fact]] = defaultdict(list)
    for n, members in enumerate(groups):
        for fact in members:
            if fact.is_negative:
                near: AbstractSet[int] = by_article.get((fact.block, fact.report.doc_id), set())
                wide = by_country.get((fact.block, fact.report.iso2), set()) if _is_wide(fact, rules) else set()
                for other in (near | wide) - {n}:
                    found[other].append(fact)
    return found


def _is_claim(fact: Fact) -> bool:
    return not fact.is_negative and fact.report.claim_status in CLAIMS


def _is_wide(fact: Fact, rules: Rules) -> bool:
    report = fact.report
    return report.iso2 is not None and (
        report.geom_basis == "country_only" or (report.uncertainty_m or 0) > rules.most_m
    )
