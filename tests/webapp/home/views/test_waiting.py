"""What waits for somebody stands first on Mitt arbete, from the same register as the letters."""

from __future__ import annotations

from sqlalchemy import select, update

from tests.support.asked import queries
from tests.support.colleagues import Q, hand, own
from tests.support.pages import assert_house_rules
from tests.support.rights import objects
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.queries.teamwork.task_places import places_of
from webapp.ground.mail.models import Letter
from webapp.ground.mail.turns import TURNS, waiting_for
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post
from webapp.rounds.models.rounds import Round

COLLEAGUE = "medarbetare@demo.example"


def waiting(world, who: str) -> list[str]:
    """Give the links of what waits for somebody, from the page."""
    page = assert_house_rules(world.at(who).get("/hem").text)
    return [one["href"] for part in page.all("ul") if part["class"] == "waits" for one in part.all("a")]


def test_what_a_letter_asks_for_stands_on_the_page_until_it_is_done(small_world):
    handed = hand(small_world, f"question:{Q}")
    (link,) = db.session.scalars(
        select(Letter.link).where(Letter.recipient == COLLEAGUE, Letter.thing == f"task:{handed.task_id}")
    )

    before = waiting(small_world, "medarbetare")
    tasks.say_done(own(small_world, "medarbetare"), handed.task_id)

    assert (link in before, link in waiting(small_world, "medarbetare")) == (True, False)


def test_nothing_waits_for_anybody_beyond_their_roles(small_world):
    hand(small_world, f"question:{Q}")
    objects(small_world, "asked")
    db.session.execute(update(Round).values(step="jury"))
    db.session.commit()
    everybody = set(db.session.scalars(select(Membership.person_id).union(select(Post.person_id))))
    with small_world.app.test_request_context():
        asked = {who: {one.thing for turn in TURNS.values() for one in turn.open(who)} for who in everybody}

        told = {who: {one.thing for one in waiting_for(who)} for who in everybody}

    assert told == asked
    kinds = {thing.partition(":")[0] for things in asked.values() for thing in things}
    assert {"task", "hand-in", "evaluation", "ranking", "second-say"} <= kinds


def test_whoever_has_nothing_to_do_reads_that_too(small_world):
    page = small_world.at("lasare").get("/hem").text

    assert "Inget väntar på dig just nu. Du får ett brev när det är din tur." in page


def test_the_page_asks_as_many_queries_however_much_waits(small_world):
    hand(small_world, f"question:{Q}")
    few = queries(small_world, "medarbetare", "/hem")
    for _area, places in places_of(own(small_world).edition):
        for place in places[:2]:
            hand(small_world, place.value)

    assert queries(small_world, "medarbetare", "/hem") == few
