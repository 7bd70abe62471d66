import pytest

from questionnaires.printed.tables import COLUMNS, Row, Slip, table_of
from tests.support.printed import HEAD, table, written

OREBRO = "Örebro,2012,2012,area,1,68,100,68,bok"
CELLS = dict(zip(COLUMNS, ["Örebro", "2012", "2012", "area", "1", "68", "100", "68", "bok"], strict=True))
SWEDISH = "Kommun,År,Utgåva,Nivå,Nummer,Poäng,Maxpoäng,Procent,Källa"


def read(*rows: str, head: str = HEAD):
    return table(written(*rows, head=head).decode())


def wrong(*rows: str, head: str = HEAD) -> list[tuple[int, str]]:
    found = read(*rows, head=head)
    assert found.rows == []
    return [(slip.line, slip.sentence.what) for slip in found.slips]


def test_a_row_is_its_cells_by_column_and_its_line():
    assert read(OREBRO) == ([Row(2, CELLS)], [], ())


def test_columns_may_stand_in_another_order_and_with_capitals():
    head = ",".join(reversed(COLUMNS)).upper()

    assert read(",".join(reversed(OREBRO.split(","))), head=head).rows[0].cells == CELLS


@pytest.mark.parametrize(
    "row", [OREBRO, OREBRO.replace("area", "Område"), OREBRO.replace("100,68", "100,68 %")]
)
def test_headings_levels_and_shares_may_be_written_as_a_swede_does(row):
    assert read(row, head=SWEDISH).rows == [Row(2, CELLS)]


def test_empty_cells_at_the_end_are_left_out_and_those_that_are_not_written_are_empty():
    assert read(f"{OREBRO},,", head=f"{HEAD},,").rows == [Row(2, CELLS)]
    assert read("Örebro,2012").rows[0].cells["source"] == ""


def test_a_file_with_headings_alone_is_told():
    assert wrong() == [(1, "filen har ingen rad under rubrikerna.")]


def test_missing_unknown_and_repeated_columns_are_told_at_once():
    head = HEAD.replace("year", "vecka").replace("max", "level")

    assert wrong(OREBRO, head=head) == [
        (1, "kolumnen ”year” saknas."),
        (1, "kolumnen ”max” saknas."),
        (1, "kolumnen ”vecka” känns inte igen."),
        (1, "kolumnen ”level” står två gånger."),
    ]


def test_a_row_with_too_many_cells_is_told_and_the_others_are_read():
    found = read(OREBRO.replace("68,bok", "6,8,bok"), OREBRO)

    assert [row.line for row in found.rows] == [3]
    assert [(slip.line, slip.sentence.what) for slip in found.slips] == [
        (2, "raden har 10 rutor men ska ha 9."),
    ]
    assert isinstance(found.slips[0], Slip)


def test_headings_of_nothing_are_no_table():
    assert len(table_of((1, ["", ""]), [(2, ["a"])]).slips) == len(COLUMNS)
