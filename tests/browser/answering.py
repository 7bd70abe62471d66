"""A question as its writer sees it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page
from sqlalchemy import select

from tests.browser.pages import Questions
from tests.browser.serving import Served
from webapp.assessment.queries.answers import current
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

QUESTION = "demokrati-strategi"
DRAFTS = "Object.keys(localStorage).filter((key) => key.includes('demokrati'))"


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


def drafts_left(page: Page) -> list[str]:
    """Name the drafts in a browser, once there are none or a while has gone by."""
    for _again in range(200):
        if not page.evaluate(DRAFTS):
            break
        page.wait_for_timeout(50)
    left: list[str] = page.evaluate(DRAFTS)
    return left


def open_question(page: Page, served: Served) -> Locator:
    page.goto(address(served))
    return Questions(page).question("1.1.1")


def story(served: Served) -> list[str]:
    with served.world.app.app_context():
        here = Event.assessment_id == served.world.assessment("Exempelby")
        saved = select(Event.after).where(here, Event.question_id == QUESTION, Event.what == "answer.saved")
        texts = [after["text"] for after in db.session.scalars(saved.order_by(Event.id))]
        db.session.remove()
    return texts


def eventually(given: Callable[[], str], wanted: str, page: Page) -> str:
    """Give what is kept, once it is what it should be or a while has gone by."""
    for _again in range(100):
        if given() == wanted:
            break
        page.wait_for_timeout(50)
    return given()
