import pytest

from tests.support.banks import HERE, Bank

FILE = f"questionnaires/{HERE}"


BROKEN_TEXTS = [
    (
        "1/1.1.toml",
        'kind = "arbetssatt"',
        "kind = 7",
        (
            "1/1.1.toml, rad 8, question[1].kind:\n"
            "  värdet är 7 men ska vara text inom citattecken.\n"
            '  Skriv till exempel "Text".'
        ),
    ),
    (
        "1/1.1.toml",
        'id = "fraga-1-1-a"',
        "id = 7",
        (
            "1/1.1.toml, rad 7, question[1].id:\n"
            "  värdet är 7 men ska vara text inom citattecken.\n"
            '  Skriv till exempel "mal-matbara".'
        ),
    ),
    (
        "1/1.1.toml",
        'id = "fraga-1-1-a"',
        'id = "Fråga 1"',
        (
            "1/1.1.toml, rad 7, question[1].id:\n"
            "  id ”Fråga 1” har andra tecken än a–z, 0–9 och bindestreck.\n"
            "  Skriv små bokstäver utan ring och prickar, till exempel mal-matbara."
        ),
    ),
    (
        "edition.toml",
        "[kind.arbetssatt]\nparts = { system = 50, spridning = 50 }",
        '[kind."Sätt"]\nparts = { system = 50 }\n[kind.arbetssatt]\nparts = { system = 50, spridning = 50 }',
        (
            "edition.toml, rad 11, kind.Sätt:\n"
            "  id ”Sätt” har andra tecken än a–z, 0–9 och bindestreck.\n"
            "  Skriv små bokstäver utan ring och prickar, till exempel mal-matbara."
        ),
    ),
    (
        "1/1.1.toml",
        'sv = "Är 1.1 som a?"\n',
        "",
        "1/1.1.toml, rad 6, question[1].sv:\n  svensk text saknas.\n  Skriv texten på svenska efter sv =.",
    ),
    (
        "1/area.toml",
        "sources = ",
        'intro.en = "This is it."\nsources = ',
        "1/area.toml, rad 5, intro.sv:\n  svensk text saknas.\n  Skriv texten på svenska efter sv =.",
    ),
    (
        "1/area.toml",
        "sources = ",
        'intro.sv = "Detta är det."\nsources = ',
        "1/area.toml, rad 5, intro.en:\n  engelsk text saknas.\n  Skriv texten på engelska efter en =.",
    ),
    (
        "1/area.toml",
        "sources = ",
        'intro.sv = " "\nintro.en = "This is it."\nsources = ',
        "1/area.toml, rad 5, intro.sv:\n  svensk text saknas.\n  Skriv texten på svenska efter sv =.",
    ),
    (
        "1/1.1.toml",
        'evidence.sv = ["årsredovisningen"]',
        'evidence.sv = [" "]',
        (
            "1/1.1.toml, rad 16, question[1].evidence.sv[1]:\n"
            "  texten är tom.\n"
            "  Skriv en text mellan citattecknen."
        ),
    ),
    (
        "1/1.1.toml",
        'sv = "Är 1.1 som a?"',
        'sv = "A\u0308r 1.1 som a?"',
        (
            "1/1.1.toml, rad 10, question[1].sv:\n"
            "  texten har bokstäver som är hopsatta av två tecken, till exempel a och en ring.\n"
            "  Skriv om å, ä och ö på raden med ett svenskt tangentbord."
        ),
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), BROKEN_TEXTS, ids=lambda v: str(v)[:30])
def test_a_broken_text_is_told_with_its_line_and_its_remedy(
    bank: Bank, name: str, before: str, after: str, told: str
):
    bank.edit(name, before, after)

    assert bank.told() == [f"{FILE}/{told}"]
