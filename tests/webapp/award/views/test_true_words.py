"""What a page says holds in the state in which it says so: a button leads on, a way back is told, nothing is
called empty that is only hidden."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from tests.support.choices import GROUP, begin_anew, declare_all, entrant, hand_in, judge, office, place, sit
from tests.support.page_posts import DECISION, GROUPS, RANKING
from webapp.award.deeds import honours, nominations, panel_declarations
from webapp.award.deeds.ranking import closure, disclosure
from webapp.award.queries import panel_seats
from webapp.award.queries.jury import jury_page
from webapp.award.queries.obstacles import hindrances
from webapp.ground.calendar import clock
from webapp.ground.roles import JUROR, NOMINATOR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Admission
from webapp.rounds.recipe_files import recipe_of

CONFIRM, ASK = "Bekräfta och visa ordningen", "Begär att ordningen visas"
A_DAY = "Det första dygnet bekräftar ni inte åt varandra."


@pytest.fixture
def ranked(small_world):
    """Give a world in which the whole jury has ranked and the office has closed."""
    for key in ("jury", "jury.b", "jury.c"):
        hand_in(small_world, key, "Norrvik", "Granhult")
    closure.close(office(small_world), confirmed=True)
    return small_world


def leave_alone(world):
    """Let one officer be left in the round."""
    keep = world.person("kansli")
    db.session.execute(delete(Post).where(Post.role == OFFICER, Post.person_id != keep))
    db.session.commit()


def test_whoever_came_into_the_office_today_is_told_when_they_may_confirm_and_has_no_button(ranked):
    first, second = ranked.person("kansli"), ranked.person("kansli.b")
    round_id = office(ranked).round.id
    db.session.add(Admission(round_id=round_id, person_id=second, asked_by_id=first, at=clock.now()))
    db.session.commit()
    disclosure.show(office(ranked))

    page = ranked.at("kansli.b").get(RANKING).text

    assert (CONFIRM in page, "bekräftar inte åt varandra det första dygnet" in page) == (False, True)
    assert "Behöver rangordningen öppnas igen tar ni först tillbaka begäran." in page


def test_an_officer_alone_is_told_so_instead_of_a_button_that_is_refused(ranked):
    leave_alone(ranked)

    page = ranked.at("kansli").get(RANKING).text

    assert (ASK in page, "Du är ensam i omgångens kansli" in page, A_DAY in page) == (False, True, True)


def test_a_colleague_who_is_invited_waits_a_day_too_and_the_round_says_so(small_world):
    leave_alone(small_world)

    page = small_world.at("kansli").get("/kansli/2026").text

    assert (A_DAY in page, "eller lägg till någon" in page) == (True, False)


def test_the_groups_list_says_where_the_group_stands(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)
    body = panel_seats.panel(office(small_world).round.id, NOMINATOR)
    db.session.add(body)
    said = []
    for body.closed_at, body.shown_at in ((None, None), (clock.now(), None), (clock.now(), clock.now())):
        db.session.commit()
        text = small_world.at(GROUP[0]).get(GROUPS).text
        states = ("Läs dem en i taget", "Rangordningen är stängd.", "gruppen nominerar på sidan Nominera")
        said.append([words in text for words in states])

    assert said == [[True, False, False], [False, True, False], [False, False, True]]


def test_a_juror_who_may_not_see_the_winner_is_not_told_that_nobody_is_named(small_world):
    judge(small_world)
    where = entrant("Norrvik")
    honours.name_honour(small_world.person("kansli"), office(small_world).round, where, "winner")
    panel_declarations.declare(sit(small_world, "jury.b"), {place("Norrvik"): ("employed", "")})

    page = small_world.at("jury.b").get(DECISION).text

    assert ("Ingen är utsedd." in page, "Ingen av dem du får se är utsedd." in page) == (False, True)


def test_only_what_the_evaluators_changed_stands_under_what_they_changed(small_world):
    nominee = jury_page.jury_page(office(small_world).round, frozenset()).nominees[0]

    own, agreed = jury_page.whole(nominee)

    assert jury_page.reasons_of_changes(nominee, own, agreed) != {}
    assert jury_page.motivations_of(nominee) != {}
    assert jury_page.reasons_of_changes(nominee, agreed, agreed) == {}


def test_without_a_nominee_the_results_are_not_said_to_lack_for_all(small_world):
    award_round = office(small_world).round
    for one in panel_seats.candidates(award_round.id, JUROR):
        one.nominated_at = None
    db.session.commit()
    recipe = recipe_of(award_round.recipe)

    found = hindrances(award_round, recipe, [recipe.requiring("results")])

    assert "Ingen kommun är nominerad." in [one.sentence for one in found]


def test_a_participant_that_has_left_does_not_take_part_and_what_it_is_nominated_for_has_no_button(
    small_world,
):
    where = entrant("Norrvik")
    before = small_world.at("kansli").get(f"/kansli/2026/deltagare/{where}").text
    nominations.withdraw(small_world.person("kansli"), office(small_world).round, where, "Hinner inte.")

    after = small_world.at("kansli").get(f"/kansli/2026/deltagare/{where}").text
    rows = small_world.at("kansli").page("/kansli/2026/deltagare").one("main").all("tr")

    assert ("Kommunen är nominerad för det den lämnade in" in before, "<dd>Deltar" in before) == (True, False)
    assert ("Har lämnat omgången" in after, "<dd>Deltar" in after) == (True, False)
    assert ["Hinner inte." in row.text for row in rows if "Norrvik" in row.text] == [True]
