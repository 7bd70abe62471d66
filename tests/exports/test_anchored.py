"""Files about an anchored edition say at each level what it means in that very question."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.bank import edition_workbook
from exports.jury import jury_workbook
from tests.exports.nominees import make_entry, make_nominee
from tests.support.shelves import house_shelf

WHOLE = house_shelf().editions["kommunkompassen/2012-forankrad"]
EDITION = replace(WHOLE, areas=WHOLE.areas[:1])
Q = "insyn-handlingar"
HEADINGS = ("Nr", "Fråga", "Del", "Frågan till delen", "Nivå", "Betyder", "Andel")


def told(sheet) -> list[tuple]:
    """Read what a sheet tells of one question, in the columns of levels."""
    number = EDITION.questions[Q].number
    return [row[:7] for row in sheet.iter_rows(values_only=True) if row[0] in ("Nr", number)]


def expected() -> list[tuple]:
    question = EDITION.questions[Q]
    return [
        HEADINGS,
        *(
            (
                question.number,
                question.text.sv,
                part.name.sv,
                part.ask.sv,
                one.name.sv,
                one.text.sv,
                one.share,
            )
            for part in question.kind.parts
            for one in part.levels
        ),
    ]


def test_the_workbook_of_an_edition_has_a_sheet_of_every_questions_own_levels():
    book = load_workbook(BytesIO(edition_workbook(EDITION)))

    assert told(book["Nivåer, fråga för fråga"]) == expected()
    assert book["Delar och nivåer"]["D5"].value == EDITION.questions[Q].scale.parts[0].levels[0].text.sv


@pytest.fixture(scope="module")
def jury():
    marks = {Q: ("delvis", "alla")}
    return load_workbook(BytesIO(jury_workbook(make_entry(make_nominee(edition=EDITION, own=marks)))))


def test_the_jury_reads_what_each_level_means_beside_the_sheet_where_it_tries_another(jury):
    assert told(jury["Nivåtexter"]) == expected()
    assert jury.sheetnames.index("Nivåtexter") == jury.sheetnames.index("Skalor") + 1


def test_the_scales_of_a_jury_say_what_all_questions_share(jury):
    system = EDITION.questions[Q].scale.parts[0]

    assert [row[3] for row in jury["Skalor"].iter_rows(min_row=5, max_row=9, values_only=True)] == [
        level.text.sv for level in system.levels
    ]
