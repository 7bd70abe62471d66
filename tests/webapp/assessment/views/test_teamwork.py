"""Pages where people work together: who has what, a guest's question, talk, certificate, receipt files."""

from __future__ import annotations

import pytest

from tests.support.asked import queries
from tests.support.colleagues import GUEST, Q, hand, hand_in, make_certifier, own
from tests.support.last_time import SAID, begin, last_time
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds.teamwork import certificates, comments, guests
from webapp.assessment.queries import answers as answer_queries

OURS = "Strategin är från 2024."


def home(world):
    return f"/sjalvvardering/{own(world).id}"


def test_a_coordinator_hands_a_question_out_and_it_is_seen_everywhere(small_world):
    browser, start = small_world.at("samordnare"), home(small_world)
    person = str(small_world.person("medarbetare"))

    for place in ("area:2", f"question:{Q}"):
        answer = browser.post(f"{start}/vem", {"place": place, "person": person, "note": "Före jul."})
        assert answer.status_code == 302

    pages = [browser.page(start + page) for page in ("/vem", "", "/delomrade/1.1")]
    assert ["Hos Johan Lind" in page.one("main").text for page in pages] == [True, True, True]
    mine = small_world.at("medarbetare").page("/hem").one("main").text
    assert ("Väntar på dig" in mine, "”Före jul.”" in mine) == (True, True)


def test_what_was_typed_stands_in_the_form_that_is_refused(small_world):
    browser, start = small_world.at("samordnare"), home(small_world)

    answer = browser.post(f"{start}/vem", {"place": "area:1", "email": GUEST, "note": "Före jul."})

    page = assert_house_rules(answer.text, own_words=False)
    assert (answer.status_code, page.value("note"), page.value("email")) == (422, "Före jul.", GUEST)
    assert page.faults() == ["Den som saknar konto får frågor en och en. Välj en fråga."]


def test_a_colleague_says_done_and_gets_it_back_with_a_reason(small_world):
    task, start = hand(small_world).task_id, home(small_world)

    small_world.at("medarbetare").post(f"{start}/vem/{task}/klar", {}, page="/hem")
    empty = small_world.at("samordnare").post(f"{start}/vem/{task}/skicka-tillbaka", {}, page="/hem")
    small_world.at("samordnare").post(
        f"{start}/vem/{task}/skicka-tillbaka", {"reason": "Vilket år?"}, page="/hem"
    )

    assert empty.status_code == 422
    assert "Vilket år?" in small_world.at("medarbetare").page("/hem").one("main").text
    assert "Tillbaka hos Johan Lind" in small_world.at("samordnare").page(f"{start}/vem").one("main").text


def test_a_guest_reads_one_question_and_nothing_else_and_sends_a_proposal(small_world):
    answer_deeds.save_answers(own(small_world), [answer_deeds.Sent(Q, Said(text=OURS), 0, "")])
    comments.say(own(small_world), Q, comments.Words("internal", OURS))
    to = f"/svar/{hand(small_world, to=GUEST).token}"
    guest = small_world.browser()

    seen = guest.get(to)
    page = assert_house_rules(seen.text)
    refused = guest.post(to, {f"{Q}:text": "Mitt förslag."})
    sent = guest.post(to, {f"{Q}:text": "Mitt förslag.", "name": "Lena Dahl"})

    assert (seen.status_code, OURS in seen.text, page.one("h1").text) == (
        200,
        False,
        str(own(small_world).edition.questions[Q].text),
    )
    assert [href for href in page.addresses() if "sjalvvardering" in href] == []
    assert (refused.status_code, Page(refused.text).value(f"{Q}:text")) == (422, "Mitt förslag.")
    assert sent.status_code == 302
    assert [one.name for one in guests.proposals(own(small_world).id, Q)] == ["Lena Dahl"]


def test_opening_a_link_changes_nothing_however_often(small_world):
    to = f"/svar/{hand(small_world, to=GUEST).token}"
    before = queries(small_world, "", to)

    for method in ("GET", "HEAD"):
        assert small_world.browser().send(method, to).status_code == 200

    assert queries(small_world, "", to) == before
    assert guests.waiting(own(small_world).id) == 0


