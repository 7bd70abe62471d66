"""A municipality that evaluates itself: a few people, one short questionnaire, and what they can do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from questionnaires.reading.shelf import Shelf
from tests.support.editions import make_area, make_edition
from tests.webapp.services.judging import other_levels
from tests.webapp.whole.stage import Stage
from webapp.models import Assessment, Evaluation, Membership, Municipality, Person, PublishedResult, db
from webapp.roles import AGREED, CONTRIBUTOR, COORDINATOR, READER
from webapp.services import access
from webapp.services.access import OwnAssessment, OwnSeat
from webapp.services.assessing import submitting, withdrawing
from webapp.services.consensus import alike, pen
from webapp.services.evaluating import agreeing, internal, marking, own_answers, publishing, seating
from webapp.services.inviting import colleagues
from webapp.services.refusals import NotThereError
from webapp.services.rehearsing import beginning

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
    people = {key: beginning.make_person(f"{key}@demo.example", f"Namn på {key}", password) for key in PEOPLE}
    place = beginning.make_place(PLACE)
    for key, role in FIRST.items():
        db.session.add(Membership(person_id=people[key].id, municipality_id=place.id, role=role))
    db.session.commit()
    submitting.start_internal(people["samordnare"].id, place.id, "kommunkompassen/2012")


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
        evaluation = db.session.scalars(select(Evaluation.id)).first() or 0
        result = db.session.scalars(select(PublishedResult.id)).first() or 0
        return {"own": self.own, "evaluation": evaluation, "result": result}

    def subject(self, who: str) -> OwnAssessment:
        return access.own_assessment(self.stage.person(who), self.own)

    def seat(self, who: str, *, declared: bool = True) -> OwnSeat:
        return access.own_seat(self.stage.person(who), self.ids["evaluation"], declared=declared)

    def hand_in(self, who: str) -> None:
        submitting.submit(self.stage.person(who), self.own, "Ulla Ek", "Kommunchef", confirmed=True)

    def withdraw(self, who: str) -> None:
        withdrawing.withdraw(self.subject(who), "Vi har talat om det på mötet.")

    def appoint(self, who: str, first: str, second: str) -> None:
        seating.appoint(self.subject(who), self.stage.person(first), self.stage.person(second))

    def say(self, who: str, *, some: bool) -> None:
        seat = self.seat(who, declared=False)
        own_answers.say(seat, list(seat.edition.questions)[: 1 if some else 0])

    def mark(self, who: str) -> None:
        """Say another thing than the municipality on one question, accept the rest, and be done."""
        seat = self.seat(who)
        question = next(iter(seat.edition.questions.values()))
        if marking.marking(seat).unmarked:
            marking.give_mark(seat, seat.track, question, other_levels(seat, question), seen_by(who), 0)
            for area in seat.edition.areas:
                marking.accept_area(seat, seat.track, area)
        agreeing.finish(seat)

    def agree(self, who: str) -> None:
        """Take the pen, and agree on what both say alike, and else with the first."""
        seat = self.seat(who)
        pen.take_over(seat)
        alike.accept_alike(seat)
        for line in agreeing.agreeing(seat).agenda:
            seen = line.a_line
            marking.give_mark(seat, AGREED, seen.question, seen.kept.mark, seen.kept.motivation, 0)

    def replace(self, who: str, track: str, chosen: str) -> None:
        internal.replace(self.subject(who), track, self.stage.person(chosen))

    def remove(self, who: str, leaving: str) -> None:
        colleagues.remove(self.stage.person(who), self.place, self.stage.person(leaving))

    def promote(self, who: str, chosen: str) -> None:
        colleagues.change_role(self.stage.person(who), self.place, self.stage.person(chosen), COORDINATOR)

    def invite(self, who: str, newcomer: str) -> None:
        coordinator, person = (db.session.get_one(Person, self.stage.person(one)) for one in (who, newcomer))
        beginning.invite_colleague(coordinator, PLACE, person, READER)

    def fix(self, who: str) -> None:
        if not self.ids["evaluation"]:
            raise NotThereError
        publishing.publish(self.stage.person(who), self.ids["evaluation"])
