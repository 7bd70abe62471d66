"""The words of the jury's workbook: nomination, own descriptions, answers and evidence."""

from fractions import Fraction

from exports.entries import (
    Evidence,
    FigureTold,
    Honoured,
    JuryEntry,
    Nominee,
    Ranked,
    Ranking,
    Spoken,
)
from questionnaires.compass import count
from questionnaires.edition import Source
from questionnaires.marks import NotApplicable
from tests.exports.jury.opened_book import OURS, cells_of, opened, rows_of
from tests.exports.nominees import make_entry, make_nominee
from tests.support.editions import make_edition, make_nomination, make_selection


def test_a_nominees_sheet_tells_what_is_true_of_it_only():
    edition = make_edition()
    left_out = {q.id: NotApplicable("Finns inte här.") for q in edition.areas[1].questions}
    nominee = make_nominee(edition=edition, own={}, agreed=left_out, receipt="NO-4F2A")

    sheet = opened(make_entry(nominee))["Norrvik"]

    assert [sheet[f"A{row}"].value for row in range(1, 5)] == [
        "Norrvik",
        "Kvittens för inlämningen: NO-4F2A",
        "Självvärderingen räknas av 100 poäng, den enade bedömningen av 50.",
        "Frågor som inte är bedömda kan ge ytterligare 50,0 poäng.",
    ]


def measured() -> JuryEntry:
    """Give a round that key figures choose by, with one nominee and what one figure says of it."""
    selection = make_selection()
    figure = FigureTold(
        "vantetid",
        2024,
        Fraction(25, 2),
        12,
        290,
        Fraction(9, 10),
        Fraction(14),
        {2023: Fraction(13), 2024: Fraction(25, 2)},
    )
    nominee = Nominee("Norrvik", figures=(figure,), standing=Fraction(4, 5), reason="Stadigt bättre.")
    return JuryEntry(
        "Sveriges KvalitetsKommun", "2025", None, "i dag", (nominee,), selection, figure_source="tal.xlsx"
    )


def test_a_round_chosen_by_key_figures_has_them_on_a_sheet_and_no_compass():
    workbook = opened(measured())

    assert workbook.sheetnames == [
        "Om arbetsboken",
        "Nyckeltal",
        "Egna beskrivningar",
        "Svar",
        "Underlag",
        "Kolumner",
    ]


def test_a_key_figure_stands_with_its_value_place_source_and_development():
    workbook = opened(measured())

    [value] = rows_of(workbook, "Nyckeltal", "Nyckeltalsvarden")
    assert value == {
        "Kommun": "Norrvik",
        "Nyckeltal": "Nyckeltalet vantetid",
        "Enhet": "procent",
        "Bättre": "lägre",
        "År": 2024,
        "Värde": 12.5,
        "Mitten": 14,
        "Plats": 12,
        "Av": 290,
        "Står före": 0.9,
        "2023": 13,
        "2024": 12.5,
        "Källor": "orebro-2012",
    }


def test_key_figures_say_where_a_nominee_stands_and_what_they_show():
    workbook = opened(measured())

    assert rows_of(workbook, "Nyckeltal", "Stallning") == [
        {"Kommun": "Norrvik", "Ställning": 0.8, "Varför nominerad": "Stadigt bättre."}
    ]
    assert [row["Visar"] for row in rows_of(workbook, "Nyckeltal", "Nyckeltal")] == [
        "Så läser du examen.",
        "Så läser du vantetid.",
    ]
    assert workbook["Nyckeltal"]["A5"].value == "Värdena är inlästa ur tal.xlsx."


def test_the_nomination_stands_as_criteria_in_points_and_statements_in_words():
    edition, nomination = make_edition(), make_nomination()
    said = count(nomination, {"nom-a": ("3",)})
    entry = make_entry(
        make_nominee("Norrvik", edition=edition, nomination=said),
        make_nominee("Sjöholm", edition=edition),
        nomination_edition=nomination,
    )

    sheet = opened(entry)["Nominering"]

    assert cells_of(sheet, 1) == [
        ["Nominering", None, None, None],
        ["Kvalitetskommun 2003. Frågorna är våra egna.", None, None, None],
        ["Ingen besvarad nominering finns för Sjöholm.", None, None, None],
        [None, None, None, None],
        ["Kriterium", "Nr", "Lydelse", "Norrvik"],
        [1, "hela", "Område nummer 1", 12.5],
        ["Summa", "alla", None, 12.5],
        [None, None, None, None],
        ["Påståenden", None, None, None],
        ["Kriterium", "Nr", "Lydelse", "Norrvik"],
        [1, "1.1.1", "Finns nom-a?", "Nivå 3"],
        [1, "1.1.2", "Finns nom-b?", "Obesvarad"],
    ]


def test_a_round_without_nominations_has_no_sheet_for_them():
    assert opened(make_entry(make_nominee(edition=make_edition()))).sheetnames == [
        *OURS[:3],
        "Norrvik",
        *(title for title in OURS[3:] if title != "Nominering"),
    ]


