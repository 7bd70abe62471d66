"""Giving an earlier answer back (återställa): as a new version, never over another."""

from __future__ import annotations

from dataclasses import replace

from questionnaires.edition import Question
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.events import ANSWER_RESTORED
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.history import version_of
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.ground.events.journal import note
from webapp.ground.outcome import SAVED, Outcome
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db, deed


@deed
def restore(
    subject: OwnAssessment, question_id: str, number: int, seen: int
) -> tuple[Outcome[Kept], list[str]]:
    """Let an answer be again what it was in one of its versions; `seen` is the version its sender saw.

    Names the parts whose level is no longer there: the rest is given back without them.
    """
    if subject.held is not db.session().get_transaction():
        subject = own_assessment(subject.person_id, subject.id, lock="share")
    question = asked(subject.edition, question_id)
    if question is None:
        raise NotThereError
    said = version_of(subject, question_id, number)
    gone: list[str] = []
    if isinstance(question, Question):
        said, gone = _that_is_there(question, said)
    (outcome,) = answers.put_answers(subject, [Sent(question_id, said, seen, "")])
    if outcome.status == SAVED:
        note(
            ANSWER_RESTORED,
            subject.person_id,
            assessment_id=subject.id,
            question_id=question_id,
            after={"version": outcome.kept.version, "restored": number},
        )
    return outcome, gone


def _that_is_there(question: Question, said: Said) -> tuple[Said, list[str]]:
    """Leave out the levels that the question no longer has, and name their parts."""
    parts = {part.id: part for part in question.kind.parts}
    known = {part: level for part, level in said.levels.items() if part in parts and parts[part].level(level)}
    gone = [str(parts[one].name) if one in parts else one for one in said.levels if one not in known]
    return replace(said, levels=known), gone
