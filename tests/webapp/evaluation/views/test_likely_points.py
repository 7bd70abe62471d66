"""A municipality sees while it answers where evaluators would probably put it, from how many and how sure."""

from __future__ import annotations

import re
from random import Random

import pytest
from sqlalchemy import select

from questionnaires.judgement.likely.model import Likely
from tests.support.announced import again, announce, fix_the_fifth, surprise
from tests.support.asked import queries
from tests.support.pages import Page
from tests.support.shelves import house_shelf
from tests.support.worlds import COMPASS
from webapp.assessment.deeds import starts
from webapp.assessment.models.assessments import Assessment
from webapp.demo.answers import fill
from webapp.evaluation.views.likely_points import _anew, sentences
from webapp.ground.store.database import db
from webapp.ground.who import Person

PAGES = ("", "/delomrade/2.1", "/omrade/2", "/rakna/total", "/rakna/2", "/rakna/2.1", "/rakna/2.1.1")
CHANCES = r"Av tio sådana svar brukar ungefär (\d+) sänkas, (\d+) stå kvar och (\d+) höjas\."
WITHHELD = (
    "Senaste omgångens resultat hamnade utanför spannen oftare än de ska. Därför visas inga troliga värden."
)
SURE = "Så gjorda spann håller i 8 fall av 10, om ni liknar de kommunerna."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            Likely(412, 533, None, 7, None),
            "Efter en utvärdering hamnar totalen troligen mellan 412 och 533 poäng. "
            "Spannet är brett, för det bygger på bara 7 utvärderingar. " + SURE,
        ),
        (
            Likely(412, 533, 470, 12, None),
            "Efter en utvärdering hamnar totalen troligen runt 470, mellan 412 och 533 poäng. "
            "Det bygger på 12 utvärderingar. " + SURE,
        ),
        (
            Likely(412, 533, 470, 20, 14),
            "Efter en utvärdering hamnar totalen troligen runt 470, mellan 412 och 533 poäng. "
            "Det bygger på 20 utvärderingar. " + SURE + " "
            "När vi prövade på de 20 utvärderingarna, en i taget, höll spannet för 14 av dem.",
        ),
        (
            Likely(412, 412, 412, 12, None),
            "Efter en utvärdering brukar totalen stå kvar. Det bygger på 12 utvärderingar.",
        ),
    ],
)
def test_a_span_is_said_with_how_many_it_rests_on_and_how_sure_it_is(app, told, words):
    with app.test_request_context():
        assert " ".join(sentences(told, "totalen")) == words


def mine(world) -> int:
    """Give an own assessment in the edition whose results are announced, begun at the first asking."""
    asked = select(Assessment).where(Assessment.edition == COMPASS, Assessment.purpose == "internal")
    begun = db.session.scalars(asked).one_or_none()
    place = db.session.get_one(Assessment, world.assessment("Exempelby")).municipality_id
    return begun.id if begun else starts.start(world.person("samordnare"), place, COMPASS)


def own(world) -> str:
    return f"/sjalvvardering/{mine(world)}"


def section(page: str) -> str:
    return page.partition('id="troligt"')[2].partition("</section>")[0]


@pytest.mark.parametrize("page", PAGES[1:])
def test_nothing_is_said_of_figures_while_fewer_than_five_results_are_announced(small_world, page):
    announce()

    text = small_world.at("samordnare").get(own(small_world) + page).text

    assert (text.count("Efter en utvärdering"), text.count('<p class="usual">')) == (0, 0)


def test_the_overview_says_how_many_there_are_while_they_are_few(small_world):
    announce()

    page = small_world.at("samordnare").page(own(small_world))

    [said] = [one for one in page.all("section") if one["aria-labelledby"] == "troligt"]
    assert [one.text for one in said.all("h2", "p")] == [
        "Troligt efter en utvärdering",
        (
            "Hur egna svar brukar justeras visas när fem utvärderingar i samma utgåva är offentliga. "
            "Nu är det 4."
        ),
    ]


def test_an_edition_with_new_questions_begins_from_nought_and_says_so(small_world):
    announce()
    anchored = small_world.assessment("Exempelby", purpose="internal")

    page = small_world.at("samordnare").page(f"/sjalvvardering/{anchored}")

    [said] = [one for one in page.all("section") if one["aria-labelledby"] == "troligt"]
    words = (
        "Hur egna svar brukar justeras visas när fem utvärderingar i samma utgåva är offentliga. "
        "Än är ingen det. "
        "Nivåerna har egna texter i den här utgåvan, så räkningen har börjat om från noll."
    )
    assert [one.text for one in said.all("p")] == [words]


@pytest.mark.parametrize("edition", [one for one in house_shelf().editions.values() if one.own_name])
def test_every_edition_of_our_own_says_that_its_counting_began_again(resting_world, edition):
    with resting_world.app.test_request_context():
        [said] = _anew(edition)

    assert said.endswith("i den här utgåvan, så räkningen har börjat om från noll.")


