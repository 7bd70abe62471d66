"""What can be compared: print, and announced results; what nobody has announced never, on both databases."""

from __future__ import annotations

from copy import deepcopy
from fractions import Fraction

import pytest
from sqlalchemy import event, select

from tests.support.compared import DISTRICT, OREBRO, printed
from tests.support.final import let_go
from tests.support.printed import written
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.printed.deeds.imports import import_figures
from webapp.results.queries.comparison.comparison import Asked, Choices
from webapp.results.queries.comparison.public_results import public_results, references
from webapp.rounds.models.rounds import Round


def fixed() -> PublishedResult:
    return db.session.scalars(select(PublishedResult).order_by(PublishedResult.id)).first()


def announce() -> None:
    db.session.scalars(select(Round)).one().announced_at = clock.now()
    db.session.commit()


def keys() -> list[str]:
    return [one.key for one in public_results()]


@pytest.fixture(autouse=True)
def _forgetful(request):
    """Begin with nothing worked out, as a new process does."""
    if "world" in request.fixturenames:
        request.getfixturevalue("world")
        context.kept("comparing").clear()


def test_before_anything_is_announced_only_print_can_be_compared(world):
    assert world
    assert keys() == list(printed())


def test_an_announced_result_comes_with_the_figures_that_were_fixed(world):
    assert world
    announce()
    row = fixed()

    found = next(one for one in public_results() if one.announced == row.id)

    agreed = row.figures["agreed"]
    told = {"": agreed["total"], **agreed["areas"], **agreed["subareas"]}
    assert {n: (s.points, s.maximum) for n, s in found.scores.items()} == {
        n: (Fraction(data["points"]), Fraction(data["maximum"])) for n, data in told.items()
    }
    assert (found.edition.id, found.year) == (row.edition, clock.in_sweden(row.published_at).year)


@pytest.mark.both
def test_a_result_that_is_taken_back_from_the_public_is_gone_at_once(world):
    assert world
    announce()
    assert len(keys()) == len(printed()) + len(db.session.scalars(select(PublishedResult)).all())

    db.session.scalars(select(Round)).one().announced_at = None
    db.session.commit()

    assert keys() == list(printed())


def test_an_internal_evaluation_is_never_public(world):
    assert world
    announce()
    row = fixed()
    before, mine = keys(), f"resultat-{row.id}"
    db.session.get_one(Evaluation, row.evaluation_id).assessment.round_id = None
    db.session.commit()

    assert keys() == [key for key in before if key != mine]


def test_a_result_of_an_edition_that_is_no_longer_there_is_left_out(world):
    assert world
    announce()
    row = fixed()
    before, mine = keys(), f"resultat-{row.id}"
    let_go()
    row.edition = "kommunkompassen/1996"
    db.session.commit()

    assert keys() == [key for key in before if key != mine]


def test_an_area_that_was_not_assessed_is_no_figure(world):
    assert world
    announce()
    row = fixed()
    figures = deepcopy(row.figures)
    figures["agreed"]["areas"]["8"] = {"points": "0", "open": "0", "maximum": "0", "percent": None}
    let_go()
    row.figures = figures
    db.session.commit()

    found = next(one for one in public_results() if one.announced == row.id)

    assert found.unassessed == {"8"}
    assert "8" not in found.scores


@pytest.mark.both
def test_what_is_read_in_is_there_at_once_and_nothing_is_counted_twice(world):
    assert world
    before = public_results()
    assert public_results()[0] is before[0]

    import_figures("r.csv", written('Nacka,2011,2010,total,,644,800,,"karlskoga-2018"'), account="prov")

    added = [one for one in public_results() if one.key not in {old.key for old in before}]
    assert [(one.name, str(one.total), one.sources) for one in added] == [
        ("Nacka 2011", "644", ("karlskoga-2018",))
    ]


@pytest.mark.both
def test_a_second_look_asks_the_database_twice_whatever_there_is(world):
    assert world
    announce()
    public_results()
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    public_results()
    event.remove(db.engine, "before_cursor_execute", note)

    assert len(sent) == 2


def test_printed_medians_are_there_to_compare_with(world):
    assert world
    assert {one.points for one in references() if one.kind == "median"} == {Fraction("465.5"), 74}


def test_nobody_is_compared_with_nothing(world):
    assert world
    assert Choices().compare(Asked()) is None
    assert Choices().compare(Asked(("finns-inte",))) is None


def test_a_median_is_never_added_to_a_result_of_another_edition(world):
    assert world
    same, other = Choices().compare(Asked((DISTRICT, OREBRO), add_medians=True)).sides
    comparison = Choices().compare(Asked((DISTRICT, "Hässelby-Vällingby-2010-2010"), add_medians=True))

    assert [str(comparison.added(side)) for side in comparison.sides] == ["580,5", "None"]
    assert (same.crossed, other.is_joined) == (None, False)
