"""What a report tells: what is written, what is missing, and what there is to compare with."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from exports.markup import Run
from exports.report import Example, Fact, LastTime, ReportEntry, days, told
from questionnaires.compass import count
from questionnaires.edition import Text
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

    both = "Styrkor och förbättringsområden"
    assert len(missing(draft)) == 3 + 2 + 2
    assert missing(fixed) == []
    assert chapter(fixed, "Kommunen i korthet") is None
    assert chapter(fixed, "Område för område", "Område 1. Område nummer 1", both) is None
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
                ("1", "strengths"): "Tydliga mål\n\n **Öppna** protokoll ",
                ("1", "improvements"): "Samla avvikelser → Täby",
                ("1", "running"): "Gemensamt:\n- ett",
                ("1.1", "running"): "Ett.\n\nTvå.",
            },
            examples=(Example("1.1", "En målkarta.", "Uddevalla"), Example("2", "Ett råd.")),
        )
    )

    area = ("Område för område", "Område 1. Område nummer 1")
    (both,) = chapter(report, *area, "Styrkor och förbättringsområden").blocks
    assert (both.heads, [one.items for one in both.columns]) == (
        ("Styrkor", "Förbättringsområden"),
        [("Tydliga mål", "Öppna protokoll"), ("Samla avvikelser. Läs mer: Täby",)],
    )
    assert both.columns[0].runs[1] == (Run("Öppna", strong=True), Run(" protokoll"))
    assert [block.kind for block in chapter(report, *area, "Allmänt").blocks] == ["text", "points"]
    assert chapter(report, *area, "Goda exempel").blocks[0].items == ("En målkarta. Läs mer: Uddevalla.",)
    assert words(area_of(report, "1.1")) == ["17,5 av 20 poäng, 88 %", "Ett.", "Två."]


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


def test_every_score_stands_in_one_table_and_says_where_rounded_figures_come_to_another_sum():
    thirds = make_edition(
        "kommunkompassen/2012",
        make_area("1", tuple(make_subarea(f"1.{n}", max_points=Fraction(100, 3)) for n in (1, 2, 3))),
    )
    full = {
        question.id: tuple(part.levels[-1].id for part in question.kind.parts)
        for question in thirds.questions.values()
    }
    entry = replace(make_report(), agreed=count(thirds, full), own=count(thirds, full))

    table, note = chapter(told(entry), "Översikt av poängen").blocks

    assert [row[:2] for row in table.rows] == [
        ("1. Område nummer 1", "100,0"),
        ("1.1 Hur är det med 1.1?", "33,3"),
        ("1.2 Hur är det med 1.2?", "33,3"),
        ("1.3 Hur är det med 1.3?", "33,3"),
        ("Summa", "100,0"),
    ]
    assert note.words == "Talen är avrundade vart och ett. Lagda ihop ger de 99,9 i område 1."
    assert [block.kind for block in chapter(told(make_report()), "Översikt av poängen").blocks] == ["table"]


def test_the_cover_names_the_evaluators_with_employers_and_the_visit_with_its_days_and_place():
    report = told(
        make_report(evaluators=("Anna Ek, Täby kommun", "Bo Lind"), visited="18–20 september 2026, Norrvik")
    )

    assert report.lines[1:] == (
        "Besök: 18–20 september 2026, Norrvik",
        "Utvärderare: Anna Ek, Täby kommun; Bo Lind",
        "Fastställd 3 november 2026",
    )


def test_short_facts_stand_in_a_table_with_year_and_source():
    facts = (Fact("Folkmängd", "137 121", "2012", "SCB"), Fact("Styrande partier", "S, C"))

    (table,) = chapter(told(make_report(short_facts=facts)), "Kommunen i korthet").blocks

    assert (table.heads, table.rows, table.worded) == (
        ("Uppgift", "Värde", "År", "Källa"),
        (("Folkmängd", "137 121", "2012", "SCB"), ("Styrande partier", "S, C", "–", "–")),
        True,
    )


def test_what_the_last_evaluation_said_stands_in_the_area_only_where_the_edition_is_the_same():
    said = (("1", "Område nummer 1", "Samla **avvikelser**"),)
    since = {("1", "since"): "Det är gjort."}
    same, other = (LastTime(2020, "Kommunkompassen 2010", alike, said) for alike in (True, False))
    area = ("Område för område", "Område 1. Område nummer 1", "Sedan förra utvärderingen")
    last = ("Jämförelser", "Jämfört med förra gången")

    alike = told(make_report(texts=since, last_time=same, earlier=(beside("Norrvik 2020"),)))
    unlike = told(make_report(texts=since, last_time=other, earlier=(beside("Norrvik 2020"),)))

    assert words(chapter(alike, *area)) == [
        "Utvärderingen 2020 pekade ut det här att förbättra:",
        "Det är gjort.",
    ]
    assert [block.kind for block in chapter(alike, *last).blocks] == ["lines", "table"]
    assert words(chapter(unlike, *area)) == ["Det är gjort."]
    assert chapter(unlike, *last).blocks[-1].items == ("Område nummer 1: Samla avvikelser",)


def test_days_in_a_row_are_written_as_one_stretch():
    days_of = [date(2006, 9, day) for day in (27, 18, 19, 20)]

    assert [days(one) for one in (days_of, days_of[:1], [date(2026, 9, 30), date(2026, 10, 1)], [])] == [
        "18–20 och 27 september 2006",
        "27 september 2006",
        "30 september 2026 – 1 oktober 2026",
        "",
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
