"""A municipality sees while it answers how such answers are usually adjusted, and from how many."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from questionnaires.erring import Observed, usual
from tests.webapp.services.erring.test_usual import announce, fix_the_fifth
from tests.webapp.views.test_queries import queries
from webapp.models import Person, db
from webapp.services import context
from webapp.services.erring.usual import usual_adjustments
from webapp.services.rehearsing.answers import fill
from webapp.views.assessment.usual import hint

PAGES = ("", "/delomrade/2.1", "/omrade/2", "/rakna/total", "/rakna/2", "/rakna/2.1.1")


@pytest.mark.parametrize(
    ("differences", "words"),
    [
        ((-2, -2, -1, -1, 0), "I 5 utvärderingar sänktes svaret här oftast med 1,0–2,0 poäng."),
        ((-1, -1, -1, -1, -1), "I 5 utvärderingar sänktes svaret här oftast med 1,0 poäng."),
        ((0, 1, 1, 2, 2), "I 5 utvärderingar höjdes svaret här oftast med 1,0–2,0 poäng."),
        ((-5, 0, 0, 0, 5), "I 5 utvärderingar stod svaret här oftast kvar."),
        (
            (-3, -2, 0, 1, 1),
            "I 5 utvärderingar hamnade svaret oftast mellan 2,0 poäng lägre och 1,0 poäng högre.",
        ),
    ],
)
def test_a_hint_says_which_way_and_how_far_answers_are_moved_and_from_how_many(app, differences, words):
    known = usual([Observed(Fraction(one), Fraction(10)) for one in differences])

    with app.test_request_context():
        assert hint(known, Fraction(10)) == words


def test_a_hint_speaks_in_what_the_question_is_worth_here(app):
    known = usual([Observed(Fraction(-2), Fraction(10))] * 5)

    with app.test_request_context():
        assert hint(known, Fraction(5)) == "I 5 utvärderingar sänktes svaret här oftast med 1,0 poäng."


def own(world) -> str:
    return f"/sjalvvardering/{world.assessment('Exempelby', purpose='internal')}"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_said_while_fewer_than_five_results_are_announced(small_world, page):
    announce()

    text = small_world.at("samordnare").get(own(small_world) + page).text

    assert [text.count(word) for word in ("utvärderingar s", "utvärderingar h", "Troligt")] == [0, 0, 0]


def test_from_five_on_every_question_that_five_answered_has_its_hint(small_world):
    fix_the_fifth(small_world)
    announce()
    edition = context.edition("kommunkompassen/2012")
    known = usual_adjustments(edition).questions

    text = small_world.at("samordnare").get(own(small_world) + "/omrade/2").text

    told = [question for question in edition.area("2").questions if question.id in known]
    assert text.count('<p class="usual">') == len(told) > 0


def answer_most(world) -> None:
    """Let the municipality answer its own self-assessment: from half of it on, a likely value is told."""
    person = db.session.get_one(Person, world.person("samordnare"))
    fill(person, world.assessment("Exempelby", purpose="internal"), "Exempelby", 0.6, Random(1))  # noqa: S311


@pytest.mark.parametrize("answered", [False, True], ids=["a few answered", "all answered"])
def test_the_overview_tells_likely_values_where_most_is_answered(small_world, answered):
    fix_the_fifth(small_world)
    announce()
    if answered:
        answer_most(small_world)

    page = small_world.at("samordnare").get(own(small_world)).text

    lines = page.partition('id="troligt"')[2].partition("</section>")[0]
    told = usual_adjustments(context.edition("kommunkompassen/2012")).areas
    assert [page.count("Troligt efter en utvärdering"), lines.count('<td class="n">5</td>')] == (
        [1, len(told)] if answered else [0, 0]
    )
    assert len(told) == 9


def test_what_is_handed_in_gets_no_hint(small_world):
    fix_the_fifth(small_world)
    announce()
    handed_in = f"/sjalvvardering/{small_world.assessment('Norrvik')}"

    text = small_world.at("samordnare@norrvik.example").get(f"{handed_in}/omrade/2").text

    assert text.count('<p class="usual">') == 0


@pytest.mark.parametrize("page", PAGES)
def test_hints_cost_no_more_queries_than_their_silence(small_world, page):
    announce()
    before = queries(small_world, "samordnare", own(small_world) + page)

    fix_the_fifth(small_world)
    db.session.commit()

    assert queries(small_world, "samordnare", own(small_world) + page) == before