def answer_most(world) -> None:
    """Let the municipality answer its own self-assessment: from half of it on, a span is told."""
    person = db.session.get_one(Person, world.person("samordnare"))
    fill(person, mine(world), "Exempelby", 0.6, Random(1))  # noqa: S311


def rows(page: Page) -> list[list[str]]:
    [found] = [one for one in page.all("section") if one["aria-labelledby"] == "troligt"]
    return [[cell.text for cell in row.all("th", "td")] for row in found.all("tr")]


def test_from_five_on_areas_and_total_have_a_span_in_whole_points_and_no_value(small_world):
    fix_the_fifth(small_world)
    announce()
    answer_most(small_world)

    heads, *lines = rows(small_world.at("samordnare").page(own(small_world)))

    assert heads == ["Område", "Mellan", "Av", "Antal utvärderingar"]
    assert [line[2:] for line in lines] == [["100", "5"]] * 8 + [["800", "5"]]
    spans = [[int(end) for end in line[1].split("–")] for line in lines]
    assert [low < high for low, high in spans] == [True] * 9


def test_from_ten_on_there_is_a_value_inside_the_span(small_world):
    fix_the_fifth(small_world)
    announce()
    again(1)
    answer_most(small_world)

    heads, *lines = rows(small_world.at("samordnare").page(own(small_world)))

    assert heads[1:3] == ["Troligen runt", "Mellan"]
    told = [(int(line[1]), *(int(end) for end in line[2].split("–"))) for line in lines]
    assert [low <= value <= high for value, low, high in told] == [True] * 9


def test_where_more_is_open_than_answered_it_is_said_when_a_span_comes(small_world):
    fix_the_fifth(small_world)
    announce()

    text = section(small_world.at("samordnare").get(own(small_world)).text)

    assert (text.count("Troliga poäng visas när mer är besvarat än öppet."), text.count("<table")) == (1, 0)


def test_the_likely_points_stand_below_what_the_municipality_can_still_move(small_world):
    announce()

    text = small_world.at("samordnare").get(own(small_world)).text

    assert 0 < text.index('id="flyttar"') < text.index('id="troligt"')


@pytest.mark.parametrize(
    ("page", "said"),
    [("/rakna/total", 1), ("/rakna/2", 1), ("/rakna/2.1", 0), ("/omrade/2", 0)],
)
def test_spans_are_told_of_areas_and_total_and_never_of_a_subarea_or_a_question(small_world, page, said):
    fix_the_fifth(small_world)
    announce()
    again(3)
    answer_most(small_world)

    text = small_world.at("samordnare").get(own(small_world) + page).text

    assert (text.count("Efter en utvärdering hamnar"), text.count('<p class="usual">')) == (said, said)


def test_of_a_question_three_chances_are_told_from_ten_on_and_only_where_it_is_answered(small_world):
    fix_the_fifth(small_world)
    announce()
    answer_most(small_world)
    few = small_world.at("samordnare").get(own(small_world) + "/rakna/2.1.1").text

    again(1)

    texts = [
        small_world.at("samordnare").get(own(small_world) + f"/rakna/2.1.{n}").text for n in (1, 2, 3, 4)
    ]
    told = [re.search(CHANCES, text) for text in texts]
    assert few.count("Av tio sådana svar") == 0
    assert [sum(map(int, one.groups())) for one in told if one] == [10] * sum(map(bool, told))
    answered = [text.count("obesvarad") == 0 for text in texts]
    assert (any(told), [bool(one) for one in told]) == (True, answered)


def test_nothing_likely_is_told_once_the_latest_round_fell_outside_its_spans(small_world):
    fix_the_fifth(small_world)
    announce()
    surprise()
    answer_most(small_world)

    page = small_world.at("samordnare").page(own(small_world))

    [said] = [one for one in page.all("section") if one["aria-labelledby"] == "troligt"]
    assert [one.text for one in said.all("p")] == [WITHHELD]
    figure = small_world.at("samordnare").get(own(small_world) + "/rakna/total").text
    assert figure.count("Efter en utvärdering hamnar") == 0


@pytest.mark.parametrize("page", PAGES)
def test_what_is_handed_in_gets_no_span(small_world, page):
    fix_the_fifth(small_world)
    announce()
    handed_in = f"/sjalvvardering/{small_world.assessment('Norrvik')}"

    text = small_world.at("samordnare@norrvik.example").get(handed_in + page).text

    assert (text.count("troligt"), text.count("Efter en utvärdering")) == (0, 0)


@pytest.mark.parametrize("page", PAGES)
def test_spans_cost_no_more_queries_than_their_silence(small_world, page):
    announce()
    before = queries(small_world, "samordnare", own(small_world) + page)

    fix_the_fifth(small_world)
    db.session.commit()

    assert queries(small_world, "samordnare", own(small_world) + page) == before
