"""One visit on two scales: a fixed result also counted in another edition, wherever it is shown whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from questionnaires.compass import Compass
from questionnaires.succession.second_edition import Carried, carried
from tests.support.asked import counted
from tests.support.browsing import PageWorld
from tests.support.pages import Element, Page, assert_house_rules
from tests.support.rights import objects
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.evaluation.queries import results
from webapp.ground.calendar import clock
from webapp.ground.frame.page import interval
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

FIRST, SECOND, OLDEST = "kommunkompassen/2012", "kommunkompassen/2010", "kommunkompassen/2006"
OTHERS = [
    ("", "Välj utgåva"),
    (OLDEST, "Kommunkompassen 2006"),
    ("kommunkompassen/2006-omarbetad", "Kommunkompassen 2006, omarbetad"),
    (SECOND, "Kommunkompassen 2010"),
    ("kommunkompassen/2010-forankrad", "Kommunkompassen 2010, förankrad"),
    ("kommunkompassen/2012-forankrad", "Kommunkompassen 2012, förankrad"),
]
PAGES = [
    ("samordnare@norrvik.example", "results.show", "result"),
    ("jury", "jury.nominee", "nominee"),
    ("kansli", "evaluation.publish", "fixed"),
]
CAUTION = (
    "Olika utgåvor mäter olika saker och är olika svåra. Poängen går inte att jämföra som bättre eller sämre."
)
COVERED = {
    SECOND: "Räknat på 198 av 198 frågor, 800 av 800 poäng.",
    OLDEST: "Räknat på 153 av 193 frågor, 649,9 av 800 poäng.",
}
REFUSED = "Den utgåvan går inte att räkna i härifrån. Välj en i listan."


def address(world: PageWorld, endpoint: str, named: str, edition: str | None = None) -> str:
    with world.app.test_request_context():
        asked = {} if edition is None else {"edition": edition}
        return world.app.url_for(endpoint, **objects(world, named), **asked)


def norrvik(world: PageWorld, edition: str) -> Carried:
    """Carry Norrvik's agreed marks to another edition."""
    result = db.session.get_one(PublishedResult, objects(world, "result")["result_id"])
    return carried(results.compasses_of(result)[1].marks, world.app.extensions["shelf"], FIRST, edition)


def section(page: Page) -> list[Element]:
    return [one for one in page.all("section") if one["aria-labelledby"] == "andra-skalan"]


def tables(page: Page) -> list[list[list[str]]]:
    """Read the tables of both scales: every row's cells, the numbers of areas left out."""
    return [
        [
            [cell.all("span")[-1].text if cell.all("span") else cell.text for cell in row.all("th", "td")]
            for row in rows
        ]
        for rows in (table.all("tr")[1:] for table in section(page)[0].all("table"))
    ]


def expected(compass: Compass) -> list[list[str]]:
    decimals = compass.edition.decimals
    rows = [(str(area.name), compass.areas[area.number]) for area in compass.edition.areas]
    return [
        [name, interval(score, decimals), interval(score._replace(secured=score.maximum, open=0))]
        for name, score in [*rows, ("Summa", compass.total)]
    ]


@pytest.mark.parametrize(("role", "endpoint", "named"), PAGES)
def test_a_fixed_result_offers_the_editions_that_bridges_lead_to(resting_world, role, endpoint, named):
    page = resting_world.at(role).page(address(resting_world, endpoint, named))

    assert [(one["value"], one.text) for one in page.field("edition").all("option")] == OTHERS
    assert section(page)[0].all("table") == []


@pytest.mark.parametrize("edition", [SECOND, OLDEST])
@pytest.mark.parametrize(("role", "endpoint", "named"), PAGES)
def test_both_scales_stand_beside_each_other_by_their_own_areas(
    resting_world, role, endpoint, named, edition
):
    html = resting_world.at(role).get(address(resting_world, endpoint, named, edition)).text

    told, page = norrvik(resting_world, edition), assert_house_rules(html)
    words = [one.text for one in section(page)[0].all("p")]
    assert tables(page) == [expected(told.first), expected(told.second)]
    assert [one["value"] for one in page.field("edition").all("option") if "selected" in one.attrs] == [
        edition
    ]
    assert [one for one in words if one.startswith("Räknat på") or one == CAUTION] == [
        COVERED[edition],
        CAUTION,
    ]


def test_what_nothing_answers_to_is_estimated_beside_the_points_and_not_where_all_is_reached(resting_world):
    role, endpoint, named = PAGES[0]

    pages = [
        resting_world.at(role).page(address(resting_world, endpoint, named, to)) for to in (SECOND, OLDEST)
    ]

    words = [[one.text for one in section(page)[0].all("p") if "Uppskattning" in one.text] for page in pages]
    assert words[0] == []
    assert len(words[1]) == 1
    assert words[1][0].endswith(
        "Den är inte räknad utan gissad, och läggs aldrig till poängen. "
        "De 40 frågor som inget svarar mot får medelandelen i sitt område. "
        "Ett besök är tryckt på båda skalorna i 7 områden, och skillnaden där flyttar talet."
    )


@pytest.mark.parametrize(
    "edition",
    [
        FIRST,
        "kommunkompassen/2020",
        "kvalitetskommun/2003",
        "kommunkompassen/1812",
        "å" * 3000,
        "\x00",
        "<b>",
    ],
    ids=lambda edition: edition[:22].replace("\x00", "nul"),
)
@pytest.mark.parametrize(("role", "endpoint", "named"), PAGES)
def test_an_edition_that_cannot_be_counted_in_is_told_kindly(resting_world, role, endpoint, named, edition):
    answer = resting_world.at(role).get(address(resting_world, endpoint, named, edition))

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults(), tables(page)) == (200, [REFUSED], [])


def test_a_result_that_is_not_fixed_is_offered_nothing(resting_world):
    evaluation = resting_world.evaluation("Lillhärad")

    page = resting_world.at("kansli").page(f"/utvardering/{evaluation}/faststall?edition={SECOND}")

    assert section(page) == []


def test_the_second_scale_is_public_when_the_result_is_and_not_before(small_world):
    there = address(small_world, "results.show", "result", SECOND)
    before = small_world.at().get(there).status_code
    db.session.get_one(Round, 1).announced_at = clock.now()
    db.session.commit()

    page = small_world.at().page(there)

    assert (before, tables(page)[1]) == (404, expected(norrvik(small_world, SECOND).second))


def test_to_count_in_another_edition_writes_nothing(resting_world):
    role, endpoint, named = PAGES[0]
    there = address(resting_world, endpoint, named, OLDEST)

    with counted() as sent:
        resting_world.at(role).get(there)

    assert {statement.split()[0] for statement in sent} - {"BEGIN"} == {"SELECT"}


def test_a_draft_is_neither_offered_nor_counted_in(resting_world, monkeypatch):
    shelf = resting_world.app.extensions["shelf"]
    drafts = {
        one: replace(edition, status="draft")
        for one, edition in shelf.editions.items()
        if one == SECOND or edition.anchored
    }
    monkeypatch.setitem(
        resting_world.app.extensions, "shelf", replace(shelf, editions={**shelf.editions, **drafts})
    )
    role, endpoint, named = PAGES[1]

    page = resting_world.at(role).page(address(resting_world, endpoint, named, SECOND))

    assert section(page) == []
