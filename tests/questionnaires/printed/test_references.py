from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from questionnaires.library import Shelf, read_published
from questionnaires.library.published import FOLDER, Published
from tests.support.banks import Bank
from tests.support.shelves import house_shelf

REFERENCES = """[[reference]]
id = "medel-1"
edition = "kommunkompassen/2012"
kind = "mean"
level = "area"
number = "1"
points = 62.5
period = "2014"
n = 27
source = "orebro-2012, tabell 1"
explanation = "Medelvärdet i område 1."

[[group]]
id = "alla"
edition = "kommunkompassen/2012"
period = "2014"
source = "orebro-2012"
explanation = "Alla."
"""


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """Give a folder with the real printed figures and a small file of reference values."""
    folder = tmp_path / "published"
    folder.mkdir()
    for path in FOLDER.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "deviations.toml").write_bytes((FOLDER / "deviations.toml").read_bytes())
    (folder / "references.toml").write_text(REFERENCES, encoding="utf-8")
    return folder


@pytest.fixture
def shelf(bank: Bank) -> Shelf:
    return bank.shelf()


def change(printed: Path, before: str, after: str) -> None:
    path = printed / "references.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def told(known: Published) -> list[str]:
    return [f"rad {finding.line}, {finding.path}: {finding.what}" for finding in known.findings]


def test_the_printed_values_to_compare_with_are_without_fault():
    known = read_published(shelf=house_shelf())

    assert known.findings == ()
    assert Counter((one.edition, one.kind) for one in known.references) == {
        ("kommunkompassen/2006", "median"): 2,
        ("kommunkompassen/2006", "record"): 1,
        ("kommunkompassen/2010", "record"): 1,
        ("kommunkompassen/2012", "mean"): 1,
        ("kommunkompassen/2016", "mean"): 2,
        ("kommunkompassen/2016", "record"): 1,
        ("kommunkompassen/2020", "mean"): 8,
        ("kommunkompassen/2020", "record"): 1,
        ("", "mean"): 1,
        ("", "record"): 1,
    }


def test_the_means_of_2020_are_one_for_each_area():
    means = [one for one in read_published().references if one.id.endswith("-2021")]

    assert [(one.number, one.points) for one in means] == [
        (str(place), points) for place, points in enumerate((63, 65, 73, 64, 61, 59, 68, 64), start=1)
    ]


def test_the_medians_that_are_printed_explain_the_comparable_total():
    points = {one.id: one.points for one in read_published().references}

    assert points["median-alla-utvarderingar-2010"] == Fraction("465.5")
    assert Fraction("506.5") + points["median-omrade-8-2010"] == Fraction("580.5")


def test_the_highest_of_the_first_edition_is_a_printed_total():
    (highest,) = [one for one in read_published().references if one.id == "hogsta-2005"]

    totals = [f for f in read_published().figures if f.edition == "2003" and f.level == "total"]
    assert highest.points == max(f.achieved for f in totals)


def test_groups_tell_how_many_they_are_where_that_is_printed():
    assert [(one.id, one.n) for one in read_published().groups] == [
        ("alla-utvarderade-2010", None),
        ("senaste-27-2012", 27),
        ("utvarderade-2021-2022", 19),
        ("utvarderade-2020-2022", None),
    ]


def test_values_and_groups_are_read_as_they_are_written(printed: Path, shelf: Shelf):
    known = read_published(printed, shelf)

    assert (known.findings, [str(one) for one in (*known.references, *known.groups)]) == (
        (),
        [
            "medelvärde, område 1: 62,5 (2014; 27 kommuner). Medelvärdet i område 1. [orebro-2012, tabell 1]",
            "jämförelsegrupp (2014; antal inte tryckt). Alla. [orebro-2012]",
        ],
    )


FAULTS = {
    ('kind = "mean"', 'kind = "snitt"'): (
        "rad 4, reference[1].kind: värdet är ”snitt” men ska vara median, mean eller record."
    ),
    ("points = 62.5", 'points = "62.5"'): (
        "rad 7, reference[1].points: värdet är ”62.5” men ska vara ett tal över 0, utan citattecken."
    ),
    ("points = 62.5", "points = 100.5"): (
        "rad 7, reference[1].points: 100,5 poäng är mer än maxpoängen 100."
    ),
    ('number = "1"', 'number = "9"'): (
        "rad 6, reference[1].number: området finns inte i kommunkompassen/2012."
    ),
    ('number = "1"\n', ""): "rad 1, reference[1].number: området finns inte i kommunkompassen/2012.",
    ('level = "area"', 'level = "total"'): "rad 6, reference[1].number: totalsumman har numret ”1”.",
    ('level = "area"\nnumber = "1"\npoints = 62.5', 'level = "total"\npoints = 201'): (
        "rad 6, reference[1].points: 201 poäng är mer än maxpoängen 200."
    ),
    ("kompassen/2012", "kompassen/2013"): (
        "rad 3, reference[1].edition: utgåvan ”kommunkompassen/2013” finns inte."
    ),
    ('edition = "kommunkompassen/2012"\n', ""): (
        "rad 1, reference[1].note: värdet har ingen utgåva, och inget säger varför."
    ),
    ("orebro-2012, tabell 1", "boken"): (
        "rad 10, reference[1].source: källan ”boken” finns inte i sources.toml."
    ),
    ('id = "alla"', 'id = "medel-1"'): (
        "rad 14, group[1].id: ”medel-1” används redan av en annan rad i samma lista."
    ),
    ("explanation = ", "forklaring = "): (
        "rad 11, reference[1].forklaring: nyckeln ”forklaring” känns inte igen."
    ),
    ('period = "2014"', "period = 2014x"): (
        "rad 8, : filen går inte att läsa: det står något mer efter värdet."
    ),
}


@pytest.mark.parametrize(("change_of", "fault"), FAULTS.items())
def test_a_fault_is_told_with_its_line_and_none_of_the_values_are_read(
    printed: Path, shelf: Shelf, change_of: tuple[str, str], fault: str
):
    change(printed, *change_of)

    known = read_published(printed, shelf)

    assert (told(known)[0], known.references, known.groups) == (fault, (), ())


def test_a_value_of_no_known_edition_says_why(printed: Path, shelf: Shelf):
    change(printed, 'edition = "kommunkompassen/2012"\n', 'note = "Ett annat land."\n')

    known = read_published(printed, shelf)

    assert (told(known), known.references[0].edition, known.references[0].note) == ([], "", "Ett annat land.")


def test_without_a_shelf_editions_and_sources_are_taken_as_they_stand(printed: Path):
    change(printed, "orebro-2012, tabell 1", "boken")

    assert [one.source for one in read_published(printed).references] == ["boken"]


def test_a_fault_is_told_with_the_folders_its_file_stands_in(printed: Path, shelf: Shelf):
    change(printed, 'number = "1"', 'number = "9"')

    (finding,) = read_published(printed, shelf).findings
    assert str(finding) == (
        f"{printed.parent.name}/published/references.toml, rad 6, reference[1].number:\n"
        "  området finns inte i kommunkompassen/2012.\n"
        '  Skriv områdets nummer, till exempel "3".'
    )
