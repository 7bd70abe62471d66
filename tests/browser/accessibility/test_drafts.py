"""Everybody can use the pages of a draft that was changed after its municipality had read it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility.rules import faults
from tests.browser.serving import Served, Visitor
from tests.conftest import SECRET
from tests.support.reviewing import COORDINATOR, Q, change_mark, renewal, replied
from tests.support.worlds import World
from webapp.ground.store.database import db
from webapp.review.deeds.draft import outcomes
from webapp.review.deeds.draft.renewal import send_version
from webapp.review.models.reviews import CHANGED

pytestmark = pytest.mark.long


def renew(world: World, *, sent: bool) -> int:
    """Change a mark as an answer to a reply, and another unasked; send it, or leave it unsent."""
    with world.app.app_context():
        one, _draft, reply = replied(world, Q)
        change_mark(one)
        outcomes.decide_reply(one, reply, CHANGED, "Rapporten kom efter besöket.", 1)
        other = next(key for key in one.edition.questions if key != Q)
        change_mark(one, other)
        if sent:
            send_version(one, renewal(one, **{other: "Vi hade räknat fel."}))
        evaluation = one.evaluation.id
        db.session.remove()
        return evaluation


def wrong(browser: Browser, served: Served, key: str, *addresses: str) -> list[str]:
    visitor = Visitor(browser, served.base, key)
    found = []
    for address in addresses:
        visitor.page.goto(address)
        found += [f"{visitor.page.title()}: {fault}" for fault in faults(visitor.page)]
    visitor.close()
    return [*found, *visitor.troubles]


def test_nothing_is_wrong_with_the_pages_of_a_new_version(
    browser: Browser, sqlite_template: Path, workplace: Path
):
    path = workplace / "renewed.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        here = renew(served.world, sent=True)
        draft, pair = f"/utkast/{here}", f"/utvardering/{here}"

        found = [
            *wrong(browser, served, COORDINATOR, draft, f"{draft}/andrat", f"{draft}/omrade/1"),
            *wrong(browser, served, "utvarderare.a", f"{pair}/granskning", f"{pair}/granskning/svar"),
            *wrong(browser, served, "kansli", f"{pair}/faststall/vagen"),
        ]

    assert found == []


def test_nothing_is_wrong_with_the_pages_of_a_change_that_is_not_sent(
    browser: Browser, sqlite_template: Path, workplace: Path
):
    path = workplace / "unsent.sqlite"
    shutil.copy(sqlite_template, path)
    with Served(f"sqlite:///{path}", SECRET) as served:
        pair = f"/utvardering/{renew(served.world, sent=False)}"

        found = [
            *wrong(browser, served, "utvarderare.a", f"{pair}/granskning"),
            *wrong(browser, served, "kansli", f"{pair}/faststall", f"{pair}/faststall/vagen"),
        ]

    assert found == []
