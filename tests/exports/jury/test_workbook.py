"""What the jury's workbook holds, and that nothing people write can break it."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from xlsxwriter.worksheet import Worksheet

from exports.entries import Evidence
from exports.jury import NoNomineesError, jury_workbook
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.exports.jury.opened_book import OURS, cells_of, opened
from tests.exports.nominees import large_edition, large_round, make_entry, make_nominee
from tests.support.editions import make_edition, make_nomination
from tests.support.hostile_cells import HOSTILE, unescaped


@pytest.fixture(scope="module")
def content():
    return jury_workbook(large_round(large_edition(2, 2, 2)))


@pytest.fixture(scope="module")
def workbook(content):
    return load_workbook(BytesIO(content))


def test_the_sheets_stand_in_the_order_they_are_read(workbook):
    nominees = workbook.sheetnames[3:8]

    assert workbook.sheetnames == [*OURS[:3], *nominees, *OURS[3:]]
    assert sorted(nominees) == ["Exempelby", "Lillhärad", "Norrvik", "Sjöholm", "Åkerstad"]
    assert workbook.active.title == "Om arbetsboken"


def test_the_same_round_gives_the_same_file(content):
    assert jury_workbook(large_round(large_edition(2, 2, 2))) == content


def test_the_librarys_own_sheet_writes_the_same_only_slower(content, monkeypatch):
    monkeypatch.setattr("exports.workbook.book.Page", Worksheet)

    assert jury_workbook(large_round(large_edition(2, 2, 2))) == content


def test_the_cover_tells_what_the_points_rest_on():
    edition = make_edition()
    cover = opened(make_entry(make_nominee(edition=edition)))["Om arbetsboken"]

    facts = {row[0]: row[1] for row in cells_of(cover, 3)[:9]}

    assert facts == {
        "Utmärkelse": "Sveriges KvalitetsKommun",
        "Omgång": "2026",
        "Nominerade": "Norrvik",
        "Framställd": "22 november 2026 kl. 14.03",
        "Frågor och poäng": "Kommunkompassen 2012 (kommunkompassen/2012)",
        "Om formuleringarna": "Frågorna är våra egna.",
        "Utgåvans kontrollsumma": edition.digest,
        "Tre slags rutor": (
            "Tom ruta: obesvarad eller inte bedömd. 0: bedömd, men gav inga poäng. "
            "”Ej tillämplig” eller ”bedöms inte”: räknas varken i poängen eller i högsta poäng."
        ),
        "Formler": (
            "Poängen räknas med levande formler från nivå till fråga, delområde, område, summa och plats. "
            "Tonade rutor får ni ändra. Ändringar stannar i er kopia av arbetsboken och påverkar inte det "
            "som är sparat."
        ),
    }


def test_the_cover_lists_every_sheet_and_takes_the_reader_there(workbook):
    cover = workbook["Om arbetsboken"]

    listed = cover[cover.tables["Innehall"].ref][1:]

    assert [row[0].value for row in listed] == workbook.sheetnames
    assert [row[0].hyperlink.location for row in listed] == [f"'{title}'!A1" for title in workbook.sheetnames]


def test_every_table_has_a_name_of_its_own_and_headings_that_differ(workbook):
    tables = [table for sheet in workbook for table in sheet.tables.values()]

    names = [table.name.casefold() for table in tables]
    assert len(set(names)) == len(names)
    assert [table.name for table in tables if len(set(table.column_names)) != len(table.column_names)] == []


def test_no_sheet_merges_cells_hides_anything_or_carries_comments(workbook):
    assert [(sheet.merged_cells.ranges, sheet.sheet_state, sheet.legacy_drawing) for sheet in workbook] == [
        (set(), "visible", None)
    ] * len(workbook.sheetnames)


def test_the_overview_draws_every_nominee_and_says_so_in_words(content):
    with ZipFile(BytesIO(content)) as archive:
        radar = ET.fromstring(archive.read("xl/charts/chart1.xml"))  # noqa: S314 -- our own file
        drawing = ET.fromstring(archive.read("xl/drawings/drawing1.xml"))  # noqa: S314 -- our own file

    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    series = [found.findtext(f"{chart}tx/{chart}strRef/{chart}f") for found in radar.iter(f"{chart}ser")]
    words = [found.get("descr", "") for found in drawing.iter() if found.tag.endswith("cNvPr")]
    assert series == [f"Översikt!$B${row}" for row in range(8, 13)]
    assert [word.split(".")[0] for word in words] == [
        "Linjediagram i ring, enad poäng per område",
        "Stapeldiagram, summa",
    ]
    assert [len(word) > 100 for word in words] == [True, True]


def test_only_our_own_formulas_are_formulas(workbook):
    starts = (
        "=ROUND(",
        "=N(",
        "=1+SUMPRODUCT(",
        "='",
        "=IF(",
        "=E",
        "=G",
        "=F",
        "=K",
        "=A",
        '="Först står nu "&',
    )

    others = [
        cell.value
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and not cell.value.startswith(starts)
    ]

    assert others == []


def hostile_nominee(text, edition, nomination):
    question = next(iter(edition.questions))
    marks = {question: NotApplicable(text)}
    return make_nominee(
        text,
        edition=edition,
        own=marks,
        motivations={question: text},
        answers={question: text},
        evidence=(Evidence(question, text, text), Evidence(text, "https://norrvik.se", "")),
        nomination=count(nomination, {"nom-a": NotApplicable(text)}),
        descriptions={text: text},
        receipt=text,
    )


def test_nothing_that_people_write_becomes_a_formula_or_breaks_the_file():
    edition, nomination = make_edition(), make_nomination()
    texts = (*HOSTILE, "a\x0bb\ud800\ufffe", "x" * 40_000)
    entry = make_entry(
        *(hostile_nominee(text, edition, nomination) for text in texts), nomination_edition=nomination
    )

    read = opened(entry)

    calm = opened(
        make_entry(
            *(hostile_nominee("lugn", edition, nomination) for _ in texts), nomination_edition=nomination
        )
    )
    assert formulas_in(read) == formulas_in(calm)
    table = read["Frågor"].tables["Fragor"].ref
    motivations = {unescaped(row[11].value) for row in read["Frågor"][table][1:] if row[11].value}
    assert {text for text in HOSTILE if text not in motivations} == set()


def formulas_in(workbook):
    return sum(cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row)


def test_municipalities_with_the_same_name_or_one_of_ours_get_sheets_of_their_own():
    edition = make_edition()
    read = opened(make_entry(*(make_nominee(name, edition=edition) for name in ("Ö/stad", "ö stad", "Nr"))))

    assert read.sheetnames[3:6] == ["Ö stad", "ö stad (2)", "Nr (2)"]
    assert [read[title]["A2"].value for title in read.sheetnames[3:6]] == [
        "Hela namnet: Ö/stad",
        "Hela namnet: ö stad",
        "Hela namnet: Nr",
    ]


def test_a_juror_can_give_a_question_no_more_than_it_is_worth(workbook):
    [rule] = workbook["Frågor"].data_validations.dataValidation

    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == (
        "decimal",
        None,
        "0",
        "$G9",
    )  # none is "between"
    assert str(rule.sqref) == "I9:I48"


def test_a_round_without_nominees_has_nothing_for_the_jury():
    with pytest.raises(NoNomineesError) as refusal:
        jury_workbook(make_entry(edition=make_edition()))

    assert str(refusal.value) == (
        "Sveriges KvalitetsKommun 2026 har inga nominerade. "
        "Nominera minst en kommun innan ni hämtar arbetsboken."
    )
