"""An own assessment that one colleague evaluates, until a second comes along or the result is fixed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.at_home import Home
from tests.support.pages import assert_house_rules
from webapp.evaluation.deeds.seats import internal_evaluators, seats
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.evaluation.queries.consensus.nearness import nearness
from webapp.evaluation.queries.marks import kept_marks
from webapp.ground.refusals import ClosedError, NotReadyError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.review.deeds import results


@pytest.fixture
def home(world):
    return Home(world)


def _alone(home):
    return seats.appoint(home.subject(), home.world.person("medarbetare"), 0)


def _agreed(home):
    return len(kept_marks(home.subject().edition, home.evaluation().id, AGREED))


def test_one_colleague_evaluates_and_what_they_mark_is_agreed_when_they_are_done(home):
    _alone(home)
    home.judge("medarbetare")

    assert home.sitting() == {"a": "medarbetare"}
    assert home.evaluation().revealed_at is not None
    assert _agreed(home) == len(home.subject().edition.questions)


def test_pressing_twice_appoints_one_and_the_result_can_be_fixed(home):
    first = _alone(home)
    assert _alone(home).id == first.id
    home.judge("medarbetare")

    result = results.publish(home.world.person("samordnare"), first.id)

    assert result.figures["agreed"]["total"]["points"] == result.figures["own"]["total"]["points"]


@pytest.mark.both
def test_a_second_sits_blind_and_what_was_agreed_on_alone_begins_anew(home):
    who, other = home.world.person("medarbetare"), home.world.person("lasare")
    _alone(home)
    home.judge("medarbetare")

    evaluation = seats.appoint(home.subject(), who, other)
    again = seats.appoint(home.subject(), who, other)

    assert (again.id, home.sitting()) == (evaluation.id, {"a": "medarbetare", "b": "lasare"})
    assert home.evaluation().revealed_at is None
    assert _agreed(home) == 0
    home.judge("lasare")
    assert _agreed(home) == len(home.subject().edition.questions)


def test_whoever_sits_alone_is_replaced_and_the_successor_begins_anew(home):
    _alone(home)
    home.judge("medarbetare")

    internal_evaluators.replace(home.subject(), "a", home.world.person("lasare"))

    assert _agreed(home) == 0
    home.judge("lasare")
    assert _agreed(home) == len(home.subject().edition.questions)
    tracks = set(db.session.scalars(select(EvaluatorMark.track)))
    assert {"a", "agreed"} <= tracks


def test_no_second_comes_after_the_result_is_fixed_nor_instead_of_somebody(home):
    who = home.world.person("medarbetare")
    evaluation = _alone(home)
    with pytest.raises(NotReadyError):
        seats.appoint(home.subject(), home.world.person("lasare"), who)
    db.session.rollback()
    home.judge("medarbetare")
    results.publish(home.world.person("samordnare"), evaluation.id)

    with pytest.raises(ClosedError):
        seats.appoint(home.subject(), who, home.world.person("lasare"))


def test_the_pages_of_one_evaluator_speak_of_one(small_world):
    home = Home(small_world)
    evaluation = _alone(home)
    page = assert_house_rules(small_world.at("samordnare").get(f"/sjalvvardering/{home.id}/utvarderare").text)
    assert "En andra utvärderare" in page.one("main").text
    home.judge("medarbetare")
    at = small_world.at("medarbetare")

    for to in ("", "/samsyn", "/matt", "/fraga/demokrati-strategi"):
        assert at.get(f"/utvardering/{evaluation.id}{to}").status_code in {200, 404}
    assert nearness(home.evaluation()).unsettled == 0
    result = results.publish(small_world.person("samordnare"), evaluation.id)
    said = small_world.at("samordnare").get(f"/resultat/{result.id}").text

    assert "Egen värdering, bedömd av kommunens egna." in said
    assert "Utvärderad av två utvärderare" not in said
