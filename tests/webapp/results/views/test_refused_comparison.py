"""What a comparison refuses beside its field, and what nobody may see."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.beside import NOT_GROUPED, PAGE, PICTURES, TOO_FEW, announce, chosen, faults, get, rows
from tests.support.compared import BEFORE, DISTRICT, OREBRO, OTHERS, SODERTALJE
from tests.support.pages import Page
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db


@pytest.mark.parametrize(
    "address", ["rosen.svg", "rosen.pdf?av=x", f"rosen.gif?av={OREBRO}", f"klockan.svg?av={OREBRO}"]
)
def test_a_picture_of_nothing_is_not_there(small_world, address):
    assert small_world.at("").get(PICTURES + address).status_code == 404


def test_one_evaluation_has_no_picture_over_time(small_world):
    alone = {"av": SODERTALJE}

    assert small_world.at("").get(f"{PICTURES}over-tid.svg", query_string=alone).status_code == 404
    assert small_world.at("").get(f"{PICTURES}rosen.svg", query_string=alone).status_code == 200


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


def test_a_public_result_leads_to_its_comparison_and_one_that_is_not_does_not(small_world):
    result = db.session.scalars(select(PublishedResult.id)).first()
    own = small_world.at("samordnare@norrvik.example")
    link = f'href="{PAGE}?av=resultat-{result}"'

    before = own.get(f"/resultat/{result}").text.count(link)
    announce()

    assert (before, small_world.at("").get(f"/resultat/{result}").text.count(link)) == (0, 1)
