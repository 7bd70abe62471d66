"""A round, a municipality and the table of all, as everybody reads them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select, update

from tests.support.announced import again
from tests.support.pages import Page
from tests.support.rounds import crown
from tests.support.secrets import result_of
from tests.support.summaries import make_public
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.deeds.summaries import rebuild_summaries
from webapp.results.models.summaries import Summary
from webapp.results.queries.summaries import result_table, summaries
from webapp.results.queries.summaries.result_table import BY_NAME, BY_POINTS, ON_A_PAGE, Asked
from webapp.results.views.public.round_course import nearness
from webapp.rounds.models.rounds import Round

ROUND, TABLE = "/resultat/omgang/2026", "/resultat/tabell"
PUBLIC = ["Granhult", "Norrvik", "Sjöholm", "Åkerstad"]


@pytest.fixture
def public(small_world):
    """Give a world whose one round is announced, and won by Norrvik."""
    crown(db.session.scalars(select(Round)).one(), "Norrvik")
    make_public()
    return small_world


def rename(old: str, new: str) -> None:
    db.session.execute(update(Municipality).where(Municipality.name == old).values(name=new))
    db.session.commit()
    rebuild_summaries()


def names(html: str) -> list[str]:
    """List the municipalities of the table, as they stand."""
    tables = [one for one in Page(html).root.all("table") if one["class"] == "results-wide"]
    return [cell.text for table in tables for cell in table.all("th") if cell["scope"] == "row"]


def test_a_round_is_read_from_the_announcement_and_not_before(small_world):
    before = small_world.at("").get(ROUND).status_code
    make_public()

    assert (before, small_world.at("").get(ROUND).status_code) == (404, 200)


def test_a_round_tells_who_won_and_why_and_every_fixed_figure(public):
    answer = public.at("").get(ROUND)
    page = Page(answer.text)

    assert [one.text for one in page.root.all("h1", "h2")] == [
        "Sveriges KvalitetsKommun 2026",
        "Norrvik",
        "De utvärderade",
        "Alla siffror",
        "Så gick det till",
        "Läs siffrorna rätt",
    ]
    told = {one.municipality: one for one in summaries.newest_results(9)}
    (table,) = [one for one in page.root.all("table") if one["class"] == "results-wide"]
    rows = [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")[1:]]
    assert sorted(row[0] for row in rows) == sorted(PUBLIC)
    for name, *figures, total in rows:
        one = told[name]
        shown = [one.areas[area.number].points for area in one.edition.areas]
        assert [int(figure) for figure in figures] == [int(points + Fraction(1, 2)) for points in shown]
        assert int(total) == int(one.total.points + Fraction(1, 2))


def test_nothing_is_told_of_whoever_has_no_fixed_result(public):
    pages = [
        public.at("").get(to).text for to in (ROUND, TABLE, "/resultat/", "/", "/resultat/kommun/norrvik")
    ]

    assert [name for name in ("Lillhärad", "Exempelby") if any(name in html for html in pages)] == []
    assert {
        public.at("").get(f"/resultat/kommun/{place}").status_code
        for place in ("lillharad", "exempelby", "x")
    } == {404}


def test_a_municipality_has_its_official_code_for_an_address_else_its_name_in_plain_letters(public):
    rename("Norrvik", "Lund")

    assert public.at("").get("/resultat/kommun/1281").status_code == 200
    assert public.at("").get("/resultat/kommun/akerstad").status_code == 200
    assert 'href="/resultat/kommun/1281"' in public.at("").get(result_of("Lund")).text


def test_a_municipality_is_read_year_by_year_the_newest_first(public):
    again(1, elsewhere=False)
    db.session.execute(update(Round).where(Round.key != "2026").values(key=Round.key + "-x"))
    first = db.session.scalars(select(Round).where(Round.key != "2026").order_by(Round.id)).first()
    first.key, first.announced_at = "2024", first.announced_at.replace(year=2024)
    db.session.commit()
    rebuild_summaries()

    name = db.session.scalars(select(Summary.municipality).where(Summary.round_id == first.id)).one()
    answer = public.at("").get(f"/resultat/kommun/{summaries.place_of(name)}")

    assert [one.text for one in Page(answer.text).root.all("h2") if one.text[-4:].isdigit()] == [
        "Sveriges KvalitetsKommun 2026",
        "Sveriges KvalitetsKommun 2024",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", PUBLIC),
        ("?sok=NORR", ["Norrvik"]),
        ("?sok=a", ["Granhult", "Åkerstad"]),
        ("?ar=2026", PUBLIC),
        ("?ar=2025", []),
        ("?ar=x&sida=-1", PUBLIC),
        ("?grupp=B3", []),
        ("?lan=Skåne län", []),
        ("?utgava=kommunkompassen/2012", PUBLIC),
        ("?utgava=kommunkompassen/1996", []),
        ("?ordning=namn", PUBLIC),
        ("?ordning=skräp&sida=9999", PUBLIC),
    ],
)
def test_the_table_holds_what_is_asked_for(public, query, found):
    assert names(public.at("").get(f"{TABLE}{query}").text) == found


def test_the_table_is_filtered_by_county_and_by_group(public):
    rename("Norrvik", "Lund")
    rename("Sjöholm", "Malmö")

    assert names(public.at("").get(f"{TABLE}?lan=Skåne län").text) == ["Lund", "Malmö"]
    assert names(public.at("").get(f"{TABLE}?lan=Skåne län&grupp=A1").text) == ["Malmö"]
    lines = result_table.result_table(Asked()).choices
    assert ([one.code for one in lines.groups], lines.counties) == (["A1", "B3"], ("Skåne län",))


def test_the_table_is_sorted_as_a_swede_does_or_by_points_the_most_first(public):
    assert public
    by_name = result_table.result_table(Asked(order=BY_NAME)).results
    by_points = [one.total.points for one in result_table.result_table(Asked(order=BY_POINTS)).results]

    assert [one.municipality for one in by_name] == PUBLIC
    assert by_points == sorted(by_points, reverse=True)


def test_pages_of_the_table_hold_everything_once(public):
    again(14)
    rebuild_summaries()
    every = [one.municipality for one in result_table.all_results(Asked())]
    shown = [
        one.municipality for page in (1, 2, 3) for one in result_table.result_table(Asked(page=page)).results
    ]

    assert (len(every), shown) == (4 + 14 * 4, every)
    page = public.at("").get(f"{TABLE}?ordning=namn").text
    assert len(names(page)) == ON_A_PAGE
    assert "Sida 1 av 3" in page
    assert "ordning=namn&amp;sida=2" in page


def test_a_median_is_told_of_five_or_more_and_of_no_fewer(public):
    assert public
    few = result_table.result_table(Asked(round_key="2026")).medians
    again(1)
    rebuild_summaries()
    many = result_table.result_table(Asked(round_key="2026")).medians

    assert few == {}
    assert list(many) == [*map(str, range(1, 9)), ""]


def test_how_near_the_first_two_came_is_the_difference_of_the_figures_shown(public):
    assert public
    first, second, *_rest = result_table.result_table(Asked(order=BY_POINTS)).results
    said = nearness([second, first])
    apart = int(first.total.points + Fraction(1, 2)) - int(second.total.points + Fraction(1, 2))

    assert said.startswith(f"{apart} poäng skiljer {first.municipality} och {second.municipality}.")
    assert nearness([first]) == ""


def test_the_command_tells_how_much_it_wrote(public):
    answer = public.app.test_cli_runner().invoke(args=["results", "rebuild"])

    assert (answer.exit_code, answer.output) == (
        0,
        "4 sammandrag av 1 offentliga omgångar är skrivna, och summorna av 4 fastställda resultat.\n",
    )
