"""What is checked first: most points at stake, least evidence, most often adjusted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from questionnaires.compass import count
from questionnaires.edition import Text
from questionnaires.judgement.checks.verification import (
    Check,
    at_stake,
    check_of,
    questions_for,
    ranked,
    roles_of,
)
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_question, make_subarea

A, B, C = "fraga-a", "fraga-b", "fraga-c"


def edition():
    """Make a subarea of 30 points with three questions that weigh alike."""
    questions = tuple(make_question(one, number=f"1.1.{n}") for n, one in enumerate((A, B, C), start=1))
    return make_edition(areas=(make_area(subareas=(make_subarea(max_points=30, questions=questions),)),))


FULL, HALF, NONE = ("4", "4"), ("2", "2"), ("0", "0")


@pytest.mark.parametrize(
    ("marks", "signs", "expected", "order"),
    [
        ({A: NONE, B: HALF, C: FULL}, {}, None, [C, B, A]),
        ({A: FULL, B: FULL, C: FULL}, {}, None, [A, B, C]),
        ({A: FULL, B: FULL, C: FULL}, {A: 3, B: 1, C: 2}, None, [B, C, A]),
        ({A: FULL, B: HALF}, {C: 4}, None, [A, C, B]),
        ({A: FULL, B: FULL, C: FULL}, {}, {A: 1, C: 3}, [B, C, A]),
        ({A: FULL, B: HALF, C: HALF}, {A: 2}, {A: 1, B: 4, C: 1}, [B, C, A]),
    ],
)
def test_the_plan_ranks_by_what_is_at_stake_or_expected_to_move_and_more_without_evidence(
    marks, signs, expected, order
):
    stakes = ranked(count(edition(), marks), signs, expected)

    assert [stake.question.id for stake in stakes] == order


def test_a_stake_tells_its_points_what_is_missing_and_where_they_come_from():
    stakes = ranked(count(edition(), {A: FULL, B: FULL}), {A: 1}, {A: Fraction(2), C: Fraction(9)})

    a, b, c = sorted(stakes, key=lambda stake: stake.question.id)
    assert (a.points, a.missing, a.expected, a.weight) == (2, Fraction(3, 4), True, Fraction(23, 10))
    assert (b.points, b.missing, b.expected, b.weight) == (10, 1, False, 13)
    assert (c.points, c.expected) == (10, False)  # it is open: nothing of it is expected to move


@pytest.mark.parametrize(
    ("mark", "points"),
    [(FULL, 10), (HALF, 5), (None, 10), (("4", None), 5), (NotApplicable("Vi har inga bolag."), 10)],
)
def test_what_is_claimed_left_open_or_said_not_to_apply_is_at_stake(mark, points):
    asked = edition()

    compass = count(asked, {A: mark} if mark else {})

    assert at_stake(compass, asked.questions[A]) == points


def about(text: str, *evidence: str):
    question = replace(make_question(A), text=Text(text), guidance=Text(""), evidence=evidence)
    made = make_edition(areas=(make_area(subareas=(make_subarea(max_points=30, questions=(question,)),)),))
    return made, question


def test_a_check_names_documents_pages_roles_and_what_to_ask():
    made, question = about("Följer nämnden upp målen?", "mål och budget", "webbsidan med resultat")

    assert check_of(made, question) == Check(
        ("mål och budget",),
        ("webbsidan med resultat",),
        ("Nämndordförande", "Ekonomichef", "Kommunikationschef"),
        ("Hur är det med system?", "Hur är det med spridning?"),
    )


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Känner medarbetarna till policyn?", ("Facklig företrädare",)),
        ("Beslutar fullmäktige?", ("Ledande politiker",)),
        ("Finns det en vision?", ("Kommundirektör",)),
    ],
)
def test_roles_are_proposed_from_the_words_of_a_question(text, roles):
    made, question = about(text)

    assert roles_of(made, question) == roles


def test_a_plan_names_three_roles_and_an_interview_may_be_held_with_any_that_fits():
    made, question = about("Följer nämnden upp medarbetarnas och invånarnas synpunkter på verksamhetsplanen?")

    assert roles_of(made, question) == ("Nämndordförande", "Enhetschef", "Facklig företrädare")
    assert questions_for(made, ["Medborgare"], ranked(count(made, {}), {}, {})) == [question.id]


def test_an_interview_is_offered_the_questions_of_its_roles_in_the_order_of_the_plan():
    made, question = about("Beslutar fullmäktige?")
    order = ranked(count(made, {}), {}, {})

    assert questions_for(made, ["Enhetschef", "Ledande politiker"], order) == [question.id]
    assert questions_for(made, ["Enhetschef"], order) == []
