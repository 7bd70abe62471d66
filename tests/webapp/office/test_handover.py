"""An officer hands over: there is always somebody left who can sign in as an office must."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.support.inbox import happened, invitation, letters_to, the_round
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.office.deeds import appointment, staff
from webapp.people.models.factors import SecondFactor
from webapp.rounds.deeds import admission


def post_of(world, key: str) -> Post | None:
    return admission.post_of(world.person(key), the_round().id)


def hand_over(world, to: str = "kansli.b", by: str = "kansli") -> str:
    return appointment.hand_over(world.person(by), the_round().id, world.person(to))


@pytest.fixture
def obliged(world):
    """Let the service ask its officers for a second factor, and none of them have one."""
    world.app.config["SECOND_FACTOR"] = True
    db.session.execute(delete(SecondFactor))
    db.session.commit()
    yield
    world.app.config["SECOND_FACTOR"] = False


def with_factor(world, key: str) -> None:
    db.session.add(SecondFactor(person_id=world.person(key), secret="s", confirmed_at=clock.now()))  # noqa: S106
    db.session.commit()


def test_whoever_hands_over_leaves_and_what_was_begun_comes_from_the_other(world):
    assert hand_over(world) == "Lena Vik"

    assert (post_of(world, "kansli"), post_of(world, "kansli.b") is not None) == (None, True)
    assert invitation("olle.vik@juryn.example").invited_by_id == world.person("kansli.b")
    letter = letters_to("kansli.b@demo.example")[-1]
    assert letter.subject == "Kansliet är ditt nu: Demoomgång 2026"
    assert (happened("office.handed_over"), happened("post.ended")) == (1, 1)


def test_the_last_officer_stays_until_somebody_else_is_in_the_office(world):
    hand_over(world)
    db.session.commit()

    with pytest.raises(InvalidError) as refused:
        hand_over(world, to="jury", by="kansli.b")

    assert refused.value.faults == {"to": "Välj någon som är med i kansliet."}
    assert appointment.successors(world.person("kansli.b"), the_round()) == []
    assert post_of(world, "kansli.b") is not None


@pytest.mark.usefixtures("obliged")
def test_the_last_with_a_second_factor_neither_hands_over_nor_leaves_to_one_without(world):
    (one,) = appointment.successors(world.person("kansli"), the_round())
    with pytest.raises(NotReadyError, match="Lena Vik har ingen inloggning i två steg än"):
        hand_over(world)
    own = post_of(world, "kansli")
    with pytest.raises(NotReadyError, match="Ingen annan i kansliet har inloggning i två steg än"):
        staff.end_post(world.person("kansli"), the_round().id, own.id)

    assert one.lacks_factor
    assert len(list(db.session.scalars(select(Post.id).where(Post.role == OFFICER)))) >= 2
    with_factor(world, "kansli.b")
    assert hand_over(world) == "Lena Vik"
