"""A save answers with the figures it has changed, just as the page would write them."""

from __future__ import annotations

import re

import pytest

from tests.support.asked import counted
from tests.support.colleagues import own
from tests.support.pages import Page
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.ground.store.database import db

PAGES = {"subarea": "/delomrade/1.1", "area": "/omrade/1", "criterion": "/kriterium/1"}


def assessment_of(world, page):
    if page == "criterion":
        found = world.assessment("Exempelby", "kvalitetskommun/2003")
        return own_assessment(world.person("samordnare"), found)
    return own(world)


def address(subject, page=""):
    room = "nominering" if page == "criterion" else "sjalvvardering"
    return f"/{room}/{subject.id}" + PAGES.get(page, "")


def words(page):
    return {
        one["data-live"]: re.sub(r"\d\d\.\d\d|\s+", "", one.text) for one in page.all() if one["data-live"]
    }


def sent_of(shown, page, question, fields):
    sent = {
        name: value for name, value in shown.form(f"{question.id}:version").items() if question.id in name
    }
    return sent | {f"{question.id}:{name}": value for name, value in fields.items()} | {"page": page}


def save(world, subject, page, question, fields):
    """Save an answer from its page; give what stood there, what came back, and what was asked."""
    shown = world.at("samordnare").page(address(subject, page))
    sent = sent_of(shown, page, question, fields)
    to = f"/sjalvvardering/{subject.id}/fraga/{question.id}"
    token = world.at("samordnare").token(address(subject, page))
    with counted() as asked:
        answer = world.at("samordnare").send("POST", to, data={"csrf_token": token, **sent})
    assert answer.status_code == 200, answer.text
    return words(shown), answer.json["figures"], asked


def first(subject, page):
    return (
        subject.edition.areas[0].questions[0]
        if page == "criterion"
        else subject.edition.subarea("1.1").questions[0]
    )


@pytest.mark.parametrize(
    ("page", "left_out"),
    [("subarea", False), ("subarea", True), ("area", False), ("area", True), ("criterion", False)],
)
def test_a_saved_level_brings_every_piece_of_its_page_that_it_has_changed(small_world, page, left_out):
    subject = assessment_of(small_world, page)
    question = first(subject, page)
    part = question.kind.parts[0]
    levels = {f"level:{part.id}": part.levels[-1].id}
    if left_out:
        levels |= {"not_applicable": "1", "reason": "Vi har inga nämnder."}

    before, figures, _ = save(small_world, subject, page, question, levels)
    now = words(small_world.at("samordnare").page(address(subject, page)))
    told = before | {name: words(Page(f'<p data-live="x">{html}</p>'))["x"] for name, html in figures.items()}

    assert told == now | (
        {f"{question.id}:state": told[f"{question.id}:state"]} if page != "criterion" else {}
    )
    assert before != now


@pytest.mark.both
def test_words_alone_bring_who_wrote_them_and_ask_the_database_nothing_more(world):
    subject = own(world)
    question = first(subject, "subarea")
    levels = {part.id: part.levels[-1].id for part in question.kind.parts}
    kept = answer_queries.current(subject.id, question.id)
    answer_deeds.save_answers(subject, [answer_deeds.Sent(question.id, Said(levels), kept.version, "")])

    _, figures, asked = save(world, subject, "subarea", question, {"text": "Sedan 2024."})

    postgresql = db.engine.dialect.name == "postgresql"  # changes the answer and writes its event in one
    assert list(figures) == [f"{question.id}:state"]
    assert "Karin Ek" in figures[f"{question.id}:state"]
    assert [one.split()[0] for one in asked] == (
        ["SELECT", "WITH"] if postgresql else ["BEGIN", "SELECT", "UPDATE", "INSERT"]
    )


def test_however_much_is_answered_a_save_asks_the_database_as_often(small_world):
    subject = own(small_world)
    question = first(subject, "subarea")
    part = question.kind.parts[0]
    others = [one for one in subject.edition.questions.values() if one is not question]
    sent = [
        answer_deeds.Sent(one.id, Said({one.kind.parts[0].id: one.kind.parts[0].levels[1].id}), 0, "")
        for one in others
    ]

    few = save(small_world, subject, "subarea", question, {f"level:{part.id}": part.levels[0].id})[2]
    answer_deeds.save_answers(subject, sent)
    many = save(small_world, subject, "subarea", question, {f"level:{part.id}": part.levels[1].id})[2]

    assert len(few) == len(many)
