"""Participants come from a table: looked at first, then all of them or none."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from sqlalchemy import func, select

from tests.support.rounds import PLACES, begun, entrants, table, told, tried
from webapp.assessment.models.assessments import Assessment
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.office.deeds import participant_import
from webapp.rounds.models.rounds import Entrant

pytestmark = pytest.mark.both

HEAD = "kommun;kontaktperson;e-post\n"


def book(*rows, hidden: bool = False) -> bytes:
    made = openpyxl.Workbook()
    if hidden:
        made.active.sheet_state = "hidden"
        made.create_sheet("Synligt")
    sheet = made.worksheets[-1]
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


@pytest.fixture
def made(world):
    return begun(world, "2021", ())


@pytest.fixture
def look(small_world):
    """Look at a table without reading it in, and give its faults."""
    award_round = begun(small_world, "2021", ())
    return lambda content: [str(fault) for fault in tried(small_world, award_round, content).faults]


def test_a_table_makes_municipalities_entrants_contacts_and_questionnaires(world, made):
    draft = participant_import.bring(world.person("kansli"), made, table(*PLACES), "deltagare.csv")

    assert draft.faults == ()
    nacka = entrants(made)["Nacka"]
    assert (nacka.contact_name, nacka.contact_email) == ("Kontakt i Nacka", "info@kommun0.example")
    forms = select(Assessment.name, Assessment.edition).where(
        Assessment.round_id == made.id, Assessment.municipality_id == nacka.municipality_id
    )
    assert sorted(tuple(row) for row in db.session.execute(forms)) == [
        ("Nominering 2027", "kvalitetskommun/2021-omarbetad"),
        ("Självvärdering 2027", "kommunkompassen/2012-forankrad"),
    ]
    (event,) = told(made, "entrants.imported")
    assert event.after == {"file": "deltagare.csv", "new": 5, "changed": 0, "same": 0}


def test_looking_changes_nothing(world, made):
    draft = tried(world, made, table(*PLACES))

    assert (len(draft.participants), entrants(made)) == (5, {})


def test_a_round_that_chooses_by_key_figures_gives_nobody_anything_to_answer_yet(world):
    other = begun(world, "2025", PLACES)

    many = select(func.count(Assessment.id)).where(Assessment.round_id == other.id)
    assert (len(entrants(other)), db.session.scalar(many)) == (5, 0)


def test_a_second_table_adds_the_new_and_changes_contacts_and_keeps_the_rest(world, made):
    participant_import.bring(world.person("kansli"), made, table("Nacka", "Kalix"))
    more = table("Nacka", "Kalix", "Örebro").replace(b"Kontakt i Kalix", "Åsa Öman".encode())

    draft = participant_import.bring(world.person("kansli"), made, more)

    assert {one.municipality: one.becomes for one in draft.participants} == {
        "Nacka": "same",
        "Kalix": "changed",
        "Örebro": "new",
    }
    assert entrants(made)["Kalix"].contact_name == "Åsa Öman"
    assert db.session.scalar(select(func.count(Entrant.id)).where(Entrant.round_id == made.id)) == 3


def test_a_municipality_that_another_round_has_met_is_the_same_one(world, made):
    participant_import.bring(world.person("kansli"), made, table("Norrvik"))

    query = select(func.count(Municipality.id)).where(Municipality.name == "Norrvik")
    assert db.session.scalar(query) == 1


def test_one_fault_keeps_everything_out(world, made):
    draft = participant_import.bring(world.person("kansli"), made, table("Nacka", "Nakka"))

    assert [str(fault) for fault in draft.faults] == [
        "Rad 3, cell A3: Kommunen ”Nakka” finns inte. Menar du Nacka?"
    ]
    assert (entrants(made), told(made, "entrants.imported")) == ({}, [])


def test_a_round_that_is_over_takes_no_more(world, made):
    made.announced_at = made.created_at
    db.session.commit()

    with pytest.raises(NotReadyError):
        participant_import.bring(world.person("kansli"), made, table("Nacka"))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("orebro;A;a@b.se", "Rad 2, cell A2: Kommunen ”orebro” finns inte. Menar du Örebro?"),
        ("#SAKNAS!;A;a@b.se", "Rad 2, cell A2: ”#SAKNAS!” är ett felvärde från Excel. Skriv texten själv."),
        ("Örebro län;A;a@b.se", "Rad 2, cell A2: Kommunen ”Örebro län” finns inte. Menar du Örebro?"),
        ("Ankeborg;A;a@b.se", "Rad 2, cell A2: Kommunen ”Ankeborg” finns inte. Kontrollera stavningen."),
        (";A;a@b.se", "Rad 2, cell A2: Kommunens namn saknas. Skriv det, eller ta bort raden."),
        ("Nacka;;a@b.se", "Rad 2, cell B2: Kontaktpersonens namn saknas. Skriv det."),
        (
            f"Nacka;{'x' * 121};a@b.se",
            "Rad 2, cell B2: Kontaktpersonens namn är för långt. Skriv högst 120 tecken.",
        ),
        ("Nacka;A;", "Rad 2, cell C2: E-postadressen saknas. Skriv den."),
        (
            "Nacka;A;a(at)b.se",
            "Rad 2, cell C2: ”a(at)b.se” är ingen e-postadress. Skriv den som namn@kommunen.se.",
        ),
        ("Nacka;=1+1;a@b.se", "Rad 2, cell B2: I kolumnen kontaktperson står en formel. Skriv texten själv."),
        ("Nacka;A;a@b.se\nNACKA;B;b@b.se", "Rad 3, cell A3: Nacka står redan på rad 2. Ta bort den ena."),
    ],
)
def test_a_fault_is_told_with_its_row(look, row, fault):
    assert look((HEAD + row).encode()) == [fault]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Filen är tom. Välj en fil med kommuner."),
        (b"\n\n", "Filen är tom. Välj en fil med kommuner."),
        (HEAD.encode(), "Under rubrikerna står inga kommuner. Skriv en kommun på varje rad."),
        (
            b"kommun;e-post\nNacka;a@b.se",
            "Rad 1: Kolumnen kontaktperson saknas. Rubrikerna ska vara: kommun, kontaktperson, e-post.",
        ),
        (
            b"kommun;kommun;kontaktperson;e-post\n",
            "Rad 1, cell B1: Kolumnen kommun står två gånger. Ta bort den ena.",
        ),
        (b"PK\x03\x04 and no more", "Filen går inte att läsa som arbetsbok."),
        (b"\xd0\xcf\x11\xe0", "Det är en äldre Excelfil (.xls)."),
        (b"\x89PNG\x00\x00", "Filen är ingen tabell utan en bild."),
        (HEAD.encode() + "Ã".encode() + b"\xff;A;a@b.se", "Bokstäverna i filen går inte att läsa."),
        (HEAD.encode() + b'"Nacka;A', "Rad 2 går inte att läsa. Kontrollera citattecknen i filen."),
        (b"x" * 1_000_001, "Filen är för stor. Spara bara tabellen, högst 1 MB."),
        (
            HEAD.encode() + b"Nacka;A;a@b.se\n" * 1002,
            "Filen har 1\u00a0002 rader, och högst 1\u00a0000 läses.",
        ),
    ],
)
def test_what_is_no_table_is_told_so(look, content, fault):
    (told_fault,) = look(content)

    assert told_fault.startswith(fault)


def test_a_file_that_excel_in_windows_saved_is_read(look):
    assert look((HEAD + "Örebro;Åsa Öman;a@b.se").encode("cp1252")) == []


def test_a_workbook_is_read_as_its_first_visible_sheet_stands(look):
    rows = (("Kommun", "Kontaktperson", "E-post", "Noteringar"), ("Nacka", "A", "a@b.se", 1), ())

    assert look(book(*rows)) == []
    assert look(book(*rows, hidden=True)) == []


def test_a_formula_in_a_workbook_is_refused_and_never_counted(look):
    content = book(("kommun", "kontaktperson", "e-post"), ("Nacka", '=CONCAT("A","B")', "a@b.se"))

    assert look(content) == ["Rad 2, cell B2: I kolumnen kontaktperson står en formel. Skriv texten själv."]


def test_an_empty_workbook_is_told_so(look):
    assert look(book()) == ["Filen är tom. Välj en fil med kommuner."]


@pytest.mark.parametrize("bad", ["swells", "declares", "other"])
def test_a_workbook_that_swells_or_declares_entities_or_is_something_else_is_refused(look, bad):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        if bad == "swells":
            packed.writestr("xl/worksheets/sheet1.xml", b" " * 21_000_000)
        elif bad == "declares":
            packed.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
        else:
            packed.writestr("readme.txt", b"Hej")

    (fault,) = look(content.getvalue())

    assert fault.startswith(
        "Filen är för stor" if bad == "swells" else "Filen går inte att läsa som arbetsbok"
    )


def test_columns_that_are_not_read_are_named(small_world):
    award_round = begun(small_world, "2021", ())
    content = b"kommun;kontaktperson;e-post;telefon\nNacka;A;a@b.se;08"

    assert tried(small_world, award_round, content).ignored == ("telefon",)


def test_the_same_table_twice_makes_one_of_each(world, made):
    for _time in range(2):
        participant_import.bring(world.person("kansli"), made, table(*PLACES))

    assert db.session.scalar(select(func.count(Entrant.id)).where(Entrant.round_id == made.id)) == 5
