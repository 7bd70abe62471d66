"""Last time's nomination beside this time's: in grey, counted only when taken over one by one."""

from __future__ import annotations

import pytest

from tests.support.colleagues import own
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds import hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import answers, own_assessment
from webapp.ground.store.database import db

STATEMENT = "nom-dialog-svar"
TEXT = "Vi är en liten kommun vid en sjö."


def last_nomination(world) -> dict[str, Said]:
    """Say one statement and one heading in the nomination of 2003 and hand it in."""
    subject = own(world, edition="kvalitetskommun/2003")
    part = subject.edition.questions[STATEMENT].kind.parts[0]
    said = {
        STATEMENT: Said({part.id: part.levels[-1].id}),
        subject.edition.descriptions[0].id: Said(text=TEXT),
    }
    for one, what in said.items():
        answer_deeds.save_answers(subject, [Sent(one, what, answers.current(subject.id, one).version, "")])
    hand_in.submit(subject.person_id, subject.id, "Lena Dahl", "Kommunchef", confirmed=True)
    return said


def this_nomination(world, edition: str) -> int:
    """Begin a new round that nominates by this edition; the municipality's old round is gone by."""
    if edition == "kvalitetskommun/2003":
        earlier = db.session.get_one(Assessment, world.assessment("Exempelby", edition))
        earlier.round_id = None
        db.session.commit()
    return world.begin_round(edition)


def recalls(page: Page, asked: str) -> int:
    """Count the buttons that take over what was said about this last time."""
    return sum(one["name"] == "recall" and one["value"] == asked for one in page.all("button"))


@pytest.mark.parametrize("edition", ["kvalitetskommun/2003", "kvalitetskommun/2021"])
def test_a_statement_shows_last_time_and_counts_it_when_taken_over(small_world, edition):
    said = last_nomination(small_world)
    nomination = this_nomination(small_world, edition)
    browser = small_world.at("samordnare")
    subject = own_assessment.own_assessment(small_world.person("samordnare"), nomination)
    number = next(
        area.number for area in subject.edition.areas if STATEMENT in {one.id for one in area.questions}
    )
    address = f"/nominering/{nomination}/kriterium/{number}"

    html = browser.get(address).text
    before = answers.kept_answers(nomination)
    answer = browser.post(address, {f"{STATEMENT}:version": "0", "recall": STATEMENT})

    assert_house_rules(html)
    assert recalls(Page(html), STATEMENT) == 1
    assert before == {}
    assert (answer.status_code, answer.location) == (302, f"{address}#{STATEMENT}")
    assert answers.current(nomination, STATEMENT).said == said[STATEMENT]


def test_a_heading_of_the_own_description_shows_last_times_text_and_takes_it_over(small_world):
    last_nomination(small_world)
    nomination = this_nomination(small_world, "kvalitetskommun/2003")
    address = f"/nominering/{nomination}/beskrivning"
    browser = small_world.at("samordnare")
    heading = (
        own_assessment.own_assessment(small_world.person("samordnare"), nomination).edition.descriptions[0].id
    )

    html = browser.get(address).text
    answer = browser.post(
        address, {f"{heading}:version": "0", f"{heading}:text": "Nytt sedan dess.", "recall": heading}
    )

    assert_house_rules(html)
    assert recalls(Page(html), heading) == 1
    assert answer.location == f"{address}#{heading}"
    assert answers.current(nomination, heading).said.text == f"Nytt sedan dess.\n\n{TEXT}"


def test_statements_and_headings_lead_to_their_talk(small_world):
    nomination = small_world.assessment("Exempelby", "kvalitetskommun/2003")
    subject = own(small_world, edition="kvalitetskommun/2003")
    heading = subject.edition.descriptions[0].id
    browser = small_world.at("samordnare")

    for page, asked in (("kriterium/1", subject.edition.areas[0].questions[0].id), ("beskrivning", heading)):
        links = [one.attrs.get("href") for one in browser.page(f"/nominering/{nomination}/{page}").all("a")]
        talk = f"/sjalvvardering/{nomination}/fraga/{asked}/samtal"
        assert links.count(talk) == 1
        assert browser.get(talk).status_code == 200
