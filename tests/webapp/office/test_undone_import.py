"""A table waits for its sender to confirm it, and what it brought is undone while nothing rests on it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from sqlalchemy import func, select

from tests.support.rounds import a_day_later, begun, entrants, table, told
from webapp.assessment.models.assessments import Assessment
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.office.deeds import participant_import, undone_import
from webapp.rounds.models.participant_tables import ParticipantTable


@pytest.fixture
def made(world):
    return begun(world, "2021", ())


def filtered() -> bytes:
    made = openpyxl.Workbook()
    for row in (("kommun", "kontaktperson", "e-post"), ("Nacka", "A", "a@b.se"), ("Kalix", "B", "b@b.se")):
        made.active.append(row)
    made.active.row_dimensions[3].hidden = True
    made.active.auto_filter.ref = "A1:C3"
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def test_hidden_rows_come_along_or_not_as_somebody_chooses(world, made):
    office = world.person("kansli")
    sent = participant_import.keep_table(office, made, filtered(), "deltagare.xlsx")

    seen = participant_import.look(office, made, sent, {})
    less = participant_import.look(office, made, sent, {"dolda-rader": "utan"})

    (question,) = seen.questions
    assert (question.title, question.chosen) == ("En dold rad", "med")
    assert question.text == "I Excel syns inte rad 3 Kalix, men där står värden. Ett filter döljer dem."
    assert [len(one.draft.participants) for one in (seen, less)] == [2, 1]


@pytest.mark.both
def test_a_table_is_its_senders_alone_until_it_is_read_in_and_forgotten_after_a_day(world, made):
    office, other = world.person("kansli"), world.person("samordnare")
    sent = participant_import.keep_table(office, made, table("Nacka"), "deltagare.csv")

    with pytest.raises(NotThereError):
        participant_import.look(other, made, sent, {})
    a_day_later()
    with pytest.raises(NotThereError):
        participant_import.look(office, made, sent, {})
    participant_import.keep_table(office, made, table("Kalix"), "deltagare.csv")
    assert db.session.scalar(select(func.count(ParticipantTable.id))) == 1


def read_tables(made) -> list[ParticipantTable]:
    return undone_import.read_tables(made.id)


@pytest.mark.both
def test_an_import_is_undone_as_long_as_nothing_rests_on_it(world, made):
    office = world.person("kansli")
    participant_import.bring(office, made, table("Nacka"))
    more = table("Nacka", "Kalix").replace(b"Kontakt i Nacka", "Åsa Öman".encode())
    participant_import.bring(office, made, more, "två.csv")
    assert read_tables(made)[0].content == ""

    for _time in range(2):
        undone_import.undo(office, made, read_tables(made)[0].id)

    assert {name: one.contact_name for name, one in entrants(made).items()} == {"Nacka": "Kontakt i Nacka"}
    (event,) = told(made, "entrants.undone")
    assert event.after == {"file": "två.csv", "new": 1, "changed": 1}
    forms = select(Assessment.id).where(Assessment.round_id == made.id)
    assert len(db.session.scalars(forms).all()) == 2


@pytest.mark.both
def test_an_import_that_something_rests_on_is_not_undone(world, made):
    office = world.person("kansli")
    participant_import.bring(office, made, table("Nacka", "Kalix"))
    entrants(made)["Kalix"].nominated_at = made.created_at
    db.session.commit()

    with pytest.raises(NotReadyError) as refusal:
        undone_import.undo(office, made, read_tables(made)[0].id)

    assert refusal.value.remedy.startswith("Det gäller Kalix: ")
    assert sorted(entrants(made)) == ["Kalix", "Nacka"]


@pytest.mark.both
def test_a_table_that_was_never_read_in_is_not_there_to_be_undone(world, made):
    sent = participant_import.keep_table(world.person("kansli"), made, table("Nacka"))

    with pytest.raises(NotThereError):
        undone_import.undo(world.person("kansli"), made, sent)
