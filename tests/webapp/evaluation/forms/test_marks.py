"""An evaluator's mark as a browser sends it."""

from fractions import Fraction

import pytest
from werkzeug.datastructures import MultiDict

from questionnaires.marks import NotApplicable, OwnPoints, levels_of
from tests.support.hostile import NUMBERS, TEXTS
from webapp.assessment.content import MOTIVATION_LIMIT
from webapp.evaluation.forms.marks import read_mark
from webapp.ground import context
from webapp.ground.forms import HouseForm, PointsField, TextField, VersionField

WORTH = Fraction(50, 7)


@pytest.fixture
def question(resting_world):  # noqa: ARG001 -- opens the world
    return next(iter(context.edition("kommunkompassen/2012").questions.values()))


def read(question, worth=WORTH, **fields):
    sent = {f"{question.id}:{name.replace('__', ':')}": value for name, value in fields.items()}
    return read_mark(MultiDict(sent), question, worth)


def test_levels_are_read_in_the_order_of_the_parts(question):
    part = question.kind.parts[1]

    one = read(question, version="2", motivation=" Vi såg mer. ", **{f"level__{part.id}": part.levels[2].id})

    assert (one.mark, one.motivation, one.version, one.faults) == (
        levels_of(question, {part.id: part.levels[2].id}),
        "Vi såg mer.",
        2,
        {},
    )


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("7,14", Fraction(357, 50)),
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("3.5", Fraction(7, 2)),
        ("+3,5", Fraction(7, 2)),
    ],
)
def test_own_points_go_before_levels(question, typed, points):
    part = question.kind.parts[0]

    one = read(question, version="0", points=typed, **{f"level__{part.id}": part.levels[0].id})

    assert (one.mark, one.faults) == (OwnPoints(points, WORTH), {})


@pytest.mark.parametrize("typed", ["7,15", "-0,1", "−5", "99999999999999999999", "7,1428572"])
def test_own_points_stay_within_what_the_question_is_worth(question, typed):
    one = read(question, version="0", points=typed)

    assert (one.faults, one.points) == ({"points": "Frågan kan ge 0 till 7,14 poäng. Ändra poängen."}, typed)


@pytest.mark.parametrize("typed", [typed for typed, points in NUMBERS if points is None and typed.strip()])
def test_points_that_cannot_be_read_are_given_back_as_they_were_typed(question, typed):
    one = read(question, version="0", points=typed)

    assert (list(one.faults), one.points) == (["points"], typed)


@pytest.mark.parametrize("typed", ["", " ", "\u00a0"])
def test_no_points_means_that_the_levels_count(question, typed):
    assert read(question, version="0", points=typed).mark == levels_of(question, {})


def test_not_applicable_takes_its_reason_or_else_the_motivation(question):
    one = read(question, version="0", not_applicable="1", motivation="Ingen skola.")
    other = read(question, version="0", not_applicable="1", reason="Inget bolag.", motivation="Ingen skola.")

    assert (one.mark, other.mark) == (NotApplicable("Ingen skola."), NotApplicable("Inget bolag."))


@pytest.mark.parametrize("reason", ["", "å" * 1001])
def test_not_applicable_needs_a_reason_of_a_fair_length(question, reason):
    one = read(question, version="0", not_applicable="1", reason=reason)

    assert one.faults == {"reason": "Skriv varför frågan inte är tillämplig, med högst 1000 tecken."}


@pytest.mark.parametrize("version", ["", "-1", "1.0", "x", "１", "9" * 10])  # noqa: RUF001 -- that is what is tried
def test_a_version_that_cannot_be_read_is_a_fault(question, version):
    one = read(question, version=version)

    assert one.faults == {
        "version": "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."
    }


@pytest.mark.parametrize(
    ("long", "faults"),
    [
        (2000, {}),
        (2001, {"motivation": "Texten är 1 tecken för lång. Korta den till högst 2\u00a0000 tecken."}),
    ],
)
def test_a_motivation_may_have_two_thousand_signs(question, long, faults):
    assert read(question, version="0", motivation="å" * long).faults == faults


def test_a_level_that_does_not_exist_is_a_fault_beside_its_part(question):
    part = question.kind.parts[0]

    one = read(question, version="0", **{f"level__{part.id}": "tusen"})

    assert one.faults == {
        f"level:{part.id}": f"Välj en nivå för {part.name}. Vi kunde inte läsa det som skickades."
    }


class OfFields(HouseForm):
    """What stands beside the levels of a mark, as fields read it."""

    motivation = TextField(limit=MOTIVATION_LIMIT)
    points = PointsField()
    version = VersionField(needed=True)


@pytest.mark.parametrize("row", TEXTS, ids=str)
def test_a_motivation_is_cleaned_and_measured_by_the_rule_of_a_field(question, row):
    sent = {"version": "1", "motivation": row.typed}

    one, fields = read(question, **sent), OfFields(MultiDict(sent))

    assert (one.motivation, one.faults) == (fields.motivation.data, fields.faults)


@pytest.mark.parametrize(("typed", "points"), NUMBERS)
def test_points_are_read_by_the_rule_of_a_field(question, typed, points):
    sent = {"version": "1", "points": typed}

    one, fields = read(question, worth=Fraction(10**6), **sent), OfFields(MultiDict(sent))

    assert fields.points.data == points
    if points is None:
        assert one.faults == fields.faults


@pytest.mark.parametrize("version", ["0", "7", "", "-1", "x", "1" * 12, "²"])
def test_a_version_is_read_by_the_rule_of_a_field(question, version):
    one, fields = read(question, version=version), OfFields(MultiDict({"version": version}))

    assert (one.version, one.faults) == (fields.version.data, fields.faults)
