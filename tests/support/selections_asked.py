"""One question that nobody has answered, for tests of its path."""

from __future__ import annotations

from sqlalchemy import select

from webapp.models import Assessment, Event, db
from webapp.said import Said
from webapp.services import access
from webapp.services.assessing import answering
from webapp.services.assessing.answering import Sent

FIRST, SECOND, THIRD = (Said(text=word) for word in ("Först.", "Sedan.", "Sist."))


class Answering:
    """An open assessment with one question that nobody has answered, and its people."""

    def __init__(self, world):
        self.world = world
        self.id = world.assessment("Exempelby")
        edition = access.own_assessment(world.person("samordnare"), self.id).edition
        answered = answering.kept_answers(self.id)
        self.question = next(q.id for q in edition.questions.values() if q.id not in answered)

    def save(self, said, version, key="", *, who="samordnare", seen=""):
        """Save an answer to the question; give what became of it, or None when there was nothing to do."""
        subject = access.own_assessment(self.world.person(who), self.id, lock="share")
        outcomes = answering.save_answers(subject, [Sent(self.question, said, version, key, seen)])
        return outcomes[0] if outcomes else None

    def kept(self):
        """Give what is kept: version and what is said."""
        now = answering.current(self.id, self.question)
        return now.version, now.said

    def events(self):
        """Give the question's events, oldest first."""
        query = select(Event).where(Event.assessment_id == self.id, Event.question_id == self.question)
        return list(db.session.scalars(query.order_by(Event.id)))

    def closes(self):
        return db.session.scalars(select(Assessment.closes_at).where(Assessment.id == self.id)).one()
