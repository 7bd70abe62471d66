"""Results beside each other on a page: what is shown, what is refused, and what nobody may see."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.compared import BEFORE, DISTRICT, OREBRO, OTHERS, SODERTALJE
from tests.support.pages import Page
from webapp import clock
from webapp.models import PublishedResult, Round, db

PAGE, PICTURES = "/jamfor/visa", "/jamfor/"
TOO_FEW = "resultat i den här utgåvan. Färre än fem: visas inte."
NOT_GROUPED = "finns inte i SKR:s indelning, som bara gäller hela kommuner."


def get(world, **query):
    return world.at("").get(PAGE, query_string=query)


def rows(answer, caption: str) -> list[list[str]]:
    """Give the rows of a table by its caption."""
    tables = [
        t for t in Page(answer.text).root.all("table") if any(c.text == caption for c in t.all("caption"))
    ]
    return [[cell.text for cell in row.all("th", "td")] for row in tables[0].all("tr")]


def announce() -> int:
    db.session.scalars(select(Round)).one().announced_at = clock.now()
    db.session.commit()
    return db.session.scalars(select(PublishedResult.id)).first()


def chosen(answer) -> list[str]:
    """List what is chosen in the form."""
    root = Page(answer.text).root
    selected = [one["value"] for one in root.all("option") if "selected" in one.attrs]
    return selected + [one["value"] for one in root.all("input") if "checked" in one.attrs]


def faults(answer) -> list[str]:
    return [one.text for one in Page(answer.text).root.all("p") if one["class"] == "fault"]


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


@pytest.mark.parametrize(
    "address", ["rosen.svg", "rosen.pdf?av=x", f"rosen.gif?av={OREBRO}", f"klockan.svg?av={OREBRO}"]
)
def test_a_picture_of_nothing_is_not_there(small_world, address):
    assert small_world.at("").get(PICTURES + address).status_code == 404


def test_one_evaluation_has_no_picture_over_time(small_world):
    alone = {"av": SODERTALJE}

    assert small_world.at("").get(f"{PICTURES}over-tid.svg", query_string=alone).status_code == 404
    assert small_world.at("").get(f"{PICTURES}rosen.svg", query_string=alone).status_code == 200


def test_a_group_shows_median_and_spread_with_number_and_period(small_world):
    answer = get(small_world, av=SODERTALJE, grupp="alla")

    assert answer.text.count("alla andra i samma utgåva: 9 resultat, 2004–2010") == 2
    caption = "Gruppens medelvärde, median och kvartiler i poäng och procent av högsta"
    table = rows(answer, caption)
    assert table[9] == ["Summa", "5", "611,7 76 %", "602,0 75 %", "609,5 76 %", "647,0 81 %"]


def test_a_group_of_four_is_refused_beside_the_field_and_nothing_is_lost(small_world):
    answer = get(small_world, av=SODERTALJE, med=BEFORE, grupp="valda", i=OTHERS, median="1", sok="sö")

    assert faults(answer) == [f"Gruppen har 4 {TOO_FEW} Välj fler i samma utgåva."]
    assert set(chosen(answer)) == {SODERTALJE, BEFORE, "valda", "1", *OTHERS}
    assert [one["value"] for one in Page(answer.text).root.all("input") if one["name"] == "sok"] == ["sö"]


def test_five_chosen_are_a_group(small_world):
    answer = get(small_world, av=SODERTALJE, grupp="valda", i=[*OTHERS, "Stockholm-2009-2003"])

    assert faults(answer) == []
    assert answer.text.count("valda kommuner: 5 resultat, 2004–2009") == 2


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ({"av": "Atlantis-2006-2003"}, "Det resultatet finns inte bland de offentliga. Välj ett i listan."),
        ({"med": SODERTALJE}, "Välj också det resultat som de andra ska stå bredvid."),
        ({"av": OREBRO, "med": "x"}, "Ett av resultaten finns inte bland de offentliga. Välj ett i listan."),
        ({"av": OREBRO, "grupp": "bästa"}, "Den gruppen finns inte. Välj en i listan."),
        ({"av": OREBRO, "grupp": "senaste", "antal": "4"}, "Skriv ett helt tal från 5 till 400."),
        ({"av": OREBRO, "grupp": "senaste", "antal": "7,5"}, "Skriv ett helt tal från 5 till 400."),
        ({"av": OREBRO, "grupp": "senaste", "antal": "\u0667"}, "Skriv ett helt tal från 5 till 400."),
        ({"av": OREBRO, "grupp": "senaste", "antal": "9" * 90}, "Skriv ett helt tal från 5 till 400."),
        (
            {"av": OREBRO, "grupp": "alla"},
            f"Gruppen har 0 {TOO_FEW} Välj ett resultat i en annan utgåva.",
        ),
        (
            {"av": SODERTALJE, "grupp": "kommungrupp"},
            f"Gruppen har 2 {TOO_FEW} Välj huvudgruppen eller alla.",
        ),
        (
            {"av": DISTRICT, "grupp": "huvudgrupp"},
            f"Hässelby-Vällingby {NOT_GROUPED} Välj en annan grupp.",
        ),
    ],
)
def test_what_cannot_be_followed_is_said_beside_its_field(small_world, query, fault):
    answer = get(small_world, **query)

    assert (answer.status_code, faults(answer)) == (200, [fault])
    assert Page(answer.text).root.all("title")[0].text.startswith("Fel: ")


def test_more_than_six_show_the_first_and_say_so(small_world):
    more = [*OTHERS, "Stockholm-2009-2003", "Bromma-2006-2003"]

    answer = get(small_world, av=SODERTALJE, med=more)

    assert len(rows(answer, "Poäng per område")[0]) == 8
    assert faults(answer) == [
        "Högst 6 resultat kan stå bredvid varandra. De första visas; ta bort något av de andra."
    ]
    assert set(more) <= set(chosen(answer))


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


def test_a_result_is_not_there_until_its_round_is_announced(small_world):
    result = db.session.scalars(select(PublishedResult.id)).first()
    before = get(small_world, av=f"resultat-{result}")
    announce()

    after = get(small_world, av=f"resultat-{result}")

    assert faults(before) == ["Det resultatet finns inte bland de offentliga. Välj ett i listan."]
    assert before.text.count("Norrvik") == 0
    assert Page(after.text).root.all("h1")[0].text.startswith("Norrvik ")


def test_an_announced_result_shows_the_figures_that_were_fixed_with_it(small_world):
    result = db.session.get_one(PublishedResult, announce())

    table = rows(get(small_world, av=f"resultat-{result.id}", med=OREBRO), "Poäng per område")

    fixed = result.figures["agreed"]
    assert len(table[1:-1]) == len(fixed["areas"])
    assert [row[1] for row in table[1:]] == ["100"] * 8 + ["800"]
    shown = small_world.at("").get(f"/resultat/{result.id}").text
    assert f"<b>{table[-1][2]}</b>" in shown


@pytest.mark.parametrize(
    "query",
    [
        "av=%00&med=%ff%fe&grupp=%F0%9F%92%A9",
        "av=Örebro-2012-2012&grupp=senaste&antal=-1",
        "av=Örebro-2012-2012&grupp=valda" + "&i=x" * 900,
        "av=Örebro-2012-2012" + "&med=Örebro-2010-2010" * 900,
        "sok=" + "%25" * 500,
        "sok=%00'%22%3Cscript%3E",
        "av[]=1&med[]=2&antal=&grupp=senaste&av=Örebro-2012-2012",
        "median=&median=2&av=" + "a" * 5000,
    ],
)
def test_hostile_addresses_never_break_a_page_or_a_picture(resting_world, query):
    browser = resting_world.at("")

    assert browser.get(f"{PAGE}?{query}").status_code == 200
    assert browser.get(f"{PICTURES}rosen.svg?{query}").status_code in (200, 404)


def test_the_first_page_begins_with_comparisons_that_are_printed(small_world):
    page = Page(small_world.at("").get("/jamfor/").text).root
    links = [a for a in page.all("a") if a["href"].startswith(f"{PAGE}?")]

    assert [link.text for link in links] == [
        "Södertälje 2006 bredvid Trollhättan 2004, Uddevalla 2005, Botkyrka 2005, Örebro 2006",
        "Örebro 2012 bredvid Örebro 2010",
    ]
    assert [small_world.at("").get(link["href"]).status_code for link in links] == [200, 200]


def test_a_public_result_leads_to_its_comparison_and_one_that_is_not_does_not(small_world):
    result = db.session.scalars(select(PublishedResult.id)).first()
    own = small_world.at("samordnare@norrvik.example")
    link = f'href="{PAGE}?av=resultat-{result}"'

    before = own.get(f"/resultat/{result}").text.count(link)
    announce()

    assert (before, small_world.at("").get(f"/resultat/{result}").text.count(link)) == (0, 1)


def test_the_latest_are_a_group_with_its_name(small_world):
    answer = get(small_world, av=SODERTALJE, grupp="senaste", antal="5")

    assert answer.text.count("de senaste: 5 resultat, 2006–2010") == 2


def test_somebody_signed_in_finds_the_way_back_to_ones_work(small_world):
    nav = [a.text for a in Page(small_world.at("jury").get("/jamfor/").text).root.all("nav")[0].all("a")]

    assert nav == ["Mitt arbete"]
