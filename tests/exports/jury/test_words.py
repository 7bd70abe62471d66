"""The words of the jury's workbook: nomination, own descriptions, answers and evidence."""

from exports.entries import Evidence
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.exports.jury.reading import OURS, cells_of, opened, rows_of
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


def test_key_figures_stand_where_no_statements_are_answered():
    edition, selection = make_edition(), make_selection()
    entry = make_entry(
        make_nominee("Norrvik", edition=edition, nomination=count(selection, {})),
        make_nominee("Sjöholm", edition=edition),
        nomination_edition=selection,
    )

    workbook = opened(entry)

    assert cells_of(workbook["Nominering"], 1) == [
        ["Nominering", None, None, None, None],
        ["Kvalitetskommun 2025", None, None, None, None],
        ["Ingen kommun ansöker.", None, None, None, None],
        ["Frågorna är våra egna.", None, None, None, None],
        ["Ingen besvarad nominering finns för Sjöholm.", None, None, None, None],
        [None, None, None, None, None],
        ["Perspektiv", "Nyckeltal", "Enhet", "Bättre", "Visar"],
        ["Effekt", "Nyckeltalet examen", "procent", "högre", "Så läser du examen."],
        ["Kvalitet", "Nyckeltalet vantetid", "procent", "lägre", "Så läser du vantetid."],
    ]
    contents = rows_of(workbook, "Om arbetsboken", "Innehall")
    assert [row["Innehåll"] for row in contents if row["Blad"] == "Nominering"] == [
        "Nyckeltalen som utmärkelsen väljs på, och vad de visar."
    ]


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
        *OURS[:2],
        "Norrvik",
        "Frågor",
        *OURS[4:],
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
