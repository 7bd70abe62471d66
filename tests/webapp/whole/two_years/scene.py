"""A municipality that evaluates itself two years running: its people, two editions, and what can be done."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from questionnaires.bridge import Link
from tests.support.bridges import make_bridge, make_shelf
from tests.support.editions import make_area, make_edition, make_question, make_subarea
from tests.webapp.whole.at_home.scene import PLACE, HomeDeeds
from tests.webapp.whole.stage import Stage
from webapp.assessment.content import Choice, Said
from webapp.assessment.deeds import answers, earlier_answers, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.question import restoration, two_answers
from webapp.assessment.deeds.teamwork import board as boards
from webapp.assessment.deeds.teamwork import certificates, comments, guests, read_through, tasks
from webapp.assessment.deeds.teamwork.certificates import Word
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.deeds.teamwork.tasks import Handed, Handing
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.teamwork.board import Wish, board
from webapp.demo import start
from webapp.ground.calendar import clock
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import CERTIFIER, CONTRIBUTOR, COORDINATOR, READER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person
from webapp.home.deeds import colleagues
from webapp.people.queries.own_municipality import own_municipality
from webapp.plans.action_content import Wanted
from webapp.plans.deeds import actions, follow_ups, plan_drafts
from webapp.plans.deeds.follow_ups import Walked
from webapp.plans.models.plans import PlanAction
from webapp.plans.queries.own_plans import OwnPlan, own_plan
from webapp.plans.queries.plan_board import board as plan_board

BOSS, FIRST, LEAVER, SIGNER = "samordnare", "kollega", "kollega.b", "intygsgivare"
PAIR = ("utvarderare.a", "utvarderare.b")
ROLES = {
    BOSS: COORDINATOR,
    FIRST: CONTRIBUTOR,
    LEAVER: CONTRIBUTOR,
    SIGNER: CERTIFIER,
    PAIR[0]: READER,
    PAIR[1]: READER,
}
STRANGER, ELSEWHERE = "granne", "Boda"
HEAD = "Kommundirektör"

STAYS, MOVES, GOES, COMES = "a", "b", "c", "d"
"""Two questions that both editions ask, one that only the first asks, and one that only the second does."""
PARTS = ("1.1", "1.2")


def _edition(year: int, last: str):  # type: ignore[no-untyped-def]
    first = make_subarea("1.1", 40, (make_question(STAYS), make_question(MOVES)))
    return make_edition(
        f"kommunkompassen/{year}", make_area("1", (first, make_subarea("1.2", 20, (make_question(last),))))
    )


OLD, NEW = _edition(2010, GOES), _edition(2012, COMES)
EDITIONS = (OLD, NEW)
SHELF = make_shelf(EDITIONS, make_bridge(OLD, NEW, Link("gone", (GOES,), ()), Link("new", (), (COMES,))))


def two_years_stage(folder: Path) -> Stage:
    """Give the stage: people who have not started anything."""
    folder.mkdir(exist_ok=True)
    return Stage(folder, SHELF, _begin)


def _begin(password: str) -> None:
    for name, roles in ((PLACE, ROLES), (ELSEWHERE, {STRANGER: COORDINATOR})):
        place = start.make_place(name)
        for key, role in roles.items():
            who = start.make_person(f"{key}@demo.example", f"Namn på {key}", password)
            db.session.add(Membership(person_id=who.id, municipality_id=place.id, role=role))
    db.session.commit()


class YearDeeds(HomeDeeds):
    """What these people can do, in the year that `own` is the assessment of."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.own = stage, 0
        self.place = db.session.scalars(select(Municipality.id).where(Municipality.name == PLACE)).one()

    def start(self, who: str, edition: str) -> int:
        return starts.start(self.stage.person(who), self.place, edition)

    def answer(self, who: str, question: str, said: Said, seen: int) -> Outcome[Kept]:
        (outcome,) = answers.save_answers(self.subject(who), [Sent(question, said, seen, "")])
        return outcome

    def choose(self, who: str, question: str, mine: Said, choice: Choice) -> Outcome[Kept]:
        return two_answers.choose(self.subject(who), Sent(question, mine, choice.version - 1, ""), choice)

    def restore(self, who: str, question: str, number: int, seen: int) -> Outcome[Kept]:
        outcome, _gone = restoration.restore(self.subject(who), question, number, seen)
        return outcome

    def take_over(self, who: str, question: str, seen: int) -> Outcome[Kept]:
        return earlier_answers.take_over(self.subject(who), question, seen, "")

    def comment(self, who: str, question: str, audience: str, text: str) -> None:
        comments.say(self.subject(who), question, Words(audience, text))

    def resolve(self, who: str, question: str, comment: int, *, resolved: bool) -> None:
        comments.resolve(self.subject(who), question, comment, resolved=resolved)

    def hand_out(self, who: str, chosen: str, place: str) -> None:
        """Press the board, when its page has said what the press does."""
        subject, value = self.subject(who), f"subarea:{place}"
        row = board(subject).row(value)
        assert row is not None
        wishes = [Wish(value, row.seen, self.stage.person(chosen), None)]
        boards.distribute(subject, wishes, "", boards.planned(subject, wishes).mark)

    def say_done(self, who: str, place: str) -> None:
        tasks.say_done(self.subject(who), self._task(place))

    def _task(self, place: str) -> int:
        query = select(Task.id).where(
            Task.assessment_id == self.own, Task.place == place, Task.ended_at.is_(None)
        )
        return db.session.scalars(query).first() or 0

    def ask_guest(self, who: str, question: str) -> Handed:
        return tasks.hand_out(self.subject(who), Handing(f"question:{question}", None, "gast@alby.example"))

    def end_guest(self, who: str, question: str) -> None:
        tasks.take_back(self.subject(who), self._task(question))

    def propose(self, token: str, said: Said) -> int:
        return guests.propose(token, "Gerda Gäst", said).id

    def take_proposal(self, who: str, question: str, proposal: int, seen: int) -> Outcome[Kept]:
        return guests.take_over(self.subject(who), question, proposal, seen, "")

    def read(self, who: str) -> None:
        read_through.mark_read(self.subject(who), clock.now())

    def ask_certificate(self, who: str) -> None:
        certificates.ask(self.subject(who))

    def certify(self, who: str, *, sign: bool, late: bool) -> None:
        seen = "ett annat" if late else certificates.hash_of_answers(self.own)
        word = Word(sign, seen, HEAD, confirmed=True) if sign else Word(sign, seen, why="Se över 1.1.")
        certificates.answer(self.subject(who), word)

    def leave(self, who: str, leaving: str) -> None:
        colleagues.remove(self.stage.person(who), self.place, self.stage.person(leaving))

    def come_back(self, who: str, newcomer: str) -> None:
        coordinator, person = (db.session.get_one(Person, self.stage.person(one)) for one in (who, newcomer))
        start.invite_colleague(coordinator, PLACE, person, ROLES[newcomer])

    def make_plan(self, who: str) -> int:
        return plan_drafts.make(own_municipality(self.stage.person(who), self.place), self.own)

    def plan(self, who: str, plan: int) -> OwnPlan:
        if not plan:
            raise NotThereError
        return own_plan(self.stage.person(who), plan)

    def act(self, who: str, plan: int, title: str, owner: str, aim: tuple[str, str]) -> int:
        """Add an action to the improvement area of a question, aiming at one level of each of its parts."""
        own, (question, level) = self.plan(who, plan), aim
        needs = [one.improvement.id for one in plan_board(own).needs if one.improvement.place == question]
        aims = {question: {"system": level, "spridning": level}}
        return actions.add(own, needs[0], Wanted(title, owner_id=self.stage.person(owner), aims=aims))

    def carry(self, who: str, plan: int, action: int, state: str) -> None:
        """Say how an action stands."""
        own = self.plan(who, plan)
        row = db.session.get_one(PlanAction, action)
        told = {name: getattr(actions.wanted_of(row), name) for name in Wanted.__slots__}
        why = {"dropped_why": "Det blev för dyrt."} if state == "dropped" else {}
        assert not actions.save(own, action, Wanted(**told | {"state": state} | why), row.version).refused

    def follow_up(self, who: str, plan: int, words: str) -> None:
        follow_ups.follow_up(self.plan(who, plan), Walked({}, words))
