"""Starting an own self-assessment: one, however often and by how many the button is pressed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.support.at_home import Home
from tests.support.pages import assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, starts
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.review.deeds import results

pytestmark = pytest.mark.both

EDITION = "kommunkompassen/2012"


def _place(world) -> int:
    mine = select(Membership.municipality_id).where(Membership.person_id == world.person("samordnare"))
    return db.session.scalars(mine).one()


def _own_ones(world) -> list[int]:
    query = select(Assessment.id).where(
        Assessment.municipality_id == _place(world), Assessment.round_id.is_(None)
    )
    return list(db.session.scalars(query.order_by(Assessment.id)))


def test_pressing_twice_starts_one_and_another_only_when_that_is_begun(world):
    who, place, before = world.person("samordnare"), _place(world), _own_ones(world)

    made = [starts.start(who, place, EDITION) for _time in range(2)]
    other = starts.start(who, place, "kommunkompassen/2010")
    subject = own_assessment.own_assessment(who, made[0])
    answers.save_answers(subject, [Sent("demokrati-strategi", Said(text="Ja"), 0, "")])
    another = starts.start(who, place, EDITION)

    assert made == [made[0]] * 2
    assert _own_ones(world) == [*before, made[0], other, another]


def test_eight_who_start_at_once_make_one(world):
    who, place, before = world.person("samordnare"), _place(world), _own_ones(world)
    db.session.remove()

    def start(_n: int) -> int:
        with world.app.app_context():
            return starts.start(who, place, EDITION)

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(start, range(8)))

    assert len(made) == 1
    assert _own_ones(world) == [*before, *made]


def test_the_answers_are_reached_from_the_first_page_and_the_result_once_it_is_fixed(small_world):
    home = Home(small_world)
    home.appoint()
    home.judge("medarbetare")
    home.judge("lasare")
    result = results.publish(small_world.person("samordnare"), home.evaluation().id)

    for to in ("/hem", f"/resultat/{result.id}"):
        page = assert_house_rules(small_world.at("medarbetare").get(to).text, own_words=False)
        assert f"/sjalvvardering/{home.id}" in page.addresses()


def test_whoever_cannot_hand_in_is_told_why(small_world):
    own = small_world.assessment("Exempelby", purpose="internal")

    pages = {
        who: assert_house_rules(small_world.at(who).get(f"/sjalvvardering/{own}/granska").text)
        for who in ("samordnare", "medarbetare")
    }

    said = "Bara samordnaren kan lämna in. Säg till när din del är klar."
    assert {who: said in page.one("main").text for who, page in pages.items()} == {
        "samordnare": False,
        "medarbetare": True,
    }
