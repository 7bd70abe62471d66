"""A municipality that evaluates itself: a few people, one short questionnaire, and what they can do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from questionnaires.library.shelf import Shelf
from tests.support.editions import make_area, make_edition
from tests.support.judges import other_levels
from tests.webapp.whole.stage import Stage
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds import starts, withdrawal
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.demo import start
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks, pen
from webapp.evaluation.deeds.seats import internal_evaluators, seats, self_answered
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import AGREED, CONTRIBUTOR, COORDINATOR, READER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.home.deeds import colleagues
from webapp.review.deeds import results

PLACE = "Alby"
FIRST = {"samordnare": COORDINATOR, "medarbetare": CONTRIBUTOR, "lasare": READER}
SPARE = ("ny", "nyare")
PEOPLE = (*FIRST, *SPARE)


def home_stage(folder: Path) -> Stage:
    """Give the stage: an own self-assessment that was just started."""
    folder.mkdir(exist_ok=True)
    edition = make_edition("kommunkompassen/2012", make_area("1"))
    return Stage(folder, Shelf({edition.id: edition}, (), {edition.id: "open"}), _begin)


def _begin(password: str) -> None:
    people = {key: start.make_person(f"{key}@demo.example", f"Namn på {key}", password) for key in PEOPLE}
    place = start.make_place(PLACE)
    for key, role in FIRST.items():
        db.session.add(Membership(person_id=people[key].id, municipality_id=place.id, role=role))
    db.session.commit()
    starts.start(people["samordnare"].id, place.id, "kommunkompassen/2012")


def seen_by(who: str) -> str:
    """Give the word in an evaluator's motivation."""
    return f"HEMLIG-MOTIVERING-{who}."


class HomeDeeds:
    """What the people of the municipality can do."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.own = db.session.scalars(select(Assessment.id)).one()
        self.place = db.session.scalars(select(Municipality.id).where(Municipality.name == PLACE)).one()

    @property
    def ids(self) -> dict[str, int]:
        """Give what there is to open; an id that nothing has where there is nothing yet."""
        of_own = select(Evaluation.id).where(Evaluation.assessment_id == self.own)
        evaluation = db.session.scalars(of_own).first() or 0
        fixed = select(PublishedResult.id).where(PublishedResult.evaluation_id == evaluation)
        result = db.session.scalars(fixed).first() or 0
        return {"own": self.own, "evaluation": evaluation, "result": result}

    def subject(self, who: str) -> OwnAssessment:
        return own_assessment.own_assessment(self.stage.person(who), self.own)

    def seat(self, who: str, *, declared: bool = True) -> OwnSeat:
        return own_seat.own_seat(self.stage.person(who), self.ids["evaluation"], declared=declared)

    def hand_in(self, who: str) -> None:
        hand_in_deeds.submit(self.stage.person(who), self.own, "Ulla Ek", "Kommunchef", confirmed=True)

    def withdraw(self, who: str) -> None:
        withdrawal.withdraw(self.subject(who), "Vi har talat om det på mötet.")

    def appoint(self, who: str, first: str, second: str) -> None:
        seats.appoint(self.subject(who), self.stage.person(first), self.stage.person(second))

    def say(self, who: str, *, some: bool) -> None:
        seat = self.seat(who, declared=False)
        self_answered.say(seat, list(seat.edition.questions)[: 1 if some else 0])

    def mark(self, who: str) -> None:
        """Say another thing than the municipality on one question, accept the rest, and be done."""
        seat = self.seat(who)
        question = next(iter(seat.edition.questions.values()))
        if marks.marking(seat).unmarked:
            marks.give_mark(seat, seat.track, question, other_levels(seat, question), seen_by(who), 0)
            for area in seat.edition.areas:
                marks.accept_area(seat, seat.track, area)
        agreement.finish(seat)

    def agree(self, who: str) -> None:
        """Take the pen, and agree on what both say alike, and else with the first."""
        seat = self.seat(who)
        pen.take_over(seat)
        alike_marks.accept_alike(seat)
        for line in agreement.agreeing(seat).agenda:
            seen = line.a_line
            marks.give_mark(seat, AGREED, seen.question, seen.kept.mark, seen.kept.motivation, 0)

    def replace(self, who: str, track: str, chosen: str) -> None:
        internal_evaluators.replace(self.subject(who), track, self.stage.person(chosen))

    def remove(self, who: str, leaving: str) -> None:
        colleagues.remove(self.stage.person(who), self.place, self.stage.person(leaving))

    def promote(self, who: str, chosen: str) -> None:
        colleagues.change_role(self.stage.person(who), self.place, self.stage.person(chosen), COORDINATOR)

    def invite(self, who: str, newcomer: str) -> None:
        coordinator, person = (db.session.get_one(Person, self.stage.person(one)) for one in (who, newcomer))
        start.invite_colleague(coordinator, PLACE, person, READER)

    def fix(self, who: str) -> None:
        if not self.ids["evaluation"]:
            raise NotThereError
        results.publish(self.stage.person(who), self.ids["evaluation"])
