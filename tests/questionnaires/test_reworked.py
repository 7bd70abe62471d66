"""The award's statements reworked, its key figures defined, and evidence named everywhere."""

import re

import pytest

from tests.support.shelves import house_shelf

SHELF = house_shelf()


@pytest.mark.parametrize(("year", "facts"), [("2003", 7), ("2021", 8)])
def test_the_reworked_statements_keep_their_ids_and_criteria_and_turn_one_in_each(year: str, facts: int):
    old, new = (SHELF.editions[f"kvalitetskommun/{year}{named}"] for named in ("", "-omarbetad"))
    kinds = [(area.number, q.kind.id) for area in new.areas for q in area.questions]

    assert list(new.questions) == list(old.questions)
    assert [(a.number, a.name, a.max_points) for a in new.areas] == [
        (a.number, a.name, a.max_points) for a in old.areas
    ]
    assert [number for number, kind in kinds if kind == "vant"] == ["1", "2", "3", "4"]
    assert [kind for _number, kind in kinds].count("sak") == facts
    assert [q.number for q in new.questions.values() if not q.evidence] == []


@pytest.mark.parametrize("year", ["2003", "2021"])
def test_no_reworked_statement_says_all_or_every_or_asks_two_things(year: str):
    edition = SHELF.editions[f"kvalitetskommun/{year}-omarbetad"]
    words = re.compile(r"\b(?:all|alla|allt|varje|både|eller|samt)\b", re.IGNORECASE)

    assert [q.text.sv for q in edition.questions.values() if words.search(q.text.sv)] == []


def test_the_steps_of_a_turned_statement_have_their_usual_names_and_give_the_opposite():
    edition = SHELF.editions["kvalitetskommun/2021-omarbetad"]
    scales = {q.kind.id: q.kind.parts[0].levels for q in edition.questions.values()}
    shares = {kind: {level.id: level.share for level in levels} for kind, levels in scales.items()}

    assert edition.usual_kind.id == "pastaende"
    assert [{level.id: level.name for level in one} for one in scales.values()] == [
        {level.id: level.name for level in scales["pastaende"]}
    ] * 3
    assert shares["vant"] == {one: 1 - share for one, share in shares["pastaende"].items()}
    assert shares["sak"] == shares["pastaende"]


LEANING = re.compile(
    r"(?:Den|De) (?!som|vanligaste|största|tekniska|kommunala|boende|enhet)"
    r"|(?:Strategin|Planen|Programmet|Mallen(?! för)|Uppdraget|Samtalet tar|Rutinen|Lägesrapporten"
    r"|Slutrapporten|Prislistan|Åtgärdsplanen|Riktlinjerna"
    r"|Kartläggningen|Forumet|Råden|Rådens|Sammanställningen|Ungdomsrådet|Broschyrerna|Grupperna) "
)
"""How a measure opens that cannot be taken unless another one is."""


@pytest.mark.parametrize(("named", "many"), [("", 88), ("-omarbetad", 0)])
def test_no_reworked_measure_leans_on_another(named: str, many: int):
    questions = SHELF.editions[f"kommunkompassen/2006{named}"].questions.values()

    said = [part.ask.sv for q in questions for part in q.kind.parts]
    assert sum(bool(LEANING.match(one)) for one in said) == many


def test_key_figures_of_2025_have_a_plausible_range_and_an_exact_definition_and_some_are_in_no_register():
    figures = SHELF.editions["kvalitetskommun/2025"].figures

    assert [one.id for one in figures if one.plausible is None or one.definition is None] == []
    assert [one.id for one in figures if re.match("Ingen|Inget|Finns inte", one.register.sv)] == [
        "energi-i-lokaler",
        "kostnad-per-behorig-elev",
        "hemtjanstens-tid",
        "svar-inom-en-dag",
    ]


def test_every_question_and_statement_of_an_edition_that_is_offered_names_examples_of_evidence():
    offered = [
        one for key, one in SHELF.editions.items() if key.endswith(("-forankrad", "-omarbetad", "/2006"))
    ]

    assert [(one.id, q.number) for one in offered for q in one.questions.values() if not q.evidence] == []
    assert len(offered) == 6
