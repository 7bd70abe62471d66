import pytest

from tests.support.banks import HERE, Bank

FILE = f"questionnaires/{HERE}"


BROKEN_VALUES = [
    (
        "1/1.1.toml",
        "weight = 2",
        "weight = 0",
        (
            "1/1.1.toml, rad 9, question[1].weight:\n"
            "  vikten är 0 men ska vara ett heltal från 1.\n"
            "  Skriv ett heltal, till exempel 1."
        ),
    ),
    (
        "1/1.1.toml",
        "weight = 1",
        "weight = true",
        (
            "1/1.1.toml, rad 22, question[2].weight:\n"
            "  vikten är true men ska vara ett heltal från 1.\n"
            "  Skriv ett heltal, till exempel 1."
        ),
    ),
    (
        "1/1.1.toml",
        "weight = 1",
        "weight = 30000",
        (
            "1/1.1.toml, rad 22, question[2].weight:\n"
            "  vikten är 30000 men får vara högst 100.\n"
            "  Vikter jämförs med varandra: 2 och 1 säger detsamma som 200 och 100. Skriv mindre tal."
        ),
    ),
    (
        "edition.toml",
        "spridning = 50",
        "spridning = 0.5",
        (
            "edition.toml, rad 12, kind.arbetssatt.parts.spridning:\n"
            "  vikten är 0.5 men ska vara ett heltal från 1.\n"
            "  Skriv ett heltal, till exempel 1."
        ),
    ),
    (
        "1/1.1.toml",
        "weight = 2",
        "wieght = 2\nweight = 2",
        (
            "1/1.1.toml, rad 9, question[1].wieght:\n"
            "  nyckeln ”wieght” känns inte igen.\n"
            "  Rätta stavningen eller ta bort den. Här kan stå sv, en, id, weight, guidance, sources,"
            " kind, measures, evidence, denominator och anchor."
        ),
    ),
    (
        "1/1.1.toml",
        'id = "fraga-1-1-a"\n',
        "",
        (
            "1/1.1.toml, rad 6, question[1].id:\n"
            "  nyckeln ”id” saknas.\n"
            "  Lägg till id. README.md visar hur den skrivs."
        ),
    ),
    (
        "1/1.1.toml",
        'sources = ["orebro-2012"]',
        'sources = "orebro-2012"',
        (
            "1/1.1.toml, rad 4, sources:\n"
            "  värdet är ”orebro-2012” men ska vara en lista med minst en rad.\n"
            '  Skriv till exempel ["orebro-2012, område 3"].'
        ),
    ),
    (
        "1/1.1.toml",
        "max_points = 60",
        'max_points = "60"',
        (
            "1/1.1.toml, rad 3, max_points:\n"
            "  värdet är ”60” men ska vara ett tal över 0, utan citattecken.\n"
            "  Skriv till exempel 12.5."
        ),
    ),
    (
        "1/1.1.toml",
        "max_points = 60",
        "max_points = nan",
        (
            "1/1.1.toml, rad 3, max_points:\n"
            "  värdet är NaN men ska vara ett tal över 0, utan citattecken.\n"
            "  Skriv till exempel 12.5."
        ),
    ),
    (
        "edition.toml",
        'share = "1/3"',
        'share = "en tredjedel"',
        (
            "edition.toml, rad 28, part.system.level[2].share:\n"
            "  värdet är ”en tredjedel” men ska vara en andel från 0 till 1.\n"
            '  Skriv till exempel 0.25 eller "1/3".'
        ),
    ),
    (
        "edition.toml",
        'status = "open"',
        'status = "klar"',
        (
            "edition.toml, rad 3, status:\n"
            "  värdet är ”klar” men ska vara draft, open eller published.\n"
            "  Välj ett av dem."
        ),
    ),
    (
        "edition.toml",
        'detail = "question"',
        "detail = []",
        (
            "edition.toml, rad 4, detail:\n"
            "  värdet är en lista men ska vara question, subarea, area eller figure.\n"
            "  Välj ett av dem."
        ),
    ),
    (
        "edition.toml",
        "valid_from = 2012-01-01",
        "valid_from = 2012-01-01T12:00:00",
        (
            "edition.toml, rad 5, valid_from:\n"
            "  värdet är 2012-01-01 12:00:00 men ska vara ett datum utan citattecken.\n"
            "  Skriv till exempel 2028-03-01."
        ),
    ),
    (
        "edition.toml",
        "decimals = 0",
        "decimals = 3",
        "edition.toml, rad 6, decimals:\n  värdet är 3 men ska vara 0, 1 eller 2.\n  Skriv till exempel 0.",
    ),
    (
        "edition.toml",
        "words = 500",
        "words = -1",
        (
            "edition.toml, rad 67, description[1].words:\n"
            "  värdet är -1 men ska vara ett heltal från 0.\n"
            "  Skriv till exempel 1."
        ),
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), BROKEN_VALUES, ids=lambda v: str(v)[:30])
def test_a_broken_value_is_told_with_its_line_and_its_remedy(
    bank: Bank, name: str, before: str, after: str, told: str
):
    bank.edit(name, before, after)

    assert bank.told() == [f"{FILE}/{told}"]