def test_a_link_that_has_ended_says_so_and_gives_back_what_was_typed(small_world):
    to = f"/svar/{hand(small_world, to=GUEST).token}"
    guest = small_world.browser()
    token = guest.token(to)
    hand_in(small_world)

    seen = guest.get(to)
    sent = guest.send("POST", to, data={"csrf_token": token, f"{Q}:text": "Mitt.", "name": "Lena"})

    assert_house_rules(seen.text)
    assert (seen.status_code, "demokrati" in seen.text, sent.status_code) == (410, False, 409)
    assert "Mitt." in sent.text


def test_a_guest_cannot_send_without_end(small_world):
    small_world.app.config["GUEST_LIMIT"] = "1 per minute"
    to = f"/svar/{hand(small_world, to=GUEST).token}"
    guest = small_world.browser()

    answers = [guest.post(to, {f"{Q}:text": str(n), "name": "Lena"}).status_code for n in range(3)]

    assert answers[-1] == 429


def test_a_member_takes_a_proposal_over_with_one_click(small_world):
    token, start = hand(small_world, to=GUEST).token, home(small_world)
    made = guests.propose(token, "Lena Dahl", Said(text="Mitt förslag."))
    browser, talk = small_world.at("medarbetare"), f"{start}/fraga/{Q}/samtal"
    form = browser.page(talk).form("version")

    answer = browser.post(f"{start}/fraga/{Q}/forslag/{made.id}", form, page=talk)
    again = browser.post(f"{start}/fraga/{Q}/forslag/{made.id}", {"version": "7"}, page=talk)

    assert (answer.status_code, again.status_code) == (302, 302)
    assert answer_queries.current(own(small_world).id, Q).said.text == "Mitt förslag."


@pytest.mark.parametrize("audience", ["internal", "evaluators"])
def test_talk_says_its_audience_in_its_own_label(small_world, audience):
    browser, talk = small_world.at("samordnare"), f"{home(small_world)}/fraga/{Q}/samtal"
    label = {"internal": "Internt – syns bara i kommunen", "evaluators": "Delas med utvärderarna"}[audience]

    long = browser.post(talk, {"audience": audience, "text": "å" * 2001})
    answer = browser.post(talk, {"audience": audience, "text": "Hej."})

    page = assert_house_rules(browser.get(talk).text)
    (thread,) = page.all("article")
    assert (long.status_code, answer.status_code) == (422, 302)
    assert (thread["aria-label"], thread["class"]) == (label, f"thread {audience}")
    assert Page(long.text).faults() == ["Texten är 1 tecken för lång. Korta den till högst 2 000 tecken."]


def test_an_evaluator_reads_and_answers_what_is_shared_on_the_questions_page(small_world):
    theirs = own(small_world, "samordnare@lillharad.example", "Lillhärad")
    for audience in ("internal", "evaluators"):
        comments.say(theirs, Q, comments.Words(audience, f"Ord {audience}."))
    start = f"/utvardering/{small_world.evaluation('Lillhärad')}"
    browser = small_world.at("utvarderare.a")
    browser.post(f"{start}/jav", {"declaration": "none"})
    page = browser.page(f"{start}/fraga/{Q}")

    said = {"audience": "evaluators", "reply_to": page.value("reply_to")}
    browser.post(f"{start}/fraga/{Q}/samtal", {**said, "text": "Tack."}, page=f"{start}/fraga/{Q}")
    refused = browser.post(f"{start}/fraga/{Q}/samtal", {**said, "text": ""}, page=f"{start}/fraga/{Q}")

    text = assert_house_rules(browser.get(f"{start}/fraga/{Q}").text).one("main").text
    assert ["Ord internal." in text, "Ord evaluators." in text, "Tack." in text] == [False, True, True]
    assert refused.status_code == 422


