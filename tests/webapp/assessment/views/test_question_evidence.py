"""Evidence at a question: chosen or new, kept with what is typed, and read by those who judge."""

from __future__ import annotations

import pytest

from tests.support import papers
from tests.support.laid import laid, laid_and_judged
from tests.support.registers import Register, send_file
from tests.support.years import year
from webapp.evidence.deeds import register_entries
from webapp.evidence.deeds.uses import put_beside
from webapp.evidence.queries.beside_answers import beside_answers
from webapp.ground import context
from webapp.ground.store.database import one_transaction
from webapp.people.queries.own_municipality import own_municipality


class Question:
    """One question's page of evidence, in a colleague's hands."""

    def __init__(self, world) -> None:
        self.world, self.register = world, Register(world)
        self.assessment = world.assessment("Exempelby")
        self.id = next(iter(context.edition("kommunkompassen/2012").questions))
        self.address = f"/sjalvvardering/{self.assessment}/fraga/{self.id}/underlag"

    def post(self, path: str, data: dict[str, object]):
        return self.world.at("samordnare").post(self.address + path, data, page=self.address)

    def beside(self) -> list[tuple[str, str]]:
        found = beside_answers(self.assessment).get(self.id, [])
        return [(one.title, one.page) for one in found]


@pytest.fixture
def question(small_world):
    return Question(small_world)


def test_evidence_is_chosen_among_what_there_is_with_where_to_read(question):
    plan = question.register.add(papers.pdf(), "Plan.pdf")
    budget = question.register.link("https://exempelby.se/budget", "Budget")

    assert question.post("", {}).status_code == 422
    question.post("", {"evidence": [plan, budget], f"page-{plan}": "s. 4–9", f"page-{budget}": ""})

    assert sorted(question.beside()) == [("Budget", ""), ("Plan", "s. 4–9")]
    question.post(f"/{plan}/sida", {f"page-{plan}": "§ 12"})
    question.post(f"/{budget}/ta-bort", {f"page-{budget}": ""})
    assert question.beside() == [("Plan", "§ 12")]
    assert question.register.titles() == ["Budget", "Plan"]


def test_a_new_file_and_a_new_link_go_into_the_register_and_beside_the_answer(question):
    browser = question.world.at("samordnare")
    to = f"{question.address}/fil"
    sent = send_file(browser, to, question.address, papers.office(), "p.docx", title="Plan", page="s. 2")
    refused = send_file(browser, to, question.address, b"MZ", "p.pdf", title="Ett program", page="s. 7")

    assert (sent.status_code, refused.status_code) == (302, 422)
    assert 'value="Ett program"' in refused.text
    question.post("/lank", {"url": "exempelby.se/budget", "link_title": "Budget", "link_page": "kap. 3"})
    assert question.beside() == [("Plan", "s. 2"), ("Budget", "kap. 3")]


def test_what_is_typed_is_saved_before_evidence_is_chosen(question):
    page = f"/sjalvvardering/{question.assessment}/delomrade/1.1"
    browser = question.world.at("samordnare")
    form = browser.page(page).form(f"{question.id}:text")
    answer = browser.post(
        page, {**form, f"{question.id}:text": "Så gör vi.", "evidence": question.id}, page=page
    )

    assert (answer.status_code, answer.location) == (302, question.address)
    assert browser.page(page).value(f"{question.id}:text") == "Så gör vi."


def test_a_link_of_the_answer_goes_into_the_register_and_stays_in_the_answer(question):
    page = f"/sjalvvardering/{question.assessment}/delomrade/1.1"
    browser = question.world.at("samordnare")
    form = browser.page(page).form(f"{question.id}:text")
    link = {f"{question.id}:link:0:url": "https://exempelby.se/plan", f"{question.id}:link:0:note": "Planen"}
    browser.post(page, {**form, **link}, page=page)

    question.post("/ur-svaret", {"url": "https://exempelby.se/plan"})

    assert (question.register.titles(), question.beside()) == (["Planen"], [])
    assert browser.page(page).value(f"{question.id}:link:0:url") == "https://exempelby.se/plan"


def test_another_municipalitys_evidence_is_not_there(question):
    theirs = laid(question.world, "Norrvik", "samordnare@norrvik.example")

    answer = question.post("", {"evidence": theirs.id, f"page-{theirs.id}": ""})

    assert (answer.status_code, question.beside()) == (404, [])
    assert question.register.fetch(theirs.id).status_code == 404


def test_evaluators_read_the_evidence_beside_the_answers_and_no_other(small_world):
    there = laid_and_judged(small_world)
    address = f"/utvardering/{there['evaluation_id']}/underlag"
    evaluator = small_world.at("utvarderare.a")

    assert evaluator.get(f"{address}/{there['evidence_id']}").data == papers.pdf()
    assert evaluator.get(f"{address}/{laid(small_world).id}").status_code == 404
    assert "Plan för Norrvik" in evaluator.get(address).text


def test_evidence_that_is_withdrawn_while_an_evaluator_reads_is_told_with_the_reason(small_world):
    there = laid_and_judged(small_world)
    address = f"/utvardering/{there['evaluation_id']}/underlag"
    evaluator = small_world.at("utvarderare.a")
    row = laid(small_world, "Norrvik")
    place = own_municipality(small_world.person("samordnare@norrvik.example"), row.municipality_id)

    register_entries.withdraw(place, row.id, "Fel fil.")

    answer = evaluator.get(f"{address}/{there['evidence_id']}")
    assert (answer.status_code, "Fel fil." in answer.text) == (409, True)
    assert "Återkallat: Fel fil." in evaluator.get(address).text


def test_what_stood_at_the_answer_last_time_is_used_again_with_its_page_in_one_press(small_world):
    before, now = year(small_world, 400, name="Då"), Question(small_world)
    plan = now.register.add(papers.pdf(), "Plan.pdf")
    gone = now.register.link("https://exempelby.se/gammalt", "Gammalt")
    with one_transaction():
        for one, page in ((plan, "s. 4–9"), (gone, "")):
            put_beside((before.id, now.id), before.municipality_id, one, page, before.person_id)
    place = own_municipality(before.person_id, before.municipality_id)
    register_entries.withdraw(place, gone, "Det gäller inte.")

    def offered() -> list[str]:
        page = small_world.at("samordnare").page(now.address)
        return [one.text for one in page.all("button") if one.text == "Använd underlaget igen"]

    seen = offered()
    form = small_world.at("samordnare").page(now.address).form(f"page-{plan}")
    now.post("", form)

    assert (seen, now.beside(), offered()) == (["Använd underlaget igen"], [("Plan", "s. 4–9")], [])
