"""The number of questions that a page asks the database does not grow with what is in it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.asked import copy, many_more, queries
from tests.support.final import let_go
from tests.support.summaries import make_public
from webapp.assessment.models.assessments import Answer
from webapp.evaluation.models.evaluations import EvaluatorMark
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.deeds.summaries import rebuild_summaries

PAGES = [
    ("samordnare", "/hem"),
    ("utvarderare.a", "/hem"),
    ("kansli", "/kansli/2026"),
    ("jury", "/jury/2026"),
    ("jury", "/jury/2026/rangordning"),
    ("jury", "/jury/2026/beslut"),
    ("kansli", "/nomineringsgrupp/2026"),
    ("", "/resultat/"),
    ("", "/resultat/omgang/2026"),
    ("", "/resultat/tabell"),
    ("", "/goda-exempel/"),
    ("", "/jamfor/"),
    ("", "/jamfor/visa?av=Örebro-2012-2012&grupp=alla"),
    ("", "/"),
]


@pytest.mark.parametrize(("role", "to"), PAGES)
def test_a_page_asks_no_more_when_more_municipalities_take_part(small_world, role, to):
    make_public()
    many_more(small_world, 1)  # now there is of every kind what can wait for somebody
    rebuild_summaries()
    before = queries(small_world, role, to)

    many_more(small_world, 4, first=1)
    rebuild_summaries()

    assert queries(small_world, role, to) == before


AT_MOST = {
    "samordnare": 37,
    "medarbetare": 28,
    "utvarderare.a": 37,
    "jury": 26,
    "kansli": 21,
    "nomineringsgrupp": 26,
}
"""So many questions the first page may ask: everybody comes to it again and again."""


def test_the_first_page_asks_only_about_what_a_role_can_have_to_do(resting_world):
    asked = {role: queries(resting_world, role, "/hem") for role in AT_MOST}

    assert {role: many for role, many in asked.items() if many > AT_MOST[role]} == {}


@pytest.mark.parametrize("page", ["", "/delomrade/1.1", "/omrade/1", "/granska", "/rakna/total"])
def test_an_assessments_page_asks_no_more_when_more_is_answered(small_world, page):
    own = small_world.assessment("Exempelby", purpose="internal")
    before = queries(small_world, "samordnare", f"/sjalvvardering/{own}{page}")
    answers = db.session.scalars(
        select(Answer).where(Answer.assessment_id == small_world.assessment("Norrvik"))
    )
    kept = set(db.session.scalars(select(Answer.question_id).where(Answer.assessment_id == own)))
    for answer in answers:
        if answer.question_id not in kept:
            copy(answer, assessment_id=own)
    db.session.commit()

    assert queries(small_world, "samordnare", f"/sjalvvardering/{own}{page}") == before


def test_an_evaluators_page_asks_no_more_when_more_is_marked(small_world):
    pages = [(small_world.evaluation(name), name) for name in ("Norrvik", "Granhult")]
    marks = db.session.scalars(select(EvaluatorMark).where(EvaluatorMark.evaluation_id == pages[0][0])).all()
    before = queries(small_world, "utvarderare.a", f"/utvardering/{pages[0][0]}")
    let_go()  # its result is fixed
    for mark in marks[10:]:
        db.session.delete(mark)
    db.session.commit()

    assert queries(small_world, "utvarderare.a", f"/utvardering/{pages[0][0]}") == before
    assert (
        db.session.scalars(select(Municipality.name).where(Municipality.name == "Norrvik")).one() == "Norrvik"
    )
