"""Last time's answers taken over for all of a page that nobody has answered yet: read there, then changed."""

from __future__ import annotations

from collections.abc import Collection

from questionnaires.edition import Question
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.earlier_answers import recalled
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.outcome import Outcome


def take_over_all(
    subject: OwnAssessment, questions: Collection[Question]
) -> list[Outcome[answer_queries.Kept]]:
    """Put last time's answers into those questions that have none, by the one path of an answer.

    What anybody has begun is left alone, and so is what somebody answers meanwhile: it comes back as refused.
    """
    kept = answer_queries.kept_answers(subject.id)
    last = recalled(subject, questions)
    now = {one.id: kept.get(one.id, answer_queries.NOTHING) for one in questions if one.id in last}
    sent = [
        Sent(question, last[question].said, was.version, "")
        for question, was in now.items()
        if was.said.empty and not last[question].said.empty
    ]
    return answers.save_answers(subject, sent) if sent else []
