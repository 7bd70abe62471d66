"""One question that nobody has answered, for tests of its path."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.content import Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers, own_assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

FIRST, SECOND, THIRD = (Said(text=word) for word in ("Först.", "Sedan.", "Sist."))


class Answering:
    """An open assessment with one question that nobody has answered, and its people."""

    def __init__(self, world):
        self.world = world
        self.id = world.assessment("Exempelby")
        edition = own_assessment.own_assessment(world.person("samordnare"), self.id).edition
        answered = answers.kept_answers(self.id)
        self.question = next(q.id for q in edition.questions.values() if q.id not in answered)

    def save(self, said, version, key="", *, who="samordnare", seen=""):
        """Save an answer to the question; give what became of it, or None when there was nothing to do."""
        subject = own_assessment.own_assessment(self.world.person(who), self.id, lock="share")
        outcomes = answer_deeds.save_answers(subject, [Sent(self.question, said, version, key, seen)])
        return outcomes[0] if outcomes else None

    def kept(self):
        """Give what is kept: version and what is said."""
        now = answers.current(self.id, self.question)
        return now.version, now.said

    def events(self):
        """Give the question's events, oldest first."""
        query = select(Event).where(Event.assessment_id == self.id, Event.question_id == self.question)
        return list(db.session.scalars(query.order_by(Event.id)))

    def closes(self):
        return db.session.scalars(select(Assessment.closes_at).where(Assessment.id == self.id)).one()
