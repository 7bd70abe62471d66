"""Every kind of strange or hostile workbook that is known has a test; here stands which."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.hostile_books import HOSTILE

BOOKS, HERE = "hostile_books", Path(__file__).parent
ANSWERS = "../../assessment"
RETURNS, RETURNED = f"{ANSWERS}/test_hostile_returns", f"{ANSWERS}/test_returned_answers"
TAKEN_HOME, PROGRAMS = f"{ANSWERS}/test_taken_home", f"{ANSWERS}/test_other_programs"
FAULTS = "../../../faults/test_returned_files"
KINDS = {
    "X1 swells when unpacked": (BOOKS, "300 MB of blanks"),
    "X2 a size that is a lie": (BOOKS, "a size that is a lie"),
    "X2 parts over each other": (BOOKS, "parts over each other"),
    "X2 too many parts": (BOOKS, "70,000 parts"),
    "X2 parts of any size": (
        "test_strange_books",
        "test_a_workbook_that_another_program_has_put_together_is_read",
    ),
    "X2 encrypted": (BOOKS, "encrypted parts"),
    "X2 bytes before it": (BOOKS, "bytes before it"),
    "X2 bytes after it": (BOOKS, "bytes after it"),
    "X3 from outside": (BOOKS, "an entity from outside"),
    "X3 a billion laughs": (BOOKS, "a billion laughs"),
    "X3 long many times": (BOOKS, "a long entity many times"),
    "X3 in the list of parts": (BOOKS, "a declaration in [Content_Types].xml"),
    "X3 in relations": (BOOKS, "a declaration in xl/_rels/workbook.xml.rels"),
    "X4 the last corner": (BOOKS, "one cell in the last corner"),
    "X4 a size far too large": ("test_workbook", "test_a_size_that_another_program_wrote_wrong_hides_no_row"),
    "X4 a million empty rows": (BOOKS, "a million empty rows"),
    "X5 merged widely": ("test_workbook", "test_a_merged_range_costs_nothing"),
    "X5 merged names": (
        "test_strange_books",
        "test_a_name_that_stands_once_for_many_merged_rows_is_told_with_its_cell",
    ),
    "X6 macros": (BOOKS, "macros"),
    "X6 other kinds of file": ("test_kinds", "test_each_kind_of_file_is_named_with_the_remedy_that_works"),
    "X7 links and what is put inside": (
        "test_strange_books",
        "test_what_fetches_or_is_put_inside_is_left_alone_and_told",
    ),
    "X8 a formula with its value": (
        "test_workbook",
        "test_a_formula_is_read_as_the_value_that_excel_shows_and_that_is_counted",
    ),
    "X8 a formula without": (
        "test_workbook",
        "test_a_formula_without_its_value_is_a_formula_and_no_name_of_ours",
    ),
    "X9 what could not be counted": (
        "test_headings",
        "test_what_excel_could_not_count_is_known_in_both_languages",
    ),
    "X10 no number": (BOOKS, "a number that is none"),
    "X10 a number without end": ("test_workbook", "test_a_number_without_end_is_no_number"),
    "X11 rows twice": (BOOKS, "rows twice"),
    "X11 cells twice": (BOOKS, "cells twice"),
    "X11 out of order": (BOOKS, "rows out of order"),
    "X11 without a place": ("test_workbook", "test_cells_without_a_place_stand_after_each_other"),
    "X12 sheets moved and hidden": (
        "test_chosen_sheet",
        "test_of_several_sheets_the_one_with_the_headings_is_read_and_the_others_are_named",
    ),
    "X13 another municipality's": (
        TAKEN_HOME,
        "test_another_municipalitys_file_is_refused_and_the_operator_is_told_by_numbers",
    ),
    "X13 another form": (TAKEN_HOME, "test_a_file_of_another_municipality_or_form_says_what_it_is_about"),
    "X13 a seal that is broken": (TAKEN_HOME, "test_a_seal_that_is_broken_or_gone_is_seen"),
    "X14 another question": (
        RETURNS,
        "test_a_question_that_reads_otherwise_is_told_and_only_the_answer_is_read",
    ),
    "X15 a question twice": (RETURNS, "test_a_question_twice_with_other_answers_names_both_rows"),
    "X15 rows that are gone": (RETURNS, "test_rows_that_are_gone_change_nothing_and_are_counted"),
    "X15 sorted and moved": (PROGRAMS, "test_what_another_program_has_saved_says_the_same"),
    "X16 an id with blanks": (RETURNS, "test_an_id_is_found_in_spite_of_spaces_and_capitals"),
    "X16 an id that nobody knows": (RETURNS, "test_a_row_with_an_unknown_id_or_none_is_told"),
    "X17 yes": (RETURNS, "test_yes_is_read_however_it_is_written"),
    "X17 neither yes nor no": (RETURNS, "test_what_is_neither_yes_nor_no_is_told_with_its_cell"),
    "X18 codes and numbers as text": (
        "test_strange_books",
        "test_a_code_that_lost_its_first_nought_is_the_municipality",
    ),
    "X19 per cent": ("test_workbook", "test_numbers_are_read_as_they_are_shown_with_all_their_decimals"),
    "X20 a third tenth": ("test_strange_books", "test_a_value_is_the_number_that_stands_there_or_is_missing"),
    "X21 a day": ("test_strange_books", "test_a_value_that_excel_has_made_a_day_is_told_with_its_cell"),
    "X22 rich text": ("test_workbook", "test_rich_text_and_its_reading_aid_are_the_text_alone"),
    "X22 comments": ("test_workbook", "test_comments_and_links_to_other_books_are_told"),
    "X23 escapes": (
        "test_workbook",
        "test_what_excel_writes_for_signs_that_xml_cannot_hold_is_read_as_those_signs",
    ),
    "X23 as long as a cell takes": ("test_workbook", "test_a_cell_as_long_as_excel_takes_is_read"),
    "X24 only blanks": ("test_strange_books", "test_a_value_is_the_number_that_stands_there_or_is_missing"),
    "X24 a dash as an answer": (RETURNS, "test_a_cell_with_nothing_to_read_in_it_says_nothing_new"),
    "X25 an empty cell": (RETURNED, "test_an_empty_cell_changes_nothing_and_the_mark_erases"),
    "X26 changed meanwhile": (
        RETURNED,
        "test_what_somebody_else_has_changed_meanwhile_is_a_conflict_where_the_file_says_another",
    ),
    "X27 the same file twice": (RETURNED, "test_the_same_file_twice_is_read_in_once"),
    "X27 two at once": (RETURNED, "test_a_choice_holds_only_for_what_was_seen"),
    "X27 after the hand-in": (RETURNED, "test_after_the_hand_in_a_file_is_shown_and_nothing_is_kept"),
    "X28 killed": (
        FAULTS,
        "test_a_process_killed_while_it_reads_in_a_file_leaves_nothing_of_it_and_the_file_waits",
    ),
    "X28 a full disk": (FAULTS, "test_a_disk_that_is_full_lets_nothing_of_a_file_in_and_the_file_waits"),
    "X29 other programs": (PROGRAMS, "test_what_another_program_has_saved_says_the_same"),
    "X29 LibreOffice": (PROGRAMS, "test_what_libreoffice_has_saved_says_the_same"),
    "X30 the strict form": ("test_workbook", "test_a_workbook_in_the_strict_form_is_read_as_any_other"),
    "X31 nothing recognised": (
        "test_strange_books",
        "test_a_table_in_which_nothing_is_recognised_brings_nothing_and_says_so",
    ),
    "X32 a column of points": (RETURNS, "test_a_column_of_points_that_somebody_adds_is_not_read_and_said_so"),
    "X33 dangerous texts": (
        "test_strange_books",
        "test_what_is_written_in_a_table_is_shown_as_it_stands_and_does_nothing",
    ),
    "X34 two workbooks in one": (BOOKS, "two workbooks in one"),
    "X34 names in another case": (BOOKS, "two parts of one name"),
}
"""By kind: the file that holds the test, and its name; or the name of a hostile book that one test tries."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_test(kind):
    where, name = KINDS[kind]

    there = (
        HOSTILE
        if where == BOOKS
        else re.findall(r"^def (\w+)", (HERE / f"{where}.py").read_text("utf-8"), re.MULTILINE)
    )

    assert name in there


def test_no_kind_is_left_out():
    numbers = {int(re.match(r"X(\d+) ", kind)[1]) for kind in KINDS}

    assert numbers == set(range(1, 35))
