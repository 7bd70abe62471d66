from collections import Counter
from pathlib import Path

import pytest

from questionnaires.municipalities import register
from questionnaires.municipalities.groups import Group, UnknownGroupError
from questionnaires.municipalities.register import Municipality, municipalities, named
from tests.support.shelves import house_shelf

SOURCES = ("skr-kommungrupper-2023, bilaga 1", "scb-kommuner-2025")
BIGGER = Group("B3", "Större stad", 2023, SOURCES)
NAMES = {
    "A1": "Storstäder",
    "A2": "Pendlingskommun nära storstad",
    "B3": "Större stad",
    "B4": "Pendlingskommun nära större stad",
    "B5": "Lågpendlingskommun nära större stad",
    "C6": "Mindre stad/tätort",
    "C7": "Pendlingskommun nära mindre stad/tätort",
    "C8": "Landsbygdskommun",
    "C9": "Landsbygdskommun med besöksnäring",
}
PER_GROUP = {"A1": 3, "A2": 43, "B3": 23, "B4": 63, "B5": 24, "C6": 27, "C7": 51, "C8": 35, "C9": 21}
WHOLE = [one for one in municipalities() if not one.part_of]


def copied(folder: Path, before: str, after: str) -> Path:
    """Copy the list of municipalities, with one thing written otherwise."""
    own = folder / "questionnaires" / "municipalities"
    own.mkdir(parents=True)
    for path in Path(register.__file__).parent.glob("*.[ct][so][vm]*"):
        text = path.read_text(encoding="utf-8")
        (own / path.name).write_text(text.replace(before, after), encoding="utf-8")
    return own


def test_every_municipality_is_in_a_group_of_the_same_grouping_and_from_the_same_sources():
    assert {(one.group.grouping, one.group.sources) for one in WHOLE} == {(2023, SOURCES)}


def test_every_group_has_its_number_of_municipalities():
    assert Counter(one.group.code for one in WHOLE) == PER_GROUP
    assert sum(PER_GROUP.values()) == 290


def test_the_three_kinds_of_groups_are_as_large_as_skr_says():
    assert Counter(one.group.code[0] for one in WHOLE) == {"A": 46, "B": 110, "C": 134}


def test_the_groups_are_called_what_skr_calls_them():
    assert {one.group.code: one.group.name for one in WHOLE} == NAMES


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Malmö", "A1"),
        ("Håbo", "A2"),
        ("Örebro", "B3"),
        ("Knivsta", "B4"),
        ("Uddevalla", "B5"),
        ("Gotland", "C6"),
        ("Höör", "C7"),
        ("Vetlanda", "C8"),
        ("Åre", "C9"),
    ],
)
def test_a_municipality_is_in_the_group_of_2023(name, group):
    assert named(name).group.code == group


def test_the_sources_of_the_grouping_are_named_with_all_other_sources():
    keys = [source.partition(",")[0] for source in SOURCES]

    assert [key for key in keys if key not in house_shelf().sources] == []


def test_a_district_has_no_group_because_skr_groups_whole_municipalities():
    assert (named("Bromma").group, named("Stockholm").group.code) == (None, "A1")


def test_a_group_that_nobody_has_verified_is_left_open(tmp_path):
    folder = copied(tmp_path, "1880,Örebro,Örebro län,B3", "1880,Örebro,Örebro län,")

    read = {one.name: one for one in municipalities(folder)}

    assert read["Örebro"] == Municipality("1880", "Örebro", "Örebro län")
    assert read["Karlstad"] == Municipality("1780", "Karlstad", "Värmlands län", group=BIGGER)


def test_a_group_that_does_not_exist_is_refused_with_its_row_and_what_to_write(tmp_path):
    folder = copied(tmp_path, "0117,Österåker,Stockholms län,A2", "0117,Österåker,Stockholms län,D1")

    with pytest.raises(UnknownGroupError) as refused:
        municipalities(folder)

    assert str(refused.value) == (
        "questionnaires/municipalities/municipalities.csv, rad 4, group:\n"
        "  kommungruppen ”D1” finns inte i groups.toml.\n"
        "  Skriv en av A1, A2, B3, B4, B5, C6, C7, C8 eller C9, "
        "eller lämna rutan tom om gruppen inte är kontrollerad."
    )
