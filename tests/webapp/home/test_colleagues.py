"""A municipality's people: roles change, people leave, and somebody is always in charge."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from tests.support.inbox import happened, place, the_round
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.evaluation.deeds.seats import seats, self_answered
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post
from webapp.home.deeds import colleagues
from webapp.home.queries import commitments
from webapp.office.deeds import staff
from webapp.people.queries.own_municipality import own_municipality
from webapp.rounds.queries import posts


def roles() -> dict[str, str]:
    query = select(Membership).where(Membership.municipality_id == place())
    return {row.person.email.partition("@")[0]: row.role for row in db.session.scalars(query)}


def change(world, who, role, by="samordnare"):
    return colleagues.change_role(world.person(by), place(), world.person(who), role)


def remove(world, who, by="samordnare"):
    return colleagues.remove(world.person(by), place(), world.person(who))


@pytest.mark.both
def test_a_role_is_changed_and_written_down_once(world):
    for _time in range(2):
        change(world, "lasare", "contributor")

    assert roles() == {"samordnare": "coordinator", "medarbetare": "contributor", "lasare": "contributor"}
    assert happened("member.changed") == 1


@pytest.mark.both
def test_whoever_leaves_can_read_nothing_from_that_moment(world):
    assessment = world.assessment("Exempelby")
    own_assessment.own_assessment(world.person("lasare"), assessment)

    assert remove(world, "lasare").name == "Eva Sand"

    with pytest.raises(NotThereError):
        own_assessment.own_assessment(world.person("lasare"), assessment)
    with pytest.raises(NotThereError):
        own_municipality(world.person("lasare"), place())
    assert happened("member.removed") == 1


def test_whoever_leaves_loses_the_seat_in_an_internal_evaluation_too(world):
    own = world.assessment("Exempelby", purpose="internal")
    db.session.get_one(Assessment, own).submitted_at = clock.now()
    db.session.commit()
    subject = own_assessment.own_assessment(world.person("samordnare"), own)
    evaluation = seats.appoint(subject, world.person("medarbetare"), world.person("lasare"))
    self_answered.say(own_seat.own_seat(world.person("lasare"), evaluation.id, declared=False), ())

    remove(world, "lasare")

    with pytest.raises(NotThereError):
        own_seat.own_seat(world.person("lasare"), evaluation.id)
    assert commitments.home(world.person("lasare")).seats == []
    assert own_seat.own_seat(world.person("medarbetare"), evaluation.id, declared=False).track == "a"


def test_the_last_coordinator_neither_leaves_nor_steps_down(world):
    with pytest.raises(NotReadyError, match="minst en samordnare"):
        remove(world, "samordnare")
    with pytest.raises(NotReadyError, match="minst en samordnare"):
        change(world, "samordnare", "reader")
    change(world, "medarbetare", "coordinator")

    remove(world, "samordnare", by="medarbetare")

    assert roles() == {"medarbetare": "coordinator", "lasare": "reader"}


@pytest.mark.both
def test_of_two_coordinators_who_leave_at_once_one_stays(world):
    change(world, "medarbetare", "coordinator")
    ids = {who: world.person(who) for who in ("samordnare", "medarbetare")}
    where = place()
    db.session.remove()
    refused: list[str] = []

    def leave(who: int) -> None:
        with world.app.app_context():
            try:
                colleagues.remove(who, where, who)
            except NotReadyError as refusal:
                refused.append(refusal.sentence)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=leave, args=(who,)) for who in ids.values()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert list(roles().values()).count("coordinator") == 1
    assert refused == ["Kommunen måste ha minst en samordnare."]


def test_only_the_coordinator_decides_and_only_at_home(world):
    for do in (lambda by: change(world, "lasare", "contributor", by), lambda by: remove(world, "lasare", by)):
        for by in ("medarbetare", "lasare"):
            with pytest.raises(NotAllowedError):
                do(by)
        with pytest.raises(NotThereError):
            do("samordnare@norrvik.example")
    with pytest.raises(NotThereError):
        change(world, "samordnare@norrvik.example", "reader")
    with pytest.raises(InvalidError):
        change(world, "lasare", "officer")


@pytest.mark.usefixtures("resting_world")
def test_only_whoever_decides_sees_who_is_invited(resting_world):
    seen = {
        who: [
            one.invitation.name
            for one in colleagues.colleagues(own_municipality(resting_world.person(who), place())).invitations
        ]
        for who in ("samordnare", "medarbetare", "lasare")
    }

    assert seen == {"samordnare": ["Sara Nord"], "medarbetare": [], "lasare": []}


def end(world, who, by="kansli"):
    post = db.session.scalars(select(Post.id).where(Post.person_id == world.person(who))).one()
    return staff.end_post(world.person(by), the_round().id, post).name


def test_a_jurors_post_ends_with_its_access(world):
    assert end(world, "jury") == "Maria Ström"

    with pytest.raises(NotThereError):
        posts.own_post(world.person("jury"), "2026", "juror")


def test_the_last_officer_and_a_seated_evaluator_stay(world):
    assert end(world, "kansli.b", by="kansli.b") == "Lena Vik"
    with pytest.raises(NotReadyError, match="någon i kansliet"):
        end(world, "kansli")
    with pytest.raises(NotReadyError, match=r"Anna Berg är utsedd att utvärdera Lillhärad\."):
        end(world, "utvarderare.a")
    with pytest.raises(NotThereError):
        end(world, "jury", by="jury")
