"""The rights there are, and how a row gives one to routes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """The ways a request can have a right; each is checked in one place, views/guarding.py."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    ASSESSMENT_READ = "any role in the municipality whose assessment it is"
    ASSESSMENT_WRITE = (
        "coordinator or contributor of the municipality; the service refuses readers and closed ones"
    )
    ASSESSMENT_SUBMIT = "coordinator of the municipality; the service refuses the others"
    ASSESSMENT_CERTIFY = "certifier of the municipality; the service refuses the others"
    GUEST = "whoever holds a link to one question, until it is withdrawn or the answers are closed"
    SEAT = "an evaluator assigned to the evaluation, before any declaration"
    EVALUATION_MARK = "an assigned evaluator who has declared no conflict of interest"
    EVALUATION_PUBLISH = "the office of the round; for an internal evaluation the municipality's coordinator"
    JURY = (
        "a juror of the round who has declared conflicts of interest, or its office; "
        "the service keeps answers from the office until the jury's step"
    )
    JUROR = "a juror of the round who has declared conflicts of interest"
    JURY_SEAT = "a juror of the round, before any declaration"
    NOMINATING = "a member of the nomination group who has declared conflicts of interest, or the office"
    NOMINATOR = "a member of the nomination group who has declared conflicts of interest"
    NOMINATING_SEAT = "a member of the nomination group, before any declaration"
    REVIEWER = "a third reader of the round"
    REVIEW = "an impartial third reader of the round who has said so, once the draft is sent"
    REVIEW_SEAT = "an impartial third reader of the round, before any declaration, once the draft is sent"
    DRAFT = "any role in the municipality whose draft is opened; the service refuses whoever may not reply"
    EXAMPLES = "any role in the municipality whose result is fixed; the service lets its coordinator decide"
    OFFICE = "the office of the round"
    OFFICER = "an officer of any round"
    PLACE_READ = "any role in the municipality"
    PLACE_CHANGE = "coordinator of the municipality; the service refuses its other people"
    OUTBOX = "the office of any round, for the letters of its own rounds"
    FIGURES_OWN = "any role in a municipality that key figures have nominated"
    REPORT = (
        "the pair once both are done, the office of the round, and the municipality once the result is fixed"
    )
    RESULT = "everybody once the round is announced, before that the municipality itself"


@dataclass(frozen=True, slots=True)
class Row:
    """The right a route and method asks for, and why."""

    right: Right
    why: str


def rows(right: Right, why: str, *places: str) -> dict[tuple[str, str], Row]:
    """Give several routes the same row; a place reads "GET endpoint"."""
    split = [place.split(" ") for place in places]
    return {(endpoint, method): Row(right, why) for method, endpoint in split}
