from collections import Counter

from questionnaires.library import read_published
from questionnaires.municipalities.register import Municipality, found, municipalities, named

PER_COUNTY = {
    "Stockholms län": 26,
    "Uppsala län": 8,
    "Södermanlands län": 9,
    "Östergötlands län": 13,
    "Jönköpings län": 13,
    "Kronobergs län": 8,
    "Kalmar län": 12,
    "Gotlands län": 1,
    "Blekinge län": 5,
    "Skåne län": 33,
    "Hallands län": 6,
    "Västra Götalands län": 49,
    "Värmlands län": 16,
    "Örebro län": 12,
    "Västmanlands län": 10,
    "Dalarnas län": 15,
    "Gävleborgs län": 10,
    "Västernorrlands län": 7,
    "Jämtlands län": 8,
    "Västerbottens län": 15,
    "Norrbottens län": 14,
}
WHOLE = [one for one in municipalities() if not one.part_of]


def names(words: str) -> list[str]:
    return [one.name for one in found(words)]


def test_every_county_has_its_number_of_municipalities():
    assert Counter(one.county for one in WHOLE) == PER_COUNTY
    assert len(WHOLE) == 290


def test_no_two_share_a_code_or_a_name():
    assert max(Counter(one.code for one in municipalities()).values()) == 1
    assert max(Counter(one.name for one in municipalities()).values()) == 1


def test_the_first_two_figures_of_a_code_are_the_county():
    assert len({(one.code[:2], one.county) for one in WHOLE}) == len(PER_COUNTY)
    assert {len(one.code) for one in WHOLE} == {4}


def test_a_district_is_part_of_its_municipality():
    districts = [one for one in municipalities() if one.part_of]

    assert districts == [
        Municipality("0180-bromma", "Bromma", "Stockholms län", "0180"),
        Municipality("0180-hasselby-vallingby", "Hässelby-Vällingby", "Stockholms län", "0180"),
        Municipality("1480-majorna", "Majorna", "Västra Götalands län", "1480"),
        Municipality("0180-skarpnack", "Skarpnäck", "Stockholms län", "0180"),
    ]


def test_every_municipality_that_is_printed_is_known():
    known = {one.name for one in municipalities()}

    printed = {figure.municipality.partition(" (")[0] for figure in read_published().figures}
    assert printed - known == set()


def test_they_are_sorted_as_a_swede_looks_for_them():
    order = [one.name for one in WHOLE]

    assert (order[:2], order[-2:]) == (["Ale", "Alingsås"], ["Överkalix", "Övertorneå"])
    assert [name for name in order if name in {"Ystad", "Åre", "Älvsbyn", "Öckerö"}] == [
        "Ystad",
        "Åre",
        "Älvsbyn",
        "Öckerö",
    ]


def test_nobody_has_to_type_marks_or_capitals():
    assert names("orebro") == ["Örebro"]
    assert names("ÖREBRO") == ["Örebro"]
    assert names("hasselby vallingby") == ["Hässelby-Vällingby"]


def test_names_that_begin_so_come_before_those_that_have_it_inside():
    assert names("bro") == ["Bromma", "Bromölla", "Nybro", "Tibro", "Upplands-Bro", "Vansbro", "Örebro"]


def test_nothing_typed_finds_nothing():
    assert (names(" "), names("finns inte")) == ([], [])


def test_a_search_can_be_kept_to_some():
    assert found("a", [Municipality("1440", "Ale", "Västra Götalands län")]) == [
        Municipality("1440", "Ale", "Västra Götalands län")
    ]


def test_a_name_written_in_full_finds_the_one_that_has_it():
    orebro = named("Örebro")

    assert orebro == next(one for one in WHOLE if one.code == "1880")
    assert named("orebro") is None
