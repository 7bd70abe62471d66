"""Files that come back as people and programs leave them: read as meant, or told with the cell."""

from __future__ import annotations

import pytest

from tests.support.colleagues import Q, own
from tests.support.twins import SHEET, changed, filled, head_of, place_of
from webapp.assessment.deeds import returned_answers
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.refusals import InvalidError
from webapp.ground.tables.twin.three_ways import Chosen
from webapp.ground.words.languages import ENGLISH, speaking

OTHER = "kommunikation-policy"


@pytest.fixture
def home(small_world):
    return answers_twin(own(small_world), "area:1")


def preview(world, content: bytes):
    table = returned_answers.read_file(content)
    return returned_answers.compare(own(world), table, Chosen()).preview


def said(found) -> dict[tuple[str, str], str]:
    return {(line.ref, cell.key): cell.said for line in found.lines for cell in line.cells}


def on_sheet(home: bytes, change) -> bytes:
    return changed(home, lambda book: change(book[SHEET]))


@pytest.mark.parametrize("yes", ["ja", "JA ", "Ja.", "Yes", "x", "1", True, 1])
def test_yes_is_read_however_it_is_written(small_world, home, yes):
    """X17: where it is asked whether a question does not apply."""
    cells = {(Q, "Ej tillämplig"): yes, (Q, "Varför ej tillämplig"): "Gäller inte."}

    assert said(preview(small_world, filled(home, cells)))[Q, "not_applicable"] == "Ja"


def test_what_is_neither_yes_nor_no_is_told_with_its_cell(small_world, home):
    found = preview(small_world, filled(home, {(Q, "Ej tillämplig"): "kanske"}))

    assert found.refused == [
        "Bladet ”Svar”, rad 6, cell I6: ”kanske” går inte att läsa. Välj Ja eller Nej i listan."
    ]


@pytest.mark.parametrize("level", ["fullt ut", "FULLT UT ", "Fullt ut.", "fullt-ut"])
def test_a_level_is_read_however_it_is_written(small_world, home, level):
    found = preview(small_world, filled(home, {(Q, "System"): level}))

    assert said(found) == {(Q, "level:system"): "Fullt ut"}


def test_a_file_is_in_swedish_and_read_alike_by_who_reads_english(small_world, home):
    with speaking(ENGLISH):
        found = preview(small_world, filled(home, {(Q, "System"): "Fullt ut", (Q, "Ej tillämplig"): "Nej"}))

    assert (said(found), found.refused) == ({(Q, "level:system"): "Fullt ut"}, [])


@pytest.mark.parametrize("ref", [f" {Q.upper()} ", Q.replace("-", " "), f"\u00a0{Q}"])
def test_an_id_is_found_in_spite_of_spaces_and_capitals(small_world, home, ref):
    """X16: a spreadsheet or a person has touched it."""
    content = filled(filled(home, {(Q, "Svar"): "Nytt."}), {(Q, "Id"): ref})

    assert said(preview(small_world, content)) == {(Q, "text"): "Nytt."}


def test_a_row_with_an_unknown_id_or_none_is_told(small_world, home):
    found = preview(small_world, filled(home, {(Q, "Id"): "Q01", (OTHER, "Id"): None}))
    unknown = "”Q01” fanns inte i filen när den hämtades. Rätta id:t, eller ta bort raden."
    nothing = "Raden har inget id, så det går inte att veta vad den gäller. Ta bort den."

    assert found.refused == [
        f"Bladet ”Svar”, rad 6, cell M6: {unknown}",
        f"Bladet ”Svar”, rad 7, cell M7: {nothing}",
    ]


def test_a_question_twice_with_other_answers_names_both_rows(small_world, home):
    """X15: alike, the second says nothing new."""

    def double(text: str):
        def change(sheet) -> None:
            row, _column = place_of(sheet, Q, "Svar")
            values = [cell.value for cell in sheet[row]]
            at = sheet.max_row + 1
            for column, value in enumerate(values, start=1):
                sheet.cell(at, column).value = value
            if text:
                sheet.cell(at, head_of(sheet)[1]["Svar"]).value = text

        return change

    assert preview(small_world, on_sheet(home, double(""))).lines == ()
    (fault,) = preview(small_world, on_sheet(home, double("Ett annat svar."))).refused
    assert fault.endswith(": Raden finns också på rad 6, med andra svar. Ta bort den ena.")


