"""Somebody who has text of twice the size in a telephone reads every page without scrolling it sideways."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.serving import Served, Visitor
from tests.support.colleagues import GUEST, PLACE, own
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out

TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
WIDTH = 390
SEEN = "[getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth]"


def telephone(visitor: Visitor) -> Page:
    """Let a browser's own text be twice as large: a wish of whoever reads, not of a page."""
    visitor.context.new_cdp_session(visitor.page).send("Page.setFontSizes", TWICE)
    return visitor.page


def places(served: Served) -> list[str]:
    with served.world.app.app_context():
        subject = own(served.world)
        link = hand_out(subject, Handing(PLACE, None, GUEST, "", ("1.1.2",))).token
        here, home = f"/sjalvvardering/{subject.id}", f"/kommun/{subject.municipality_id}"
    at_home = (home, f"{home}/underlag", f"{home}/varderingar", "/egen-sjalvvardering")
    answers = (here, f"{here}/delomrade/1.1", f"{here}/vem", f"{here}/svar?visa=mina", f"{here}/granska")
    return ["/hem", *at_home, *answers, f"/svar/{link}"]


def test_nothing_is_wider_than_a_telephone_with_text_of_twice_the_size(served: Served, opened: Open):
    addresses = places(served)
    page, seen = telephone(opened("samordnare", viewport={"width": WIDTH, "height": 800})), {}

    for one in addresses:
        page.goto(f"{served.base}{one}")
        seen[one] = page.evaluate(SEEN)

    assert seen == {one: ["32px", WIDTH] for one in addresses}
