"""What a report tells: what is written, what is missing, and what there is to compare with."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from exports.markup import Run
from exports.report import Example, Fact, LastTime, Seats, days, told
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.exports.report.reports import MARKS, OWN, beside, chapter, make_report, words
from tests.support.editions import make_area, make_edition, make_subarea

MISSING = "missing"
HIGH = {**OWN, "fraga-1-1-a": ("4", "4")}


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


def test_the_seats_of_the_council_stand_in_a_table_that_adds_up_with_year_and_source():
    seats = Seats((("S", 23), ("M", 14)), "2026", "Valmyndigheten.")

    table, source = chapter(told(make_report(seats=seats)), "Kommunen i korthet").blocks

    assert (table.caption, table.rows, table.summed) == (
        "Mandat i fullmäktige, 2026",
        (("S", "23"), ("M", "14"), ("Summa", "37")),
        True,
    )
    assert source.words == "Källa: Valmyndigheten."


def test_a_report_says_which_known_evaluation_of_the_municipality_it_is_and_when_the_others_were():
    first, fourth, twelfth, untold = (
        words(chapter(told(make_report(years_before=years, met="Ett.")), "Besöket"))[0]
        for years in ((), (2004, 2007, 2010), tuple(range(2001, 2012)), None)
    )

    assert first == "Det här är den första kända utvärderingen av Norrvik enligt Kommunkompassen."
    assert fourth == (
        "Det här är den fjärde kända utvärderingen av Norrvik enligt Kommunkompassen. "
        "Tidigare utvärderingar: 2004, 2007 och 2010."
    )
    assert twelfth.startswith("Det här är den 12:e kända utvärderingen")
    assert untold == "Ett."


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
