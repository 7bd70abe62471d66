"""A nomination as those who choose read it: statements with level, words and evidence, and its texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from questionnaires.compass import Compass
from questionnaires.edition import Area, Question
from webapp.assessment.content import Link
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import UNTOUCHED, standing
from webapp.ground.refusals import NotThereError


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a nomination with the level, the words and the evidence it was answered with."""

    question: Question
    level: str
    text: str
    evidence: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nomination as its readers see it: points, statements by criterion, and the own description."""

    compass: Compass
    criteria: list[tuple[Area, list[Statement]]]
    described: list[tuple[str, str]]


def told_nomination(
    compass: Compass, kept: Mapping[str, Kept], mask: Callable[[str], str] | None = None
) -> Nomination:
    """Tell a nomination; where names are veiled, `mask` hides them in its texts, and no address is shown."""
    edition = compass.edition

    def text(key: str) -> str:
        said = kept.get(key, UNTOUCHED).said.text
        return mask(said) if mask else said

    def statement(question: Question) -> Statement:
        parts = compass.questions[question.id].parts or ()
        levels = ", ".join(part.level.told for part in parts if part.level)
        links = () if mask else kept.get(question.id, UNTOUCHED).said.evidence
        return Statement(question, levels, text(question.id), links)

    return Nomination(
        compass,
        [(area, [statement(q) for q in area.questions]) for area in edition.areas],
        [(str(d.heading), text(d.id)) for d in edition.descriptions],
    )


def own_nomination(subject: OwnAssessment) -> Nomination:
    """Tell a municipality its own nomination as it stands. Raises NotThereError for what is none."""
    if not subject.edition.descriptions:
        raise NotThereError
    now = standing(subject)
    return told_nomination(now.compass, now.answers)
