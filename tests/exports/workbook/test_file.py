from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from exports.workbook import file
from exports.workbook.book import Book
from exports.workbook.file import BrokenWorkbookError, ensure_opens


def small_book():
    book = Book("Prov <&>", "Ämne")
    book.add("Blad", "Prov")
    return book


def test_the_same_contents_give_the_same_bytes():
    assert file.as_bytes(small_book()) == file.as_bytes(small_book())


def test_a_workbook_says_what_it_is_and_in_which_language_and_nothing_about_time():
    content = file.as_bytes(small_book())

    told = load_workbook(BytesIO(content)).properties
    assert (told.title, told.subject, told.creator, told.language) == (
        "Prov <&>",
        "Ämne",
        "Kompassrosen",
        "sv-SE",
    )
    assert "dcterms" not in ZipFile(BytesIO(content)).read("docProps/core.xml").decode().split(">", 2)[2]


def test_a_file_that_was_cut_off_is_never_handed_out():
    content = file.as_bytes(small_book())

    with pytest.raises(BrokenWorkbookError) as refusal:
        ensure_opens(content[:-100], ["Blad"])

    assert str(refusal.value) == (
        "Arbetsboken gick inte att öppna igen (File is not a zip file). "
        "Försök en gång till. Hjälper det inte, meddela förvaltaren."
    )


def test_a_file_with_a_broken_part_is_never_handed_out():
    broken = BytesIO()
    with ZipFile(BytesIO(file.as_bytes(small_book()))) as source, ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:-5] if name == "xl/worksheets/sheet1.xml" else content)

    with pytest.raises(BrokenWorkbookError):
        ensure_opens(broken.getvalue(), ["Blad"])


def test_a_file_that_lost_a_sheet_is_never_handed_out():
    with pytest.raises(BrokenWorkbookError) as refusal:
        ensure_opens(file.as_bytes(small_book()), ["Blad", "Frågor"])

    assert str(refusal.value) == (
        "Arbetsboken fick bladen ['Blad'], men ska ha ['Blad', 'Frågor']. Meddela förvaltaren."
    )
