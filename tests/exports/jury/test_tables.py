"""The jury's tables for programs say what its workbook says, exactly and in long form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from exports.entries import FigureTold, Honoured, JuryEntry, Nominee, Ranked, Ranking, Spoken
from exports.kinds.panel.jury_tables import jury_extract
from questionnaires.edition import Source
from tests.exports.jury.opened_book import opened, rows_of
from tests.exports.nominees import large_edition, large_round
from tests.support.editions import make_selection
from tests.support.extracts import as_json


@pytest.fixture(scope="module")
def entry():
    """Make a round where everything is open that can be."""
    whole = large_round(large_edition(2, 2, 2))
    nominees = tuple(
        replace(
            one,
            compasses=replace(one.compasses, evaluators=(one.compasses.own, one.compasses.agreed)),
            spoken=(Spoken("1.1", "Styrka", "Målen är kända."), Spoken("", "Löpande text", "Helt.")),
        )
        for one in whole.nominees
    )
    rows = tuple(Ranked(one.municipality, n, Fraction(n), 5 - n, 4) for n, one in enumerate(nominees, 1))
    return replace(
        whole,
        nominees=nominees,
        ranking=Ranking(rows, 4, "Så räknas det.", "Ja."),
        honours=(Honoured("Vinnare", "Norrvik", "De håller ihop."),),
        sources=(Source("bok", "En bok", "SKR", "2012"),),
    )


@pytest.fixture(scope="module")
def told(entry):
    return as_json(jury_extract(entry))


def test_every_table_of_the_round_is_there_and_says_what_it_rests_on(entry, told):
    assert [*told["tables"]] == [
        *("nominees", "areas", "questions", "nomination", "spoken", "words", "links", "sources"),
        *("ranking", "honours"),
    ]
    assert told["about"]["Så räknas rangordningen"] == "Så räknas det. Ja."
    assert told["about"]["Utgåva"] == f"{entry.edition.name} ({entry.edition.id})"


def test_points_and_places_are_those_of_the_workbooks_overview(entry, told):
    overview = rows_of(opened(entry, data_only=True), "Översikt", "EnadPoang")

    read = [(one["Kommun"], one["Plats"], one["Summa"], one["Högst"]) for one in overview]
    tables = told["tables"]["nominees"]["rows"]
    assert sorted(
        (one["municipality"], one["place"], float(Fraction(one["agreed"])), float(Fraction(one["maximum"])))
        for one in tables
    ) == sorted((name, place, pytest.approx(total), most) for name, place, total, most in read)


def test_the_points_of_the_questions_add_up_to_the_sum_on_every_track(told):
    tables = told["tables"]
    for one in tables["nominees"]["rows"]:
        name = one["municipality"]
        asked = [row for row in tables["questions"]["rows"] if row["municipality"] == name]
        sums = {
            track: sum(Fraction(row[track]) for row in asked if row[track] is not None)
            for track in ("own", "first", "second", "agreed")
        }
        (total,) = (
            row for row in tables["areas"]["rows"] if (row["municipality"], row["area"]) == (name, None)
        )
        assert sums == {track: Fraction(total[track]) for track in sums}
        assert (total["agreed"], total["own"]) == (one["agreed"], one["own"])


def test_what_the_evaluators_gave_alone_is_empty_until_it_is_open():
    rows = as_json(jury_extract(large_round(large_edition(2, 2, 2))))["tables"]["questions"]["rows"]

    assert {row[key] for row in rows for key in ("first", "second", "first_levels", "second_levels")} == {
        None
    }


def test_words_and_evidence_stand_whole_with_the_form_they_answer(entry, told):
    tables = told["tables"]
    nominee = entry.nominees[0]

    mine = [row for row in tables["words"]["rows"] if row["municipality"] == nominee.municipality]
    assert {row["question_id"]: row["text"] for row in mine if row["question_id"]} == nominee.answers
    assert {row["asked"]: row["text"] for row in mine if not row["question_id"]} == nominee.descriptions
    links = [row for row in tables["links"]["rows"] if row["municipality"] == nominee.municipality]
    assert [row["url"] for row in links] == [one.url for one in nominee.evidence]
    assert tables["spoken"]["rows"][:2] == [
        {"municipality": "Norrvik", "part": "1.1", "kind": "Styrka", "text": "Målen är kända."},
        {"municipality": "Norrvik", "part": None, "kind": "Löpande text", "text": "Helt."},
    ]


def test_a_round_of_key_figures_has_their_values_and_no_compass():
    figure = FigureTold(
        "examen",
        2024,
        Fraction(3, 2),
        1,
        290,
        Fraction(1),
        Fraction(1),
        {2023: Fraction(1), 2024: Fraction(3, 2)},
    )
    nominee = Nominee("Norrvik", figures=(figure,), standing=Fraction(2, 3), reason="Bäst i landet.")
    selection = make_selection()
    told = as_json(jury_extract(JuryEntry("Utmärkelsen", "2025", None, "i dag", (nominee,), selection)))

    tables = {key: table["rows"] for key, table in told["tables"].items()}
    assert [*tables] == ["nominees", "figures", "figure_years"]
    assert [(row["place"], row["standing"], row["reason"]) for row in tables["nominees"]] == [
        (None, "2/3", "Bäst i landet.")
    ]
    assert [(row["figure_id"], row["year"], row["value"], row["place"]) for row in tables["figures"]] == [
        ("examen", 2024, "1.5", 1)
    ]
    assert [(row["year"], row["value"]) for row in tables["figure_years"]] == [(2023, "1"), (2024, "1.5")]
