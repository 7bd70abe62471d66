"""A colleague who leaves, or can answer no longer, leaves no orphan in the municipality."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.at_home import Home, happened
from tests.support.pages import assert_house_rules
from webapp.assessment.deeds.teamwork import comments, tasks
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.models.teamwork import Certificate, Task
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.teamwork import tasks as task_queries
from webapp.assessment.queries.teamwork.comments import threads
from webapp.evaluation.queries.consensus import follower
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import CERTIFIER, COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.home.deeds import colleagues, holdings_at_home
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.people.models.invitations import Invitation

Q = "demokrati-strategi"


class Municipality:
    """Exempelby with its open self-assessment, and the deeds of its coordinator."""

    def __init__(self, world):
        self.world = world
        self.id = own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby"))
        self.place = self.id.municipality_id

    def subject(self, who="samordnare"):
        return own_assessment.own_assessment(self.world.person(who), self.id.id)

    def hand_out(self, who="medarbetare", place="area:1"):
        return tasks.hand_out(self.subject(), Handing(place, self.world.person(who), "", "Tack"))

    def member(self, who="medarbetare"):
        query = select(Membership).filter_by(municipality_id=self.place, person_id=self.world.person(who))
        return db.session.scalars(query).one()

    def remove(self, who="medarbetare", to=0, by="samordnare"):
        ids = self.world.person(by), self.place, self.world.person(who)
        return colleagues.remove(*ids, to)

    def change(self, who, role, by="samordnare"):
        ids = self.world.person(by), self.place, self.world.person(who)
        return colleagues.change_role(*ids, role)

    def held(self, who="medarbetare"):
        return holdings_at_home.held(self.place, self.member(who))

    def holders(self, place="1"):
        return task_queries.beside(self.id.id).has("area", place)

    def open_tasks(self, who):
        query = select(Task).filter_by(person_id=self.world.person(who), ended_at=None, done_at=None)
        return [(one.scope, one.place, one.note) for one in db.session.scalars(query)]


@pytest.fixture
def here(world) -> Municipality:
    return Municipality(world)


def test_parts_go_to_the_colleague_who_is_chosen_with_their_note(here):
    here.change("lasare", "contributor")
    here.hand_out()
    told = [one.place.label for one in here.held().parts]

    left = here.remove(to=here.world.person("lasare"))

    assert (told, left.handed_on) == (
        [here.subject().edition.areas[0].number + " " + str(here.subject().edition.areas[0].name)],
        1,
    )
    assert here.open_tasks("medarbetare") == []
    assert here.open_tasks("lasare") == [("area", "1", "Tack")]
    assert here.holders() == ["Eva Sand"]
    assert len(happened("task.handed_on")) == 1


def test_parts_go_to_whoever_removes_where_nobody_is_chosen_and_only_once(here):
    here.hand_out()
    here.hand_out("samordnare")

    here.remove()

    assert here.open_tasks("samordnare") == [("area", "1", "Tack")]
    assert here.open_tasks("medarbetare") == []


def test_a_successor_who_cannot_answer_is_refused_and_nothing_has_changed(here):
    here.hand_out()

    with pytest.raises(InvalidError):
        here.remove(to=here.world.person("lasare"))

    assert here.holders() == ["Johan Lind"]
    assert here.member().role == "contributor"


def test_whoever_can_answer_no_longer_has_no_parts_any_more(here):
    here.hand_out()

    changed = here.change("medarbetare", CERTIFIER)

    assert changed.handed_on == 1
    assert here.holders() == ["Karin Ek"]


def test_a_coordinator_who_leaves_hands_parts_and_invitations_to_those_who_stay(here):
    here.change("medarbetare", COORDINATOR)
    here.hand_out("samordnare")
    boss = here.world.person("samordnare")
    invitations.invite_colleague(boss, here.place, Invited("ny@kommun.example", "Nya Namnet", "reader"))
    told = {one.name for one in here.held("samordnare").invitations}

    here.remove("samordnare")

    waiting = select(Invitation.invited_by_id).where(Invitation.email == "ny@kommun.example")
    assert "Nya Namnet" in told
    assert db.session.scalars(waiting).all() == [here.world.person("medarbetare")]
    assert here.open_tasks("samordnare") == []
    assert here.open_tasks("medarbetare") == [("area", "1", "Tack")]


def test_what_was_left_behind_before_is_shown_as_such_and_can_be_given_on(here):
    task = here.hand_out().task_id
    db.session.delete(here.member())
    db.session.commit()
    gone = [one.gone for one in task_queries.handed_out(here.subject().edition, here.id.id)]
    shown = here.holders()

    name = tasks.hand_on(here.subject(), task, here.world.person("samordnare"))

    assert (gone, shown) == ([True], ["Johan Lind (svarar inte längre)"])
    assert (name, here.holders()) == ("Karin Ek", ["Karin Ek"])


def test_a_part_is_given_on_only_to_somebody_else_who_can_answer(here):
    task = here.hand_out().task_id

    for chosen in ("medarbetare", "lasare", "jury"):
        with pytest.raises(InvalidError):
            tasks.hand_on(here.subject(), task, here.world.person(chosen))


def test_a_part_that_is_done_is_not_sent_back_to_somebody_who_has_left(here):
    task = here.hand_out().task_id
    tasks.say_done(here.subject("medarbetare"), task)
    here.remove()

    with pytest.raises(NotReadyError, match="svarar inte längre"):
        tasks.send_back(here.subject(), task, "Mer om målen.")


def test_a_certificate_that_waits_is_shown_with_who_else_can_give_it(here):
    here.change("medarbetare", CERTIFIER)
    db.session.add(
        Certificate(
            assessment_id=here.id.id, asked_by_id=here.world.person("samordnare"), asked_at=clock.now()
        )
    )
    db.session.commit()
    alone = here.held()
    here.change("lasare", CERTIFIER)

    assert ([one.id for one in alone.certificates], alone.certifiers) == ([here.id.id], [])
    assert here.held().certifiers == ["Eva Sand"]


def test_talk_that_waits_for_a_colleagues_answer_is_shown(here):
    mine, boss = here.subject("medarbetare"), here.subject()
    comments.say(mine, Q, Words("internal", "Vad menas?"))
    (thread,) = threads(boss, Q)
    comments.say(boss, Q, Words("internal", "Vad tror du själv?", thread.last.id))
    waits = here.held().talks
    (thread,) = threads(mine, Q)
    comments.say(mine, Q, Words("internal", "Så här.", thread.last.id))

    assert [(row.id, question) for row, question in waits] == [(here.id.id, Q)]
    assert here.held().talks == []


def test_a_seat_at_home_is_shown_and_the_pen_is_put_down(world):
    home = Home(world)
    here = Municipality(world)
    home.appoint()
    home.judge("lasare")
    home.judge("medarbetare")
    held = [one.id for one in here.held().seats]
    holder = follower.pen_of(home.evaluation().id)

    here.remove()

    assert (held, holder is not None) == ([home.id], True)
    assert follower.pen_of(home.evaluation().id) is None


def test_the_page_asks_with_the_list_of_what_is_open_and_to_whom_it_goes(small_world):
    here = Municipality(small_world)
    here.hand_out()
    inside, who = small_world.at("samordnare"), small_world.person("medarbetare")
    to = f"/kommun/{here.place}/medarbetare/{who}/ta-bort"

    page = assert_house_rules(inside.get(to).text, own_words=False)
    refused = inside.post(to, {"successor": str(small_world.person("lasare"))})
    left = inside.post(to, {"successor": str(small_world.person("samordnare"))})
    after = inside.page(f"/kommun/{here.place}/medarbetare")

    assert "Delar att svara på: 1" in page.one("main").text
    assert [one.text for one in page.all("option")] == ["Karin Ek (du)"]
    assert (refused.status_code, assert_house_rules(refused.text, own_words=False).faults()) == (
        422,
        ["Välj någon i listan."],
    )
    assert left.status_code == 302
    assert "1 del gick vidare." in after.one("main").text


def test_what_has_no_living_holder_is_given_on_from_its_page(small_world):
    here = Municipality(small_world)
    task = here.hand_out().task_id
    db.session.delete(here.member())
    db.session.commit()
    inside, to = small_world.at("samordnare"), f"/sjalvvardering/{here.id.id}/vem"

    page = assert_house_rules(inside.get(to).text, own_words=False)
    refused = inside.post(f"{to}/{task}/ge-vidare", {f"to-{task}": ""}, page=to)
    given = inside.post(
        f"{to}/{task}/ge-vidare", {f"to-{task}": str(small_world.person("samordnare"))}, page=to
    )

    assert "Johan Lind svarar inte längre. Ge vidare." in page.one("main").text
    assert (refused.status_code, assert_house_rules(refused.text, own_words=False).faults()) == (
        422,
        ["Välj någon annan i listan."],
    )
    assert given.status_code == 302
    assert here.holders() == ["Karin Ek"]
