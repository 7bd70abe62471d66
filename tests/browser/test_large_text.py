"""Somebody who has text of twice the size in a telephone reads every page without scrolling it sideways."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browser.conftest import Open
from tests.browser.serving import Served, launch_args
from tests.support.colleagues import GUEST, PLACE, own
from webapp.assessment.deeds.teamwork.tasks import Handing, hand_out

TWICE = {"webkit": {"webprefs": {"default_font_size": 32, "default_fixed_font_size": 26}}}
WIDTH = 390
SEEN = "[getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth]"


def telephone(playwright: Playwright, profile: Path) -> BrowserContext:
    """Start a browser of its own whose text is twice as large: a wish of its profile, not of a page."""
    wishes = profile / "Default" / "Preferences"
    wishes.parent.mkdir(parents=True)
    wishes.write_text(json.dumps(TWICE), encoding="utf-8")
    view = {"width": WIDTH, "height": 800}
    return playwright.chromium.launch_persistent_context(str(profile), viewport=view, **launch_args())


def places(served: Served) -> list[str]:
    with served.world.app.app_context():
        subject = own(served.world)
        link = hand_out(subject, Handing(PLACE, None, GUEST, "", ("1.1.2",))).token
        here, home = f"/sjalvvardering/{subject.id}", f"/kommun/{subject.municipality_id}"
    at_home = (home, f"{home}/underlag", f"{home}/varderingar", "/egen-sjalvvardering")
    answers = (here, f"{here}/delomrade/1.1", f"{here}/vem", f"{here}/svar?visa=mina", f"{here}/granska")
    return ["/hem", *at_home, *answers, f"/svar/{link}"]


def test_nothing_is_wider_than_a_telephone_with_text_of_twice_the_size(
    playwright: Playwright, served: Served, opened: Open, tmp_path: Path
):
    addresses = places(served)
    phone = telephone(playwright, tmp_path / "profile")
    phone.add_cookies(opened("samordnare").context.cookies())

    page, seen = phone.new_page(), {}
    for one in addresses:
        page.goto(f"{served.base}{one}")
        seen[one] = page.evaluate(SEEN)
    phone.close()

    assert seen == {one: ["32px", WIDTH] for one in addresses}