@pytest.mark.parametrize("filler", ["-", "–", ".", "…", " - "])
def test_a_cell_with_nothing_to_read_in_it_says_nothing_new(small_world, home, filler):
    """X24: a dash is how people leave a cell empty, so it changes nothing, and that is said."""
    found = preview(small_world, filled(home, {(Q, "Svar"): filler, (Q, "System"): filler}))

    assert (found.lines, found.refused) == ((), [])
    shown = filler.strip()
    assert found.notes == tuple(
        f"Bladet ”Svar”, rad 6, cell {column}6: ”{shown}” läses som en tom cell och ändrar inget."
        for column in "CG"
    )


def test_rows_that_are_gone_change_nothing_and_are_counted(small_world, home):
    found = preview(small_world, on_sheet(home, lambda sheet: sheet.delete_rows(6, 2)))

    assert (found.lines, found.notes) == ((), ("2 rader som hämtades finns inte i filen. De ändras inte.",))


def test_a_question_that_reads_otherwise_is_told_and_only_the_answer_is_read(small_world, home):
    """X14: nothing but answers is ever read."""
    found = preview(small_world, filled(home, {(Q, "Fråga"): "Är allt bra?", (Q, "Svar"): "Nytt."}))

    assert said(found) == {(Q, "text"): "Nytt."}
    assert found.notes == (
        "Bladet ”Svar”, rad 6, cell B6: texten är ändrad i filen. Den läses inte, bara det som fylls i.",
    )


def test_a_column_of_points_that_somebody_adds_is_not_read_and_said_so(small_world, home):
    """X32: points are counted here."""

    def change(sheet) -> None:
        top, _names = head_of(sheet)
        sheet.cell(top, 14).value = "Poäng"
        sheet.cell(top + 1, 14).value = 12

    found = preview(small_world, on_sheet(home, change))
    assert (found.lines, found.notes) == ((), ("De här kolumnerna läses inte: Poäng.",))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=1+1", "Cellen är en formel. Kopiera den och klistra in bara värdet."),
        ("#REF!", "”#REF!” är ett felvärde. Skriv texten själv."),
        ("2026-05-03", "Kalkylprogrammet har gjort om det som skrevs till ett datum. Skriv det med ord."),
        ("x" * 4_001, "Texten är 1 tecken för lång. Korta den till högst 4\u00a0000 tecken."),
    ],
)
def test_what_cannot_be_an_answer_is_told_with_its_cell(small_world, home, value, words):
    found = preview(small_world, filled(home, {(Q, "Svar"): value}))

    assert found.refused == [f"Bladet ”Svar”, rad 6, cell G6: {words}"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda sheet: sheet.delete_cols(13), "Bladet ”Svar”, rad 5: kolumnen Id saknas"),
        (
            lambda sheet: setattr(sheet["N5"], "value", "Svar"),
            "Bladet ”Svar”, rad 5: kolumnen Svar står två gånger. Ta bort den ena.",
        ),
    ],
)
def test_columns_that_cannot_be_told_apart_refuse_the_file(small_world, home, change, words):
    with pytest.raises(InvalidError) as refused:
        preview(small_world, on_sheet(home, change))

    assert refused.value.faults["file"].startswith(words)


def test_hidden_rows_are_read_and_said_so(small_world, home):
    content = filled(home, {(Q, "Svar"): "Nytt."})
    hidden = on_sheet(content, lambda sheet: setattr(sheet.row_dimensions[6], "hidden", True))

    assert said(preview(small_world, hidden)) == {(Q, "text"): "Nytt."}
    assert preview(small_world, hidden).notes == ("En dold rad läses också.",)
