"""A question as its writer sees it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Locator, Page
from sqlalchemy import select

from tests.browser.pages import Questions
from tests.browser.serving import WAIT, Served
from webapp.assessment.queries.answers import current
from webapp.assessment.saved_changes import versions
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

QUESTION = "demokrati-strategi"
DRAFTS = "Object.keys(localStorage).filter((key) => key.includes('demokrati')).length"
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def text_field(box: Locator) -> Locator:
    return box.get_by_label("Så arbetar vi")


def address(served: Served) -> str:
    with served.world.app.app_context():
        found = served.world.assessment("Exempelby")
        db.session.remove()
    return f"/sjalvvardering/{found}/delomrade/1.1"


def kept_text(served: Served) -> str:
    with served.world.app.app_context():
        kept = current(served.world.assessment("Exempelby"), QUESTION)
        db.session.remove()
    return kept.said.text


def no_draft_is_left(page: Page) -> None:
    """Wait until the browser keeps no draft."""
    wait(page, lambda: not page.evaluate(DRAFTS))


def open_question(page: Page, served: Served) -> Locator:
    page.goto(address(served))
    return Questions(page).question("1.1.1")


def story(served: Served) -> list[str]:
    with served.world.app.app_context():
        here = Event.assessment_id == served.world.assessment("Exempelby")
        saved = select(Event.version, Event.after).where(here, Event.question_id == QUESTION)
        rows = db.session.execute(saved.where(Event.what == "answer.saved").order_by(Event.id))
        texts = [said["text"] for said in versions(tuple(row) for row in rows).values()]
        db.session.remove()
    return texts


def shown(page: Page) -> None:
    """Let the page show what its script has done so far: two frames of it."""
    page.evaluate(FRAMES)


def wait(page: Page, done: Callable[[], object]) -> None:
    """Let the page go on until something has happened."""
    latest = monotonic() + WAIT / 1000
    while not done():
        assert monotonic() < latest, "it never happened"
        shown(page)


def eventually(served: Served, given: Callable[[], str], wanted: str, page: Page) -> str:
    """Give what is kept when it is what it should be: it is looked at whenever the server has answered."""
    while True:
        served.answered.clear()
        if (kept := given()) == wanted:
            return kept
        wait(page, served.answered.is_set)
