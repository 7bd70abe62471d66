from fractions import Fraction

import pytest

from questionnaires.compass import PartScore, Score, UnknownLevelError, count
from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.editions import (
    PASTAENDE,
    RESULTAT,
    make_area,
    make_edition,
    make_kind,
    make_question,
    make_subarea,
)

FULL, HALF, NONE = ("4", "4"), ("2", "2"), ("0", "0")


def edition_of(*questions, points: int | str = 20):
    return make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1", points, questions),)))


def test_points_follow_the_weights_of_questions_and_parts_and_the_shares_of_levels():
    # 25 points: weight 3 of 8 is worth 9.375, and half of each part gives half of that.
    questions = [make_question(i, weight=w) for i, w in (("a", 3), ("b", 2), ("c", 2), ("d", 1))]
    edition = edition_of(*questions, points=25)

    compass = count(edition, {"a": FULL, "b": HALF})

    assert compass.questions["a"].score == Score(Fraction("9.375"), Fraction(0), Fraction("9.375"))
    assert compass.questions["b"].score == Score(Fraction("3.125"), Fraction(0), Fraction("6.25"))
    assert compass.total == Score(Fraction("12.5"), Fraction("9.375"), Fraction(25))


def test_parts_weigh_as_their_kind_says():
    # 30 + 30 + 20 + 20: fully built, half spread, no results, improved three times out of four.
    edition = edition_of(make_question("a", kind=RESULTAT), points=10)

    compass = count(edition, {"a": ("4", "2", "0", "3")})

    assert compass.total.secured == 3 + Fraction("1.5") + 0 + Fraction("1.5")
    kind = edition.questions["a"].kind
    assert compass.questions["a"].parts[3] == PartScore(
        kind.parts[3], 20, kind.parts[3].levels[3], Fraction("1.5"), Fraction(2)
    )


def test_sevenths_and_thirds_are_exact():
    # Seven equal questions share 50 points; two thirds of one is 100/21.
    questions = [make_question(f"q{i}", kind=PASTAENDE) for i in range(7)]
    edition = edition_of(*questions, points=50)

    compass = count(edition, {"q0": ("3",), "q1": ("2",)})

    assert compass.questions["q0"].score.secured == Fraction(50, 7)
    assert compass.total.secured == Fraction(50, 7) + Fraction(100, 21)


def test_a_question_that_does_not_apply_leaves_its_points_to_the_others():
    edition = edition_of(make_question("a", weight=1), make_question("b", weight=3))

    compass = count(edition, {"a": FULL, "b": NotApplicable("Vi har ingen hamn.")})

    assert compass.total == Score(Fraction(20), Fraction(0), Fraction(20))
    assert compass.questions["b"].score == Score(Fraction(0), Fraction(0), Fraction(0))
    assert (compass.questions["b"].state, compass.questions["b"].parts) == ("not_applicable", ())


def test_where_nothing_applies_nothing_is_assessed():
    edition = make_edition()
    away = {q.id: NotApplicable("Bedöms centralt.") for q in edition.areas[1].questions}

    compass = count(edition, away)

    assert compass.areas["2"] == Score(Fraction(0), Fraction(0), Fraction(0))
    assert (compass.areas["2"].percent, compass.total.maximum) == (None, 50)
    assert compass.subareas["2.1"].maximum == 0


def test_unanswered_is_open_and_zero_is_not():
    edition = edition_of(make_question("a"), make_question("b"))

    silent, zero = count(edition, {}), count(edition, {"a": NONE, "b": NONE})

    assert silent.total == Score(Fraction(0), Fraction(20), Fraction(20))
    assert zero.total == Score(Fraction(0), Fraction(0), Fraction(20))
    assert [q.state for q in silent.questions.values()] == ["unanswered", "unanswered"]
    assert [q.state for q in zero.questions.values()] == ["answered", "answered"]


def test_a_begun_question_secures_what_is_said_and_leaves_the_rest_open():
    edition = edition_of(make_question("a"))

    compass = count(edition, {"a": ("3", None)})

    assert compass.total == Score(Fraction("7.5"), Fraction(10), Fraction(20))
    assert (compass.total.possible, compass.total.percent) == (Fraction("17.5"), 38)
    assert (compass.questions["a"].state, compass.questions["a"].parts[1].level) == ("begun", None)


