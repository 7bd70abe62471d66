"""The rights there are, how a row gives one to routes, and who has said which row and how it is checked.

Who may do what: one row a route and method; a route without a row is refused, and fails the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Right(StrEnum):
    """The ways a request can have a right; each is asked by the guard before every page."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    ASSESSMENT_READ = "any role in the municipality whose assessment it is"
    ASSESSMENT_WRITE = "coordinator or contributor of the municipality, while it is open"
    ASSESSMENT_SUBMIT = "coordinator of the municipality"
    ASSESSMENT_CERTIFY = "certifier of the municipality"
    GUEST = "whoever holds a link to one question, until it is withdrawn or the answers are closed"
    SEAT = "an evaluator assigned to the evaluation, before any declaration"
    EVALUATION_MARK = "an assigned evaluator who has declared no conflict of interest"
    EVALUATION_PUBLISH = "the office of the round; for an internal evaluation the municipality's coordinator"
    JURY = (
        "a juror of the round who has declared conflicts of interest, or its office; "
        "the office reads answers from the jury's step on"
    )
    JUROR = "a juror of the round who has declared conflicts of interest"
    JURY_SEAT = "a juror of the round, before any declaration"
    NOMINATING = "a member of the nomination group who has declared conflicts of interest, or the office"
    NOMINATOR = "a member of the nomination group who has declared conflicts of interest"
    NOMINATING_SEAT = "a member of the nomination group, before any declaration"
    REVIEWER = "a third reader of the round"
    REVIEW = "an impartial third reader of the round who has said so, once the draft is sent"
    REVIEW_SEAT = "an impartial third reader of the round, before any declaration, once the draft is sent"
    DRAFT = "any role in the municipality whose draft is opened; whoever answers for it replies"
    EXAMPLES = "any role in the municipality whose result is fixed; its coordinator decides"
    OPINION = "any role in the municipality whose result in a round is fixed; its coordinator answers"
    OPINION_SUM = "an officer of any round, and whoever has a seat as an evaluator in one"
    OFFICE = "the office of the round"
    OFFICER = "an officer of any round"
    PLACE_READ = "any role in the municipality"
    PLACE_CHANGE = "coordinator of the municipality, among its people"
    OUTBOX = "the office of any round, for the letters of its own rounds"
    FIGURES_OWN = "any role in a municipality that key figures have nominated"
    REPORT = (
        "the pair once both are done, the office of the round, and the municipality once the result is fixed"
    )
    PLAN = (
        "any role in the municipality whose plan it is, and the evaluators it asks to read it while it does"
    )
    ANNOUNCED_ROUND = "everybody, once the round is announced"
    ANNOUNCED_PLACE = "everybody, once a round has announced something of the municipality"
    PUBLIC_EXAMPLE = "everybody, once the round is announced and while the municipality shares it"
    EXAMPLE_ASK = "whoever answers for another municipality, while the example is public"
    SHARED = "whoever a municipality shows an own assessment to, until it takes that back"
    RESULT = "everybody once the round is announced, before that the municipality itself"


Check = Callable[[Any], object]
"""Refuses who reaches what was fetched but may not do this with it; the deed asks it again under its lock."""


def reaching_is_enough(_subject: object) -> None:
    """Refuse nobody whom the right lets reach the object."""


@dataclass(frozen=True, slots=True)
class Row:
    """The right a route and method asks for, and why; `check` is what it asks once the object is found."""

    right: Right
    why: str
    check: Check = reaching_is_enough

    def admit(self, who: int | None, args: Mapping[str, Any], reached: object = None) -> Any:  # noqa: ANN401 -- of any right
        """Fetch what the row is about, for whoever has the right; raise a refusal for anybody else.

        `reached` is what was found together with the person already.
        """
        found = FETCHERS[self.right](who, args) if reached is None else reached
        self.check(found)
        return found


def rows(
    right: Right, why: str, *places: str, check: Check = reaching_is_enough
) -> dict[tuple[str, str], Row]:
    """Give several routes the same row; a place reads "GET endpoint"."""
    split = [place.split(" ") for place in places]
    return {(endpoint, method): Row(right, why, check) for method, endpoint in split}


Fetcher = Callable[[Any, Mapping[str, Any]], Any]
"""Fetches what a right is about through the person who asks (None: nobody is signed in) and the address.

Raises NotThereError for what is not yours and what is not there alike.
"""

POLICY: dict[tuple[str, str], Row] = {("static", "GET"): Row(Right.EVERYBODY, "Files look the same to all.")}
FETCHERS: dict[Right, Fetcher] = {Right.SIGNED_IN: lambda _who, _args: None}


def register(rows_of: Mapping[tuple[str, str], Row], fetchers: Mapping[Right, Fetcher]) -> None:
    """Take in the rows of a subject, and how it fetches what its rights are about."""
    POLICY.update(rows_of)
    FETCHERS.update(fetchers)


def row_for(endpoint: str | None, method: str) -> Row | None:
    """Find the row of a route; HEAD asks what GET asks, OPTIONS tells only which methods there are."""
    if method == "OPTIONS":
        return Row(Right.EVERYBODY, "Which methods a route has is no secret.")
    return POLICY.get((endpoint or "", "GET" if method == "HEAD" else method))
