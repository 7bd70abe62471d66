import pytest

from questionnaires.printed.tables import COLUMNS, MOST_BYTES, Row, Slip, read_table
from tests.support.printed import HEAD, written

OREBRO = "Örebro,2012,2012,area,1,68,100,68,bok"
CELLS = dict(zip(COLUMNS, ["Örebro", "2012", "2012", "area", "1", "68", "100", "68", "bok"], strict=True))


def wrong(content: bytes) -> list[tuple[int, str]]:
    table = read_table(content)
    assert table.rows == []
    return [(slip.line, slip.sentence.what) for slip in table.slips]


def test_a_row_is_its_cells_by_column_and_its_line():
    assert read_table(written(OREBRO)) == ([Row(2, CELLS)], [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_is_read_however_a_spreadsheet_saves_it(separator, encoding, ending):
    text = ending.join([HEAD, OREBRO, ""]).replace(",", separator)

    assert read_table(text.encode(encoding)) == ([Row(2, CELLS)], [])


def test_columns_may_stand_in_another_order_and_with_capitals():
    head = ",".join(reversed(COLUMNS)).upper()
    row = ",".join(reversed(OREBRO.split(",")))

    assert read_table(written(row, head=head)).rows[0].cells == CELLS


def test_empty_lines_and_empty_cells_at_the_end_are_left_out():
    content = written(",,,,,,,,,", "", f"{OREBRO},,", ",,,,,,,,", head=f"{HEAD},,")

    assert read_table(content) == ([Row(4, CELLS)], [])


def test_blanks_around_a_cell_and_letters_of_two_signs_are_put_right():
    row = OREBRO.replace("Örebro", " O\u0308rebro\u00a0").replace("bok", '"en\nbok"')

    assert read_table(written(row)).rows == [Row(2, {**CELLS, "source": "en bok"})]


def test_a_row_after_a_cell_of_two_lines_keeps_its_line():
    first = OREBRO.replace("bok", '"en\nbok"')

    assert [row.line for row in read_table(written(first, OREBRO)).rows] == [2, 4]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" ,,\n"])
def test_an_empty_file_is_told(content):
    assert wrong(content) == [(1, "filen är tom.")]


def test_a_file_with_headings_alone_is_told():
    assert wrong(written()) == [(1, "filen har ingen rad under rubrikerna.")]


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_spreadsheet_is_told_whatever_it_is_called(start):
    assert wrong(start + b"\x00" * 50) == [(1, "filen är en arbetsbok, inte CSV, vad den än heter.")]


def test_text_of_two_bytes_a_letter_is_told():
    assert wrong(written(OREBRO).decode().encode("utf-16")) == [(1, "filen är inte vanlig text.")]


def test_a_file_may_be_as_large_as_the_limit_and_no_larger():
    whole = written(OREBRO) + b"\n"
    filled = whole + b"\n" * (MOST_BYTES - len(whole))

    assert read_table(filled).slips == []
    assert wrong(filled + b"\n") == [(1, "filen är större än 1 MB.")]


@pytest.mark.parametrize("broken", [b"\xc3\x96rebro \xc3\xa5\xff", b"\x81"])
def test_letters_that_are_neither_kind_are_told_with_their_line(broken):
    content = written(OREBRO) + b"\n" + broken

    assert wrong(content) == [(3, "raden har tecken som varken är UTF-8 eller Windows-1252.")]


@pytest.mark.parametrize("row", [f'{OREBRO}\n"Nacka', f'{OREBRO}\n"Nacka"x,2012'])
def test_a_quotation_mark_that_never_ends_is_told_with_its_line(row):
    assert wrong(written(row)) == [(3, "raden går inte att dela i rutor.")]


def test_missing_unknown_and_repeated_columns_are_told_at_once():
    head = HEAD.replace("year", "år").replace("max", "level")

    assert wrong(written(OREBRO, head=head)) == [
        (1, "kolumnen ”year” saknas."),
        (1, "kolumnen ”max” saknas."),
        (1, "kolumnen ”år” känns inte igen."),
        (1, "kolumnen ”level” står två gånger."),
    ]


def test_a_row_with_too_many_or_too_few_cells_is_told_and_the_others_are_read():
    table = read_table(written(OREBRO.replace("68,bok", "6,8,bok"), OREBRO, "Örebro,2012"))

    assert [row.line for row in table.rows] == [3]
    assert [(slip.line, slip.sentence.what) for slip in table.slips] == [
        (2, "raden har 10 rutor men ska ha 9."),
        (4, "raden har 2 rutor men ska ha 9."),
    ]
    assert isinstance(table.slips[0], Slip)
