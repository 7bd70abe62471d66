"""Reading all answers through: what each lacks, what changed since last time, and what is taken along."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.support.asked import queries
from tests.support.colleagues import Q, own
from tests.support.laid import laid
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.teamwork import comments
from webapp.assessment.deeds.teamwork.comments import Words
from webapp.assessment.deeds.teamwork.read_through import mark_read
from webapp.assessment.queries import own_answers
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.read_through.answer_lines import SHOWS, last_read, reading
from webapp.assessment.queries.teamwork.comments import INTERNAL
from webapp.assessment.views.read_through.answer_lines import change_of
from webapp.ground.calendar import clock

FIRST = Said({"system": "delvis", "spridning": "halften"}, "Vi har en plan.")
THEN = Said(
    {"system": "fullt-ut", "spridning": "halften"}, "Vi har en ny plan.", (Link("https://a.example"),)
)


@pytest.fixture
def subject(small_world):
    return own(small_world)


def say(subject, said, question=Q):
    answers.save_answers(subject, [Sent(question, said, current(subject.id, question).version, "")])


def line(subject):
    return next(one for one in reading(subject).lines if one.asked.id == Q)


def test_the_filters_show_what_lacks_something_and_count_what_they_show(subject):
    say(subject, FIRST)
    comments.say(subject, Q, Words(INTERNAL, "Stämmer det?"))
    found = {key: set(reading(subject, key).shown) for key in SHOWS}

    states = reading(subject).standing.compass.states
    assert found[""] == set(subject.edition.questions)
    assert found["obesvarade"] == {one for one, state in states.items() if state == "unanswered"}
    assert found["ej-tillampliga"] == {one for one, state in states.items() if state == "not_applicable"}
    assert found["samtal"] == {Q}
    assert found["mina"] == found["andrade"] == set()
    assert Q in found["utan-underlag"]
    assert Q not in found["utan-text-och-underlag"]
    assert reading(subject).counts == {key: len(shown) for key, shown in found.items()}


def test_evidence_of_the_register_is_evidence_too(small_world, subject):
    first = next(iter(subject.edition.questions))
    say(subject, FIRST, first)
    assert first in reading(subject, "utan-underlag").shown

    laid(small_world)

    assert [one.title for one in reading(subject, "").shown[first].beside] == ["Plan för Exempelby"]
    assert first not in reading(subject, "utan-underlag").shown


def test_what_changed_since_one_had_read_all_is_told_from_how_it_stood_then(subject):
    say(subject, FIRST)
    mark_read(subject, clock.now())
    say(subject, Said(FIRST.levels, "Vi har en"))
    say(subject, THEN)

    level = next(iter(subject.edition.questions[Q].kind.parts)).level("delvis")
    assert line(subject).before == FIRST
    assert change_of(line(subject)) == f"System från {level.name}, texten och underlaget"
    assert set(reading(subject, "andrade").shown) == {Q}


def test_what_was_changed_and_changed_back_is_as_it_was_read(subject):
    say(subject, FIRST)
    mark_read(subject, clock.now())
    say(subject, THEN)
    say(subject, FIRST)

    assert line(subject).before is None


@pytest.mark.both
def test_having_read_is_ones_own_and_moves_forwards_only(small_world, subject):
    now = clock.now()
    mark_read(subject, now)
    mark_read(subject, now - timedelta(days=3))
    mark_read(subject, now + timedelta(days=3))

    assert now <= last_read(subject) <= clock.now()
    assert last_read(own(small_world, "medarbetare")) is None


def test_the_page_is_read_to_its_end_and_shows_next_time_what_changed_after_it_was_made(small_world, subject):
    say(subject, FIRST)
    browser, path = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/svar"
    form = browser.page(path).form("seen")
    say(subject, THEN)
    browser.send("POST", path, data=form)

    page = browser.page(f"{path}?visa=andrade")

    assert [one["id"] for one in page.all("article")] == [Q]
    assert "tillagt: ny" in page.one("article").text
    assert "textarea" not in browser.get(path).text


def test_a_moment_that_cannot_be_read_marks_nothing(small_world, subject):
    browser, path = small_world.at("samordnare"), f"/sjalvvardering/{subject.id}/svar"
    form = browser.page(path).form("seen")

    for seen in ("", "i går", "2026-11-30T10:00:00"):
        browser.send("POST", path, data={**form, "seen": seen})

    assert last_read(subject) is None


@pytest.mark.parametrize("asked", ["visa=allt", "omrade=99"])
def test_a_filter_that_is_not_there_is_not_there(small_world, subject, asked):
    assert small_world.at("lasare").get(f"/sjalvvardering/{subject.id}/svar?{asked}").status_code == 404


def test_what_is_shown_is_what_is_taken_along(small_world, subject):
    say(subject, FIRST)
    shown = {
        one["id"]
        for one in small_world.at("lasare")
        .page(f"/sjalvvardering/{subject.id}/svar?visa=utan-underlag&omrade=1")
        .all("article")
    }

    data = json.loads(own_answers.answers_file(subject, "json", "1", "utan-underlag"))
    report = own_answers.answers_report(subject, "1", "utan-underlag")

    assert {one["question_id"] for one in data["tables"]["answers"]["rows"]} == shown
    assert len([q for area in report.chapters[1:] for one in area.chapters for q in one.chapters]) == len(
        shown
    )
    assert report.lines[0].startswith("Innehåll: Utan underlag, område 1 ")


def test_the_number_of_questions_to_the_database_is_the_same_however_much_is_said(small_world, subject):
    path = f"/sjalvvardering/{subject.id}/svar"
    mark_read(subject, clock.now())
    before = queries(small_world, "samordnare", path)
    for question in list(subject.edition.questions)[:12]:
        say(
            subject,
            FIRST
            if "system" in {p.id for p in subject.edition.questions[question].kind.parts}
            else Said(text="x"),
            question,
        )
        comments.say(subject, question, Words(INTERNAL, "Hm."))

    assert queries(small_world, "samordnare", path) == before


def test_the_checklist_before_a_hand_in_leads_to_its_lists(small_world, subject):
    browser = small_world.at("samordnare")
    page = browser.page(f"/sjalvvardering/{subject.id}/granska")
    found = reading(subject)
    lists = {one.text: one["href"] for one in page.all("a") if "visa=" in (one["href"])}

    assert lists[f"Obesvarade frågor: {found.counts['obesvarade']}"] == (
        f"/sjalvvardering/{subject.id}/svar?visa=obesvarade"
    )
    shown = browser.page(f"/sjalvvardering/{subject.id}/svar?visa=obesvarade").all("article")
    assert len(shown) == found.counts["obesvarade"]
