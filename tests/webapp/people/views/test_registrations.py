"""Beginning for one's municipality, as somebody without an invitation does it, page by page."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.inbox import the_round, token
from tests.support.registered import BODIL, CLAES, ask, register, registration, roles_in
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.office.queries.outbox import pile
from webapp.people.models.registrations import Registration

FORM = {"municipality": "Ale", "name": "Bodil Ek", "title": "Utvecklingschef", "email": BODIL}
NEW = "häst batteri klammer rätt"
ACCOUNT = {"name": "Bodil Ek", "password": NEW, "password_again": NEW}


def test_from_the_start_page_to_an_own_assessment_without_an_invitation(small_world):
    browser = small_world.browser()
    assert 'href="/borja"' in browser.get("/").text
    assert 'href="/borja"' in browser.get("/prova").text

    answer = browser.post("/borja", FORM, follow_redirects=True)
    assert "Öppna länken i brevet" in answer.text
    link = f"/borja/{token(BODIL)}"
    assert "Ni kan börja" in browser.get(link).text
    home = browser.post(link, ACCOUNT, follow_redirects=True)
    assert "Ale är med preliminärt till" in home.text
    begin = "/egen-sjalvvardering?kommun=" + home.text.split("/egen-sjalvvardering?kommun=")[1].split('"')[0]
    form = browser.page(begin).form("edition")
    started = browser.post("/egen-sjalvvardering", form, page=begin, follow_redirects=True)

    assert started.status_code == 200
    assert (started.request.path.startswith("/sjalvvardering"), roles_in()) == (True, {BODIL: "coordinator"})


def test_the_answer_is_the_same_whether_or_not_somebody_is_there(small_world):
    def told(municipality: str, email: str) -> str:
        answer = small_world.browser().post(
            "/borja", {**FORM, "municipality": municipality, "email": email}, follow_redirects=True
        )
        return answer.text.replace(email, "ADRESS")

    nobody = told("Ale", BODIL)
    register(BODIL)

    assert told("Ale", CLAES) == nobody
    assert told("Ale", BODIL) == nobody
    assert told("Ale", "jury@demo.example") == nobody


def test_a_link_whose_address_is_not_the_municipalitys_does_not_tell_who_is_there(small_world):
    register(BODIL)
    pages = []
    for email, place in (("x@gmail.com", "Ale"), ("x@gmail.com", "Borås")):
        secret = ask(email, place)
        browser = small_world.browser()
        shown = browser.get(f"/borja/{secret}").text
        done = browser.post(f"/borja/{secret}", {}, follow_redirects=True).text
        pages.append(tuple(one.replace(place, "ORT").replace(secret, "LÄNK") for one in (shown, done)))

    def without_tokens(text: str) -> str:
        return "\n".join(line for line in text.splitlines() if "csrf_token" not in line)

    first, second = ([without_tokens(one) for one in page] for page in pages)
    assert first == second


@pytest.mark.parametrize("field", ["municipality", "name", "title", "email"])
def test_a_form_that_lacks_something_says_what_and_keeps_the_rest(small_world, field):
    answer = small_world.browser().post("/borja", {**FORM, field: ""})

    assert (answer.status_code, f'id="{field}:fel"' in answer.text) == (422, True)
    assert db.session.scalar(select(func.count(Registration.id))) == 0


@pytest.mark.parametrize("words", ["klicka www.tjuv.example", "a@b.se", "se tjuv.example/x", "<b>"])
def test_no_letter_can_be_made_to_carry_an_address_in_a_name_or_a_title(small_world, words):
    for field in ("name", "title"):
        assert small_world.browser().post("/borja", {**FORM, field: words}).status_code == 422


def test_an_address_gets_so_many_letters_and_whoever_asks_for_more_is_not_told(small_world):
    small_world.app.config["REGISTRATION_LIMIT"] = "2 per 1 day"
    statuses = [small_world.browser().post("/borja", FORM).status_code for _time in range(4)]

    assert statuses == [302] * 4
    letters = select(func.count(Letter.id)).where(Letter.recipient == BODIL)
    assert db.session.scalar(letters) == 1  # an earlier one that has not gone is taken back
    kept = registration().token_hash
    small_world.browser().post("/borja", {**FORM, "municipality": "Kungälv"}, page="/borja")
    assert registration().token_hash == kept


def test_one_computer_and_one_municipality_get_so_many(small_world):
    small_world.app.config["REGISTRATION_LIMIT"] = "2 per 1 day"
    statuses = [
        small_world.browser().post("/borja", {**FORM, "email": f"x{n}@ale.se"}).status_code for n in range(5)
    ]

    assert statuses == [302, 302, 302, 302, 429]


def test_a_weak_password_is_refused_and_the_link_still_holds(small_world):
    secret = ask()
    browser = small_world.browser()

    weak = browser.post(f"/borja/{secret}", {**ACCOUNT, "password": "kort", "password_again": "kort"})

    assert (weak.status_code, roles_in()) == (422, {})
    assert browser.post(f"/borja/{secret}", ACCOUNT).status_code == 302


def test_whoever_is_signed_in_as_another_is_asked_to_sign_out(small_world):
    secret = ask()

    page = small_world.browser("jury").get(f"/borja/{secret}").text

    assert "Logga ut och öppna den igen" in page


def test_the_office_answers_on_one_page(small_world):
    register("bodil@gmail.com")
    browser = small_world.browser("kansli")
    row = registration("bodil@gmail.com").id
    assert (
        "Vem som helst, eller flera kommuner, har adresser på gmail.com."
        in browser.get("/kansli/anmalningar").text
    )

    refused = browser.post(f"/kansli/anmalningar/{row}/avsla", {"why": ""}, page="/kansli/anmalningar")
    assert (refused.status_code, "Skriv varför" in refused.text) == (422, True)
    done = browser.post(
        f"/kansli/anmalningar/{row}/godkann", {}, page="/kansli/anmalningar", follow_redirects=True
    )

    assert "Ale: godkände en anmälan" in done.text
    again = browser.post(f"/kansli/anmalningar/{row}/godkann", {}, page="/kansli/anmalningar")
    assert (again.status_code, "redan besvarad" in again.text) == (409, True)


def test_the_office_sees_an_unconfirmed_request_nowhere(small_world):
    ask("hemlig@gmail.com")

    assert "hemlig@gmail.com" not in small_world.browser("kansli").get("/kansli/anmalningar").text
    small_world.app.config["DEMO"] = False  # in a demo one reads everybody's letters oneself
    assert "hemlig@gmail.com" not in {one.letter.recipient for one in pile([the_round().id], 1).letters}


def test_a_coordinator_answers_where_the_colleagues_are(small_world):
    register(CLAES, "Exempelby", "Claes Ask")
    row = registration(CLAES).id
    here = small_world.browser("samordnare")
    page = next(
        part.split('"')[0] for part in here.get("/hem").text.split('href="') if "medarbetare" in part[:60]
    )
    assert "Claes Ask" in here.get(page).text

    done = here.post(f"{page}/anmalan/{row}/nej", {"why": "Har slutat."}, page=page, follow_redirects=True)

    assert "Claes Ask får ett brev" in done.text
    assert registration(CLAES).approved is False


def test_the_office_trusts_a_domain_and_finds_it_again(small_world):
    browser = small_world.browser("kansli")
    page = "/kansli/anmalningar/domaner"
    assert "gavle.se" in browser.get(page).text
    assert "ale.se" in browser.get(f"{page}?kommun=ale").text

    done = browser.post(
        page,
        {"municipality": "Gävle", "domain": "@Gavle.se", "trusted": "1"},
        page=page,
        follow_redirects=True,
    )

    assert "En adress på gavle.se släpper nu in den första i Gävle." in done.text
    assert browser.post(page, {"municipality": "", "domain": ""}, page=page).status_code == 422
