from fractions import Fraction

import pytest

from questionnaires.check.digest import file_digests
from questionnaires.compass import count
from questionnaires.marks import levels_of
from tests.support.banks import HERE, Bank

FILE = f"questionnaires/{HERE}/1/1.1.toml"
KIND = 'kind = "arbetssatt"'
SWEDISH = 'measures.sv = ["Handlingarna ligger ute.", "Mötena sänds.", "Mötena tolkas."]'
ENGLISH = 'measures.en = ["The papers are out.", "Meetings are sent.", "Meetings are interpreted."]'


@pytest.fixture
def measured(bank: Bank) -> Bank:
    bank.edit("1/1.1.toml", KIND, f"{SWEDISH}\n{ENGLISH}")
    return bank


def test_measures_are_a_kind_of_their_own_with_one_part_a_measure(measured: Bank):
    edition = measured.shelf().editions[HERE]

    question, other = edition.questions["fraga-1-1-a"], edition.questions["fraga-1-1-b"]
    assert (question.has_measures, other.has_measures) == (True, False)
    assert question.kind.weights == (1, 1, 1)
    assert [(part.id, part.name.sv, part.ask.sv, part.ask.en) for part in question.kind.parts] == [
        ("atgard-1", "Åtgärd 1", "Handlingarna ligger ute.", "The papers are out."),
        ("atgard-2", "Åtgärd 2", "Mötena sänds.", "Meetings are sent."),
        ("atgard-3", "Åtgärd 3", "Mötena tolkas.", "Meetings are interpreted."),
    ]
    assert [(level.id, level.share, level.name.sv) for level in question.kind.parts[0].levels] == [
        ("nej", 0, "Inte vidtagen"),
        ("ja", 1, "Vidtagen"),
    ]


def test_points_follow_how_many_of_the_measures_have_been_taken(measured: Bank):
    edition = measured.shelf().editions[HERE]
    question = edition.questions["fraga-1-1-a"]
    taken = levels_of(question, {"atgard-1": "ja", "atgard-2": "nej"})

    score = count(edition, {question.id: taken}).question(question.id).score

    assert score == (Fraction(40, 3), Fraction(40, 3), 40)


def test_an_edition_of_measures_alone_needs_no_scales(bank: Bank):
    for area in "12":
        for number in ("1", "2"):
            path = bank.folder / f"{HERE}/{area}/{area}.{number}.toml"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(KIND, f"{SWEDISH}\n{ENGLISH}"), encoding="utf-8")
    path = bank.folder / HERE / "edition.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[kind")[0], encoding="utf-8")

    shelf = bank.shelf()

    assert (shelf.findings, len(shelf.editions[HERE].questions)) == ((), 8)


def test_one_more_measure_moves_the_digest_of_its_own_file_alone(measured: Bank):
    before = measured.shelf().editions[HERE]
    measured.edit("1/1.1.toml", '"Mötena tolkas."', '"Mötena tolkas.", "Mötena är öppna."')
    measured.edit("1/1.1.toml", '"Meetings are interpreted."', '"They are interpreted.", "They are open."')

    after = measured.shelf().editions[HERE]

    moved = {name for name, digest in file_digests(after).items() if file_digests(before)[name] != digest}
    assert moved == {"1/1.1.toml"}


BROKEN = [
    (
        KIND,
        "",
        (
            "rad 6, question[1].kind:\n"
            "  frågan har varken slag eller åtgärder.\n"
            "  Skriv kind och ett av slagen i edition.toml, eller räkna upp åtgärderna i measures.sv."
        ),
    ),
    (
        KIND,
        f"{KIND}\n{SWEDISH}\n{ENGLISH}",
        (
            "rad 8, question[1].kind:\n"
            "  frågan har både slag och åtgärder.\n"
            "  Behåll ett av dem: kind för en bedömning i delar, "
            "measures för åtgärder som är vidtagna eller inte."
        ),
    ),
    (
        KIND,
        'measures.sv = ["Mötena sänds."]\nmeasures.en = ["They are sent."]',
        (
            "rad 8, question[1].measures.sv:\n"
            "  frågan har 1 åtgärder men ska ha mellan 2 och 8.\n"
            "  Lägg till, slå ihop eller ta bort åtgärder, eller dela frågan i två."
        ),
    ),
    (
        KIND,
        'measures.sv = ["Mötena sänds.", "mötena  sänds."]\nmeasures.en = ["One.", "Two."]',
        (
            "rad 8, question[1].measures.sv[2]:\n"
            "  åtgärden har samma ordalydelse som åtgärd 1.\n"
            "  Skriv om den ena, eller ta bort den."
        ),
    ),
    (
        KIND,
        f'{SWEDISH}\nmeasures.en = ["One.", "Two."]',
        (
            "rad 9, question[1].measures.en:\n"
            "  frågan har 3 åtgärder på svenska men 2 på engelska.\n"
            "  Skriv samma åtgärder i samma ordning på båda språken."
        ),
    ),
    (
        KIND,
        SWEDISH,
        ("rad 8, question[1].measures.en:\n  engelsk text saknas.\n  Skriv texten på engelska efter en =."),
    ),
    (
        KIND,
        "measures.sv = 3\nmeasures.en = 3",
        (
            "rad 8, question[1].measures.sv:\n"
            "  värdet är 3 men ska vara en lista med minst en rad.\n"
            '  Skriv till exempel ["Handlingarna finns på webbplatsen.", "Mötena sänds."].'
        ),
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), BROKEN, ids=lambda v: str(v)[:30])
def test_measures_that_do_not_fit_are_told_with_their_line_and_their_remedy(
    bank: Bank, before: str, after: str, told: str
):
    bank.edit("1/1.1.toml", before, after)

    assert bank.told()[0] == f"{FILE}, {told}"


def test_measures_without_english_are_read_without_it(bank: Bank):
    bank.edit("1/1.1.toml", KIND, SWEDISH)

    shelf = bank.shelf()

    question = shelf.editions[HERE].questions["fraga-1-1-a"]
    assert [finding.severity for finding in shelf.findings] == ["remark"]
    assert [part.ask.en for part in question.kind.parts] == ["", "", ""]
