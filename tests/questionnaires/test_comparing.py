from fractions import Fraction

from questionnaires.compass import count
from questionnaires.difference import Adjustment, Placed, adjustments, differs, placed
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_question, make_subarea


def test_an_adjustment_is_agreed_minus_own():
    edition = make_edition(
        "kommunkompassen/2012", make_area("1", (make_subarea("1.1", 20, (make_question("a"),)),))
    )
    own, agreed = count(edition, {"a": ("4", "4")}), count(edition, {"a": ("4", "1")})

    beside = adjustments(own, agreed)

    assert beside == {
        "1": Adjustment(own.areas["1"], agreed.areas["1"]),
        "": Adjustment(own.total, agreed.total),
    }
    assert beside[""].exact == Fraction("-7.5")


def test_two_marks_differ_when_they_say_different_things():
    assert differs(("1", None), ("1", "0"))
    assert differs(None, ("0", "0"))
    assert differs(NotApplicable("Finns inte."), None)
    assert not differs(None, (None, ""))
    assert not differs(("1", "2"), ("1", "2"))


def test_equals_share_the_best_of_their_places():
    rows = placed(
        [("Norrvik", Fraction(5)), ("Sjöholm", Fraction(7)), ("Åkerstad", Fraction(5)), ("By", Fraction(1))]
    )

    assert rows == [
        Placed(place=1, shared=False, who="Sjöholm", points=Fraction(7)),
        Placed(place=2, shared=True, who="Norrvik", points=Fraction(5)),
        Placed(place=2, shared=True, who="Åkerstad", points=Fraction(5)),
        Placed(place=4, shared=False, who="By", points=Fraction(1)),
    ]
