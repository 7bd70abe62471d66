"""A round that selects by key figures: nothing to answer, four themes to describe, until the jury reads."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from tests.support.browsing import PageWorld
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant, Round

EDITION = "kvalitetskommun/2025"
TEXT = "Vi prövar i det lilla och sprider det som fungerar."
SIGNED = {"name": "Lena Dahl", "title": "Kommundirektör", "confirmed": "1"}


@pytest.fixture
def nomination(small_world: PageWorld) -> int:
    """Give the id of Exempelby's nomination in a round that selects by key figures."""
    return small_world.begin_round(EDITION)


def opened(world: PageWorld, address: str) -> Page:
    answer = world.at("samordnare").get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return assert_house_rules(answer.text)


def typed(page: Page, texts: dict[str, str]) -> dict[str, str]:
    """Fill in the page's form."""
    fields = page.form(f"{next(iter(texts))}:text")
    return fields | {f"{heading}:text": text for heading, text in texts.items()} | {"save": "next"}


def test_the_nomination_lists_the_key_figures_with_what_they_mean_and_then_the_themes(
    small_world, nomination
):
    edition = context.edition(EDITION)

    page = opened(small_world, f"/nominering/{nomination}")

    rows = [row for table in page.all("table") for row in table.all("tbody")[0].all("tr")]
    assert [(row.all("b")[0].text, row.all("p")[0].text) for row in rows] == [
        (figure.name.sv, " ".join(figure.meaning.sv.split())) for figure in edition.figures
    ]
    assert [[cell.text for cell in row.all("td")] for row in rows] == [
        [figure.unit.sv, "högre är bättre" if figure.rises else "lägre är bättre"]
        for figure in edition.figures
    ]
    assert [heading.text for heading in page.all("h2")] == ["Nyckeltalen", "Fyra teman att beskriva"]
    assert [link.text for link in page.all("main")[0].all("ul")[0].all("a")] == [
        d.heading.sv for d in edition.descriptions
    ]


def test_the_nomination_says_that_nothing_is_to_be_answered_and_how_it_selects(small_world, nomination):
    page = opened(small_world, f"/nominering/{nomination}")

    (lead,) = [one.text for one in page.all("p") if one["class"] == "lead"]
    intro = context.edition(EDITION).intro.sv
    assert lead == f"Inga påståenden att besvara: utmärkelsen väljs på nyckeltal. {intro}"
    assert not [drawing for drawing in page.all("svg") if drawing["class"].startswith("rose")]


def test_the_themes_are_described_and_handed_in_without_any_statement(small_world, nomination):
    browser = small_world.at("samordnare")
    address = f"/nominering/{nomination}/beskrivning"
    themes = [d.id for d in context.edition(EDITION).descriptions]

    saved = browser.send(
        "POST", address, data=typed(opened(small_world, address), dict.fromkeys(themes, TEXT))
    )
    before = opened(small_world, f"/sjalvvardering/{nomination}/granska")
    handed_in = browser.post(f"/sjalvvardering/{nomination}/granska", SIGNED)

    assert (saved.status_code, saved.location) == (302, f"/nominering/{nomination}")
    [line] = before.all("main")[0].all("ul")[0].all("li")
    assert (line.all("span")[0].text, line.text) == ("Klart", "KlartDen egna beskrivningens fyra texter")
    assert (handed_in.status_code, handed_in.location) == (302, f"/sjalvvardering/{nomination}/kvitto")
    receipt = opened(small_world, handed_in.location)
    assert [part.text for part in receipt.all("article")] == [
        f"{d.heading.sv}{TEXT}" for d in context.edition(EDITION).descriptions
    ]
    assert "4 av 4 teman beskrivna" in opened(small_world, f"/nominering/{nomination}").one("main").text