def test_own_descriptions_and_answers_stand_a_paragraph_a_row():
    nominee = make_nominee(
        edition=make_edition(),
        descriptions={"Så gör vi": "Först.\n\n Sedan. "},
        answers={"fraga-1-1-b": "Ja.", "fraga-1-1-a": "Nej.", "nom-a": "Kanske."},
    )

    read = opened(make_entry(nominee, nomination_edition=make_nomination()))

    assert cells_of(read["Egna beskrivningar"], 5) == [
        ["Norrvik", "Så gör vi", 1, "Först."],
        ["Norrvik", "Så gör vi", 2, "Sedan."],
    ]
    assert cells_of(read["Svar"], 5) == [
        ["Norrvik", "Kvalitetskommun 2003", "1.1.1", "Finns nom-a?", 1, "Kanske."],
        ["Norrvik", "Kommunkompassen 2012", "1.1.1", "Finns fraga-1-1-a?", 1, "Nej."],
        ["Norrvik", "Kommunkompassen 2012", "1.1.2", "Finns fraga-1-1-b?", 1, "Ja."],
    ]


def test_evidence_stands_with_its_question_also_one_from_the_nomination_or_one_that_is_gone():
    nominee = make_nominee(
        edition=make_edition(),
        evidence=(
            Evidence("fraga-1-1-a", "https://norrvik.se/budget", "Sidan 12."),
            Evidence("nom-a", "bilaga 3"),
            Evidence("borttagen", ""),
        ),
    )

    sheet = opened(make_entry(nominee, nomination_edition=make_nomination()))["Underlag"]

    assert cells_of(sheet, 5) == [
        [
            "Norrvik",
            "Kommunkompassen 2012",
            "1.1.1",
            "Finns fraga-1-1-a?",
            "Sidan 12.",
            "https://norrvik.se/budget",
        ],
        ["Norrvik", "Kvalitetskommun 2003", "1.1.1", "Finns nom-a?", None, "bilaga 3"],
        ["Norrvik", None, "borttagen", "Frågan finns inte i utgåvan", None, None],
    ]
    assert [sheet[f"F{row}"].hyperlink is not None for row in (5, 6, 7)] == [True, False, False]


def test_the_evaluators_words_stand_whole_with_their_place_in_the_compass():
    spoken = (
        Spoken("1", "Styrka", "Målen är mätbara."),
        Spoken("1.2", "Löpande text", "Först.\n\nSedan."),
        Spoken("summary", "Sammanfattning", "ord " * 2_000),
    )
    sheet = opened(make_entry(make_nominee(edition=make_edition(), spoken=spoken)))["Utvärderarnas ord"]

    rows = cells_of(sheet, 6)
    assert rows[:3] == [
        ["Norrvik", 1, "Område nummer 1", "Styrka", 1, "Målen är mätbara."],
        ["Norrvik", "1.2", "Hur är det med 1.2?", "Löpande text", 1, "Först."],
        ["Norrvik", "1.2", "Hur är det med 1.2?", "Löpande text", 2, "Sedan."],
    ]
    assert {tuple(row[:5]) for row in rows[3:]} == {
        ("Norrvik", "–", "Hela utvärderingen", "Sammanfattning", 1)
    }
    assert "".join(row[5] for row in rows[3:]) == ("ord " * 2_000).strip()


def test_the_cover_carries_who_won_with_the_jurys_words_once_that_is_told():
    honoured = Honoured("Vinnare", "Norrvik", "De håller ihop.")
    entry = make_entry(make_nominee(edition=make_edition()), honours=(honoured,))

    cover = opened(entry)["Om arbetsboken"]

    assert cells_of(cover, 3)[:2] == [
        ["Vinnare", "Norrvik, Sveriges KvalitetsKommun 2026"],
        ["Juryns motivering", "De håller ihop."],
    ]


def test_the_combined_order_stands_with_its_method_and_never_a_figure_of_whom_too_few_could_judge():
    rows = (Ranked("Norrvik", 1, Fraction(3, 2), 1, 4), Ranked("Sjöholm", 2, None, None, 2))
    ranking = Ranking(rows, 4, "Så räknas det.", "Ja, den håller.")
    nominees = [make_nominee(name, edition=make_edition()) for name in ("Norrvik", "Sjöholm")]

    workbook = opened(make_entry(*nominees, ranking=ranking), data_only=True)

    assert [workbook["Rangordning"][f"A{row}"].value for row in (2, 3, 4)] == [
        "4 rangordningar är inlämnade. Ingen ledamots egen ordning står här.",
        "Så räknas det.",
        "Ja, den håller.",
    ]
    assert [list(row.values()) for row in rows_of(workbook, "Rangordning", "Rangordning")] == [
        [1, "Norrvik", 1.5, 1, 4, None, 1.5, 1],
        [2, "Sjöholm", "–", "–", 2, None, "–", "–"],
    ]


def test_every_document_that_is_cited_is_named():
    source = Source("orebro-2012", "Utvärdering av Örebro", "SKL", "2012", address="https://skr.se/o")

    workbook = opened(make_entry(make_nominee(edition=make_edition()), sources=(source,)))

    assert cells_of(workbook["Källor"], 5) == [
        ["orebro-2012", "Utvärdering av Örebro", "SKL", "2012", "https://skr.se/o"]
    ]
