"""The pages of notes outside the interviews: nothing typed is lost, and nobody overwrites the other's."""

from __future__ import annotations

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.judges import sit
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.visit import sources
from webapp.ground.store.database import db


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def seated(world: PageWorld, which: str = "a") -> PageBrowser:
    sit(world, which)
    db.session.commit()
    return world.at(f"utvarderare.{which}")


def titles(world: PageWorld) -> list[str]:
    return [one.title for one in sources.sources_of(world.evaluation("Lillhärad"))]


def test_a_note_outside_an_interview_is_kept_by_its_button_and_refused_with_nothing_lost(small_world):
    browser, here = seated(small_world), address(small_world, "/iakttagelser")
    sent = {
        "title": "",
        "dated": "2026-11-17",
        "text": "Skyltar på fem språk.",
        "question": "demokrati-strategi",
    }

    refused = browser.post(here, sent)
    saved = browser.post(here, {**sent, "title": "Hagaskolan"})

    assert (refused.status_code, refused.text.count("Skyltar på fem språk.</textarea>")) == (422, 1)
    assert refused.text.count('value="demokrati-strategi"  checked') == 1
    assert (saved.status_code, titles(small_world)) == (302, ["Hagaskolan"])
    assert browser.get(here).text.count(">Hagaskolan</a>") == 1


def test_two_pens_on_a_note_outside_an_interview_give_the_second_both_texts(small_world):
    a, b = seated(small_world, "a"), seated(small_world, "b")
    a.post(address(small_world, "/iakttagelser"), {"title": "Torget", "text": "Först."})
    (walk,) = sources.sources_of(small_world.evaluation("Lillhärad"))
    here = address(small_world, f"/kallor/{walk.id}/anteckning")

    a.post(here, {"fritt:text": "A skrev.", "fritt:version": "1"})
    answer = b.post(here, {"fritt:text": "B skrev.", "fritt:version": "1"})

    assert answer.status_code == 409
    assert (answer.text.count("A skrev."), answer.text.count("B skrev.</textarea>")) == (1, 1)


def test_notes_of_an_interview_have_no_page_of_a_single_note(small_world):
    browser = seated(small_world)
    meeting = kept(sit(small_world), MEETING)
    db.session.commit()

    assert browser.get(address(small_world, f"/kallor/{meeting.id}/anteckning")).status_code == 404
