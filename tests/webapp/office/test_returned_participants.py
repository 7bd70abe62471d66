"""Participants taken home as a workbook and brought back: three ways compared, contact by contact."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.support.colleagues import own
from tests.support.twins import changed, opened
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.deeds import participant_import
from webapp.office.queries.twin.participant_twin import participants_twin
from webapp.office.queries.twin.returned_participants import CONFLICTS
from webapp.rounds.models.rounds import Entrant, Round

PLACE = "Norrvik"


@pytest.fixture
def award_round(small_world):
    assert small_world
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


@pytest.fixture
def home(award_round):
    return participants_twin(award_round)


def entrant(place: str = PLACE) -> Entrant:
    named = Municipality.name == place, Round.key == "2026"
    query = select(Entrant).join(Municipality).join(Round).where(*named)
    return db.session.scalars(query).one()


def contact(place: str = PLACE) -> tuple[str, str]:
    return entrant(place).contact_name, entrant(place).contact_email


def fill(home: bytes, name: str | None, email: str | None, place: str = PLACE) -> bytes:
    """Write the contact of a municipality, on its row or on one of its own below."""

    def change(book) -> None:
        sheet = book["Deltagare"]
        rows = [row[0].row for row in sheet.iter_rows(min_row=5) if row[0].value == place]
        at = rows[0] if rows else sheet.max_row + 1
        for column, value in enumerate((place, name, email), start=1):
            sheet.cell(at, column).value = value

    return changed(home, change)


def change_here(name: str) -> None:
    entrant().contact_name = name
    db.session.commit()


def look(world, award_round, content: bytes, said=None):
    table_id = participant_import.keep_table(world.person("kansli"), award_round, content, "deltagare.xlsx")
    return participant_import.look(world.person("kansli"), award_round, table_id, said or {}), table_id


def bring(world, award_round, content: bytes, said=None):
    _receipt, table_id = look(world, award_round, content)
    return participant_import.read_in(world.person("kansli"), award_round, table_id, said or {})


def test_out_and_back_changes_nothing(small_world, award_round, home):
    draft = look(small_world, award_round, home)[0].draft

    assert (draft.faults, {one.becomes for one in draft.participants}) == ((), {"same"})
    assert len(draft.participants) == len(opened(home)["Deltagare"]["A"]) - 5


def test_what_the_file_changes_is_changed_and_new_ones_are_new(small_world, award_round, home):
    content = fill(fill(home, "Ny Person", "ny@norrvik.example"), "Bo Ek", "bo@kiruna.example", "Kiruna")
    draft = look(small_world, award_round, content)[0].draft
    bring(small_world, award_round, content)

    assert {one.municipality: one.becomes for one in draft.participants if one.becomes != "same"} == {
        PLACE: "changed",
        "Kiruna": "new",
    }
    assert contact() == ("Ny Person", "ny@norrvik.example")
    assert contact("Kiruna") == ("Bo Ek", "bo@kiruna.example")


def test_what_the_file_left_as_it_was_never_takes_back_a_newer_contact(small_world, award_round, home):
    change_here("Nyare Namn")
    email = contact()[1]
    bring(small_world, award_round, fill(home, None, None))
    bring(small_world, award_round, home)

    assert contact() == ("Nyare Namn", email)


def test_what_both_have_changed_is_asked_about_and_kept_until_another_is_chosen(
    small_world, award_round, home
):
    change_here("Ändrad Här")
    content = fill(home, "Ändrad I Filen", None)
    receipt, _table = look(small_world, award_round, content)
    (question,) = receipt.questions

    assert (question.title, question.chosen) == (f"{PLACE}, kontaktperson", "behall")
    assert "Här nu: Ändrad Här. I filen: Ändrad I Filen." in question.text
    bring(small_world, award_round, content)
    assert contact()[0] == "Ändrad Här"
    bring(small_world, award_round, content, {question.key: "filen"})
    assert contact()[0] == "Ändrad I Filen"


def test_a_choice_does_not_hold_when_it_has_been_changed_again(small_world, award_round, home):
    change_here("Ändrad Här")
    content = fill(home, "Ändrad I Filen", None)
    (question,) = look(small_world, award_round, content)[0].questions
    change_here("Ändrad Igen")
    bring(small_world, award_round, content, {question.key: "filen"})

    assert contact()[0] == "Ändrad Igen"


def test_a_contact_cannot_be_taken_away(small_world, award_round, home):
    draft = look(small_world, award_round, fill(home, "[töm]", None))[0].draft

    assert [fault.what for fault in draft.faults] == ["Kontaktpersonens namn saknas. Skriv det."]


def test_a_file_that_was_taken_home_from_elsewhere_says_what_it_is_about(small_world, award_round):
    with pytest.raises(InvalidError) as refused:
        look(small_world, award_round, answers_twin(own(small_world)))

    assert refused.value.faults["file"].startswith(
        "Filen gäller Exempelby, Självvärdering 2026, kommunkompassen/2012, omgång 2026. Här läses deltagare"
    )


def test_it_is_fetched_and_brought_back_by_its_pages(small_world):
    browser, start = small_world.at("kansli"), "/kansli/2026/deltagare"
    assert f'href="{start}/att-andra.xlsx"' in browser.get(f"{start}/las-in").text
    content = browser.get(f"{start}/att-andra.xlsx").data
    change_here("Ändrad Här")
    file = {"file": (BytesIO(fill(content, "Ändrad I Filen", None)), "deltagare.xlsx")}
    shown = browser.post(f"{start}/las-in", file, content_type="multipart/form-data").text
    key = CONFLICTS + shown.split(f'name="{CONFLICTS}')[1].split('"')[0]
    table = shown.split('name="table" value="')[1].split('"')[0]
    browser.post(f"{start}/las-in/alla", {"table": table, key: "filen"}, page=f"{start}/las-in")

    assert contact()[0] == "Ändrad I Filen"
