"""One plain word for a thing, everywhere the same; and a question is never followed by a full stop."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from tests.support.browsing import PageWorld
from webapp.assessment.deeds.teamwork import tasks
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.queries import own_assessment
from webapp.ground.configuration.settings import ROOT
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db

SAID = re.compile(r'_\(\s*"([^"]*)"|^\s*"([^"]*)"$', re.MULTILINE)
PLAIN = {
    "lämna ut": "fördela",
    "lämnar ut": "fördelar",
    "lämnade ut": "fördelade",
    "utlämnat": "fördelat",
    "övertaget": "använt",
    "ta över i svaret": "använd i svaret",
    "tar över det": "använder det",
    "ni skickar länken själva": "vi skickar länken",
}
"""What was said before, and what is said now."""


def told() -> str:
    """Give all sentences for people that pages and services say."""
    files = [*(ROOT / "webapp").rglob("*.html"), *(ROOT / "webapp").rglob("*.py")]
    whole = (re.sub(r'"\n\s*"', "", path.read_text(encoding="utf-8")) for path in files)
    return "\n".join((one or another).lower() for text in whole for one, another in SAID.findall(text))


@pytest.mark.parametrize("before", PLAIN)
def test_no_page_says_a_word_that_has_a_plainer_one(before):
    assert re.findall(rf"\b{before}\b", told()) == []


def test_a_span_has_one_name():
    assert re.findall(r"\bspan\b", told().replace("%(span)s", "")) == []


def test_a_guests_letter_asks_its_question_on_a_line_of_its_own(small_world: PageWorld):
    subject = own_assessment.own_assessment(
        small_world.person("samordnare"), small_world.assessment("Exempelby")
    )
    question = next(one for one in subject.edition.questions.values() if str(one.text).endswith("?"))

    handed = tasks.hand_out(subject, Handing(f"question:{question.id}", None, "gast@demo.example"))

    letter = db.session.scalars(select(Letter).where(Letter.key == f"guest:{handed.task_id}")).one()
    assert f"\n\n{question.number} {question.text}\n\n" in letter.body
    assert "?." not in letter.body