def test_every_fault_of_every_file_is_told_at_once(bank: Bank):
    bank.edit("edition.toml", "decimals = 0", "decimals = 9")
    bank.edit("1/1.1.toml", "weight = 2", "weight = 0")
    bank.edit("2/2.2.toml", "weight = 1", "weight = -1")

    assert [(f.file.removeprefix(f"{FILE}/"), f.path) for f in bank.shelf().findings] == [
        ("1/1.1.toml", "question[1].weight"),
        ("2/2.2.toml", "question[2].weight"),
        ("edition.toml", "decimals"),
    ]


def test_a_long_value_is_cut_when_it_is_shown(bank: Bank):
    bank.edit("edition.toml", "decimals = 0", f'decimals = "{"lång " * 20}"')

    (finding,) = bank.shelf().findings

    assert finding.what == "värdet är ”lång lång lång lång lång lång lång lång …” men ska vara 0, 1 eller 2."


def test_a_table_in_the_place_of_a_text_is_told_as_a_table(bank: Bank):
    bank.edit("edition.toml", "decimals = 0", "decimals = { ett = 1 }")

    (finding,) = bank.shelf().findings

    assert finding.what == "värdet är en tabell men ska vara 0, 1 eller 2."


def test_a_text_in_the_place_of_a_spoken_table_asks_for_languages(bank: Bank):
    bank.edit("1/area.toml", 'short.sv = "Demokrati"\nshort.en = "Democracy"', 'short = "Demokrati"')

    assert bank.told() == [
        (
            f"{FILE}/1/area.toml, rad 3, short:\n"
            "  värdet är ”Demokrati” men ska vara en tabell.\n"
            '  Skriv till exempel sv = "…".'
        )
    ]


def test_a_list_in_the_place_of_kinds_asks_for_a_table(bank: Bank):
    bank.edit("edition.toml", "parts = { system = 50, spridning = 50 }", "parts = []")

    assert bank.told() == [
        (
            f"{FILE}/edition.toml, rad 12, kind.arbetssatt.parts:\n"
            "  värdet är en lista men ska vara en tabell med minst en rad.\n"
            "  Skriv till exempel { system = 1 }."
        )
    ]


def test_a_number_in_the_place_of_a_part_asks_for_a_table(bank: Bank):
    bank.edit("edition.toml", "[part.system]", "[part]\nextra = 7\n[part.system]")

    assert bank.told() == [
        (
            f"{FILE}/edition.toml, rad 15, part.extra:\n"
            "  värdet är 7 men ska vara en tabell.\n"
            "  Skriv till exempel nyckel = värde."
        )
    ]
