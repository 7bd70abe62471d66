"""What a report tells: what is written, what is missing, and what there is to compare with."""

from dataclasses import replace
from fractions import Fraction

from exports.report import Example, ReportEntry, told
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from questionnaires.printed.references import Reference
from questionnaires.succession.second_edition import Carried
from tests.exports.report.reports import EDITION, FIXED, MARKS, OWN, beside, group, make_report, told_tables
from tests.support.editions import make_area, make_edition, make_subarea

MISSING = "missing"
HIGH = {**OWN, "fraga-1-1-a": ("4", "4")}


def chapter(report, *titles):
    """Find a chapter by the titles that lead to it."""
    found, inside = None, report.chapters
    for title in titles:
        found = next((one for one in inside if one.title == title), None)
        inside = found.chapters if found else ()
    return found


def words(found):
    return [block.words for block in found.blocks if block.kind == "text"]


def missing(report):
    def walk(chapters):
        for one in chapters:
            yield from (b.words for b in one.blocks if b.kind == "text" and b.look == MISSING)
            yield from walk(one.chapters)

    return list(walk(report.chapters))


def test_a_draft_says_kindly_what_is_not_written_and_a_fixed_report_leaves_the_heading_out():
    draft, fixed = told(make_report(fixed=False)), told(make_report())

    assert len(missing(draft)) == 3 + 2 * 2 + 2
    assert missing(fixed) == []
    assert chapter(fixed, "Kommunen i korthet") is None
    assert chapter(fixed, "Område för område", "Område 1. Område nummer 1", "Styrkor") is None
    assert chapter(draft, "Besöket") is not None


def test_an_area_that_is_not_assessed_is_said_so_and_leaves_the_sum():
    report = told(make_report())

    table = next(b for b in chapter(report, "Sammanfattning").blocks if b.kind == "table")
    assert table.rows[2][1:] == ("bedöms inte", "–", "–", "bedöms inte", "–")
    assert table.rows[3][2] == "40"
    assert words(chapter(report, "Område för område", "Område 3. Område nummer 3")) == [
        "Området bedöms inte. Det räknas inte med i summan."
    ]


def test_open_questions_make_an_interval_and_never_one_number():
    marks = {key: mark for key, mark in MARKS.items() if key != "fraga-2-1-b"}

    report = told(make_report(fixed=False, marks=marks))

    (lead, *_rest) = words(chapter(report, "Sammanfattning"))
    table = next(b for b in chapter(report, "Sammanfattning").blocks if b.kind == "table")
    assert lead.endswith("därför står poängen som ett spann.")
    assert table.rows[1][1].count("–") == 1
    assert table.rows[1][3] == "–"


def test_strengths_and_good_examples_stand_in_their_area():
    report = told(
        make_report(
            texts={
                ("1", "strengths"): "Tydliga mål\n\n Öppna protokoll ",
                ("1.1", "running"): "Ett.\n\nTvå.",
            },
            examples=(Example("1.1", "En målkarta.", "Uddevalla"), Example("2", "Ett råd.")),
        )
    )

    area = ("Område för område", "Område 1. Område nummer 1")
    assert chapter(report, *area, "Styrkor").blocks[0].items == ("Tydliga mål", "Öppna protokoll")
    assert chapter(report, *area, "Goda exempel").blocks[0].items == ("En målkarta. Läs mer: Uddevalla.",)
    assert words(area_of(report, "1.1")) == ["Ett.", "Två."]


def area_of(report, number):
    inside = chapter(report, "Område för område", "Område 1. Område nummer 1").chapters
    return next(one for one in inside if one.title.startswith(number))


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


def test_at_most_three_are_set_beside_and_last_time_has_its_difference():
    several = tuple(beside(f"Kommun {n}") for n in range(5))

    report = told(make_report(others=several, earlier=(beside("Norrvik 2020", 10, 12),)))

    others = chapter(report, "Jämförelser", "Jämfört med valda kommuner").blocks
    last = chapter(report, "Jämförelser", "Jämfört med förra gången").blocks
    assert others[1].heads == ("Område", "Norrvik", "Kommun 0", "Kommun 1", "Kommun 2")
    assert len(others[0].series) == 4
    assert last[1].heads == ("Område", "Norrvik", "Norrvik 2020", "Skillnad")
    assert last[1].rows[2] == ("3. Område nummer 3", "bedöms inte", "bedöms inte", "–")


def test_the_sources_stand_after_what_is_written_of_the_visit():
    found = ("Dokument: Mål och budget, 1 oktober 2026", "Intervju: Nämndordförande")

    visit = chapter(told(make_report(words={"visit": "Tre dagar."}, sources=found)), "Besöket")

    assert words(visit) == ["Tre dagar.", "Utvärderarna har använt de här källorna:"]
    assert visit.blocks[-1].items == found


def test_a_municipality_where_nothing_is_assessed_has_no_points_to_sum_up():
    nothing = dict.fromkeys(MARKS, NotApplicable("Finns inte här."))

    report = told(make_report(marks=nothing))

    assert words(chapter(report, "Sammanfattning")) == ["Inget område är bedömt i Norrvik."]


def test_the_summary_says_whether_the_own_assessment_was_the_same_higher_or_lower():
    lead = [
        words(chapter(told(make_report(marks=marks)), "Sammanfattning"))[0] for marks in (OWN, MARKS, HIGH)
    ]

    assert [one.partition(". ")[2] for one in lead] == [
        "Kommunens egen värdering gav samma summa.",
        "Kommunens egen värdering var 38 poäng, alltså 5 poäng högre.",
        "Kommunens egen värdering var 38 poäng, alltså 2 poäng lägre.",
    ]


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
    assert [block.kind for block in both.blocks] == ["text", "text", "table", "table", "text"]
    carried = both.blocks[3]
    assert carried.caption == f"Poäng per område i {older.name}"
    assert [row[1:] for row in carried.rows] == [
        ("18", "20", "88 %"),
        ("0–20", "20", "–"),
        ("18–38", "40", "–"),
    ]
    assert chapter(told(make_report()), "Samma besök på en annan skala") is None
    assert len(told_tables(report)) == len(told_tables(told(make_report()))) + 2
