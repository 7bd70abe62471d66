"""What a juror may try: other weights, other levels, one more ranking, and how to go back."""

from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from exports.entries import Ranked, Ranking
from exports.jury import jury_workbook
from tests.exports.jury.opened_book import rows_of
from tests.exports.jury.recalculation import recalculate, tried
from tests.exports.nominees import make_entry, make_nominee
from tests.support.editions import make_edition


def two_nominees():
    """Make one that is strong in the first area, and one that is strong in the second."""
    edition = make_edition()
    level = {"1": "3", "2": "2"}, {"1": "1", "2": "3"}
    return [
        make_nominee(
            name,
            edition=edition,
            own={
                q.id: tuple(by_area[area.number] for _ in q.kind.parts)
                for area in edition.areas
                for q in area.questions
            },
        )
        for name, by_area in zip(("Norrvik", "Sjöholm"), level, strict=True)
    ]


@pytest.mark.long
def test_another_weight_of_an_area_moves_total_and_place_and_an_empty_cell_goes_back(tmp_path):
    entry = make_entry(*two_nominees())

    before = recalculate(jury_workbook(entry), tmp_path / "before")
    after = tried(entry, tmp_path / "after", {("Vad händer om", "C11"): 20})

    assert state_of(before) == [
        "Inget är ändrat: allt visas som det är fastställt.",
        "Först står nu Norrvik.",
        (1, "Norrvik", 37.5, 25, 62.5, 62.5, 0, 1),
        (2, "Sjöholm", 12.5, 37.5, 50, 50, 0, 2),
    ]
    assert state_of(after) == [
        "Ni prövar ändringar i 1 rutor. Töm dem för att gå tillbaka.",
        "Först står nu Sjöholm.",
        (2, "Norrvik", 7.5, 25, 54.166666667, 62.5, -9, 1),
        (1, "Sjöholm", 2.5, 37.5, 66.666666667, 50, 17, 2),
    ]


def state_of(workbook):
    """Read what the sheet of trials says: two sentences, and the order."""
    sheet = workbook["Vad händer om"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=16, max_row=17, max_col=8)]
    return [sheet["A5"].value, sheet["A6"].value, *rows]


@pytest.mark.long
def test_another_level_moves_question_area_total_and_place(tmp_path):
    entry = make_entry(*two_nominees())
    levels = load_workbook(BytesIO(jury_workbook(entry)))["Nivåer"]
    changes = {
        ("Nivåer", f"H{row[0].row}"): "Nivå 4"
        for row in levels.iter_rows(min_row=8)
        if (row[1].value, row[2].value[0]) == ("Sjöholm", "1")
    }

    after = tried(entry, tmp_path, changes)

    [question] = [
        row
        for row in rows_of(load_workbook(BytesIO(jury_workbook(entry)), data_only=True), "Frågor", "Fragor")
        if (row["Kommun"], row["Nr"]) == ("Sjöholm", "1.1.1")
    ]
    assert question["Enad"] == 2.5
    assert after["Frågor"]["I10"].value == 10
    assert state_of(after)[1:] == [
        "Först står nu Sjöholm.",
        (2, "Norrvik", 37.5, 25, 62.5, 62.5, 0, 1),
        (1, "Sjöholm", 50, 37.5, 87.5, 50, 38, 2),
    ]


def test_the_weight_at_which_another_passes_is_told_for_every_area():
    rows = rows_of(
        load_workbook(BytesIO(jury_workbook(make_entry(*two_nominees()))), data_only=True),
        "Vad händer om",
        "Vandning",
    )

    assert [list(row.values()) for row in rows] == [
        [1, "Område 1", "–", "under 50"],
        [2, "Område 2", "–", "över 200"],
    ]


@pytest.mark.long
@pytest.mark.parametrize(("weight", "first"), [(49, "Sjöholm"), (51, "Norrvik")])
def test_at_that_weight_the_other_passes(tmp_path, weight, first):
    after = tried(make_entry(*two_nominees()), tmp_path, {("Vad händer om", "C11"): weight})

    assert state_of(after)[1] == f"Först står nu {first}."


@pytest.mark.long
def test_one_more_ranking_moves_the_mean_place_and_the_place(tmp_path):
    rows = (Ranked("Norrvik", 1, Fraction(5, 4), 1, 4), Ranked("Sjöholm", 2, Fraction(7, 4), 0, 4))
    entry = make_entry(*two_nominees(), ranking=Ranking(rows, 4, "Så räknas det."))
    at = {("Rangordning", "F7"): 2, ("Rangordning", "F8"): 1}

    after = tried(entry, tmp_path, at)["Rangordning"]

    assert [[cell.value for cell in row] for row in after["G7:H8"]] == [[1.4, 1], [1.6, 2]]
