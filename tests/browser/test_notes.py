"""Notes on a telephone: what is written without a net stays, and all of it is saved when the net is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.answering import wait
from tests.browser.serving import Served, Visitor
from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.visit import interviews, observations
from webapp.ground.store.database import db

NUMBERS = ("2.1.1", "3.2.1")


@pytest.fixture
def meeting(served: Served) -> tuple[str, int]:
    """Plan an interview with two questions; give the address of its notes, and its id."""
    with served.world.app.app_context():
        seat = sit(served.world)
        planned = kept(seat, MEETING)
        interviews.choose(seat, planned.id, {question_of(seat, one).id for one in NUMBERS}, ())
        found = f"/utvardering/{seat.evaluation.id}/intervjuer/{planned.id}/anteckningar", planned.id
        db.session.remove()
    return found


def noted(served: Served, source_id: int) -> list[str]:
    with served.world.app.app_context():
        seat = sit(served.world)
        texts = [one.text for _question, one in interviews.asked_in(seat, source_id)]
        found = [*texts, interviews.free_note(seat, source_id).text]
        db.session.remove()
    return found


def test_a_telephone_full_of_unsent_notes_loses_none_of_them(opened, served, meeting):
    telephone: Visitor = opened("utvarderare.a")
    page, (address, source_id) = telephone.page, meeting
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    telephone.context.set_offline(True)

    page.get_by_label("Vad sades om 2.1.1?").fill("Känner till det.")
    page.get_by_label("Vad sades om 3.2.1?").fill("Visade planen.\n")
    page.get_by_role("button", name="Lägg till citat 3.2.1").click()
    page.keyboard.type("Den är bra.")
    page.get_by_label("Vad sades utöver frågorna?").fill("Alla kom i tid.")
    expect(page.get_by_text("Inte sparat än.")).to_have_count(3)
    offline = noted(served, source_id)
    telephone.context.set_offline(False)

    told = ["Känner till det.", "Visade planen.\n”Den är bra.”", "Alla kom i tid."]
    wait(page, lambda: noted(served, source_id) == told)
    assert offline == ["", "", ""]


def observed(served: Served) -> list[tuple[str, str]]:
    with served.world.app.app_context():
        seat = sit(served.world)
        found = [(one.source.title, one.text) for one in observations.observations(seat)]
        db.session.remove()
    return found


def test_a_new_note_outside_an_interview_is_back_after_a_lost_net_and_comes_once(opened, served):
    telephone: Visitor = opened("utvarderare.a")
    page = telephone.page
    with served.world.app.app_context():
        address = f"/utvardering/{sit(served.world).evaluation.id}/iakttagelser"
        db.session.commit()
    page.goto(address)
    page.get_by_label("Var eller vad").fill("Hagaskolan")
    page.get_by_label("Anteckning", exact=True).fill("Skyltar på fem språk.")

    page.goto("about:blank")  # the telephone gave up the page before anything was sent
    page.goto(address)
    back = page.get_by_label("Anteckning", exact=True).input_value()
    page.get_by_role("button", name="Spara anteckningen").click()
    expect(page.get_by_role("link", name="Hagaskolan")).to_be_visible()

    assert back == "Skyltar på fem språk."
    assert observed(served) == [("Hagaskolan", "Skyltar på fem språk.")]
    assert page.get_by_label("Anteckning", exact=True).input_value() == ""
