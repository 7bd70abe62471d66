from questionnaires.check.digest import fixed_entry
from tests.support.banks import HERE, Bank

FILE = f"questionnaires/{HERE}"


def test_a_published_edition_is_held_to_its_points_and_the_file_that_moved_is_named(bank: Bank):
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')
    without_entry = [(f.path, f.what, f.line) for f in bank.shelf().findings]
    bank.edit("edition.toml", 'status = "published"', 'status = "open"')
    bank.write("published.toml", fixed_entry(bank.shelf().editions[HERE]))
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')
    sound = bank.shelf()
    bank.edit("1/1.2.toml", "weight = 2", "weight = 3")

    moved = bank.shelf()

    assert without_entry == [("status", f"{HERE} är publicerad men saknas i published.toml.", 3)]
    assert (sound.findings, list(sound.editions)) == ((), [HERE])
    assert [str(f) for f in moved.findings] == [
        (
            f"{FILE}/1/1.2.toml, rad 9, question[1].weight:\n"
            f"  {HERE} är publicerad, men här står 3 där det stod 2.\n"
            "  Skriv tillbaka 2. Gör ändringen i ett utkast till en ny utgåva i stället."
        )
    ]
    assert moved.editions == {}


def test_an_entry_from_before_points_were_written_out_names_the_file(bank: Bank):
    entry = fixed_entry(bank.shelf().editions[HERE])
    bank.write("published.toml", entry[: entry.index(f'["{HERE}".points]')])
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')
    bank.edit("1/1.2.toml", "weight = 2", "weight = 3")

    assert [str(f) for f in bank.shelf().findings] == [
        (
            f"{FILE}/1/1.2.toml, rad 1:\n"
            f"  {HERE} är publicerad och dess poäng kan inte ändras.\n"
            "  Återställ filen. Gör ändringen i ett utkast till en ny utgåva i stället."
        )
    ]


def test_a_name_that_changed_and_a_question_that_is_gone_are_each_told(bank: Bank):
    entry = fixed_entry(bank.shelf().editions[HERE])
    bank.write("published.toml", entry)
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')
    whole = (bank.folder / HERE / "1/1.2.toml").read_text(encoding="utf-8")
    bank.edit("1/1.2.toml", 'id = "fraga-1-2-b"', 'id = "fraga-1-2-c"')
    renamed = [(f.path, f.what.partition(", ")[2]) for f in bank.shelf().findings]
    bank.write(f"{HERE}/1/1.2.toml", whole[: whole.rindex("[[question]]")])
    shorter = [(f.path, f.what.partition(", ")[2]) for f in bank.shelf().findings]

    assert renamed == [("question[2].id", "men här står fraga-1-2-c där det stod fraga-1-2-b.")]
    assert shorter == [("question[1]", "men här står 1 frågor där det stod 2 frågor.")]


def test_the_wording_of_a_published_edition_may_be_mended(bank: Bank):
    bank.write("published.toml", fixed_entry(bank.shelf().editions[HERE]))
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')
    bank.edit("1/1.2.toml", "Är 1.2 som a?", "Är 1.2 precis som a?")

    assert bank.told() == []


def test_a_digest_that_no_file_explains_is_told_of_the_edition_itself(bank: Bank):
    entry = fixed_entry(bank.shelf().editions[HERE])
    bank.write("published.toml", entry.replace('digest = "', 'digest = "0'))
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')

    assert [(f.file, f.line) for f in bank.shelf().findings] == [(f"{FILE}/edition.toml", 1)]


def test_published_toml_that_cannot_be_read_leaves_no_edition_published(bank: Bank):
    bank.write("published.toml", "[[[")
    bank.edit("edition.toml", 'status = "open"', 'status = "published"')

    shelf = bank.shelf()

    assert [f.file for f in shelf.faults_of("")] == ["questionnaires/published.toml"]
    assert [f.what for f in shelf.faults_of(HERE)] == [f"{HERE} är publicerad men saknas i published.toml."]
