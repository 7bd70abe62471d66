"""Somebody who has text of twice the size in a telephone reads every page without scrolling it sideways."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.serving import Served, Visitor
from tests.support.colleagues import GUEST, PLACE, own
from tests.support.meetings import Room
from tests.support.planned import planned
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out

TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
WIDTH = 390
SEEN = "[getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth]"
FITS = ["32px", WIDTH]


def telephone(visitor: Visitor) -> Page:
    """Let a browser's own text be twice as large: a wish of whoever reads, not of a page."""
    visitor.context.new_cdp_session(visitor.page).send("Page.setFontSizes", TWICE)
    return visitor.page


def seen(page: Page, served: Served, addresses: Iterable[str]) -> dict[str, list[object]]:
    """Tell of each page how large its text is, and how wide it is."""
    found = {}
    for one in addresses:
        page.goto(f"{served.base}{one}")
        found[one] = page.evaluate(SEEN)
    return found


def places(served: Served) -> list[str]:
    with served.world.app.app_context():
        subject = own(served.world)
        link = hand_out(subject, Handing(PLACE, None, GUEST, "", ("1.1.2",))).token
        here, home = f"/sjalvvardering/{subject.id}", f"/kommun/{subject.municipality_id}"
        made, room = planned(served.world), Room(served.world)
        room.show(0, 0, 4, 4)
        plan = f"/handlingsplan/{made['plan_id']}"
    at_home = (
        home,
        f"{home}/underlag",
        f"{home}/varderingar",
        f"{home}/handlingsplan",
        "/egen-sjalvvardering",
    )
    answers = (here, f"{here}/delomrade/1.1", f"{here}/vem", f"{here}/svar?visa=mina", f"{here}/granska")
    meetings = (f"{here}/moten", f"{here}/moten/{room.id}")
    plans = (plan, f"{plan}/uppfoljning", f"{plan}/atgard", f"{plan}/atgard/{made['action_id']}")
    return ["/hem", *at_home, *answers, *meetings, *plans, f"/svar/{link}"]


def test_nothing_is_wider_than_a_telephone_with_text_of_twice_the_size(served: Served, opened: Open):
    addresses = places(served)
    page = telephone(opened("samordnare", viewport={"width": WIDTH, "height": 800}))

    assert seen(page, served, addresses) == dict.fromkeys(addresses, FITS)


def test_whoever_votes_with_a_telephone_and_large_text_sees_all_of_the_question(served: Served, opened: Open):
    with served.world.app.app_context():
        room = Room(served.world)
        code = room.meeting.code
    page = telephone(opened(viewport={"width": WIDTH, "height": 800}))

    asked = seen(page, served, ["/mote"])
    page.locator("[name=code]").fill(code)
    page.get_by_role("main").get_by_role("button").click()
    page.locator("[data-telephone]").wait_for()
    votes = page.evaluate(SEEN)
    with served.world.app.app_context():
        room.show(0, 4)
    page.reload()

    assert (asked, votes, page.evaluate(SEEN)) == ({"/mote": FITS}, FITS, FITS)


def test_a_juror_with_large_text_reads_the_room_and_a_nominee_in_a_telephone(served: Served, opened: Open):
    page = telephone(opened("jury", viewport={"width": WIDTH, "height": 800}))
    page.goto(f"{served.base}/jury/2026/rum")
    leads = page.get_by_role("main").get_by_role("link").evaluate_all("all => all.map(one => one.pathname)")
    nominees = sorted({one for one in leads if "/nominerad" in one and one.count("/") == 4})[:1]
    addresses = ["/jury/2026", "/jury/2026/rum", "/jury/2026/rangordning", *nominees]

    assert len(nominees) == 1
    assert seen(page, served, addresses) == dict.fromkeys(addresses, FITS)
