"""The schedule on its pages: pasted, sent, and read by the municipality without a word of the notes."""

from __future__ import annotations

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.visit import interviews
from webapp.evaluation.queries.visit.schedule import schedule
from webapp.ground.store.database import db

HOST = "samordnare@lillharad.example"


def address(world: PageWorld, rest: str = "") -> str:
    return f"/utvardering/{world.evaluation('Lillhärad')}{rest}"


def seated(world: PageWorld, which: str = "a") -> PageBrowser:
    sit(world, which)
    db.session.commit()
    return world.at(f"utvarderare.{which}")


def titles(world: PageWorld) -> list[str]:
    return [one.title for one in schedule(sit(world).evaluation).interviews]


def test_rows_are_planned_all_or_none_and_what_was_pasted_comes_back(small_world):
    browser, page = seated(small_world), address(small_world, "/besok")
    good, bad = "2027-03-15; 9.00; Rektorer; 6", "i vår; 9; Ekonomer"

    refused = browser.post(f"{page}/flera", {"rows": f"{good}\n{bad}"}, page=page)
    nothing = titles(small_world)
    taken = browser.post(f"{page}/flera", {"rows": good}, page=page)

    assert (refused.status_code, refused.text.count(f"{good}\n{bad}"), nothing) == (422, 1, [])
    assert (taken.status_code, taken.location, titles(small_world)) == (302, page, ["Rektorer"])
    assert browser.get(page).text.count("1 intervju med 6 personer") == 1


def test_refused_days_come_back_as_they_were_typed(small_world):
    browser, page = seated(small_world), address(small_world, "/besok")

    answer = browser.post(page, {"first_on": "i vår", "last_on": "2027-03-17", "version": "0"})

    assert (answer.status_code, answer.text.count('value="i vår"'), answer.text.count("2027-03-17")) == (
        422,
        1,
        1,
    )


def test_the_municipality_reads_the_schedule_once_it_is_sent_and_nothing_of_the_notes(small_world):
    browser, seat = seated(small_world), sit(small_world)
    page, hosts = address(small_world, "/besok"), small_world.at(HOST)
    shown = f"/sjalvvardering/{seat.assessment.id}/besok"
    meeting = kept(seat, MEETING)
    interviews.save_note(seat, meeting.id, question_of(seat), "Hemlig anteckning.", 0)
    browser.post(page, {"first_on": "2027-03-15", "last_on": "2027-03-17", "version": "0"})

    before = hosts.get(shown).status_code
    browser.post(f"{page}/skicka", {}, page=page)
    after = hosts.get(shown)

    assert (before, after.status_code) == (404, 200)
    assert after.text.count("Besöket 15\u2060–\u206017 mars 2027") == 2
    assert (after.text.count(MEETING.title), after.text.count("Hemlig")) == (1, 0)
    assert hosts.get(f"/sjalvvardering/{seat.assessment.id}").text.count(shown) == 1


def test_clashes_are_named_and_asked_about_and_one_press_more_sends_the_schedule(small_world):
    browser, page = seated(small_world), address(small_world, "/besok")
    browser.post(page, {"first_on": "2027-03-15", "last_on": "2027-03-17", "version": "0"})
    browser.post(f"{page}/flera", {"rows": "2027-03-15; 9; Rektorer\n2027-03-15; 9.30; Ekonomer"}, page=page)

    asked = browser.post(f"{page}/skicka", {}, page=page)
    visit = schedule(sit(small_world).evaluation)
    before, seen = visit.visit.sent_at, visit.clash_sign
    sent = browser.post(f"{page}/skicka", {"seen": seen}, page=page)

    named = "Rektorer, måndag 15 mars 09.00: Krockar med Ekonomer: samma intervjuare."
    assert (asked.status_code, asked.text.count(named), asked.text.count(f'value="{seen}"')) == (409, 1, 1)
    assert (before, sent.status_code) == (None, 302)
    assert schedule(sit(small_world).evaluation).visit.sent_at is not None
