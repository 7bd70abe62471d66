"""What a municipality is told before and after it has handed in, and when a session has ended meanwhile."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.colleagues import make_certifier
from tests.support.pages import Page
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, withdrawal
from webapp.assessment.deeds import hand_in as hand_in_deeds
from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries import own_assessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.office.deeds import participants
from webapp.rounds.models.rounds import Entrant, Round

NOMINATION = "kvalitetskommun/2003"
LINK = Link("https://www.exempelby.se/plan", "Planen")


def subject(world, edition="kommunkompassen/2012"):
    return own_assessment.own_assessment(world.person("samordnare"), world.assessment("Exempelby", edition))


def hand_in(world, edition="kommunkompassen/2012"):
    one = subject(world, edition)
    hand_in_deeds.submit(one.person_id, one.id, "Karin Ek", "Kommundirektör", confirmed=True)
    db.session.commit()
    return one


def words_of(page: Page) -> str:
    return page.one("main").text


def test_the_main_button_leads_to_the_receipt_once_the_answers_are_handed_in(small_world):
    for edition, start in (("kommunkompassen/2012", "sjalvvardering"), (NOMINATION, "nominering")):
        one = hand_in(small_world, edition)

        page = small_world.at("samordnare").page(f"/{start}/{one.id}")

        (button,) = [link for link in page.all("a") if link["class"] == "btn"]
        assert (button.text, button["href"]) == ("Visa kvittot", f"/sjalvvardering/{one.id}/kvitto")
        assert words_of(page).count("Svaren är inlämnade och kan bara läsas.") == 1


def test_the_receipt_of_a_nomination_holds_the_links_that_were_handed_in(small_world):
    one = subject(small_world, NOMINATION)
    question = one.edition.areas[0].questions[0].id
    version = answer_queries.current(one.id, question).version
    answers.save_answers(one, [answers.Sent(question, Said(text="Så.", evidence=(LINK,)), version, "")])
    hand_in(small_world, NOMINATION)

    page = small_world.at("samordnare").page(f"/sjalvvardering/{one.id}/kvitto")

    assert LINK.url in [link["href"] for link in page.all("a")]


def test_a_receipt_whose_hand_in_was_taken_back_says_so(small_world):
    one = hand_in(small_world)
    address = f"/sjalvvardering/{one.id}/kvitto"
    number = hand_in_deeds.receipt(subject(small_world)).number
    withdrawal.withdraw(subject(small_world), "Vi glömde bilagan.")
    db.session.commit()

    page = small_world.at("samordnare").page(address)

    assert page.one("h1").text == "Inlämningen är tillbakatagen"
    assert [one.text for one in page.all("dd")][::2] == [number, "Vi glömde bilagan."]


def test_a_receipt_whose_hand_in_the_office_opened_again_says_so(small_world):
    one = hand_in(small_world)
    number = hand_in_deeds.receipt(subject(small_world)).number
    award_round = db.session.scalars(select(Round).where(Round.id == one.round_id)).one()
    here = (Entrant.round_id == one.round_id, Entrant.municipality_id == one.municipality_id)
    entrant = db.session.scalars(select(Entrant.id).where(*here)).one()
    leave = participants.Leave(entrant, one.id, "Ni bad om det.", clock.now() + timedelta(days=2))
    participants.reopen(small_world.person("kansli"), award_round, leave)
    db.session.commit()

    page = small_world.at("samordnare").page(f"/sjalvvardering/{one.id}/kvitto")

    assert page.one("h1").text == "Inlämningen är öppnad igen"
    assert [one.text for one in page.all("dd")][::2] == [number, "Ni bad om det."]


def test_a_receipt_that_never_was_is_a_page_that_is_not_there(small_world):
    address = f"/sjalvvardering/{subject(small_world).id}/kvitto"

    assert small_world.at("samordnare").get(address).status_code == 404


def test_who_may_not_hand_in_is_told_why_in_place_of_the_button(small_world):
    page = small_world.at("medarbetare").page(f"/sjalvvardering/{subject(small_world).id}/granska")

    assert "Bara samordnaren kan lämna in. Säg till när din del är klar." in words_of(page)
    assert [one for one in page.all("button") if one.text == "Lämna in"] == []


def test_the_list_of_what_is_missing_names_the_certificate_where_somebody_is_to_give_one(small_world):
    def line() -> list[str]:
        page = small_world.at("samordnare").page(f"/sjalvvardering/{subject(small_world).id}/granska")
        return [one.text for one in page.one("main").all("li") if "Intyget" in one.text]

    seen = [line()]
    make_certifier(small_world)
    seen.append(line())
    certificates.ask(subject(small_world))
    seen.append(line())

    assert seen[:2] == [[], ["SaknasIntygetIngen har bett om intyg än."]]
    assert [one.startswith("SaknasIntygetVäntar på intyg av Eva Sand sedan") for one in seen[2]] == [True]


def test_texts_given_back_after_a_session_are_called_by_the_words_of_their_question(small_world):
    one = subject(small_world)
    question = next(iter(one.edition.questions.values()))
    browser = small_world.browser()
    form = {f"{question.id}:text": "Min text.", f"{question.id}:link:1:note": "Planen", "reason": "Därför."}

    answer = browser.post(f"/sjalvvardering/{one.id}/delomrade/1.1", form, page="/logga-in")

    page = Page(answer.text)
    assert answer.status_code == 401
    assert [label.text for label in page.all("label")] == [
        f"{question.text}: text",
        f"{question.text}: vad visar länk 2?",
        "Varför",
    ]


def test_ones_own_other_window_is_never_called_somebody_else(small_world):
    one = subject(small_world)
    question = next(iter(one.edition.questions.values()))
    browser, address = small_world.at("samordnare"), f"/sjalvvardering/{one.id}/delomrade/1.1"
    first = browser.page(address).form("request_key")
    browser.send("POST", address, data={**first, f"{question.id}:text": "Från det andra fönstret."})

    answer = browser.send("POST", address, data={**first, f"{question.id}:text": "Från det här."})

    assert answer.status_code == 409
    assert "du har själv sparat ett annat svar i ett annat fönster" in answer.text
    assert "någon annan" not in answer.text
    untouched = browser.send("POST", address, data={**first, "request_key": "annan"})
    assert untouched.status_code == 302
    assert answer_queries.current(one.id, question.id).said.text == "Från det andra fönstret."


def test_an_own_description_as_long_as_it_may_be_can_be_read_whole_on_every_page(small_world):
    text = "Vi berättar. " * 615 + "slut"
    one = subject(small_world, NOMINATION)
    heading = one.edition.descriptions[0].id
    version = answer_queries.current(one.id, heading).version
    answers.save_answers(one, [answers.Sent(heading, Said(text=text), version, "")])
    browser, places = small_world.at("samordnare"), [f"/nominering/{one.id}/beskrivning"]
    assert browser.page(places[0]).value(f"{heading}:text") == text
    hand_in(small_world, NOMINATION)

    for place in (*places, f"/sjalvvardering/{one.id}/kvitto"):
        assert text in [one.text for one in browser.page(place).all("p")]
    assert len(text) == 7999
