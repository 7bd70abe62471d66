"""The short form: one question a subarea, counted as any edition, and where one level more gives most."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import questionnaires
from questionnaires.compass import count
from questionnaires.compass.short_form import first_steps, has_short_form, short_form
from tests.support.editions import (
    RESULTAT,
    make_area,
    make_edition,
    make_question,
    make_subarea,
)
from tests.support.shelves import house_shelf

BANKS = Path(questionnaires.__file__).parent
EDITION = make_edition(
    "kommunkompassen/2012",
    make_area(
        "1",
        (
            make_subarea("1.1", 30, (make_question("a"), make_question("b", weight=3, kind=RESULTAT))),
            make_subarea("1.2", 20, (make_question("c"), make_question("d"))),
            make_subarea("1.3", 20, (make_question("e"),)),
        ),
    ),
)


def test_the_heaviest_question_of_each_subarea_is_asked_by_its_first_part():
    small = short_form(EDITION)

    assert list(small.questions) == ["b", "c", "e"]
    assert [[part.id for part in one.kind.parts] for one in small.questions.values()] == [["system"]] * 3
    assert (small.max_points, short_form(EDITION) is small) == (Fraction(70), True)


def test_its_one_question_carries_all_points_of_the_subarea():
    compass = count(short_form(EDITION), {"b": ("2",), "c": ("4",)})

    assert (compass.total.secured, compass.total.open) == (Fraction(35), Fraction(20))


def test_one_level_more_is_told_where_it_gives_most_then_where_least_is_in_place():
    compass = count(short_form(EDITION), {"b": ("1",), "c": ("3",), "e": ("0",)})

    told = [(one.question.id, one.now.id, one.then.id, one.gain) for one in first_steps(compass)]
    assert told == [
        ("b", "1", "2", Fraction(15, 2)),
        ("e", "0", "1", Fraction(5)),
        ("c", "3", "4", Fraction(5)),
    ]


def test_what_is_fully_in_place_or_not_answered_is_no_place_to_begin():
    assert first_steps(count(short_form(EDITION), {"b": ("4",)})) == []


def test_five_places_are_told_at_most():
    subareas = tuple(make_subarea(f"1.{n}", 10, (make_question(f"q{n}"),)) for n in range(1, 8))
    wide = short_form(make_edition("kommunkompassen/2012", make_area("1", subareas)))

    assert len(first_steps(count(wide, {f"q{n}": ("1",) for n in range(1, 8)}))) == 5


def test_only_questions_in_parts_with_printed_maxima_have_a_short_form():
    having = [key for key, one in house_shelf().editions.items() if has_short_form(one)]

    assert [key for key in having if key.startswith("kommunkompassen")] == [
        "kommunkompassen/2010",
        "kommunkompassen/2010-forankrad",
        "kommunkompassen/2012",
        "kommunkompassen/2012-forankrad",
        "kommunkompassen/2020-fragor",
    ]
