"""The pages of a municipality's people and of a round's, and the outbox."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.asked import many_more, queries
from tests.support.hostile import TEXTS
from tests.support.inbox import ANNA, invitation, invite, letters_to, place, token
from tests.support.pages import assert_house_rules
from webapp.ground.mail import outbox
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Person
from webapp.office.queries.outbox import PAGE
from webapp.rounds.models.rounds import Round

FORM = {"name": ANNA.name, "email": ANNA.email, "role": "reader"}


@pytest.fixture
def home(small_world) -> str:  # noqa: ARG001 -- the place is of its database
    return f"/kommun/{place()}/medarbetare"


def said(browser, address: str) -> list[str]:
    return [one.text for one in browser.page(address).all("p") if one["class"].startswith("note")]


def test_a_colleague_is_invited_and_stands_among_those_who_have_not_answered(small_world, home):
    browser = small_world.at("samordnare")

    answer = browser.post(home, {**FORM, "email": " Anna@KOMMUN.example "})

    assert answer.status_code == 302
    assert said(browser, home) == [
        "Inbjudan till Anna Alm är skriven. I demon skickas inga brev: kansliet läser dem i utkorgen."
    ]
    names = [one.text for one in browser.page(home).one("main").all("b")]
    assert names == ["Eva Sand", "Johan Lind", "Karin Ek", "Anna Alm", "Sara Nord"]
    assert invitation().role == "reader"


@pytest.mark.parametrize(
    ("sent", "field", "fault"),
    [
        ({"email": ""}, "email", "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."),
        ({"email": "a@b@c"}, "email", "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."),
        (
            {"email": "å@kommun.se"},
            "email",
            "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.",
        ),
        (
            {"email": "a" * 300 + "@x.se"},
            "email",
            "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.",
        ),
        ({"name": " "}, "name", "Skriv personens namn."),
        ({"role": "officer"}, "role", "Välj vad personen ska göra."),
        ({"email": "lasare@demo.example"}, "email", "Eva Sand är redan med i Exempelby."),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(small_world, home, sent, field, fault):
    form = {**FORM, **sent}

    answer = small_world.at("samordnare").post(home, form)

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.faults()) == (422, [fault])
    assert page.field(field)["aria-invalid"] == "true"
    assert (page.value("name"), page.value("email")) == (form["name"].strip(), form["email"])


@pytest.mark.parametrize("row", TEXTS, ids=str)
def test_a_hostile_name_is_refused_or_stands_as_text(small_world, home, row):
    browser = small_world.at("samordnare")

    answer = browser.post(home, {**FORM, "name": row.typed})

    assert answer.status_code in (302, 422)
    page = assert_house_rules(browser.get(home).text, own_words=False)
    assert page.all("img", "script") == []
    assert [letter.subject for letter in letters_to(ANNA.email)] in (
        [],
        ["Inbjudan till Kompassrosen: Exempelby"],
    )


def test_a_role_is_changed_and_a_colleague_leaves(small_world, home):
    browser, who = small_world.at("samordnare"), small_world.person("lasare")

    changed = browser.post(f"{home}/{who}/roll", {f"role-{who}": "contributor"}, page=home)
    told = said(browser, home)
    left = browser.post(f"{home}/{who}/ta-bort", {}, page=home)

    assert (changed.status_code, left.status_code) == (302, 302)
    assert told == ["Eva Sand är nu medarbetare."]
    assert said(browser, home) == ["Eva Sand deltar inte längre och kan inte läsa svaren."]
    assert small_world.at("lasare").get(home).status_code == 404


def test_the_last_coordinator_is_told_what_to_do_first(small_world, home):
    browser, who = small_world.at("samordnare"), small_world.person("samordnare")

    answers = [
        browser.post(f"{home}/{who}/roll", {f"role-{who}": "reader"}, page=home),
        browser.post(f"{home}/{who}/ta-bort", {}, page=home),
    ]

    sentence = "Kommunen måste ha minst en samordnare. Gör någon annan till samordnare först."
    assert [answer.status_code for answer in answers] == [409, 409]
    assert {assert_house_rules(answer.text).faults()[0] for answer in answers} == {sentence}


def test_a_reader_sees_the_people_but_no_forms_and_no_invitations(small_world, home):
    page = small_world.at("lasare").page(home)

    assert page.one("main").all("form") == []
    assert "Sara Nord" not in page.one("main").text


def test_the_office_invites_reminds_and_sees_the_letters(small_world):
    browser = small_world.at("kansli")
    form = {"name": "Nils Ny", "email": "nils@norrvik.example", "role": "coordinator"}

    lacking_place = browser.post("/kansli/2026/personer", form)
    invited = browser.post("/kansli/2026/personer", {**form, "municipality": str(place("Norrvik"))})
    own = small_world.assessment("Exempelby")
    preview = browser.page(f"/kansli/2026/paminn?valda=1&chosen={own}")
    reminded = browser.post("/kansli/2026/paminn", {"chosen": str(own)})

    assert assert_house_rules(lacking_place.text).faults() == ["Välj en av kommunerna i omgången."]
    assert (invited.status_code, reminded.status_code) == (302, 302)
    assert [one.text for one in preview.all("button") if "Skicka" in one.text] == ["Skicka 1 brev"]
    headings = [one.text for one in browser.page("/kansli/utkorg").all("h2")]
    assert headings[:3] == [
        "Påminnelse: Självvärdering 2026 för Exempelby",
        "En samordnare till är inbjuden: Norrvik",
        "Inbjudan till Kompassrosen: Norrvik",
    ]


@pytest.mark.parametrize("chosen", ["", "x", "-1", "99999999999999999999", "999999"])
def test_what_cannot_be_reminded_of_is_refused_in_a_sentence(small_world, chosen):
    browser = small_world.at("kansli")

    answer = browser.post("/kansli/2026/paminn", {"chosen": chosen})

    assert answer.status_code == 422
    assert assert_house_rules(answer.text).faults() == [
        (
            "Välj minst en som inte har påmints i dag, och vars tid inte har gått ut. "
            "Den som behöver mer tid får det på kommunens sida i omgången."
        )
    ]
    assert browser.get(f"/kansli/2026/paminn?valda=1&chosen={chosen}").status_code == 200


def test_outside_a_demo_the_office_reads_its_own_rounds_letters_without_their_secrets(small_world):
    browser = small_world.at("kansli")
    secret = invite(small_world)
    juror = token("olle.vik@juryn.example")
    before = browser.get("/kansli/utkorg").text
    with one_transaction():
        outbox.write("test", "a@kommun.example", "I ingen omgång", "Hej.", "/hem")

    small_world.app.config["DEMO"] = False
    db.session.get_one(Person, small_world.person("kansli")).demo = False
    db.session.commit()
    html = browser.get("/kansli/utkorg").text

    assert (secret in before, juror in before) == (True, True)
    assert (secret in html, juror in html, ANNA.email in html, "I ingen omgång" in html) == (False,) * 4
    assert "(Länken visas bara för mottagaren.)" in html


@pytest.mark.parametrize(("demo", "words"), [(True, "Stannar i utkorgen"), (False, "Väntar på att skickas")])
def test_a_letter_that_is_never_sent_does_not_say_that_it_waits(small_world, demo, words):
    browser = small_world.at("kansli")
    invite(small_world)

    small_world.app.config["DEMO"] = demo
    db.session.get_one(Person, small_world.person("kansli")).demo = demo
    db.session.commit()
    told = [one.text for one in browser.page("/kansli/utkorg").all("p") if one.text.startswith("Till ")]

    assert told[0].endswith(words)


def test_the_outbox_is_turned_page_by_page(small_world):
    with one_transaction():
        for n in range(3 * PAGE):
            outbox.write(f"many:{n}", "a@kommun.example", f"Brev {n}", "Hej.")
    browser = small_world.at("kansli")

    first, second = browser.page("/kansli/utkorg"), browser.page("/kansli/utkorg?sida=2")

    assert first.all("h2")[0].text == f"Brev {3 * PAGE - 1}"
    assert second.all("h2")[0].text == f"Brev {2 * PAGE - 1}"
    for strange in ("0", "-1", "x", "9" * 30, "999999"):
        assert browser.get(f"/kansli/utkorg?sida={strange}").status_code == 200


@pytest.mark.parametrize(
    "to", ["/kansli/2026/personer", "/kansli/2026/paminn?valda=1", "/kansli/utkorg", "home"]
)
def test_a_page_asks_no_more_when_more_take_part(small_world, home, to):
    role = "samordnare" if to == "home" else "kansli"
    to = home if to == "home" else to
    before = queries(small_world, role, to)

    many_more(small_world)
    invite(small_world)
    award_round = db.session.scalars(select(Round)).one()
    with one_transaction():
        for n in range(5):
            outbox.write(f"more:{n}", "a@kommun.example", "Mer", "Hej.", round_id=award_round.id)

    assert queries(small_world, role, to) == before
