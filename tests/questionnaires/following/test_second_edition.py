from dataclasses import replace
from fractions import Fraction

import pytest

from questionnaires.bridge import Link
from questionnaires.compass import UnknownLevelError
from questionnaires.edition import Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from questionnaires.succession.second_edition import Carried, carried
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import RESULTAT, make_kind, make_question, make_text

AWAY = NotApplicable("Finns inte här.")


def across(
    before: list[Question], after: list[Question], marks: dict[str, Mark], *links: Link, back: bool = False
) -> Carried:
    """Carry marks over one bridge between two years; from the later to the earlier if it is walked back."""
    old, new = make_year(2006, *before), make_year(2010, *after)
    shelf = make_shelf((old, new), make_bridge(old, new, *links))
    return carried(marks, shelf, *((new.id, old.id) if back else (old.id, new.id)))


def share(achieved: int | str) -> OwnPoints:
    """Give the mark that a share becomes."""
    return OwnPoints(Fraction(achieved), Fraction(1))


@pytest.mark.parametrize(
    "mark", [("3", "1"), ("0", "0"), ("3", None), AWAY, OwnPoints(Fraction(2), Fraction(7))]
)
def test_the_same_question_answered_in_the_same_way_keeps_its_mark(mark):
    told = across([make_question("a"), make_question("b")], [make_question("a")], {"a": mark})

    assert told.marks == {"a": mark}


def test_levels_go_to_their_own_parts_whatever_order_the_parts_stand_in():
    kind = make_kind(spridning=70, system=30)

    told = across([make_question("a")], [make_question("a", kind=kind)], {"a": ("4", None)})

    assert told.marks == {"a": (None, "4")}


def test_a_question_with_other_parts_gets_the_share_that_was_achieved():
    told = across([make_question("a")], [make_question("a", kind=RESULTAT)], {"a": ("3", "1")})

    assert told.marks == {"a": share("1/2")}
    assert told.second.question("a").score.secured == 30


def test_a_question_with_other_levels_gets_the_share_that_was_achieved():
    system, spread = make_kind(system=1, spridning=1).parts
    coarse = replace(
        make_kind(system=1, spridning=1), parts=(system, replace(spread, levels=spread.levels[:3]))
    )

    told = across([make_question("a")], [make_question("a", kind=coarse)], {"a": ("4", "2")})

    assert told.marks == {"a": share("3/4")}


def measures(*texts: str) -> Question:
    """Make a question of measures that read like this."""
    kind = make_kind(**{f"atgard-{place}": 1 for place, _ in enumerate(texts, start=1)})
    parts = zip(kind.parts, texts, strict=True)
    read = tuple(replace(part, ask=make_text(text), levels=part.levels[::4]) for part, text in parts)
    return make_question("a", kind=replace(kind, id="measures:a", parts=read))


def test_measures_move_one_by_one_only_if_they_are_the_same_measures():
    old, marks = measures("Ett.", "Två."), {"a": ("4", "0")}

    assert across([old], [measures("Ett.", "Två.")], marks).marks == marks
    assert across([old], [measures("Två.", "Ett.")], marks).marks == {"a": share("1/2")}


def test_a_stricter_question_gets_the_share_and_is_counted_as_stricter():
    ids = ("a", "b", "c")
    links = [Link("stricter", (one,), (one,)) for one in ids]
    questions = [make_question(one) for one in ids]

    told = across(questions, questions, {"a": ("4", "0"), "b": AWAY}, *links)

    assert told.marks == {"a": share("1/2"), "b": AWAY}
    assert (told.stricter, told.milder) == (("a",), ())


def test_walked_backwards_the_stricter_is_the_milder():
    link = Link("stricter", ("a",), ("b",))

    told = across([make_question("a")], [make_question("b")], {"b": ("4", "4")}, link, back=True)

    assert told.marks == {"a": share(1)}
    assert (told.stricter, told.milder, told.without, told.left) == ((), ("a",), (), ())


def test_a_split_question_gives_each_of_its_own_share():
    link = Link("split", ("a",), ("b", "c"))

    told = across([make_question("a")], [make_question("b"), make_question("c")], {"a": ("4", "1")}, link)

    assert told.marks == {"b": share("5/8"), "c": share("5/8")}


