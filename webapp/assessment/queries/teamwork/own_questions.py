"""Which question is next for somebody who answers: the first that is open among one's own."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.edition import Question
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.progress import UNTOUCHED, standing
from webapp.assessment.queries.teamwork.board import shares
from webapp.assessment.queries.teamwork.tasks import handed_out, mine

OPEN = ("unanswered", "begun")


def in_hand(person_id: int) -> dict[int, set[str]]:
    """Give, by assessment, the questions that somebody has and has not said to be done with; one query."""
    found: dict[int, set[str]] = {}
    for one in mine(person_id):
        if one.task.done_at is None:
            found.setdefault(one.assessment.id, set()).update(one.place.questions)
    return found


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where to go on: a question, or nothing where all of one's own are answered."""

    question: Question | None
    own: bool
    """Whether this person has a part in hand; whoever has none has all that nobody else has."""
    left: int
    """How many are open in all of the assessment."""


def ahead(subject: OwnAssessment, after: str) -> Ahead:
    """Find the next open question of one's own after another, and from the beginning when there is none.

    What is said not to be known yet comes last: it has been looked at and waits.
    """
    now = standing(subject)
    shared = shares(handed_out(subject.edition, subject.id))
    ours = shared.pop(subject.person_id, set())
    others = set().union(*shared.values())
    order = list(now.edition.questions.values())
    start = next((n + 1 for n, one in enumerate(order) if one.id == after), 0)
    still = [one for one in order[start:] + order[:start] if now.compass.states[one.id] in OPEN]
    own = [one for one in still if one.id in ours or not (ours or one.id in others)]
    own.sort(key=lambda one: (now.answers.get(one.id, UNTOUCHED).said.unknown, one.id == after))
    return Ahead(own[0] if own else None, bool(ours), len(still))
