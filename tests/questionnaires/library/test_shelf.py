from datetime import date
from fractions import Fraction

from questionnaires.edition import Source, Text
from tests.support.banks import HERE, Bank

FILE = f"questionnaires/{HERE}"


def test_an_edition_is_read_as_it_is_written(bank: Bank):
    edition = bank.shelf().editions[HERE]

    question = edition.questions["fraga-1-2-b"]
    assert (edition.name.sv, edition.name.en) == ("Kommunkompassen 2012", "The Municipal Compass 2012")
    assert (edition.status, edition.detail, edition.valid_from) == ("open", "question", date(2012, 1, 1))
    assert (question.number, question.weight, question.text.sv) == ("1.2.2", 1, "Är 1.2 som b?")
    assert (question.evidence, question.sources) == ((), ("orebro-2012, område 1",))
    assert edition.questions["fraga-1-2-a"].guidance.sv == "weight = 0 är ingen vikt här."
    assert edition.questions["fraga-1-2-a"].evidence == ("årsredovisningen",)
    assert [(p.id, [level.share for level in p.levels]) for p in question.kind.parts] == [
        ("system", [0, Fraction(1, 3), 1]),
        ("spridning", [0, 1]),
    ]
    assert [(d.id, d.words) for d in edition.descriptions] == [("demokrati", 500)]
    assert (edition.areas[0].max_points, edition.max_points) == (100, 200)


def test_an_area_may_have_an_introduction(bank: Bank):
    bank.edit(
        "2/area.toml", "sources = ", 'intro.sv = """\nDet här är det.\n"""\nintro.en = "This."\nsources = '
    )

    shelf = bank.shelf()

    assert shelf.findings == ()
    assert [area.intro for area in shelf.editions[HERE].areas] == [None, Text("Det här är det.", "This.")]


def test_sources_are_read_with_the_day_or_year_they_are_dated(bank: Bank):
    more = '[bok]\ntitle = "Bok"\npublisher = "Förlag"\ndate = 2003\nisbn = "91"\naddress = "https://exempel.se"\n'
    path = bank.folder / "sources.toml"
    bank.write("sources.toml", path.read_text(encoding="utf-8") + more)

    sources = bank.shelf().sources

    assert sources == {
        "orebro-2012": Source(
            "orebro-2012",
            "Analys av Örebro kommun 2012",
            "Sveriges Kommuner och Landsting",
            "2012-12-30",
        ),
        "bok": Source("bok", "Bok", "Förlag", "2003", "91", "https://exempel.se"),
    }


def test_a_source_of_which_not_even_the_year_is_known_has_no_date(bank: Bank):
    path = bank.folder / "sources.toml"
    bank.write("sources.toml", path.read_text(encoding="utf-8").replace("date = 2012-12-30\n", ""))

    shelf = bank.shelf()

    assert (shelf.findings, shelf.sources["orebro-2012"].dated) == ((), "")


def test_a_source_whose_date_is_none_is_a_fault_of_the_shelf(bank: Bank):
    path = bank.folder / "sources.toml"
    bank.write("sources.toml", path.read_text(encoding="utf-8").replace("2012-12-30", '"nyss"'))

    shelf = bank.shelf()

    assert [str(fault) for fault in shelf.faults_of("")] == [
        (
            "questionnaires/sources.toml, rad 4, orebro-2012.date:\n"
            "  värdet är ”nyss” men ska vara ett datum eller ett årtal utan citattecken.\n"
            "  Skriv till exempel 2012-12-30."
        )
    ]
    assert (shelf.sources, list(shelf.editions)) == ({}, [HERE])


def test_without_sources_every_source_is_unknown(bank: Bank):
    (bank.folder / "sources.toml").unlink()

    paths = [(f.path, f.what) for f in bank.shelf().faults_of(HERE)]

    assert set(paths) == {
        (path, "källan ”orebro-2012” finns inte i sources.toml.")
        for path in ("sources[1]", "question[1].sources[1]", "question[2].sources[1]")
    }