MERGED = Link("merged", ("a", "b"), ("c",))
TWO, ONE = [make_question("a", weight=3), make_question("b")], [make_question("c")]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({"a": ("4", "4"), "b": ("0", "0")}, {"c": share("3/4")}),
        ({"a": ("0", "0"), "b": ("0", "0")}, {"c": share(0)}),
        ({"a": OwnPoints(Fraction(1), Fraction(3)), "b": ("4", "4")}, {"c": share("1/2")}),
        ({"a": ("4", "4"), "b": AWAY}, {"c": share(1)}),
        ({"a": AWAY, "b": AWAY}, {"c": AWAY}),
        ({"a": NotApplicable("Ett."), "b": NotApplicable("Två.")}, {"c": NotApplicable("Ett. Två.")}),
        ({"a": ("4", "4")}, {}),
        ({"a": ("4", "4"), "b": ("4", None)}, {}),
        ({"b": AWAY}, {}),
    ],
    ids=str,
)
def test_merged_questions_give_their_mean_by_weight_unless_one_is_open(marks, expected):
    assert across(TWO, ONE, marks, MERGED).marks == expected


def test_walked_backwards_merged_questions_each_get_the_share():
    told = across(TWO, ONE, {"c": ("2", "2")}, MERGED, back=True)

    assert told.marks == {"a": share("1/2"), "b": share("1/2")}


def test_what_is_new_is_open_and_what_is_gone_is_left_behind():
    before, after = [make_question(one) for one in "abc"], [make_question(one) for one in "ade"]
    links = [Link("gone", (one,), ()) for one in "bc"] + [Link("new", (), (one,)) for one in "de"]

    told = across(before, after, {"a": ("4", "4"), "b": ("4", "4"), "x": ("4",)}, *links)

    assert (told.without, told.unreached, told.left) == (("d", "e"), ("d", "e"), ("b",))
    assert told.second.total == (20, 40, 60)
    assert told.points_reached == 20


def test_an_answer_without_a_choice_is_no_answer():
    told = across([make_question("a")], [make_question("a")], {"a": (None, None)})

    assert (told.marks, told.unreached, told.without, told.points_reached) == ({}, ("a",), (), 0)


def test_what_does_not_apply_leaves_what_there_is_to_reach():
    questions = [make_question("a"), make_question("b")]

    told = across(questions, questions, {"a": AWAY, "b": AWAY})

    assert (told.not_applicable, told.points_reached, told.second.total.maximum) == (2, 0, 0)


def test_over_several_bridges_a_question_stays_stricter_and_knows_where_it_comes_from():
    first = make_year(2006, make_question("a"), make_question("b"))
    second = make_year(2010, make_question("a", kind=RESULTAT), make_question("c"))
    third = make_year(2012, make_question("a", kind=RESULTAT), make_question("d"), points=90)
    stricter = Link("stricter", ("a",), ("a",))
    late = Link("stricter", ("c",), ("d",))
    gone, new = Link("gone", ("b",), ()), Link("new", (), ("c",))
    shelf = make_shelf(
        (first, second, third),
        make_bridge(first, second, stricter, gone, new),
        make_bridge(second, third, late),
    )

    told = carried({"a": ("4", "2"), "b": ("4", "4")}, shelf, first.id, third.id)

    assert told.way == (first.id, second.id, third.id)
    assert told.marks == {"a": share("3/4")}
    assert (told.stricter, told.without, told.left) == (("a",), ("d",), ("b",))
    assert (told.first.total.secured, told.second.total) == (Fraction(105, 2), (Fraction(135, 4), 45, 90))


def test_counted_under_its_own_edition_nothing_is_another():
    edition = make_year(2006, make_question("a"), make_question("b"))
    marks = {"a": ("3", "1"), "b": AWAY}

    told = carried(marks, make_shelf((edition,)), edition.id, edition.id)

    assert (told.marks, told.way) == (marks, (edition.id,))
    assert told.second.questions == told.first.questions


def test_a_level_that_its_question_does_not_have_is_refused_as_when_it_is_counted():
    with pytest.raises(UnknownLevelError, match="a: nivån ”9” finns inte i delen system"):
        across([make_question("a")], [make_question("b")], {"a": ("9", "1")}, Link("gone", ("a",), ()))
