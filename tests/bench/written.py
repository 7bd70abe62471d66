"""How many bytes of events an answer of 2,000 characters leaves that was written in twenty rests."""

from __future__ import annotations

import json

from sqlalchemy import select

from tests.bench.measuring import Measure
from tests.bench.served import SECRET
from tests.support.worlds import put_together
from webapp.assessment.content import Said
from webapp.assessment.deeds.answers import Sent, save_answers
from webapp.assessment.models.assessments import Answer
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Person

RESTS, CHARACTERS, MOST = 20, 2_000, 10
TEXT = "Alla nämnder följer upp målen varje tertial och ändrar det som inte nås. " * 28


def leaving(database: str, assessment_id: int) -> Measure:
    """Write an answer that nobody has begun, and weigh what its events keep."""
    with put_together(database, SECRET).app_context():
        person = db.session.scalars(select(Person.id).where(Person.email == "samordnare@demo.example")).one()
        subject = own_assessment(person, assessment_id)
        begun = set(
            db.session.scalars(select(Answer.question_id).where(Answer.assessment_id == assessment_id))
        )
        question = next(one for one in subject.edition.questions if one not in begun)
        for rest in range(RESTS):
            said = Said(text=TEXT[: CHARACTERS * (rest + 1) // RESTS])
            sent = Sent(question, said, rest, f"bench-rest-{rest}")
            save_answers(own_assessment(person, assessment_id), [sent])
        of_answer = Event.assessment_id == assessment_id, Event.question_id == question
        events = db.session.scalars(select(Event).where(*of_answer)).all()
        weight = sum(len(json.dumps([one.before, one.after]).encode()) for one in events)
    if len(events) != RESTS:
        raise RuntimeError(f"Svaret lämnade {len(events)} händelser.")
    name = f"Händelser av {CHARACTERS} tecken skrivna i {RESTS} vändor"
    return Measure(name, "kB", weight / 1000, 1, MOST)
