"""What is checked first: most points at stake, least evidence, most often adjusted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from questionnaires.compass import count
from questionnaires.edition import Text
from questionnaires.judgement.adjustment import Moved
from questionnaires.judgement.verification import (
    Check,
    at_stake,
    check_of,
    factor_of,
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


def known(size: int):
    return Moved(10, Fraction(size, 10))


FULL, HALF, NONE = ("4", "4"), ("2", "2"), ("0", "0")


@pytest.mark.parametrize(
    ("marks", "signs", "adjusted", "order"),
    [
        ({A: NONE, B: HALF, C: FULL}, {}, {}, [C, B, A]),
        ({A: FULL, B: FULL, C: FULL}, {}, {}, [A, B, C]),
        ({A: FULL, B: FULL, C: FULL}, {A: 3, B: 1, C: 2}, {}, [B, C, A]),
        ({A: FULL, B: HALF}, {A: 4}, {}, [C, B, A]),
        ({A: FULL, B: FULL, C: FULL}, {}, {A: 1, C: 3}, [C, B, A]),
        ({A: FULL, B: HALF, C: HALF}, {A: 2}, {A: 1, B: 4}, [B, C, A]),
    ],
)
def test_the_plan_ranks_by_points_times_missing_evidence_times_usual_error(marks, signs, adjusted, order):
    usual_ones = {question: known(size) for question, size in adjusted.items()}

    stakes = ranked(count(edition(), marks), signs, usual_ones)

    assert [stake.question.id for stake in stakes] == order


def test_a_stake_tells_its_three_factors_and_from_how_many():
    stakes = ranked(count(edition(), {A: FULL}), {A: 1}, {A: known(2), B: known(1)})

    found = next(stake for stake in stakes if stake.question.id == A)
    assert (found.points, found.missing, found.factor, found.n) == (10, Fraction(3, 4), Fraction(4, 3), 10)
    assert found.weight == 10


def test_what_is_withheld_counts_as_usual_and_says_so():
    stakes = ranked(count(edition(), {}), {}, {A: known(2)})

    found = next(stake for stake in stakes if stake.question.id == B)
    assert (found.factor, found.n) == (1, None)


@pytest.mark.parametrize(
    ("size", "average", "factor"), [(1, 10, "1/2"), (10, 1, 2), (3, 2, "3/2"), (0, 0, 1), (0, 5, "1/2")]
)
def test_a_usual_error_counts_half_to_twice(size, average, factor):
    assert factor_of(Fraction(size), Fraction(average)) == Fraction(factor)


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
