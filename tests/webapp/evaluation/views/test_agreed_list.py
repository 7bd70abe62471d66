"""Filters that last, the pair's division of the subareas, and how near the marks were."""

from __future__ import annotations

import re

import pytest

from tests.support.browsing import PageWorld
from tests.support.judges import MOTIVATION, other_levels, question_of, reveal, sit
from tests.support.last_time import fixed_before
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import division
from webapp.evaluation.deeds.consensus.division import Wish
from webapp.ground.store.database import db


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


@pytest.fixture
def begun(small_world):
    """Mark two questions of 2.1, one of them lower, and begin with 2.2; give A's seat."""
    seat = sit(small_world)
    lower, accepted = question_of(seat), question_of(seat, "2.1.2")
    marks.give_mark(seat, "a", lower, other_levels(seat, lower), MOTIVATION, 0)
    own = marks.marking(seat).own.marks[accepted.id]
    marks.give_mark(seat, "a", accepted, own, "", 0)
    division.divide(seat, {"2.2": Wish("a", "")})
    db.session.commit()
    return seat


def numbers(html: str) -> list[str]:
    """List the numbers of the questions that stand beside the one on the page."""
    nav = html.partition('aria-label="Frågor att bedöma"')[2].partition("</nav>")[0]
    return re.findall(r"<span>([\d.]+)</span>", nav)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [("justerade", ["2.1.1"]), ("utan-motivering", ["2.1.2"]), ("mina", "2.2")],
)
def test_a_filter_lists_what_it_says(small_world, begun, chosen, wanted):
    to = address(small_world, f"/fraga/{question_of(begun).id}?visa={chosen}")
    if isinstance(wanted, str):
        wanted = [q.number for q in begun.edition.subarea(wanted).questions]

    html = small_world.at("utvarderare.a").get(to).text
    overview = small_world.at("utvarderare.a").get(address(small_world, f"?visa={chosen}")).text

    assert numbers(html) == wanted
    assert len(re.findall(f"href=[^ ]*visa={chosen}", overview)) == 1 + len(wanted)


def test_a_filter_is_kept_from_question_to_question(small_world, begun):
    first, last = (begun.edition.subarea("2.2").questions[n] for n in (0, -1))
    browser = small_world.at("utvarderare.a")
    to = address(small_world, f"/fraga/{first.id}?visa=mina")

    page = browser.page(to)
    answer = browser.post(to, {"save": "accept", f"{first.id}:version": "0"})

    following = begun.edition.subarea("2.2").questions[1]
    assert answer.location == address(small_world, f"/fraga/{following.id}?visa=mina")
    assert [link for link in page.addresses() if link == answer.location] != []
    ended = browser.post(
        address(small_world, f"/fraga/{last.id}?visa=mina"), {"save": "accept", f"{last.id}:version": "0"}
    )
    assert ended.location == address(small_world, "?visa=mina")


def test_an_unknown_filter_shows_all(small_world):
    sit(small_world)
    db.session.commit()

    html = small_world.at("utvarderare.a").get(address(small_world, "?visa=%3Cscript%3E")).text

    assert html.count('aria-current="true"') == 1
    assert "<script>" not in html


def test_a_filter_that_finds_nothing_says_so(small_world):
    sit(small_world)
    db.session.commit()

    html = small_world.at("utvarderare.a").get(address(small_world, "?visa=mina")).text

    assert html.count("Inga frågor passar in här just nu.") == 1
    assert html.count("Dela upp delområdena mellan er") == 1


def test_the_rest_of_a_subarea_is_accepted_from_its_page(small_world, begun):
    browser, page = small_world.at("utvarderare.a"), address(small_world, "/delomraden")

    answer = browser.post(address(small_world, "/godta"), {"subarea": "2.1"}, page=page)

    assert answer.location == f"{page}#d2.1"
    assert set(marks.marking(begun).kept) == {q.id for q in begun.edition.subarea("2.1").questions}
    assert browser.post(address(small_world, "/godta"), {"subarea": "9.9"}, page=page).status_code == 404


def test_both_change_the_division_and_are_told_when_they_meet(small_world, begun):
    sit(small_world, "b")
    db.session.commit()
    browser, page = small_world.at("utvarderare.b"), address(small_world, "/delomraden")

    kept = browser.post(page, {"begin:1.1": "b", "seen:1.1": ""})
    met = browser.post(page, {"begin:2.2": "b", "seen:2.2": ""})

    assert (kept.status_code, kept.location, met.status_code) == (302, page, 409)
    assert met.text.count("Den andra har just ändrat här.") == 2
    assert met.text.count("Nu: Anna Berg.") == 1
    assert division.beginnings(begun.evaluation.id) == {"2.2": "a", "1.1": "b"}


def test_taking_away_a_level_without_a_script_stays_on_the_question(small_world, begun):
    question = question_of(begun)
    to = address(small_world, f"/fraga/{question.id}")
    part = question.kind.parts[0]
    form = {
        "clear": f"{question.id}.{part.id}",
        f"{question.id}:level:{part.id}": part.levels[0].id,
        f"{question.id}:version": "1",
        f"{question.id}:motivation": MOTIVATION,
    }

    answer = small_world.at("utvarderare.a").post(to, form)

    assert answer.location == to
    assert marks.marking(begun).kept[question.id].mark[0] is None


def test_last_time_stands_beside_the_marks_but_not_the_other_evaluator(small_world, begun):
    fixed_before(begun, edition="kommunkompassen/2010")

    html = small_world.at("utvarderare.a").get(address(small_world, "/fraga/demokrati-strategi")).text

    assert html.count("Förra gången bedömdes kommunen") == 1
    assert html.count('<th scope="col"><span class="full">Utvärderare') == 0


def test_all_marks_stand_beside_each_other_once_both_are_done(small_world):
    a, _b = reveal(small_world, "2.1.1")
    db.session.commit()

    html = small_world.at("utvarderare.a").get(address(small_world, f"/fraga/{question_of(a).id}")).text

    assert re.findall(r'<th scope="col"><span class="full">([^<]+)', html) == [
        "Lillhärad",
        "Utvärderare A",
        "Utvärderare B",
        "Enad",
    ]


@pytest.mark.parametrize(("role", "rest"), [("utvarderare.a", ""), ("kansli", "/faststall")])
def test_the_pair_and_the_office_see_how_near_the_marks_were(small_world, role, rest):
    sit(small_world)
    db.session.commit()
    to = address(small_world, f"{rest}/overensstammelse")
    early = small_world.at(role).get(to).status_code

    reveal(small_world, "2.1.1")
    db.session.commit()
    html = small_world.at(role).get(to).text

    assert early == 409
    assert html.count("Kappa för ändringar</th>") == 1
    assert html.count("Det är för få för att säga hur nära bedömningarna ligger.") == 1
    assert len(re.findall("A ändrade senast .* och B .* Bedömningarna visades för den andra ", html)) == 1
    assert html.count("198 frågor är inte enade än.") == 1
