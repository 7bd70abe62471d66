"""What the jury, its workbook and its charts are told."""

from __future__ import annotations

import io

import openpyxl
import pytest
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.award.queries.jury import jury_entry, jury_page
from webapp.evaluation.models.evaluations import EvaluatorMark, PublishedResult
from webapp.evaluation.queries import results
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts


def the_page():
    return jury_page.jury_page(db.session.scalars(select(Round)).one())


@pytest.mark.usefixtures("resting_world")
def test_the_jury_sees_the_nominees_with_fixed_results_and_who_is_still_evaluated():
    page = the_page()

    assert sorted(nominee.name for nominee in page.nominees) == ["Granhult", "Norrvik", "Sjöholm", "Åkerstad"]
    assert page.waiting == ["Lillhärad"]


@pytest.mark.usefixtures("resting_world")
def test_nominees_are_placed_by_their_agreed_points():
    page = the_page()

    totals = sorted((n.agreed.total.secured for n in page.nominees), reverse=True)
    assert [place.who.agreed.total.secured for place in page.places] == totals


@pytest.mark.usefixtures("resting_world")
def test_the_biggest_changes_are_told_with_the_evaluators_words():
    page = the_page()
    changes = jury_page.biggest_changes(page.nominees)

    sizes = [abs(change.agreed - change.own) for change in changes]
    marks = {
        (row.evaluation_id, row.question_id): row.motivation
        for row in db.session.scalars(select(EvaluatorMark).where(EvaluatorMark.track == AGREED))
    }
    numbers = {q.number: q.id for q in page.edition.questions.values()}
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) == 6
    assert [change.motivation for change in changes] == [
        marks[change.nominee.evaluation_id, numbers[change.number]] for change in changes
    ]


@pytest.mark.parametrize("name", ["Lillhärad", "Exempelby"])
@pytest.mark.usefixtures("resting_world")
def test_nobody_without_a_fixed_result_can_be_reached_by_the_jury(name):
    entrant = db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()

    for wanted in (entrant, 999_999):
        with pytest.raises(NotThereError):
            jury_page.nominee_of(the_page(), wanted)


@pytest.mark.usefixtures("resting_world")
def test_the_workbook_holds_the_nominees_and_no_one_else():
    data = jury_entry.jury_workbook(db.session.scalars(select(Round)).one())

    book = openpyxl.load_workbook(io.BytesIO(data))
    words = {
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }
    told = [
        name
        for name in ("Granhult", "Norrvik", "Sjöholm", "Åkerstad", "Lillhärad", "Exempelby")
        if any(name in word for word in words)
    ]
    assert told == ["Granhult", "Norrvik", "Sjöholm", "Åkerstad"]


@pytest.mark.usefixtures("resting_world")
def test_the_workbook_is_told_the_points_that_were_fixed():
    entry = jury_entry.jury_entry(db.session.scalars(select(Round)).one())

    fixed = {
        r.evaluation.assessment.municipality.name: results.compasses_of(r)
        for r in db.session.scalars(select(PublishedResult))
    }
    assert {
        one.municipality: (one.compasses.own.total, one.compasses.agreed.total) for one in entry.nominees
    } == {name: (own.total, agreed.total) for name, (own, agreed) in fixed.items()}


@pytest.mark.usefixtures("small_world")
def test_there_is_no_workbook_before_there_is_a_result():
    for entrant in db.session.scalars(select(Entrant)):
        entrant.nominated_at = None
    db.session.commit()

    with pytest.raises(NotReadyError, match="Ingen nominerad kommun har ett fastställt resultat än"):
        jury_entry.jury_workbook(db.session.scalars(select(Round)).one())


@pytest.mark.usefixtures("small_world")
def test_a_nomination_that_is_not_handed_in_is_not_shown():
    nominee = the_page().nominees[0]
    db.session.get(Assessment, nominee.nomination.id).submitted_at = None
    db.session.commit()

    assert jury_page.nomination_of(the_page().nominees[0]) == (None, {}, {})


@pytest.mark.usefixtures("resting_world")
def test_a_round_is_found_by_its_key():
    assert posts.round_by_key("2026").key == "2026"
    assert posts.round_keys() == ["2026"]
    with pytest.raises(NotThereError):
        posts.round_by_key("1812")
