from fractions import Fraction

import pytest

from questionnaires.printed import PrintedFigure
from questionnaires.printed.rows import RowReader
from tests.support.printed import SCALES, figure

READER = RowReader(SCALES, {"Majorna": "Majorna (Göteborg)"})
SOUND = {
    "municipality": "Nacka",
    "year": "2018",
    "edition": "2012",
    "level": "area",
    "number": "1",
    "achieved": "37.5",
    "max": "50",
    "percent": "75",
    "source": "bok, s. 1",
}


def read(**cells: str) -> PrintedFigure:
    found = READER.read({**SOUND, **cells})
    assert isinstance(found, PrintedFigure), found
    return found


def wrong(**cells: str) -> list[tuple[str, str, str]]:
    found = READER.read({**SOUND, **cells})
    assert isinstance(found, list), found
    return [(column, sentence.what, sentence.remedy) for column, sentence in found]


def test_a_row_becomes_a_printed_figure():
    assert read() == figure("1", "37.5", 50, percent=75)


def test_a_decimal_comma_and_a_decimal_point_are_the_same():
    assert read(achieved="37,5") == read(achieved="37.5")


def test_points_keep_the_decimals_they_are_printed_with():
    assert [
        (read(achieved=cell).achieved, read(achieved=cell).decimals) for cell in ("7", "7,0", "7,25")
    ] == [
        (7, 0),
        (7, 1),
        (Fraction("7.25"), 2),
    ]


def test_an_empty_cell_is_a_figure_nobody_has_printed():
    assert read(achieved="", percent="") == figure("1", None, 50)
    assert read(max="", percent="") == figure("1", "37.5")


def test_the_number_of_a_subarea_may_have_a_comma():
    assert read(level="subarea", number="1,2", achieved="9", max="30", percent="30").number == "1.2"


def test_a_total_has_no_number():
    assert read(level="total", number="", max="100", percent="38") == figure("", "37.5", 100, percent=38)
    assert wrong(level="total") == [
        ("number", "totalsumman har numret ”1”.", "Lämna rutan tom på rader med total.")
    ]


@pytest.mark.parametrize("edition", ["2003", "2006", "kommunkompassen/2006"])
def test_the_first_edition_is_one_scale_whichever_of_its_years_is_written(edition):
    assert read(edition=edition).edition == "2003"


def test_an_edition_may_be_written_with_its_bank():
    assert read(edition="kommunkompassen/2012").edition == "2012"


def test_without_the_maxima_of_2006_that_year_is_no_scale():
    reader = RowReader({"2012": SCALES["2012"]}, {})

    assert [column for column, _sentence in reader.read({**SOUND, "edition": "2006"})] == ["edition"]


@pytest.mark.parametrize("name", ["Majorna", "Majorna (Göteborg)"])
def test_a_district_is_named_as_print_names_it(name):
    assert read(municipality=name).municipality == "Majorna (Göteborg)"


def test_a_district_that_print_has_not_named_keeps_its_name():
    assert read(municipality="Bromma (Stockholm)").municipality == "Bromma"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("orebro", "Menar du Örebro?"),
        ("Örbro", "Menar du Örebro?"),
        ("Örebo", "Menar du Örebro?"),
        ("Upplands", "Menar du Upplands-Bro?"),
        ("Örebro län", "Menar du Örebro?"),
        ("Norrvik", "Kontrollera stavningen. Skriv namnet utan ”kommun”, till exempel Örebro."),
    ],
)
def test_a_name_that_is_not_exactly_a_municipality_is_refused_with_the_one_that_is_meant(name, remedy):
    assert wrong(municipality=name) == [("municipality", f"kommunen ”{name}” finns inte.", remedy)]


@pytest.mark.parametrize("column", ["municipality", "source"])
def test_whose_figure_it_is_and_where_it_stands_must_be_told(column):
    assert wrong(**{column: ""}) == [(column, "rutan är tom.", "Fyll i den.")]


@pytest.mark.parametrize("year", ["", "18", "2001", "20l8", "02018", "२०१८"])
def test_a_year_is_four_figures_since_the_first_evaluation(year):
    assert wrong(year=year) == [
        ("year", f"årtalet är ”{year}” men ska vara fyra siffror från 2002.", "Skriv till exempel 2012.")
    ]


