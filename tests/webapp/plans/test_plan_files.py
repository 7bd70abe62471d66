"""A plan as files: what has been said when it was followed up goes along, and it can be read on paper."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from exports import theme
from tests.support.planned import acted, own_ones
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.plans.deeds import follow_ups
from webapp.plans.deeds.follow_ups import Walked

A4, READABLE = 9, 8
LYING_A4 = 150
"""So many characters of the text's size stand on a line of a lying A4, within its margins."""


@pytest.fixture
def told(small_world):
    """Make a plan that is followed up twice, with words about it."""
    plan = own_ones(small_world)
    first, second = acted(plan, title="Ny rutin"), acted(plan, 1, title="Utbilda alla")
    follow_ups.follow_up(plan, Walked({first.id: ("partly", "Fler svarade.")}, "Börja förr."))
    follow_ups.follow_up(plan, Walked({second.id: ("reached", "")}))
    follow_ups.say(plan, "Bra att ni höll i det.")
    return plan


def fetched(world, plan, kind: str) -> BytesIO:
    return BytesIO(world.browser("lasare").get(f"/handlingsplan/{plan.id}/plan.{kind}").data)


def test_the_document_tells_each_follow_up_with_its_words_and_outcomes_the_latest_first(small_world, told):
    document = docx.Document(fetched(small_world, told, "docx"))

    words = [one.text for one in document.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    heads = ["Åtgärd och ägare", "Läge då", "Nådde ni dit?", "Vad gav det?"]
    walked = [one[1:] for one in tables if one[0] == heads]
    owner = db.session.get_one(Person, told.person_id).name

    assert walked == [
        [
            [f"Ny rutin. {owner}", "Planerad", "Inte sagt", "–"],
            [f"Utbilda alla. {owner}", "Planerad", "Ja", "–"],
        ],
        [
            [f"Ny rutin. {owner}", "Planerad", "Delvis", "Fler svarade."],
            [f"Utbilda alla. {owner}", "Planerad", "Inte sagt", "–"],
        ],
    ]
    assert words.index("Börja förr.") < words.index("Bra att ni höll i det.")
    assert [one for one in words if one == "Uppföljningar"] != []


def test_the_workbook_has_a_row_for_each_action_of_each_follow_up_and_one_for_what_was_learnt(
    small_world, told
):
    sheet = load_workbook(fetched(small_world, told, "xlsx"))["Uppföljningar"]

    table = sheet[next(iter(sheet.tables.values())).ref]
    rows = [[cell.value or "" for cell in row[2:]] for row in table]

    assert [[row[0], *row[2:]] for row in rows[1:]] == [
        ["Ny rutin", "Planerad", "", "", ""],
        ["Utbilda alla", "Planerad", "Ja", "", ""],
        ["", "", "", "", "Börja förr."],
        ["Ny rutin", "Planerad", "Delvis", "Fler svarade.", ""],
        ["Utbilda alla", "Planerad", "", "", ""],
    ]


def test_every_sheet_of_a_plan_is_one_lying_a4_wide_with_its_headings_on_each_page_and_can_be_read(
    small_world, told
):
    book = load_workbook(fetched(small_world, told, "xlsx"))

    for title in ("Åtgärder", "Nivåer", "Uppföljningar"):
        sheet = book[title]
        heading = sheet[next(iter(sheet.tables.values())).ref][0]
        alike = sheet.column_dimensions.values()
        widths = [one.width * (one.max - one.min + 1) for one in alike]
        rows = f"${heading[0].row}:${heading[0].row}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", A4)
        assert (int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight)) == (1, 0)
        assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == (rows, True)
        assert {cell.alignment.wrap_text for cell in heading} == {True}
        assert theme.LOOKS["text"].size * min(1, LYING_A4 / sum(widths)) >= READABLE
