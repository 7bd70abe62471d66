"""What a report sets a result beside: a group, print, other municipalities, last time and another scale."""

from dataclasses import replace
from fractions import Fraction

from exports.report import ReportEntry, told
from questionnaires.compass import count
from questionnaires.edition import Text
from questionnaires.printed.references import Reference
from questionnaires.succession.second_edition import Carried
from tests.exports.report.reports import (
    EDITION,
    FIXED,
    MARKS,
    OWN,
    beside,
    chapter,
    group,
    make_report,
    told_tables,
    words,
)
from tests.support.editions import make_area, make_edition, make_subarea

MISSING = "missing"
HIGH = {**OWN, "fraga-1-1-a": ("4", "4")}


def test_a_group_of_four_is_withheld_and_a_group_of_five_is_shown_with_period_and_number():
    title = ("Jämförelser", "Jämfört med en referensgrupp")

    four = chapter(told(make_report(group=group(4))), *title)
    five = chapter(told(make_report(group=group(5))), *title)

    assert [block.kind for block in four.blocks] == ["text"]
    assert "2012–2025, 4 kommuner" in words(four)[0]
    assert [block.kind for block in five.blocks] == ["text", "lines", "table"]
    assert five.blocks[2].rows[0][2] == "11"
    assert "2012–2025, 5 kommuner" in words(five)[0]


def test_a_printed_value_tells_its_period_its_number_and_its_source():
    value = Reference(
        "m",
        "kommunkompassen/2012",
        "mean",
        "total",
        "",
        Fraction(450),
        "ungefär",
        "2014",
        None,
        "Snittet.",
        "k-2018",
    )

    found = chapter(told(make_report(references=(value,))), "Jämförelser", "Jämfört med en referensgrupp")

    assert words(found) == [
        "Tryckt medelvärde för summan: ungefär 450 poäng (2014, antal inte tryckt). Snittet. Källa: k-2018."
    ]


def test_up_to_six_are_set_beside_three_on_a_rose_and_each_in_a_row_of_one_table():
    several = tuple(beside(f"Kommun {n}") for n in range(8))

    *roses, table = chapter(
        told(make_report(others=several)), "Jämförelser", "Jämfört med valda kommuner"
    ).blocks

    assert [[name for name, _spokes in one.series] for one in roses] == [
        ["Norrvik", "Kommun 0", "Kommun 1", "Kommun 2"],
        ["Norrvik", "Kommun 3", "Kommun 4", "Kommun 5"],
    ]
    assert table.heads == ("Kommun", "1", "2", "3", "Summa")
    assert table.caption.endswith("1 Område 1; 2 Område 2; 3 Område 3")
    assert [row[0] for row in table.rows] == ["Norrvik", *(f"Kommun {n}" for n in range(6))]
    assert table.rows[:2] == (
        ("Norrvik", "18", "15", "bedöms inte", "33"),
        ("Kommun 0", "10", "12", "–", "22"),
    )


def test_two_are_set_beside_as_columns_and_last_time_has_its_difference():
    several = tuple(beside(f"Kommun {n}") for n in range(2))

    report = told(make_report(others=several, earlier=(beside("Norrvik 2020", 10, 12),)))

    others = chapter(report, "Jämförelser", "Jämfört med valda kommuner").blocks
    last = chapter(report, "Jämförelser", "Jämfört med förra gången").blocks
    assert others[1].heads == ("Område", "Norrvik", "Kommun 0", "Kommun 1")
    assert len(others[0].series) == 3
    assert last[1].heads == ("Område", "Norrvik", "Norrvik 2020", "Skillnad")
    assert last[1].rows[2] == ("3. Område nummer 3", "bedöms inte", "bedöms inte", "–")