def test_an_unknown_edition_is_refused_with_those_there_are():
    assert wrong(edition="2013") == [
        ("edition", "utgåvan ”2013” finns inte.", "Skriv 2003, 2012 eller 2020.")
    ]


def test_an_unknown_level_is_refused():
    assert wrong(level="område") == [
        (
            "level",
            "nivån ”område” finns inte.",
            "Skriv area (område), subarea (delområde) eller total (totalt).",
        )
    ]


@pytest.mark.parametrize(
    ("level", "number", "what"),
    [
        ("area", "3", "numret ”3” finns inte bland 2012 års områden."),
        ("area", "1.1", "numret ”1.1” finns inte bland 2012 års områden."),
        ("subarea", "1", "numret ”1” finns inte bland 2012 års delområden."),
        ("subarea", "01-jan", "numret ”01-jan” finns inte bland 2012 års delområden."),
    ],
)
def test_a_number_the_edition_has_not_is_refused(level, number, what):
    assert [(column, told) for column, told, _remedy in wrong(level=level, number=number)] == [
        ("number", what)
    ]


def test_a_subarea_of_an_edition_known_to_its_areas_is_refused():
    assert [(column, what) for column, what, _remedy in wrong(edition="2020", level="subarea")] == [
        ("level", "utgåvan 2020 är bara känd till områden, så delområdet går inte att läsa in.")
    ]


@pytest.mark.parametrize(
    "cell", ["1.000", "1 000", "7,", ",5", "-5", "+5", "1e2", "½", "7.5.1", "fem", "12345", "-"]
)
@pytest.mark.parametrize("column", ["achieved", "max"])
def test_a_figure_that_can_be_read_in_two_ways_or_none_is_refused(column, cell):
    assert wrong(**{column: cell}) == [
        (
            column,
            f"”{cell}” är inget tal som går att läsa.",
            (
                "Skriv 7,5 eller 7.5: högst två decimaler och inget mellan tusental. "
                "Lämna rutan tom om siffran inte är tryckt."
            ),
        )
    ]


@pytest.mark.parametrize("cell", ["101", "62.5", "63 %", "-1"])
def test_per_cent_is_a_whole_number_to_a_hundred(cell):
    assert [(column, what) for column, what, _remedy in wrong(percent=cell)] == [
        ("percent", f"”{cell}” är inte hela procent från 0 till 100.")
    ]


def test_a_maximum_of_nothing_is_refused():
    assert [(column, what) for column, what, _remedy in wrong(achieved="0", max="0,0")] == [
        ("max", "maxpoängen är 0.")
    ]


def test_a_row_without_any_figure_is_refused():
    assert [(column, what) for column, what, _remedy in wrong(achieved="", max="", percent="")] == [
        ("", "raden har varken poäng, maxpoäng eller procent.")
    ]


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"achieved": "40,5", "max": "40"}, "40,5 poäng är mer än maxpoängen 40."),
        ({"achieved": "51", "max": ""}, "51 poäng är mer än maxpoängen 50."),
        (
            {"level": "total", "number": "", "achieved": "101", "max": ""},
            "101 poäng är mer än maxpoängen 100.",
        ),
    ],
)
def test_more_points_than_can_be_achieved_are_refused(cells, what):
    assert [(column, told) for column, told, _remedy in wrong(**cells)] == [("achieved", what)]


@pytest.mark.parametrize("source", ["bok\u200b", "b" * 201])
def test_a_source_that_cannot_be_read_is_refused(source):
    assert [(column, what) for column, what, _remedy in wrong(source=source)] == [
        ("source", "texten har tecken som inte syns, eller är längre än 200 tecken.")
    ]


def test_everything_that_is_wrong_with_a_row_is_told_at_once():
    found = wrong(municipality="orebro", year="x", edition="1", level="y", achieved="z", max="w", percent="v")

    assert [column for column, _what, _remedy in found] == [
        "municipality",
        "year",
        "edition",
        "level",
        "achieved",
        "max",
        "percent",
    ]


@pytest.mark.parametrize("name", ["ÖREBRO", "Örebro kommun", "1880"])
def test_a_municipality_is_known_by_any_of_its_names_and_by_its_code(name):
    assert READER.read({**SOUND, "municipality": name}).municipality == "Örebro"
