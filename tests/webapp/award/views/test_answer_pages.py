"""The pages of key figures that a nominated municipality and the jury meet."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.choices import JURORS
from tests.support.figures import accepted, coordinate, nominated, read_in, table
from tests.support.pages import assert_house_rules
from tests.support.rounds import PLACES, begun, entrants, hand_in
from webapp.award.deeds import panel_declarations
from webapp.award.queries import panel_seats
from webapp.ground.roles import CONTRIBUTOR, JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Round

HOME = "/kansli/2027/nyckeltal"


@pytest.fixture
def made(small_world) -> Round:
    award_round = begun(small_world, "2025", ())
    read_in(small_world, award_round, table(PLACES))
    return award_round


@pytest.fixture
def own(small_world, made) -> str:
    """Give the address of the page of a nominated municipality, with a coordinator."""
    nominated(small_world, made, "Nacka")
    coordinate(small_world, "Nacka")
    return f"/nyckeltal/{entrants(made)['Nacka'].id}"


def told_in(workbook):
    """Give the rows of the jury's workbook that tell how the nominees stand."""
    sheet = load_workbook(BytesIO(workbook), data_only=True)["Nyckeltal"]
    return [[cell.value for cell in row] for row in sheet[sheet.tables["Stallning"].ref][1:]]


def test_the_nominated_finds_its_standing_from_home_and_says_yes(small_world, own):
    people = small_world.at("samordnare")
    assert own in people.page("/hem").addresses()

    page = assert_house_rules(people.get(own).text)
    assert "Nacka står högt." in page.one("main").text
    answer = people.post(own, {"answer": "accepted", "why": ""})
    now = assert_house_rules(people.get(own).text)

    assert (answer.status_code, answer.location) == (302, own)
    (link,) = [to for to in now.addresses() if to.startswith("/nominering/")]
    assert "Fyra teman att beskriva" in people.get(link).text
    assert people.post(own, {"answer": "declined", "why": "Nej."}, page="/hem").status_code == 409


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({}, ["Välj ja eller nej."]),
        ({"answer": "declined", "why": ""}, ["Skriv varför ni tackar nej. Kansliet läser det."]),
        ({"answer": "<b>", "why": "Kanske."}, ["Välj ja eller nej."]),
    ],
)
def test_an_answer_that_cannot_be_taken_keeps_what_was_typed(small_world, own, sent, faults):
    answer = small_world.at("samordnare").post(own, sent)

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults(), page.value("why")) == (422, faults, sent.get("why", ""))


def test_a_no_is_shown_to_both_sides(small_world, own):
    people = small_world.at("samordnare")
    people.post(own, {"answer": "declined", "why": "Vi bygger om."})

    assert "Vi bygger om." in assert_house_rules(people.get(own).text).one("main").text
    assert "Ni har tackat nej" in people.get("/hem").text
    office = small_world.at("kansli").page(HOME).one("main").text
    assert ("Tackat nej" in office, "Vi bygger om." in office) == (True, True)
    assert "Ni kan fråga en gång till." in small_world.at("kansli").get(f"{HOME}/kommun/0182").text


@pytest.mark.parametrize(
    ("key", "status"),
    [("", 302), ("samordnare@norrvik.example", 404), ("jury", 404), ("kansli", 404), ("medarbetare", 200)],
)
def test_only_its_own_people_read_a_municipalitys_page(small_world, own, key, status):
    coordinate(small_world, "Nacka", "medarbetare", CONTRIBUTOR)

    answer = small_world.at(key).get(own)

    assert answer.status_code == status
    if key == "medarbetare":
        assert "Samordnaren i Nacka svarar ja eller nej." in answer.text
        assert small_world.at(key).post(own, {"answer": "accepted"}).status_code == 403


def test_the_jury_reads_standing_and_themes_of_those_it_may_see(small_world, made):
    nominated(small_world, made, "Nacka", "Kalix")
    accepted(small_world, made, "Nacka", "Kalix")
    hand_in(made, "kvalitetskommun/2025", "Nacka")
    juror = small_world.person(JURORS[0])
    db.session.add(Post(person_id=juror, round_id=made.id, role=JUROR))
    db.session.commit()
    seat = panel_seats.panel_seat(juror, "2027", JUROR, declared=False)
    kinds = {"Nacka": ("none", ""), "Kalix": ("employed", "")}
    panel_declarations.declare(
        seat,
        {one.municipality_id: kinds[one.municipality.name] for one in panel_seats.candidates(made.id, JUROR)},
    )
    people = small_world.at(JURORS[0])

    listed = assert_house_rules(people.get("/jury/2027").text)
    ids = {name: one.id for name, one in entrants(made).items()}
    one = assert_house_rules(people.get(f"/jury/2027/nominerad/{ids['Nacka']}").text)

    assert ("Nacka" in listed.one("main").text, "Kalix" in listed.one("main").text) == (True, False)
    assert (
        "Ledarskap och medarbetarskap" in one.one("main").text,
        bool(one.value(f"{ids['Nacka']}:text")),
    ) == (
        True,
        False,
    )
    assert people.get(f"/jury/2027/nominerad/{ids['Kalix']}").status_code == 404
    assert [row[0] for row in told_in(people.get("/jury/2027/arbetsbok").data)] == ["Nacka"]
    note = {f"{ids['Nacka']}:text": "Läs mer.", f"{ids['Nacka']}:version": "0"}
    kept = people.post(
        f"/jury/2027/anteckning/{ids['Nacka']}", note, page=f"/jury/2027/nominerad/{ids['Nacka']}"
    )
    assert kept.status_code == 302
    stale = people.post(
        f"/jury/2027/anteckning/{ids['Nacka']}", note | {f"{ids['Nacka']}:text": "Annat."}, page="/hem"
    )
    assert (stale.status_code, "Läs mer." in stale.text) == (409, True)