def test_differences_keep_the_decimals_of_the_edition_and_those_of_the_figures_beside():
    fine = replace(EDITION, decimals=1)
    report = told(
        ReportEntry(
            "Norrvik",
            agreed=count(fine, MARKS),
            own=count(fine, OWN),
            moment=FIXED,
            fixed_at=FIXED,
            earlier=(
                replace(beside("Norrvik 2020"), areas={"1": Fraction("18.04"), "2": Fraction("12.26")}),
            ),
        )
    )

    summed = next(b for b in chapter(report, "Sammanfattning").blocks if b.kind == "table")
    last = chapter(report, "Jämförelser", "Jämfört med förra gången").blocks[1]
    assert [(row[1], row[4], row[5]) for row in summed.rows] == [
        ("17,5", "17,5", "0"),
        ("15,0", "20,0", "−5,0"),
        ("bedöms inte", "bedöms inte", "–"),
        ("32,5", "37,5", "−5,0"),
    ]
    assert [row[1:] for row in last.rows[:2]] == [("17,5", "18,0", "−0,5"), ("15,0", "12,3", "+2,7")]


def test_a_figure_that_is_still_open_has_no_difference():
    own = {key: mark for key, mark in OWN.items() if key != "fraga-2-1-b"}

    report = told(replace(make_report(), own=count(EDITION, own)))

    lead, *_rest = words(chapter(report, "Sammanfattning"))
    table = next(b for b in chapter(report, "Sammanfattning").blocks if b.kind == "table")
    assert lead.endswith("Kommunens egen värdering var 28–38 poäng.")
    assert [row[5] for row in table.rows] == ["0", "–", "–", "–"]


def test_a_second_scale_is_told_with_its_open_points_and_never_joined_with_the_first():
    older = make_edition(
        "kommunkompassen/2010", *(make_area(number, (make_subarea(f"{number}.1"),)) for number in ("1", "2"))
    )
    moved = {key: MARKS[key] for key in ("fraga-1-1-a", "fraga-1-1-b")}
    without = ("fraga-2-1-a", "fraga-2-1-b")
    second = Carried(count(EDITION, MARKS), older, (EDITION.id, older.id), moved, without, (), (), ())

    report = told(make_report(second=second))

    both = chapter(report, "Samma besök på en annan skala")
    assert "når 2 av 4 frågor, 20 av 40 poäng." in words(both)[1]
    assert [block.kind for block in both.blocks] == ["text", "text", "table", "text"]
    table = both.blocks[2]
    assert table.heads == ("Område", "Utgåva 2012", "Av", "Utgåva 2010", "Av")
    assert table.rows == (
        ("Område nummer 1", "18", "20", "18", "20"),
        ("Område nummer 2", "15", "20", "0–20", "20"),
        ("Område nummer 3", "bedöms inte", "–", "–", "–"),
        ("Summa", "33", "40", "18–38", "40"),
    )
    assert chapter(told(make_report()), "Samma besök på en annan skala") is None
    assert len(told_tables(report)) == len(told_tables(told(make_report()))) + 1


def test_on_two_scales_an_area_shares_a_row_by_its_name_and_never_by_its_number():
    renumbered = make_edition(
        "kommunkompassen/2020",
        replace(make_area("1", (make_subarea("1.1"),)), name=Text("Område nummer 2")),
        make_area("7", (make_subarea("7.1"),)),
    )
    second = Carried(count(EDITION, MARKS), renumbered, (EDITION.id, renumbered.id), {}, (), (), (), ())

    table = chapter(told(make_report(second=second)), "Samma besök på en annan skala").blocks[2]

    assert [(row[0], row[2], row[4]) for row in table.rows] == [
        ("Område nummer 1", "20", "–"),
        ("Område nummer 2", "20", "20"),
        ("Område nummer 3", "–", "–"),
        ("Område nummer 7", "–", "20"),
        ("Summa", "40", "40"),
    ]


def test_a_profile_from_print_is_drawn_only_where_print_has_every_area():
    def printed(number):
        about = ("mean", "area", number, Fraction(10), "", "våren 2021", None, "Snittet.", "k-2021")
        return Reference(f"m-{number}", EDITION.id, *about)

    found = [
        chapter(
            told(make_report(references=tuple(map(printed, numbers)))),
            "Jämförelser",
            "Jämfört med en referensgrupp",
        )
        for numbers in ("123", "12")
    ]

    assert [[block.kind for block in one.blocks] for one in found] == [
        ["lines", "table", "text", "text", "text"],
        ["text", "text"],
    ]
    assert found[0].blocks[1].heads == ("Område", "Norrvik", "Tryckt medelvärde, våren 2021", "Skillnad")
