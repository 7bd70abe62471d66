import pytest

from tests.support.banks import HERE, Bank, subarea_toml

FILE = f"questionnaires/{HERE}"


def test_a_sound_bank_has_no_findings(bank: Bank):
    shelf = bank.shelf()

    assert shelf.findings == ()
    assert list(shelf.editions) == [HERE]


BROKEN_RULES = [
    (
        "1/1.1.toml",
        'id = "fraga-1-1-b"',
        'id = "fraga-1-1-a"',
        (
            "1/1.1.toml, rad 20, question[2].id:\n"
            "  ”fraga-1-1-a” används redan av fråga 1.1.1.\n"
            "  Ett id hör till en enda fråga i hela utgåvan. Välj ett nytt."
        ),
    ),
    (
        "2/2.2.toml",
        "Är 2.2 som b?",
        "är  1.1 som A?",
        (
            "2/2.2.toml, rad 23, question[2].sv:\n"
            "  frågan har samma ordalydelse som fråga 1.1.1.\n"
            "  Skriv om den ena, eller ta bort den."
        ),
    ),
    (
        "1/1.1.toml",
        'kind = "arbetssatt"',
        'kind = "resultat"',
        (
            "1/1.1.toml, rad 8, question[1].kind:\n"
            "  slaget ”resultat” finns inte i edition.toml.\n"
            "  Rätta stavningen, eller lägg till [kind.resultat] i edition.toml."
        ),
    ),
    (
        "edition.toml",
        "system = 50",
        "sytsem = 50",
        (
            "edition.toml, rad 12, kind.arbetssatt.parts.sytsem:\n"
            "  delen ”sytsem” finns inte i edition.toml.\n"
            "  Rätta stavningen, eller lägg till [part.sytsem] med sina nivåer."
        ),
    ),
    (
        "edition.toml",
        "share = 1\n",
        "share = 0.9\n",
        (
            "edition.toml, rad 19, part.system.level:\n"
            "  nivåernas andelar är 0; 1/3; 0,9 men ska stiga från 0 till 1.\n"
            "  Låt den första nivån ha share = 0, den sista share = 1, och varje nivå mer än den före."
        ),
    ),
    (
        "edition.toml",
        'share = "1/3"',
        "share = 1",
        (
            "edition.toml, rad 19, part.system.level:\n"
            "  nivåernas andelar är 0; 1; 1 men ska stiga från 0 till 1.\n"
            "  Låt den första nivån ha share = 0, den sista share = 1, och varje nivå mer än den före."
        ),
    ),
    (
        "edition.toml",
        'id = "delvis"',
        'id = "saknas"',
        (
            "edition.toml, rad 27, part.system.level[2].id:\n"
            "  ”saknas” används redan av en annan nivå i samma lista.\n"
            "  Välj ett eget id till var och en."
        ),
    ),
    (
        "1/1.1.toml",
        "max_points = 60",
        "max_points = 59.5",
        (
            "1/area.toml, rad 1:\n"
            "  delområdena i område 1 ger tillsammans 99,5 poäng men ska ge 100.\n"
            "  Ändra max_points i områdets filer så att summan stämmer."
        ),
    ),
    (
        "1/1.1.toml",
        'sources = ["orebro-2012, område 1"]',
        'sources = ["orebro-2012", "orebro-2013, område 1"]',
        (
            "1/1.1.toml, rad 17, question[1].sources[2]:\n"
            "  källan ”orebro-2013” finns inte i sources.toml.\n"
            "  Rätta stavningen, eller lägg till källan i sources.toml."
        ),
    ),
    (
        "edition.toml",
        "decimals = 0",
        'decimals = 0\nfollows = "kommunkompassen/2010"',
        (
            "edition.toml, rad 7, follows:\n"
            "  utgåvan ”kommunkompassen/2010” finns inte.\n"
            "  Skriv bank och årtal för en utgåva som finns, eller ta bort raden."
        ),
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), BROKEN_RULES, ids=lambda v: str(v)[:30])
def test_a_broken_rule_is_told_with_its_line_and_its_remedy(
    bank: Bank, name: str, before: str, after: str, told: str
):
    bank.edit(name, before, after)

    assert bank.told() == [f"{FILE}/{told}"]


def test_two_headings_cannot_share_an_id(bank: Bank):
    heading = '\n[[description]]\nid = "demokrati"\nwords = 1\n'
    texts = "".join(f'{key}.{lang} = "Text"\n' for key in ("heading", "help") for lang in ("sv", "en"))
    bank.edit("edition.toml", "words = 500\n", f"words = 500\n{heading}{texts}")

    (finding,) = bank.shelf().findings

    assert (finding.path, finding.what) == (
        "description[2].id",
        "”demokrati” används redan av en annan rubrik i samma lista.",
    )


def test_english_that_is_missing_is_one_remark_for_the_whole_edition(bank: Bank):
    bank.edit("1/1.1.toml", 'en = "Is 1.1 like a?"\n', "")
    bank.edit("2/area.toml", 'short.en = "Democracy"', 'short.en = ""')

    shelf = bank.shelf()

    assert [str(f) for f in shelf.findings] == [
        (
            f"{FILE}/1/1.1.toml, rad 6, question[1].en:\n"
            "  engelsk text saknas på 2 ställen, först här.\n"
            "  Skriv texterna på engelska efter en =."
        )
    ]
    assert (shelf.findings[0].severity, list(shelf.editions)) == ("remark", [HERE])


def test_english_that_is_missing_once_is_told_where_it_is_missing(bank: Bank):
    bank.edit("2/area.toml", 'short.en = "Democracy"\n', "")

    assert bank.told() == [
        (
            f"{FILE}/2/area.toml, rad 3, short.en:\n"
            "  engelsk text saknas.\n"
            "  Skriv texten på engelska efter en =."
        )
    ]


def test_a_subarea_without_questions_is_a_fault_where_questions_are_known(bank: Bank):
    bank.write(f"{HERE}/1/1.1.toml", subarea_toml("1.1", 60).partition("[[question]]")[0])

    assert bank.told() == [
        (
            f"{FILE}/1/1.1.toml, rad 1:\n"
            "  delområdet har inga frågor, men utgåvan är känd till frågorna.\n"
            "  Lägg till minst en [[question]], eller ändra detail i edition.toml."
        )
    ]


def test_the_areas_of_another_bank_may_give_any_sum(bank: Bank):
    (bank.folder / "kommunkompassen").rename(bank.folder / "kvalitetskommun")
    path = bank.folder / "kvalitetskommun/2012/1/1.1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("max_points = 60", "max_points = 5"), "utf-8")

    shelf = bank.shelf()

    assert (shelf.findings, shelf.editions["kvalitetskommun/2012"].max_points) == ((), 145)
