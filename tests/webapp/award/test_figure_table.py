"""Tables of key figures have many shapes and many faults, and each fault is told with its row."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from tests.support.figures import code_of, figures, last_years, table
from tests.support.rounds import begun
from tests.support.tabling import faults, long, look, values
from webapp.ground.calendar import clock
from webapp.rounds.models.rounds import Round

YEAR = last_years()[-1]


@pytest.fixture
def made(world) -> Round:
    return begun(world, "2025", ())


@pytest.fixture
def small(small_world) -> Round:
    return begun(small_world, "2025", ())


ABOUT = {
    "A": ("Kommunen", "I kolumnen med kommuner"),
    "B": ("Det står inte vilket", "Nyckeltalet"),
    "C": ("Året",),
    "D": ("Ett värde", "”", "Excel"),
}
"""What the faults of each column of a long table begin with."""
NACKA = ("0182", "soliditet", YEAR, "7.5")


@pytest.mark.parametrize(
    "content",
    [
        f"kommun;nyckeltal;år;värde\nNacka;soliditet;{YEAR};7,5",
        f"Kommun,Nyckeltal,År,Värde\nNacka,soliditet,{YEAR},7.5",
        f"kommunkod\tnyckeltal\tår\tvärde\n182\tSOLIDITET\t{YEAR}\t7.5",
        f'kommun;nyckeltal;{YEAR - 1};{YEAR}\nNacka kommun;Soliditet med alla pensionsåtaganden;;"7,5"',
        f"kommun;år;soliditet;utslapp\nNacka;{YEAR};7,5;..",
        f"kommun;värde;år;nyckeltal;kön\nNACKA;7,50;{YEAR};soliditet;alla",
        f"kommun;nyckeltal;år {YEAR}\nNackas kommun;soliditet;7,5 %",
    ],
)
def test_long_and_wide_tables_say_the_same(small_world, small, content):
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        page = look(small_world, small, content.encode(encoding))

        assert (faults(page), values(page)) == ([], [NACKA])


def book(*rows, hidden: bool = False) -> bytes:
    made = openpyxl.Workbook()
    if hidden:
        made.active.append(["hemligt"])
        made.active.sheet_state = "hidden"
        made.create_sheet("Synligt")
    for row in rows:
        made.worksheets[-1].append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def test_a_workbook_is_read_from_its_first_visible_sheet(small_world, small):
    rows = (["kommun", "nyckeltal", "år", "värde"], ["Nacka", "soliditet", YEAR, 1.125])

    page = look(small_world, small, book(*rows, hidden=True))

    assert values(page) == [("0182", "soliditet", YEAR, "1.125")]


def test_a_very_small_number_in_a_workbook_is_exact(small_world, small):
    page = look(small_world, small, book(["kommun", "år", "utslapp"], ["Nacka", YEAR, 0.00002]))

    assert values(page) == [("0182", "utslapp", YEAR, "0.00002")]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12 345,60", "12345.6"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("0", "0"),
        ("1125", "1125"),
        ("0,125", "0.125"),
    ],
)
def test_a_number_is_kept_exactly(small_world, small, cell, value):
    assert [one[3] for one in values(look(small_world, small, long(f"Nacka;soliditet;{YEAR};{cell}")))] == [
        value
    ]


@pytest.mark.parametrize("cell", ["", "-", "..", "saknas", "#N/A", "#SAKNAS!", "#DIVISION/0!"])
def test_a_missing_value_is_listed_and_not_refused(small_world, small, cell):
    rows = [f"Nacka;soliditet;{YEAR};5", f"Kalix;soliditet;{YEAR};{cell}"]

    page = look(small_world, small, long(*rows))

    missing = page.draft.missing["soliditet", YEAR]
    assert (page.ready, len(missing), "Kalix" in missing, "Nacka" in missing) == (True, 289, True, False)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Nakka;soliditet;{y};1", "Kommunen ”Nakka” finns inte. Menar du Nacka?"),
        ("Ankeborg;soliditet;{y};1", "Kommunen ”Ankeborg” finns inte. Rätta namnet eller ta bort raden."),
        (
            ";soliditet;{y};1",
            "Kommunens namn saknas. Står det i en sammanslagen cell, så dela upp cellen.",
        ),
        ("=A1;soliditet;{y};1", "I kolumnen med kommuner står en formel. Skriv namnet själv."),
        ("Nacka;;{y};1", "Det står inte vilket nyckeltal det är. Skriv det, eller ta bort raden."),
        ("Nacka;qqq;{y};1", "Nyckeltalet ”qqq” är okänt. Välj vilket det är, eller läs inte in det."),
        (
            "Nacka;Utsläpp växthus;{y};1",
            "Nyckeltalet ”Utsläpp växthus” är okänt. Menar du Utsläpp av växthusgaser? Välj det ovanför.",
        ),
        ("Nacka;soliditet;1066;1", "Året ”1066” kan inte läsas in. Det ska vara från {f} till {t}."),
        ("Nacka;soliditet;²;1", "Året ”²” kan inte läsas in. Det ska vara från {f} till {t}."),
        ("Nacka;soliditet;;1", "Året saknas. Skriv det som {t}."),
        ("Nacka;soliditet;{y};=1+1", "Ett värde är en formel. Klistra in talet i stället."),
        (
            "Nacka;soliditet;{y};1.125",
            "”1.125” kan vara tusental eller decimaler. Skriv som 1125 eller 1,125.",
        ),
        ("Nacka;soliditet;{y};sju", "”sju” är inget tal. Skriv som 7,5, eller lämna tomt."),
        ("Nacka;soliditet;{y};1e5", "”1e5” är inget tal. Skriv som 7,5, eller lämna tomt."),
        (
            "Nacka;soliditet;{y};2024-05-03",
            "Excel har gjort om värdet till ett datum (2024-05-03). Skriv det som tal.",
        ),
        ("Nacka;soliditet;{y};NaN", "”NaN” är inget tal. Skriv som 7,5, eller lämna tomt."),
    ],
)
def test_a_faulty_row_is_told_with_its_number(small_world, small, row, told):
    this_year = clock.in_sweden(clock.now()).year
    about = {"y": YEAR, "f": this_year - 10, "t": this_year}

    page = look(small_world, small, long(f"Kalix;soliditet;{YEAR};1", row.format(**about)))

    (column,) = (letter for letter, words in ABOUT.items() if told.startswith(words))
    assert faults(page) == [f"Rad 3, cell {column}3: {told.format(**about)}"]


def test_a_second_value_of_the_same_is_told_with_both_rows(small_world, small):
    page = look(small_world, small, long(f"Nacka;soliditet;{YEAR};1", f"0182;soliditet;{YEAR};2"))

    assert faults(page) == [
        f"Rad 3, cell D3: Nacka har redan ett värde för soliditet {YEAR}, på rad 2. Ta bort det ena."
    ]


def test_the_290_are_all_there_are_and_a_district_is_none_of_them(small_world, small):
    page = look(small_world, small, table().decode() + f"\nBromma;soliditet;{YEAR};1")

    assert len(page.draft.municipalities) == 290
    assert len(faults(page)) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a;b\n1;2", ["Ingen kolumn är vald som kommun. Välj vilken det är.",
                      "Ingen kolumn är vald som värde. Välj var värdena står."]),
        ("kommun;värde\nNacka;1", ["Ingen kolumn säger vilket nyckeltal det gäller. Välj vilken det är.",
                                   "Ingen kolumn säger vilket år det gäller. Välj vilken det är."]),
        ("kommun;år;nyckeltal;soliditet;värde\nNacka;2024;x;1;2",
         ["Kolumnerna med värden är av olika slag. Välj antingen nyckeltal eller år för dem."]),
    ],
)  # fmt: skip
def test_columns_that_do_not_say_enough_are_told(small_world, small, content, told):
    assert faults(look(small_world, small, content)) == told


def test_a_column_of_a_year_long_ago_is_told_once(small_world, small):
    page = look(small_world, small, f"kommun;nyckeltal;1999;{YEAR}\nNacka;soliditet;1;2\nKalix;soliditet;1;2")

    assert len(faults(page)) == 1
    assert faults(page)[0].startswith("Kolumnen för 1999 ligger utanför åren")


def test_the_office_says_what_columns_and_names_are(small_world, small):
    content = f"Ort;Tal;När;Utfallet\nNacka;Betalt själva;{YEAR};7,5\nNacka;Annat;{YEAR};9"

    page = look(
        small_world,
        small,
        content,
        kolumn_1="municipality",
        kolumn_2="figure",
        kolumn_3="year",
        kolumn_4="value",
        namn_1="soliditet",
        namn_2="-",
    )

    assert (faults(page), values(page)) == ([], [NACKA])


def test_a_choice_that_does_not_exist_is_no_choice(small_world, small):
    page = look(small_world, small, long(f"Nacka;soliditet;{YEAR};1"), kolumn_1="<b>", kolumn_4="figure:nej")

    assert page.columns.roles == ("", "figure", "year", "")


def test_the_same_choice_twice_is_told(small_world, small):
    page = look(small_world, small, long(f"Nacka;soliditet;{YEAR};1"), kolumn_2="year")

    assert faults(page)[0] == "Två kolumner är valda som år. Behåll en."


def test_a_table_that_gives_nothing_says_so(small_world, small):
    assert faults(look(small_world, small, long(f"Nacka;soliditet;{YEAR};..")))[0].startswith(
        "Inget värde skulle läsas in."
    )


def test_every_figure_of_the_edition_is_recognised_by_name_and_id(small_world, small):
    rows = [f"Nacka;{name};{YEAR};1" for one in figures() for name in (one.id, str(one.name).upper())]

    page = look(small_world, small, long(*rows[::2]))

    assert [one[1] for one in values(page)] == [one.id for one in figures()]
    assert json.loads(page.table.content)["rows"][0][0] == 1
    assert code_of("Nacka") == "0182"
    assert values(look(small_world, small, long(*rows[1::2]))) == values(page)