def test_a_certifier_reads_everything_and_signs(small_world):
    make_certifier(small_world)
    certificates.ask(own(small_world))
    browser, to = small_world.at("lasare"), f"{home(small_world)}/intyg"
    waiting = "Läs svaren och intyga dem" in browser.page("/hem").one("main").text
    form = browser.page(to).form("title")

    refused = browser.post(to, {**form, "save": "sign", "title": "Kommunchef"})
    stale = browser.post(to, {**form, "save": "sign", "title": "Chef", "confirmed": "1", "seen": "0"})
    signed = browser.post(to, {**form, "save": "sign", "title": "Kommunchef", "confirmed": "1"})

    review = small_world.at("samordnare").page(f"{home(small_world)}/granska")
    assert (waiting, refused.status_code, stale.status_code, signed.status_code) == (True, 422, 409, 302)
    assert Page(refused.text).value("title") == "Kommunchef"
    assert "Eva Sand, Kommunchef" in review.one("main").text
    assert [field["name"] for field in review.all("input") if field["name"] in ("name", "title")] == []


@pytest.mark.parametrize("kind", ["html", "txt"])
def test_the_receipt_is_a_file_that_holds_everything(small_world, kind):
    answer_deeds.save_answers(own(small_world), [answer_deeds.Sent(Q, Said(text="<b>5 & 6</b>"), 0, "")])
    hand_in(small_world)
    browser, start = small_world.at("lasare"), home(small_world)
    page = browser.page(f"{start}/kvitto")

    answer = browser.get(f"{start}/kvitto.{kind}")

    number = page.one("dl").all("dd")[0].text
    text = Page(answer.text).one("body").text if kind == "html" else answer.text
    questions = [q.number for q in own(small_world).edition.questions.values()]
    answered = answer_queries.kept_answers(own(small_world).id)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="kvitto-{number}.{kind}"'
    assert ("<b>5 & 6</b>" in text, number in text, "http://localhost/static" in answer.text) == (
        True,
        True,
        False,
    )
    assert len(answered) <= sum(text.count(f"{one} ") >= 1 for one in questions)
    assert browser.get(f"{start}/kvitto.exe").status_code == 404


def test_a_hand_in_is_taken_back_on_the_receipts_page(small_world):
    hand_in(small_world)
    browser, start = small_world.at("samordnare"), home(small_world)

    refused = browser.post(f"{start}/aterta", {"reason": ""}, page=f"{start}/kvitto")
    answer = browser.post(f"{start}/aterta", {"reason": "Ett svar saknas."}, page=f"{start}/kvitto")

    assert (refused.status_code, answer.status_code, own(small_world).open) == (422, 302, True)


def test_last_time_stands_under_its_question_and_is_taken_over_with_the_page(small_world):
    last_time(small_world, "kommunkompassen/2010", {Q: SAID})
    subject = begin(small_world)
    browser, to = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/delomrade/1.1"
    form = browser.page(to).form(f"{Q}:text")

    answer = browser.post(to, {**form, "kommunikation-policy:text": "Ny text.", "recall": Q})

    assert answer.status_code == 302
    assert answer_queries.current(subject.id, Q).said == SAID
    assert answer_queries.current(subject.id, "kommunikation-policy").said.text == "Ny text."


@pytest.mark.parametrize("page", ["", "/vem", "/delomrade/1.1", "/omrade/1", f"/fraga/{Q}/samtal"])
def test_a_page_asks_no_more_when_more_goes_on_beside_the_answers(small_world, page):
    hand(small_world)
    comments.say(own(small_world), Q, comments.Words("internal", "Hej."))
    before = queries(small_world, "samordnare", home(small_world) + page)

    for question in list(own(small_world).edition.questions)[1:9]:
        hand(small_world, f"question:{question}")
        hand(small_world, f"question:{question}", to=GUEST)
        for name in (Q, question):
            comments.say(own(small_world), name, comments.Words("internal", "Hej."))

    assert queries(small_world, "samordnare", home(small_world) + page) == before