def test_a_theme_that_is_empty_stands_on_the_checklist_and_stops_nothing(small_world, nomination):
    page = opened(small_world, f"/sjalvvardering/{nomination}/granska")

    (row,) = page.all("main")[0].all("ul")[0].all("li")
    assert row.all("p")[0].text == "; ".join(d.heading.sv for d in context.edition(EDITION).descriptions)
    handed_in = small_world.at("samordnare").post(f"/sjalvvardering/{nomination}/granska", SIGNED)
    assert handed_in.status_code == 302


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_there_is_no_rose_where_nothing_is_counted(small_world, nomination, kind):
    assert small_world.at("samordnare").get(f"/sjalvvardering/{nomination}/ros.{kind}").status_code == 404


@pytest.mark.parametrize(
    "place", ["rakna/total", "rakna/1", "stallning/1", "omrade/1", "delomrade/1.1", "fraga/arets-resultat"]
)
def test_what_belongs_to_statements_is_not_there(small_world, nomination, place):
    assert small_world.at("samordnare").get(f"/sjalvvardering/{nomination}/{place}").status_code in (404, 405)
    assert small_world.at("samordnare").get(f"/nominering/{nomination}/kriterium/1").status_code == 404


def test_a_key_figure_cannot_be_answered(small_world, nomination):
    browser = small_world.at("samordnare")
    data = {"arets-resultat:text": "3", "arets-resultat:version": "0"}

    answer = browser.post(
        f"/sjalvvardering/{nomination}/fraga/arets-resultat",
        data,
        page=f"/nominering/{nomination}/beskrivning",
    )

    assert answer.status_code == 404


def test_the_office_sees_the_round_and_nominates_whoever_has_handed_in(small_world, nomination):
    small_world.at("samordnare").post(f"/sjalvvardering/{nomination}/granska", SIGNED)
    office = small_world.at("kansli")
    entrant = db.session.scalars(select(Entrant.id).join(Round).where(Round.key == "2025")).one()

    assert office.get("/kansli/2025").status_code == 200
    assert (
        office.post(f"/kansli/2025/nominera/{entrant}", {"reason": "Bäst."}, page="/kansli/2025").status_code
        == 302
    )
    assert office.get("/jury/2025").status_code == 200


@pytest.fixture
def judged(small_world: PageWorld) -> PageWorld:
    """Give a world whose demo round selects by key figures, with Norrvik's themes described and handed in."""
    db.session.scalars(select(Round)).one().nomination_edition = EDITION
    rows = select(Assessment).where(Assessment.edition == "kvalitetskommun/2003")
    for row in db.session.scalars(rows):
        row.edition = EDITION
        row.submitted_at = None
    db.session.commit()
    who = small_world.person("samordnare@norrvik.example")
    own = small_world.assessment("Norrvik", EDITION)
    sent = [answers.Sent(d.id, Said(text=TEXT), 0, "") for d in context.edition(EDITION).descriptions]
    answers.save_answers(own_assessment.own_assessment(who, own), sent)
    hand_in.submit(who, own, SIGNED["name"], SIGNED["title"], confirmed=True)
    return small_world


def test_the_jury_reads_the_themes_beside_the_points(judged):
    entrant = db.session.scalars(
        select(Entrant.id).join(Municipality).where(Municipality.name == "Norrvik")
    ).one()

    answer = judged.at("jury").get(f"/jury/2026/nominerad/{entrant}")
    page = assert_house_rules(answer.text)

    assert [heading.text for heading in page.all("h3")][-4:] == [
        d.heading.sv for d in context.edition(EDITION).descriptions
    ]
    assert "Nomineringen gav" not in page.one("main").text


def test_the_jurys_workbook_holds_the_key_figures_and_the_themes(judged):
    answer = judged.at("jury").get("/jury/2026/arbetsbok")

    book = openpyxl.load_workbook(BytesIO(answer.data))
    figures = book["Nyckeltal"]
    told = [row[1].value for row in figures[figures.tables["Nyckeltal"].ref][1:]]
    described = book["Egna beskrivningar"]
    themes = [(row[0].value, row[1].value) for row in described[described.tables["Beskrivningar"].ref][1:]]
    edition = context.edition(EDITION)
    assert told == [figure.name.sv for figure in edition.figures]
    assert themes == [("Norrvik", d.heading.sv) for d in edition.descriptions]
