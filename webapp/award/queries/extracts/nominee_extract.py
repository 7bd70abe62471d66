"""Gathers one nominee in full: the evaluation, what the municipality wrote, and its nomination."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from webapp.assessment.queries.answers import Kept, kept_answers
from webapp.award.queries.jury.jury_page import JuryPage, NomineeLine, nomination_of, result_of
from webapp.review.queries.evaluation_extract import evaluation_entry

if TYPE_CHECKING:
    from exports.extract import Extract
    from exports.kinds.evaluation import Words
    from questionnaires.edition import Edition


def nominee_extract(page: JuryPage, nominee: NomineeLine) -> Extract:
    """Gather a nominee of the jury's page; check first that its answers may be read."""
    from exports.kinds.panel.nominee import nominee_extract  # noqa: PLC0415 -- slow to import

    nomination, _described, answers = nomination_of(nominee)
    words = [_words(page.edition, kept_answers(nominee.assessment_id))]
    if nomination is not None:
        words.append(_words(nomination.edition, answers))
    entry = evaluation_entry(result_of(nominee), outside=True)
    return nominee_extract(replace(entry, words=tuple(words), nomination=nomination))


def _words(edition: Edition, answers: dict[str, Kept]) -> Words:
    from exports.entries import Evidence  # noqa: PLC0415 -- as above
    from exports.kinds.evaluation import Words  # noqa: PLC0415 -- as above

    links = tuple(
        Evidence(asked, link.url, link.note) for asked, kept in answers.items() for link in kept.said.evidence
    )
    return Words(edition, {asked: kept.said.text for asked, kept in answers.items()}, links)
