"""A municipality that evaluates itself, for tests: handed in, with two colleagues in its seats."""

from __future__ import annotations

import uuid

from tests.support.browsing import PageWorld
from webapp.assessment.deeds import hand_in
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.roles import READER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person


class Home:
    """Exempelby, whose own self-assessment is handed in."""

    def __init__(self, world: PageWorld) -> None:
        self.world = world
        self.id = world.assessment("Exempelby", purpose="internal")
        hand_in.submit(world.person("samordnare"), self.id, "Lena Dahl", "Chef", confirmed=True)

    def subject(self, who: str = "samordnare") -> OwnAssessment:
        """Give the assessment as one of the municipality's people reaches it."""
        return own_assessment.own_assessment(self.world.person(who), self.id)

    def appoint(self, first: str = "medarbetare", second: str = "lasare") -> Evaluation:
        """Let the coordinator appoint two colleagues."""
        return seats.appoint(self.subject(), self.world.person(first), self.world.person(second))

    def evaluation(self) -> Evaluation:
        """Give the evaluation as it is now."""
        return db.session.scalars(db.select(Evaluation).filter_by(assessment_id=self.id)).one()

    def seat(self, who: str, *questions: str) -> OwnSeat:
        """Let an evaluator say what they have answered for, and sit down."""
        person = self.world.person(who)
        self_answered.say(own_seat.own_seat(person, self.evaluation().id, declared=False), questions)
        return own_seat.own_seat(person, self.evaluation().id)

    def judge(self, who: str) -> OwnSeat:
        """Let an evaluator accept everything, be done, and agree on what is alike once both are."""
        seat = self.seat(who)
        for area in seat.edition.areas:
            marks.accept_area(seat, seat.track, area)
        if agreement.finish(seat):
            alike_marks.accept_alike(seat)
        return seat

    def sitting(self) -> dict[str, str]:
        """Name whoever sits on each track."""
        return {one.track: one.person.email.partition("@")[0] for one in self.evaluation().seats}

    def newcomer(self, name: str = "ny") -> str:
        """Let somebody else come to work for the municipality."""
        person = Person(
            email=f"{name}@demo.example",
            name=f"Namn på {name}",
            demo=True,
            fs_uniquifier=uuid.uuid4().hex,
            created_at=clock.now(),
            password=db.session.query(Person.password).limit(1).scalar(),
        )
        db.session.add(person)
        db.session.flush()
        place = db.session.get_one(Assessment, self.id).municipality_id
        db.session.add(Membership(person_id=person.id, municipality_id=place, role=READER))
        db.session.commit()
        return name


def happened(what: str) -> list[Event]:
    """List the events of a kind, oldest first."""
    return list(db.session.scalars(db.select(Event).filter_by(what=what).order_by(Event.id)))
