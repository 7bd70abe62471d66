import pytest

from tests.support.banks import HERE, Bank
from tests.support.selections import select

FILE = f"questionnaires/{HERE}/edition.toml"


@pytest.fixture
def selecting(bank: Bank) -> Bank:
    select(bank)
    return bank


def test_an_edition_of_key_figures_needs_no_areas(selecting: Bank):
    assert selecting.told() == []


BROKEN = [
    (
        'better = "lower"',
        'better = "less"',
        "rad 26, figure[1].better:\n  värdet är ”less” men ska vara higher eller lower.\n  Välj ett av dem.",
    ),
    (
        'perspective = "kvalitet"\nbetter',
        'kolada = "N00001"\nperspective = "kvalitet"\nbetter',
        (
            "rad 25, figure[1].kolada:\n"
            "  nyckeln ”kolada” känns inte igen.\n"
            "  Rätta stavningen eller ta bort den. "
            "Här kan stå id, name, unit, better, perspective, meaning, sources, definition, register, "
            "lowest och highest."
        ),
    ),
    (
        'better = "lower"',
        'better = "lower"\nlowest = 2',
        (
            "rad 27, figure[1].lowest:\n"
            "  nyckeltalet har lowest men saknar highest.\n"
            "  Skriv både lowest och highest, eller ingen av dem."
        ),
    ),
    (
        'better = "lower"',
        'better = "lower"\nlowest = 7.5\nhighest = 2',
        (
            "rad 27, figure[1].lowest:\n"
            "  lowest är 7,5 och highest 2, men lowest ska vara mindre.\n"
            "  Byt plats på dem, eller rätta ett av talen."
        ),
    ),
    (
        'better = "lower"',
        'better = "lower"\nlowest = "två"\nhighest = 9',
        (
            "rad 27, figure[1].lowest:\n"
            "  värdet är ”två” men ska vara ett tal utan citattecken.\n"
            "  Skriv till exempel -2.5."
        ),
    ),
    (
        'better = "lower"',
        'better = "lower"\nregister.sv = "Registret"\nregister.en = "The register"',
        (
            "rad 27, figure[1].register:\n"
            "  nyckeltalet har register men saknar definition.\n"
            "  Skriv både definition och register, så att två personer läser samma tal, eller ingen av dem."
        ),
    ),
    (
        'unit.sv = "dagar"\nunit.en = "days"\n',
        "",
        (
            "rad 23, figure[1].unit:\n"
            "  nyckeln ”unit” saknas.\n"
            "  Lägg till unit. README.md visar hur den skrivs."
        ),
    ),
    (
        'intro.sv = "Ingen kommun ansöker."\nintro.en = "No municipality applies."\n',
        "",
        "rad 1, intro:\n  nyckeln ”intro” saknas.\n  Lägg till intro. README.md visar hur den skrivs.",
    ),
    (
        'meaning.sv = "Så många tar examen."\n',
        "",
        "rad 43, figure[2].meaning.sv:\n  svensk text saknas.\n  Skriv texten på svenska efter sv =.",
    ),
    (
        'meaning.en = "So many graduate."\n',
        "",
        "rad 43, figure[2].meaning.en:\n  engelsk text saknas.\n  Skriv texten på engelska efter en =.",
    ),
    (
        'id = "examen"',
        'id = "vantetid"',
        (
            "rad 36, figure[2].id:\n"
            "  ”vantetid” används redan av ett annat nyckeltal i samma lista.\n"
            "  Välj ett eget id till var och en."
        ),
    ),
    (
        'perspective = "effekt"',
        'perspective = "kvalitet"',
        (
            "rad 14, perspective[1].id:\n"
            "  perspektivet ”effekt” har inget nyckeltal.\n"
            "  Lägg till minst ett [[figure]] i perspektivet, eller ta bort det."
        ),
    ),
    (
        "orebro-2012, område 1",
        "botkyrka-2003, område 1",
        (
            "rad 33, figure[1].sources[1]:\n"
            "  källan ”botkyrka-2003” finns inte i sources.toml.\n"
            "  Rätta stavningen, eller lägg till källan i sources.toml."
        ),
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), BROKEN, ids=lambda value: str(value)[:30])
def test_a_broken_key_figure_is_told_with_its_line_and_its_remedy(
    selecting: Bank, before: str, after: str, told: str
):
    selecting.edit("edition.toml", before, after)

    assert selecting.told() == [f"{FILE}, {told}"]


def test_a_key_figure_of_an_unknown_perspective_leaves_the_known_one_empty(selecting: Bank):
    selecting.edit("edition.toml", 'perspective = "effekt"', 'perspective = "efekt"')

    assert selecting.told() == [
        (
            f"{FILE}, rad 37, figure[2].perspective:\n"
            "  perspektivet ”efekt” finns inte i edition.toml.\n"
            "  Rätta stavningen, eller lägg till en [[perspective]] med det id:t."
        ),
        (
            f"{FILE}, rad 14, perspective[1].id:\n"
            "  perspektivet ”effekt” har inget nyckeltal.\n"
            "  Lägg till minst ett [[figure]] i perspektivet, eller ta bort det."
        ),
    ]


def test_two_perspectives_have_an_id_each(selecting: Bank):
    selecting.edit("edition.toml", 'id = "kvalitet"', 'id = "effekt"')
    selecting.edit("edition.toml", 'perspective = "kvalitet"', 'perspective = "effekt"')

    assert selecting.told() == [
        (
            f"{FILE}, rad 19, perspective[2].id:\n"
            "  ”effekt” används redan av ett annat perspektiv i samma lista.\n"
            "  Välj ett eget id till var och en."
        )
    ]


def test_an_id_that_is_missing_is_told_once(selecting: Bank):
    selecting.edit("edition.toml", 'id = "effekt"\n', "")
    selecting.edit("edition.toml", 'perspective = "kvalitet"\n', "")

    assert [(f.path, f.what) for f in selecting.shelf().findings] == [
        ("perspective[1].id", "nyckeln ”id” saknas."),
        ("figure[1].perspective", "nyckeln ”perspective” saknas."),
        ("figure[2].perspective", "perspektivet ”effekt” finns inte i edition.toml."),
        ("perspective[2].id", "perspektivet ”kvalitet” har inget nyckeltal."),
    ]


def test_an_edition_of_key_figures_has_no_folders(selecting: Bank):
    selecting.write(f"{HERE}/1/area.toml", 'name.sv = "Demokrati"')

    (finding,) = [f for f in selecting.shelf().findings if f.file == f"questionnaires/{HERE}/1"]
    assert finding.what == "mappen hör inte hemma här och läses inte."


def test_an_edition_of_questions_has_no_key_figures(bank: Bank):
    bank.edit("edition.toml", "[kind.arbetssatt]", '[[perspective]]\nid = "effekt"\n[kind.arbetssatt]')

    assert [(f.path, f.what) for f in bank.shelf().findings] == [
        ("perspective", "nyckeln ”perspective” känns inte igen."),
        ("perspective[1].id", "perspektivet ”effekt” har inget nyckeltal."),
    ]
