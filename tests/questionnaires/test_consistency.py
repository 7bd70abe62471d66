"""Answers with the highest step everywhere are seen where some statements are turned; points never move."""

from fractions import Fraction

import pytest

from questionnaires.compass import count
from questionnaires.judgement.consistency import consistency
from tests.support.shelves import house_shelf

EDITIONS = house_shelf().editions
NEW = EDITIONS["kvalitetskommun/2021-omarbetad"]
TURNED = ["1.2.4", "2.2.2", "3.2.4", "4.3.2"]


def answered(level: str = "fullt-ut", turned: str = "fullt-ut", many: int = 50, other: int = 0):
    """Answer the first statements with a level, the turned ones with another, and some less."""
    chosen, left = {}, other
    for question in list(NEW.questions.values())[:many]:
        if question.kind.id == "vant":
            chosen[question.id] = (turned,)
        else:
            chosen[question.id] = ("delvis" if left > 0 else level,)
            left -= 1
    return count(NEW, chosen)


def test_the_highest_step_throughout_is_seen_with_the_turned_statements():
    found = consistency(answered())

    assert (found.word, found.highest, found.answered, found.turned) == ("Fullt ut", 46, 46, 4)
    assert [q.number for q in found.against] == TURNED
    assert found.calls


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ({"turned": "ej-alls"}, True),
        ({"turned": "ej-alls", "other": 1}, False),
        ({"other": 4}, True),
        ({"other": 5}, False),
        ({"level": "i-hog-grad"}, False),
        ({"many": 0}, False),
        ({"many": 9}, True),
    ],
)
def test_only_nearly_the_same_everywhere_calls_for_another_look(said, calls):
    assert consistency(answered(**said)).calls == calls


def test_editions_without_turned_statements_are_not_judged():
    plain = EDITIONS["kvalitetskommun/2021"]

    assert consistency(count(plain, dict.fromkeys(plain.questions, ("fullt-ut",)))) is None
    assert consistency(count(EDITIONS["kommunkompassen/2012"], {})) is None
    assert consistency(count(EDITIONS["kommunkompassen/2006"], {})) is None


def test_the_points_of_turned_statements_are_theirs_whoever_is_called_on():
    assert answered().total.secured == Fraction("92.15")
    assert answered(turned="ej-alls").total.secured == 100