def test_levels_without_a_choice_say_nothing():
    edition = edition_of(make_question("a"))

    compass = count(edition, {"a": (None, "")})

    assert (compass.total.open, compass.questions["a"].state) == (20, "unanswered")


def test_an_evaluators_own_points_keep_their_share_when_the_question_is_worth_more():
    edition = edition_of(make_question("a"), make_question("b"))

    of_ten = count(edition, {"a": OwnPoints(Fraction("7.5"), Fraction(10))})
    of_twenty = count(
        edition, {"a": OwnPoints(Fraction("7.5"), Fraction(10)), "b": NotApplicable("Finns inte.")}
    )

    assert of_ten.total == Score(Fraction("7.5"), Fraction(10), Fraction(20))
    assert of_ten.questions["a"].score == Score(Fraction("7.5"), Fraction(0), Fraction(10))
    assert of_ten.questions["a"].state == "answered"
    assert of_twenty.total.secured == 15


def test_those_that_move_the_score_most_come_first_and_equals_stand_in_order():
    questions = [make_question(i, weight=w) for i, w in (("a", 1), ("b", 2), ("c", 2), ("d", 1), ("e", 4))]
    compass = count(edition_of(*questions), {"e": FULL, "b": (None, "0")})

    assert [q.question.id for q in compass.movers()] == ["c", "a", "b", "d"]
    assert [q.question.id for q in compass.movers(1)] == ["c"]


def test_equal_levels_in_another_kind_of_the_same_name_are_counted_by_their_own_weights():
    even, uneven = make_kind(system=1, spridning=1), make_kind(system=2, spridning=1)
    edition = edition_of(make_question("a", kind=even), make_question("b", kind=uneven))

    compass = count(edition, {"a": ("4", "0"), "b": ("4", "0")})

    assert compass.total.secured == 5 + Fraction(20, 3)


def test_an_edition_without_printed_maxima_gives_no_points():
    edition = make_edition("kommunkompassen/2003", make_area("1", (make_subarea("1.1", None),)))

    assert count(edition, {"fraga-1-1-a": FULL}).total == Score(Fraction(0), Fraction(0), Fraction(0))


def test_an_edition_known_by_its_areas_alone_gives_no_points():
    edition = make_edition("kommunkompassen/2020", make_area("1", (), max_points=100), detail="area")

    assert count(edition, {}).areas == {"1": Score(Fraction(0), Fraction(0), Fraction(0))}


def test_a_level_its_question_does_not_have_is_refused():
    edition = edition_of(make_question("a"))

    with pytest.raises(UnknownLevelError) as caught:
        count(edition, {"a": ("2", "mycket")})

    assert str(caught.value) == "a: nivån ”mycket” finns inte i delen spridning."


def test_levels_for_other_parts_than_the_question_has_are_refused():
    edition = edition_of(make_question("a"))

    with pytest.raises(UnknownLevelError) as caught:
        count(edition, {"a": ("2",)})

    assert str(caught.value) == "a: 2 delar, men 1 nivåer."


def test_marks_of_questions_the_edition_does_not_have_count_nothing():
    assert count(edition_of(make_question("a")), {"annan": FULL}).total.secured == 0


def test_how_far_a_question_is_answered_can_be_told_without_counting_it():
    questions = [make_question(question_id) for question_id in "abcde"]
    own = OwnPoints(Fraction(1), Fraction(2))
    compass = count(
        edition_of(*questions), {"a": FULL, "b": ("1", None), "c": NotApplicable("Finns inte."), "d": own}
    )

    told = [compass.state(question.id) for question in questions]

    assert told == ["answered", "begun", "not_applicable", "answered", "unanswered"]
    assert told == [scored.state for scored in compass.questions.values()]


def test_an_edition_that_remembers_too_many_questions_forgets_them_and_counts_the_same(monkeypatch):
    monkeypatch.setattr("questionnaires.compass.counting_plan.MOST_KNOWN", 1)
    edition = edition_of(make_question("a"), make_question("b"))
    marks = {"a": FULL, "b": HALF}

    scores = [count(edition, marks).question(question_id).score for question_id in ("a", "b", "a", "b")]

    assert scores == [Score(Fraction(points), Fraction(0), Fraction(10)) for points in (10, 5, 10, 5)]
