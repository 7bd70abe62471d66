"""A municipality is known by any of its official names and by its code, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from questionnaires.municipalities.names import is_total, official, sums_up, whole, with_others
from questionnaires.municipalities.register import municipalities


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Göteborgs stad", "Göteborg"),
        ("Stockholms Stad", "Stockholm"),
        ("Malmö stad", "Malmö"),
        ("Borås Stad", "Borås"),
        ("Västerås stad", "Västerås"),
        ("Nacka kommun", "Nacka"),
        ("Lunds kommun", "Lund"),
        ("Falu kommun", "Falun"),
        ("Härjedalens kommun", "Härjedalen"),
        ("Dals Ed", "Dals-Ed"),
        ("Dals-Eds kommun", "Dals-Ed"),
        ("Lilla Edets kommun", "Lilla Edet"),
        ("Malung Sälen", "Malung-Sälen"),
        ("Upplands Bro", "Upplands-Bro"),
        ("Upplandsbro kommun", "Upplands-Bro"),
        ("Region Gotland", "Gotland"),
        ("Gotlands kommun", "Gotland"),
        ("Kommun Tjörn", "Tjörn"),
        ("Sollentuna kn", "Sollentuna"),
        ("GÄVLE", "Gävle"),
        ("A\u030are", "Åre"),
        ("habo", "Habo"),
        ("HÅBO", "Håbo"),
        ("1281", "Lund"),
        ("0114", "Upplands Väsby"),
        ("643", "Habo"),
        ("Bromma", "Bromma"),
        ("Lilla Edet (kommun)", "Lilla Edet"),
    ],
)  # fmt: skip
def test_a_municipality_is_found_by_any_of_its_names_and_by_its_code(said, meant):
    assert official().find(said) == meant


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Nakka", "Nacka"),
        ("orebro", "Örebro"),
        ("Vesterås stad", "Västerås"),
        ("Örebro län", "Örebro"),
        ("Upplands Vesby kommun", "Upplands Väsby"),
        ("Ankeborg", ""),
        ("9999", ""),
        ("", ""),
    ],
)
def test_what_is_no_name_is_answered_with_one_suggestion_or_none(said, near):
    assert (official().find(said), official().near(said)) == (None, near)


def test_every_municipality_is_found_by_its_name_its_code_and_its_name_with_kommun_after_it():
    for one in municipalities():
        assert official().find(one.name) == official().find(f"{one.name} kommun") == one.name
        assert official().find(one.code) == one.name
    assert len({whole().find(one.name) for one in municipalities() if not one.part_of}) == 290


def test_a_district_is_none_of_the_municipalities_that_are_compared():
    assert whole().find("Bromma") is None


def test_more_municipalities_than_the_official_ones_may_be_known():
    known = with_others(["Norrvik"])

    assert (known.find("Norrviks kommun"), known.find("Lund")) == ("Norrvik", "Lund")


@pytest.mark.parametrize(
    "said",
    ["Riket", "RIKET:", "Hela riket", "Totalt", "Medelvärde", "Median", "Stockholms län", "Region Skåne",
     "Västra Götalands län", "Alla kommuner (ovägt medel)", "Källa: SCB", "A1. Storstäder"],
)  # fmt: skip
def test_rows_of_sums_are_told_from_municipalities(said):
    assert sums_up(said)


@pytest.mark.parametrize("said", ["Nacka", "Region Gotland", "Nakka", "", "Mellerud", "1281"])
def test_a_municipality_and_a_misspelt_one_are_no_sums(said):
    assert not sums_up(said)


def test_a_county_may_be_a_slip_of_the_pen_but_the_country_may_not():
    assert (is_total("Riket"), is_total("Örebro län")) == (True, False)
