"""The pages of ties: one's own, and the office's of its round."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.choices import entrant
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.evaluation.queries.seats.partiality import KINDS, Kind
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.people.models.ties import Tie
from webapp.rounds.models.rounds import Entrant

OWN, OFFICE = "/konto/bindningar", "/kansli/2026/bindningar"


def kept(world, who):
    return [(tie.municipality, tie.kind, tie.to_year) for tie in ties.ties_of(world.person(who))]


def sent(**fields):
    return {"municipality": "Nacka", "kind": "employer", "from_year": "", "to_year": "", "note": "", **fields}


def test_a_person_states_a_tie_and_takes_it_away(small_world):
    browser = small_world.at("utvarderare.a")

    answer = browser.post(OWN, sent(kind="former_employer", to_year="2024", note="Ekonom"))
    page = browser.get(OWN).text

    assert (answer.status_code, kept(small_world, "utvarderare.a")) == (
        302,
        [("Nacka", "former_employer", 2024)],
    )
    assert "tidigare anställd, –2024" in page
    tie = db.session.scalars(select(Tie.id)).one()
    assert browser.post(f"{OWN}/{tie}/ta-bort", {}, page=OWN).status_code == 302
    assert kept(small_world, "utvarderare.a") == []


def test_what_is_wrong_stands_beside_its_field_with_everything_typed(small_world):
    answer = small_world.at("jury").post(
        OWN, sent(municipality="<b>Nowhere</b>", kind="former_employer", note="Mitt <i>uppdrag</i>")
    )

    page = assert_house_rules(answer.text, own_words=False)
    assert answer.status_code == 422
    assert page.faults() == [
        "Vi hittar ingen kommun som heter så. Skriv till exempel Nacka.",
        "Skriv vilket år anställningen slutade.",
    ]
    assert page.form("note")["note"] == "Mitt <i>uppdrag</i>"
    assert page.form("note")["municipality"] == "<b>Nowhere</b>"


def test_years_that_are_no_years_are_refused(small_world):
    answer = small_world.at("jury").post(OWN, sent(from_year="nyss", to_year="٢٠٢٠"))

    assert Page(answer.text).faults() == ["Skriv årtalet med fyra siffror, till exempel 2021."] * 2


def test_a_tie_that_stands_in_the_way_says_whom_to_ask(small_world):
    tie = ties.state(small_world.person("jury"), Stated("Norrvik", "employer")).id

    answer = small_world.at("jury").post(f"{OWN}/{tie}/ta-bort", {}, page=OWN)

    assert answer.status_code == 409
    assert (
        "Bindningen gör dig jävig i en omgång som pågår. Är den fel, be kansliet ta bort den." in answer.text
    )


def test_the_office_adds_a_tie_and_sees_what_follows(small_world):
    office = small_world.at("kansli")
    who = small_world.person("utvarderare.b")

    answer = office.post(OFFICE, {**sent(municipality="Lillhärad"), "person": str(who)})

    assert answer.status_code == 302
    assert "Jävig: Lillhärad" in office.get(OFFICE).text
    assert "jävig: utse någon annan" in office.get("/kansli/2026").text
    assert "Skäl: anställd i Lillhärad" in office.get("/kansli/2026").text


def test_a_new_kind_of_tie_is_told_in_one_place_and_goes_all_the_way(small_world, monkeypatch):
    """One row is offered, taken, shown and given as the reason: nothing else need know of it."""
    monkeypatch.setitem(KINDS, "consultant", Kind("Uppdrag åt kommunen", "har uppdrag åt %(place)s"))
    office = small_world.at("kansli")
    who = small_world.person("utvarderare.b")

    offered = Page(office.get(OFFICE).text).all("option")
    answer = office.post(OFFICE, {**sent(municipality="Lillhärad", kind="consultant"), "person": str(who)})

    assert ("consultant", "Uppdrag åt kommunen") in {(one["value"], one.text) for one in offered}
    assert (answer.status_code, kept(small_world, "utvarderare.b")) == (
        302,
        [("Lillhärad", "consultant", None)],
    )
    assert "uppdrag åt kommunen" in office.get(OFFICE).text
    assert "Skäl: har uppdrag åt Lillhärad" in office.get("/kansli/2026").text


def test_the_office_takes_a_tie_away_only_with_a_reason(small_world):
    tie = ties.state(small_world.person("jury"), Stated("Norrvik", "employer")).id
    office, to = small_world.at("kansli"), f"{OFFICE}/{tie}/ta-bort"

    refused = office.post(to, {"reason": ""}, page=OFFICE)
    done = office.post(to, {"reason": "Det gällde Norrköping."}, page=OFFICE)

    assert (refused.status_code, done.status_code) == (422, 302)
    assert Page(refused.text).faults() == ["Skriv varför bindningen tas bort, med högst 1 000 tecken."]
    assert kept(small_world, "jury") == []


def test_the_office_cannot_choose_whom_it_must_not_and_keeps_the_other_choice(small_world):
    db.session.get_one(Entrant, entrant("Exempelby")).nominated_at = clock.now()
    row = db.session.get_one(Assessment, small_world.assessment("Exempelby"))
    row.submitted_at = clock.now()
    db.session.commit()
    a, b = small_world.person("utvarderare.a"), small_world.person("utvarderare.b")
    ties.state(a, Stated("Sjöholm", "employer"))
    office = small_world.at("kansli")
    to = office.get("/kansli/2026").text.partition("/kansli/2026/utvarderare/")[2].partition('"')[0]

    answer = office.post(
        f"/kansli/2026/utvarderare/{to}", {"first": str(a), "second": str(b)}, page="/kansli/2026"
    )

    why = "Anna Berg är jävig: anställd i Sjöholm, som deltar i samma omgång."
    assert answer.status_code == 422
    assert Page(answer.text).faults() == [f"{why} Välj någon annan."]
    options = {(one["value"], one.text, *sorted(one.attrs)) for one in Page(answer.text).all("option")}
    assert (str(a), "Anna Berg (jävig)", "disabled", "value") in options
    assert (str(b), "Björn Holm", "selected", "value") in options
    assert f"{why}</p>" in answer.text
