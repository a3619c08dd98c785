"""Which decision is about which mention or report: by id, and by its sentence where offsets have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from geonews.model import Article, Correction, Mention, PositionReport
from geonews.text import fold


@dataclass(frozen=True, slots=True)
class Named:
    """Whether mentions of an article may be decided on, and whether by their sentences."""

    any: bool
    by_sentence: bool

    def __bool__(self) -> bool:
        return self.any


@dataclass(frozen=True)
class Decided:
    """Decisions that hold, one for each thing that was decided on."""

    reports: Mapping[str, Correction]
    """By id of the report."""
    reports_of: Mapping[str, Sequence[Correction]]
    """The same by article."""
    mentions: Mapping[str, Correction]
    mentions_of: Mapping[str, Sequence[Correction]]
    names_known: Mapping[tuple[str, str | None], Correction]
    """By folded name, and outlet in lower case or None for everywhere."""

    @classmethod
    def of(cls, kept: Iterable[Correction]) -> Self:
        """Join later decisions on the same thing to earlier ones.

        Args:
            kept: decisions that hold, the earliest first.
        """
        reports: dict[str, Correction] = {}
        mentions: dict[str, Correction] = {}
        names: dict[tuple[str, str | None], Correction] = {}
        for one in kept:
            if one.subject == "position" and one.target is not None:
                _join(reports, one.target, one)
            elif one.subject == "mention" and one.target is not None:
                _join(mentions, one.target, one)
            elif one.name is not None:
                names[fold(one.name), None if one.outlet is None else one.outlet.casefold()] = one
        return cls(reports, _by_article(reports), mentions, _by_article(mentions), names)

    @property
    def rejections(self) -> int:
        """How many reports a person rejected."""
        return sum(one.review == "rejected" for one in self.reports.values())

    def names(self, article: Article) -> Named:
        """Whether any mention of an article may be decided on."""
        here = bool(self.mentions_of.get(article.id))
        return Named(any=here or bool(self.names_known), by_sentence=here)

    def on_mention(self, mention: Mention, outlet: str | None, sentence: str | None) -> Correction | None:
        """The decision on a mention: on itself, else on its name in this outlet, else on its name.

        Args:
            mention: a mention.
            outlet: of its article.
            sentence: around it, with single spaces; None where none was needed.
        """
        own = self.mentions.get(mention.id)
        if own is not None and own.name == mention.text:
            return own
        for one in self.mentions_of.get(mention.article_id, ()):
            if one.name == mention.text and one.evidence is not None and one.evidence == sentence:
                return one
        name = fold(mention.text)
        in_outlet = None if outlet is None else self.names_known.get((name, outlet.casefold()))
        return in_outlet or self.names_known.get((name, None))

    def on_reports(self, reports: Sequence[PositionReport]) -> Mapping[str, Correction]:
        """The decisions on the reports of one article, by their ids now."""
        found = {report.id: self.reports[report.id] for report in reports if report.id in self.reports}
        matched = {one.target for one in found.values()}
        for one in self.reports_of.get(reports[0].doc_id, ()) if reports else ():
            if one.target not in matched:
                report = same_report(one, [report for report in reports if report.id not in found])
                if report is not None:
                    found[report.id] = one
        return found


def same_report(correction: Correction, reports: Sequence[PositionReport]) -> PositionReport | None:
    """The report with the same sentence and event whose id has changed; None for none, or for several alike.

    Where a sentence holds several, the trigger and the place tell which.
    """
    alike = [
        report
        for report in reports
        if report.doc_id == correction.doc_id
        and report.event_type == correction.event_type
        and plain_words(report.evidence) == correction.evidence
    ]
    for narrowed in (
        [report for report in alike if report.trigger == correction.trigger],
        [
            report
            for report in alike
            if (report.trigger, report.place_name) == (correction.trigger, correction.old_place)
        ],
    ):
        if len(narrowed) == 1:
            return narrowed[0]
    return None


def plain_words(text: str) -> str:
    """A sentence as decisions keep it: single spaces, and nothing that UTF-8 cannot hold."""
    return " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")


def _join(decisions: dict[str, Correction], key: str, later: Correction) -> None:
    decisions[key] = decisions[key].followed_by(later) if key in decisions else later


def _by_article(decisions: Mapping[str, Correction]) -> Mapping[str, Sequence[Correction]]:
    found: dict[str, list[Correction]] = defaultdict(list)
    for one in decisions.values():
        if one.doc_id is not None:
            found[one.doc_id].append(one)
    return dict(found)
