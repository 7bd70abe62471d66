"""What is aimed at: marks of kind planned, made of marks that stand."""

from __future__ import annotations

from fractions import Fraction

from questionnaires.compass import count
from questionnaires.compass.aims import planned
from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.bridges import make_year
from tests.support.editions import make_question

FIRST, SECOND = "fraga-a", "fraga-b"
EDITION = make_year(2012, make_question(FIRST), make_question(SECOND), points=20)


def test_a_level_aimed_at_raises_its_part_and_leaves_the_others():
    found = planned(EDITION, {FIRST: ("1", "2")}, [{FIRST: {"system": "3"}}])

    assert found == {FIRST: ("3", "2")}


def test_nothing_that_is_aimed_at_lowers_a_mark():
    assert planned(EDITION, {FIRST: ("4", "4")}, [{FIRST: {"system": "1"}}]) == {FIRST: ("4", "4")}


def test_two_who_aim_at_one_part_raise_it_once_to_the_higher():
    aims = [{FIRST: {"system": "4"}}, {FIRST: {"system": "2"}}]

    assert planned(EDITION, {FIRST: ("1", None)}, aims) == {FIRST: ("4", None)}


def test_an_unanswered_question_gets_the_levels_aimed_at_and_the_rest_stays_open():
    found = planned(EDITION, {}, [{FIRST: {"system": "4"}}])

    assert found == {FIRST: ("4", None)}
    assert count(EDITION, found).total.secured == Fraction(5)


def test_what_does_not_apply_stays_so():
    aside = NotApplicable("Regionen gör det.")

    assert planned(EDITION, {FIRST: aside}, [{FIRST: {"system": "4"}}]) == {FIRST: aside}


def test_points_of_ones_own_stay_unless_the_levels_give_more():
    own = OwnPoints(Fraction(6), Fraction(10))

    assert planned(EDITION, {FIRST: own}, [{FIRST: {"system": "4"}}]) == {FIRST: own}
    all_of_it = {FIRST: {"system": "4", "spridning": "4"}}
    assert planned(EDITION, {FIRST: own}, [all_of_it]) == {FIRST: ("4", "4")}


def test_a_question_a_part_and_a_level_that_the_edition_lacks_are_left_out():
    aims = [{"borta": {"system": "4"}}, {FIRST: {"resultat": "4", "system": "9"}}]

    assert planned(EDITION, {FIRST: ("1", "1")}, aims) == {FIRST: ("1", "1")}
