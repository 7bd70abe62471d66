from fractions import Fraction

from questionnaires.compass import count
from questionnaires.marks import NotApplicable, OwnPoints
from questionnaires.telling import compass_as_data
from tests.support.editions import make_area, make_edition, make_question, make_subarea


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
            "a": {
                "points": "3.125",
                "open": "25/6",
                "maximum": "25/3",
                "percent": 38,
                "number": "1.1.1",
                "state": "begun",
            },
            "b": {
                "points": "25/6",
                "open": "0",
                "maximum": "25/3",
                "percent": 50,
                "number": "1.1.2",
                "state": "answered",
            },
            "c": {
                "points": "0",
                "open": "25/3",
                "maximum": "25/3",
                "percent": 0,
                "number": "1.1.3",
                "state": "unanswered",
            },
            "fraga-2-1-a": {**nothing, "number": "2.1.1", "state": "not_applicable"},
            "fraga-2-1-b": {**nothing, "number": "2.1.2", "state": "not_applicable"},
        },
    }
