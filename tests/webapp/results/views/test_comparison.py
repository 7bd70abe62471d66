"""Results beside each other on a page: figures, groups, medians and pictures."""

from __future__ import annotations

import pytest

from tests.support.beside import PAGE, PICTURES, get, rows
from tests.support.compared import BEFORE, DISTRICT, OREBRO, OTHERS, SODERTALJE
from tests.support.pages import Page


def test_sodertalje_2006_stands_beside_its_four_from_published_alone(small_world):
    table = rows(get(small_world, av=SODERTALJE, med=OTHERS), "Poäng per område")

    assert [row[1:] for row in table[1:]] == [
        ["100", "66", "77", "76", "91", "63"],
        ["100", "74,5", "81", "81", "88", "47"],
        ["100", "87,5", "95", "86", "95", "70,5"],
        ["100", "77", "74", "75", "82", "68,5"],
        ["100", "73", "87", "76", "86", "62"],
        ["100", "66", "77", "67,5", "82", "59"],
        ["100", "50", "76", "68", "78", "52"],
        ["100", "83", "80", "80", "94", "82"],
        ["800", "577", "647", "609,5", "696", "504"],
    ]


def test_orebro_2012_stands_beside_2010_with_the_difference_over_the_bridge(small_world):
    answer = get(small_world, av=OREBRO, med=BEFORE)

    assert [row[2:] for row in rows(answer, "Poäng per område")] == [
        ["Örebro 2012", "Örebro 2010", "Skillnad"],
        ["68", "52", "+16"],
        ["85", "80", "+5"],
        ["86", "66", "+20"],
        ["74", "59", "+15"],
        ["70", "51", "+19"],
        ["74", "71", "+3"],
        ["71", "55", "+16"],
        ["87", "82", "+5"],
        ["615", "515", "+100"],
    ]
    assert rows(answer, "Över tid")[-1] == ["Summa", "515", "615"]
    assert answer.text.count("täcker 99 % av poängen") == 1


def test_the_first_edition_stands_by_itself_and_says_why(small_world):
    answer = get(small_world, av=OREBRO, med="Örebro-2006-2003")

    assert rows(answer, "Poäng per område")[0] == ["Område", "Av", "Örebro 2012"]
    assert rows(answer, "Örebro 2006 i Kommunkompassen 2006")[-1] == ["Summa", "504", "800"]
    assert answer.text.count("Det är för lite för att något område ska föras ihop") == 1


@pytest.mark.parametrize("what", ["rosen", "staplar", "over-tid"])
@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_every_chart_can_be_taken_home(small_world, what, kind, begins):
    answer = small_world.at("").get(f"{PICTURES}{what}.{kind}", query_string={"av": OREBRO, "med": BEFORE})

    assert (answer.status_code, answer.data[: len(begins)]) == (200, begins)


def test_the_links_to_pictures_carry_what_is_chosen(small_world):
    links = [a["href"] for a in Page(get(small_world, av=OREBRO, med=BEFORE).text).root.all("a")]
    pictures = [link for link in links if link.endswith(".png") or ".png?" in link]

    assert len(pictures) == 3
    assert [small_world.at("").get(link).status_code for link in pictures] == [200, 200, 200]


def test_a_group_shows_median_and_spread_with_number_and_period(small_world):
    answer = get(small_world, av=SODERTALJE, grupp="alla")

    assert answer.text.count("alla andra i samma utgåva: 9 resultat, 2004–2010") == 2
    caption = "Gruppens medelvärde, median och kvartiler i poäng och procent av högsta"
    table = rows(answer, caption)
    assert table[9] == ["Summa", "5", "611,7 76 %", "602,0 75 %", "609,5 76 %", "647,0 81 %"]


def test_a_district_is_out_of_700_and_the_median_is_added_only_on_request(small_world):
    plain, added = (get(small_world, av=DISTRICT, **more) for more in ({}, {"median": "1"}))

    assert rows(plain, "Poäng per område")[-2:] == [
        ["8Kommunen som samhällsbyggareSamhälle", "100", "bedöms inte"],
        ["Summa", "800", "506,5 av 700"],
    ]
    assert rows(added, "Poäng per område")[-1] == ["Summa med tillagd median", "800", "580,5"]
    assert added.text.count("Område 8: 74,0 poäng, tryckt median (till och med april 2010).") == 1


def test_the_median_is_the_groups_own_where_there_is_a_group(small_world):
    answer = get(small_world, av=DISTRICT, grupp="alla", median="1")

    assert rows(answer, "Poäng per område")[-1][2] == "589,0"
    assert answer.text.count("Område 8: 82,5 poäng, gruppens median.") == 1


def test_a_search_leaves_what_it_finds_and_what_is_chosen_and_names_who_has_no_result(small_world):
    answer = get(small_world, sok="öre", av=SODERTALJE)
    places = {one["label"] for one in Page(answer.text).root.all("optgroup")}

    assert places == {"Örebro", "Södertälje"}
    assert get(small_world, sok="nacka").text.count("Utan offentligt resultat: Nacka.") == 1
    assert get(small_world, sok="zzz").text.count("Inget offentligt resultat passar sökningen.") == 1


def test_the_first_page_begins_with_comparisons_that_are_printed(small_world):
    page = Page(small_world.at("").get("/jamfor/").text).root
    links = [a for a in page.all("a") if a["href"].startswith(f"{PAGE}?")]

    assert [link.text for link in links] == [
        "Södertälje 2006 bredvid Trollhättan 2004, Uddevalla 2005, Botkyrka 2005, Örebro 2006",
        "Örebro 2012 bredvid Örebro 2010",
    ]
    assert [small_world.at("").get(link["href"]).status_code for link in links] == [200, 200]


def test_the_latest_are_a_group_with_its_name(small_world):
    answer = get(small_world, av=SODERTALJE, grupp="senaste", antal="5")

    assert answer.text.count("de senaste: 5 resultat, 2006–2010") == 2


def test_somebody_signed_in_finds_the_way_back_to_ones_work(small_world):
    nav = [a.text for a in Page(small_world.at("jury").get("/jamfor/").text).root.all("nav")[0].all("a")]

    assert nav == ["Mitt arbete"]
