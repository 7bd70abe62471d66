from fractions import Fraction

from questionnaires.bridge import Link
from questionnaires.compass import count
from questionnaires.compass_data import carried_as_data, compass_as_data
from questionnaires.marks import NotApplicable, OwnPoints
from questionnaires.succession.second_edition import carried
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import make_area, make_edition, make_question, make_subarea


def told_question(number, state, points, still_open, percent):
    """Write what is told of a question that is worth 25/3 points."""
    score = {"points": points, "open": still_open, "maximum": "25/3", "percent": percent}
    return {**score, "number": number, "state": state}


def test_a_compass_is_told_exactly():
    questions = tuple(make_question(i) for i in ("a", "b", "c"))
    areas = (
        make_area("1", (make_subarea("1.1", 25, questions),)),
        make_area("2", (make_subarea("2.1", 75),)),
    )
    edition = make_edition("kommunkompassen/2012", *areas)
    away = {f"fraga-2-1-{letter}": NotApplicable("Bedöms centralt.") for letter in "ab"}

    told = compass_as_data(
        count(edition, {"a": ("3", None), "b": OwnPoints(Fraction(1), Fraction(2)), **away})
    )

    first = {"points": "175/24", "open": "12.5", "maximum": "25", "percent": 29}
    nothing = {"points": "0", "open": "0", "maximum": "0", "percent": None}
    assert told == {
        "edition": "kommunkompassen/2012",
        "digest": edition.digest,
        "total": first,
        "areas": {"1": first, "2": nothing},
        "subareas": {"1.1": first, "2.1": nothing},
        "questions": {
            "a": told_question("1.1.1", "begun", "3.125", "25/6", 38),
            "b": told_question("1.1.2", "answered", "25/6", "0", 50),
            "c": told_question("1.1.3", "unanswered", "0", "25/3", 0),
            "fraga-2-1-a": {**nothing, "number": "2.1.1", "state": "not_applicable"},
            "fraga-2-1-b": {**nothing, "number": "2.1.2", "state": "not_applicable"},
        },
    }


def test_a_second_scale_is_told_as_a_compass_and_how_the_marks_came_there():
    old = make_year(2006, make_question("a"), make_question("b"), make_question("c"))
    new = make_year(2010, *(make_question(one) for one in "abcd"))
    links = (Link("stricter", ("a",), ("a",)), Link("gone", ("c",), ()), Link("new", (), ("c",)))
    shelf = make_shelf((old, new), make_bridge(old, new, *links, Link("new", (), ("d",))))
    marks = {"a": ("4", "0"), "b": NotApplicable("Finns inte."), "c": ("4", "4")}

    second = carried(marks, shelf, old.id, new.id)

    assert carried_as_data(second) == {
        **compass_as_data(count(new, second.marks)),
        "carried": {
            "from": "kommunkompassen/2006",
            "way": ["kommunkompassen/2006", "kommunkompassen/2010"],
            "reached": 2,
            "of": 4,
            "not_applicable": 1,
            "stricter": 1,
            "milder": 0,
            "without_counterpart": 2,
            "left_behind": 1,
            "points_reached": "20",
            "points_of": "60",
            "unreached": ["c", "d"],
        },
    }
