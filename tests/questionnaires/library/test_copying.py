import pytest

from questionnaires.check.digest import file_digests
from questionnaires.library.copies import CopyError, copy_edition
from tests.support.banks import HERE, Bank

NEXT = "kommunkompassen/2028"


def test_a_copy_is_a_draft_that_follows_and_asks_the_same(bank: Bank):
    bank.write(f"{HERE}/1/.DS_Store", "")

    target = copy_edition(bank.folder, HERE, NEXT)

    shelf = bank.shelf()
    old, new = shelf.editions[HERE], shelf.editions[NEXT]
    assert shelf.findings == ()
    assert (new.name.sv, new.name.en) == ("Kommunkompassen 2028", "The Municipal Compass 2028")
    assert (new.status, new.follows, str(new.valid_from)) == ("draft", HERE, "2028-01-01")
    assert file_digests(new) == file_digests(old)
    assert [q.text for q in new.questions.values()] == [q.text for q in old.questions.values()]
    assert (target, list(target.glob("**/.*"))) == (bank.folder / NEXT, [])


def test_a_copy_of_a_copy_follows_the_copy(bank: Bank):
    copy_edition(bank.folder, HERE, NEXT)
    copy_edition(bank.folder, NEXT, "kommunkompassen/2030")

    editions = bank.shelf().editions

    assert [(e.id, e.follows) for e in editions.values()] == [
        (HERE, ""),
        (NEXT, HERE),
        ("kommunkompassen/2030", NEXT),
    ]


def test_what_a_broken_copy_left_behind_is_in_nobodys_way(bank: Bank):
    bank.write("kommunkompassen/.2028/edition.toml", "halvfärdig")

    copy_edition(bank.folder, HERE, NEXT)

    assert (list(bank.shelf().editions), (bank.folder / "kommunkompassen/.2028").exists()) == (
        [HERE, NEXT],
        False,
    )


@pytest.mark.parametrize("new", ["kvalitetskommun/2028", "kommunkompassen/ny", "kommunkompassen"])
def test_a_copy_stays_in_its_bank_and_is_named_by_its_year(bank: Bank, new: str):
    with pytest.raises(CopyError) as refused:
        copy_edition(bank.folder, HERE, new)

    assert str(refused.value) == (
        f"{new} kan inte vara en kopia av {HERE}. "
        "Skriv till exempel kommunkompassen/2028 eller kommunkompassen/2028-prov."
    )


def test_a_copy_may_be_named_by_its_year_and_a_word_of_ours(bank: Bank):
    copy_edition(bank.folder, HERE, "kommunkompassen/2012-prov")

    edition = bank.shelf().editions["kommunkompassen/2012-prov"]

    assert (edition.name.sv, edition.own_name, str(edition.valid_from)) == (
        "Kommunkompassen 2012-prov",
        "prov",
        "2012-01-01",
    )


def test_a_copy_never_writes_over_an_edition(bank: Bank):
    with pytest.raises(CopyError) as refused:
        copy_edition(bank.folder, HERE, HERE)

    assert str(refused.value) == (
        f"{HERE} finns redan. Välj ett annat namn, eller ta bort mappen {bank.folder / HERE}."
    )


def test_an_edition_without_its_own_names_and_status_is_copied_as_it_is(bank: Bank):
    bank.edit(
        "edition.toml", 'name.sv = "Kommunkompassen 2012"\nname.en = "The Municipal Compass 2012"\n', ""
    )
    bank.edit("edition.toml", 'status = "open"\n', "")

    target = copy_edition(bank.folder, HERE, NEXT)

    head = (target / "edition.toml").read_text(encoding="utf-8").splitlines()
    assert head[:3] == ['detail = "question"', "valid_from = 2028-01-01", f'follows = "{HERE}"']
