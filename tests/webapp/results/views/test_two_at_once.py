"""Who leaves a text as it was is never set against whoever has changed it meanwhile."""

from __future__ import annotations

from tests.support.pages import Page
from tests.support.posts import form_of
from tests.support.reviewing import MOTIVATION, Q, change_mark, revealed
from webapp.evaluation.deeds import marks
from webapp.ground.roles import AGREED
from webapp.ground.store.database import db
from webapp.results.queries.report.report_texts import words_of
from webapp.review.deeds.texts import kept_texts


def test_two_evaluators_write_about_one_area_without_passing_each_other(small_world):
    seat = revealed(small_world)
    db.session.commit()
    address = f"/utvardering/{seat.evaluation.id}/omrade/1"
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")
    form = form_of(a, address, "strengths-1:text")
    theirs = form_of(b, address, "strengths-1:text")
    b.send("POST", address, data={**theirs, "strengths-1:text": "B:s styrkor."})

    answer = a.send("POST", address, data={**form, "improvements-1:text": "A:s förbättringar."})

    kept = kept_texts(seat.evaluation.id)
    assert answer.status_code == 302
    assert [kept[ref].text for ref in ("strengths-1", "improvements-1")] == [
        "B:s styrkor.",
        "A:s förbättringar.",
    ]


def test_a_text_that_both_have_changed_is_still_shown_to_the_second_with_both(small_world):
    seat = revealed(small_world)
    db.session.commit()
    address = f"/utvardering/{seat.evaluation.id}/omrade/1"
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")
    form, theirs = (form_of(one, address, "strengths-1:text") for one in (a, b))
    b.send("POST", address, data={**theirs, "strengths-1:text": "B:s styrkor."})

    answer = a.send("POST", address, data={**form, "strengths-1:text": "A:s styrkor."})

    assert (answer.status_code, Page(answer.text).value("strengths-1:text")) == (409, "A:s styrkor.")
    assert kept_texts(seat.evaluation.id)["strengths-1"].text == "B:s styrkor."


def test_two_evaluators_write_the_report_without_passing_each_other(small_world):
    seat = revealed(small_world)
    db.session.commit()
    address = f"/utvardering/{seat.evaluation.id}/rapport/texter"
    a, b = small_world.at("utvarderare.a"), small_world.at("utvarderare.b")
    form, theirs = (form_of(one, address, "brief") for one in (a, b))
    b.send("POST", address, data={**theirs, "brief": "B om kommunen."})

    answer = a.send("POST", address, data={**form, "summary": "A:s sammanfattning."})

    kept = words_of(seat.evaluation.id)
    assert answer.status_code == 302
    assert (kept["brief"].text, kept["summary"].text) == ("B om kommunen.", "A:s sammanfattning.")


def test_dates_sent_as_they_are_kept_are_never_called_changed_by_another(small_world):
    kansli, address = small_world.at("kansli"), "/kansli/2026/datum"
    form = form_of(kansli, address, "sjalvvardering:closes:day")

    answer = kansli.send("POST", address, data={**form, "version": "0"})

    assert answer.status_code == 302


def test_a_mark_left_as_it_stood_is_never_set_against_the_others_newer_one(small_world):
    seat = revealed(small_world)
    db.session.commit()
    address = f"/utvardering/{seat.evaluation.id}/samsyn/{Q}"
    a = small_world.at("utvarderare.a")
    form = form_of(a, address, f"{Q}:motivation")
    change_mark(seat)
    db.session.commit()

    answer = a.send("POST", address, data={**form, "save": "next"})

    kept = marks.marking(seat, AGREED).line(seat.edition.questions[Q]).kept
    assert (answer.status_code, kept.motivation) == (302, MOTIVATION)