def test_a_syntax_fault_is_told_with_its_line_and_hides_nothing_else(bank: Bank):
    bank.edit("1/1.1.toml", 'sv = "Är 1.1 som a?"', 'sv = "Är 1.1 som a?')
    bank.edit("2/2.1.toml", "weight = 2", "weight = 0")

    shelf = bank.shelf()

    assert [str(f) for f in shelf.findings] == [
        (
            f"{FILE}/1/1.1.toml, rad 10:\n"
            "  filen går inte att läsa: texten slutar inte på raden.\n"
            "  Kontrollera raden och raden före: varje text har citattecken både före och efter."
        ),
        (
            f"{FILE}/2/2.1.toml, rad 9, question[1].weight:\n"
            "  vikten är 0 men ska vara ett heltal från 1.\n"
            "  Skriv ett heltal, till exempel 1."
        ),
    ]
    assert (shelf.editions, shelf.statuses) == ({}, {HERE: "open"})


def test_a_file_that_is_not_utf_8_is_told_with_its_line(bank: Bank):
    bank.write(f"{HERE}/1/area.toml", 'name.en = "Democracy"\nname.sv = "Öppenhet"\n'.encode("latin-1"))

    assert bank.told() == [
        (
            f"{FILE}/1/area.toml, rad 2:\n"
            "  raden har tecken som inte är UTF-8.\n"
            "  Spara filen på nytt med teckenkodningen UTF-8."
        )
    ]


def test_the_status_of_an_edition_that_cannot_be_read_is_unknown(bank: Bank):
    bank.edit("edition.toml", 'status = "open"', "status = open")

    shelf = bank.shelf()

    assert shelf.statuses == {HERE: ""}
    assert [(f.line, f.what) for f in shelf.findings] == [
        (3, "filen går inte att läsa: värdet är varken tal, datum, lista eller text inom citattecken.")
    ]


def test_stray_files_and_folders_are_faults_but_hidden_files_are_not(bank: Bank):
    bank.write(f"{HERE}/1/1.1.toml.bak", "")
    bank.write(f"{HERE}/1/.DS_Store", "")
    bank.write(f"{HERE}/1/gammalt/1.1.toml", "")
    bank.write(f"{HERE}/utkast/1.1.toml", "")
    bank.write(f"{HERE}/läs mig.txt", "")
    bank.write("kommunkompassen/läs mig.txt", "")

    assert [(f.edition, f.file, f.line, f.what) for f in bank.shelf().findings] == [
        ("", "questionnaires/kommunkompassen/läs mig.txt", 1, "filen hör inte hemma här och läses inte."),
        (HERE, f"{FILE}/1/1.1.toml.bak", 1, "filen hör inte hemma här och läses inte."),
        (HERE, f"{FILE}/1/gammalt", 1, "mappen hör inte hemma här och läses inte."),
        (HERE, f"{FILE}/läs mig.txt", 1, "filen hör inte hemma här och läses inte."),
        (HERE, f"{FILE}/utkast", 1, "mappen hör inte hemma här och läses inte."),
        (HERE, f"{FILE}/utkast/1.1.toml", 1, "filen hör inte hemma här och läses inte."),
    ]


def test_an_edition_folder_is_named_by_its_year(bank: Bank):
    (bank.folder / HERE).rename(bank.folder / "kommunkompassen/ny")
    bank.write("kommunkompassen/2010/edition.toml", "")

    (finding,) = bank.shelf().faults_of("kommunkompassen/ny")

    assert str(finding) == (
        "questionnaires/kommunkompassen/ny/edition.toml, rad 1:\n"
        "  mappen heter ”ny” men en utgåvas mapp ska heta som sitt årtal.\n"
        "  Döp om mappen till fyra siffror, till exempel 2028, eller ett årtal och ett ord: 2028-prov."
    )


def test_folders_without_editions_are_no_banks(bank: Bank):
    bank.write("published/printed.csv", "")
    bank.write("reading/lines.py", "")

    assert (bank.shelf().findings, list(bank.shelf().statuses)) == ((), [HERE])
