"""The register of sources, and which of them a mark rests on."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Edition
from webapp.evaluation.deeds.visit import grounds
from webapp.evaluation.deeds.visit import sources as source_deeds
from webapp.evaluation.deeds.visit.sources import (
    DOCUMENT,
    INTERVIEW,
    INTRANET,
    OBSERVED,
    WEB,
    StaleSourceError,
)
from webapp.evaluation.forms.visits import GroundsForm, SourceForm, seen_source
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit import visit_story
from webapp.evaluation.queries.visit.requests import requests_of
from webapp.evaluation.views.frame import asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.source_words import errors_of, form_of, typed_of, words_of
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.evidence.queries.evidence_archive import numbered
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError, NotReadyError

WRITTEN = (DOCUMENT, WEB, INTRANET)


@pages.get(f"/{ID}/kallor")
def sources(evaluation_id: int) -> ResponseReturnValue:
    """List the sources, with room for another."""
    return _register(None, {})


@pages.post(f"/{ID}/kallor")
def add_source(evaluation_id: int) -> ResponseReturnValue:
    """Put a document or a web page in the register."""
    form = SourceForm(WRITTEN)
    if not form.faults:
        try:
            source_deeds.register(own_seat(), words_of(form), form.request_key.data)
        except InvalidError as error:
            form.faults.update(error.faults)
    if form.faults:
        return _register(form.typed, form.faults), 422
    flash(_("Källan finns nu i registret."), "ok")
    return redirect(url_for(".sources", evaluation_id=evaluation_id))


@pages.get(f"/{ID}/kallor/{SOURCE}")
def source(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Show one document or web page, to change it."""
    return _one(source_id, None, {})


@pages.post(f"/{ID}/kallor/{SOURCE}")
def save_source(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Change what is said about a document or a web page."""
    kept = source_deeds.source_of(own_seat(), source_id)
    form = form_of(kept)
    if not form.faults and not form.untouched:
        try:
            source_deeds.change(own_seat(), source_id, words_of(form), form.version.data)
        except InvalidError as error:
            form.faults.update(error.faults)
        except StaleSourceError as error:
            return _one(source_id, form.typed, {"version": error.sentence}), 409
    if form.faults:
        return _one(source_id, form.typed, form.faults), 422
    flash(_("Källan är sparad."), "ok")
    return redirect(url_for(".sources", evaluation_id=evaluation_id))


@pages.post(f"/{ID}/kallor/{SOURCE}/bort")
def remove_source(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Take a source away that nothing rests on."""
    kind = source_deeds.source_of(own_seat(), source_id).kind
    back = url_for(".interviews" if kind == INTERVIEW else ".sources", evaluation_id=evaluation_id)
    try:
        source_deeds.remove(own_seat(), source_id)
    except NotReadyError as error:
        flash(f"{error.sentence} {error.remedy}", "warn")
        return redirect(back)
    flash(_("Källan är borttagen."), "ok")
    return redirect(back)


@pages.post(f"/{ID}/fraga/<question_id>/kallor")
def rest_on(evaluation_id: int, question_id: str) -> ResponseReturnValue:
    """Let one's own mark on a question rest on the chosen sources."""
    asked = asked_question(question_id)
    form = GroundsForm()
    if grounds.rest_on(own_seat(), asked, form.source.data, form.had.data, form.evidence.data):
        flash(_("Det bedömningen vilar på är sparat."), "ok")
    to = url_for("evaluation.question", evaluation_id=evaluation_id, question_id=asked.id, _anchor="kallor")
    return redirect(to)


def _register(typed: dict[str, str] | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    found = grounds.grounds(seat)
    rests: dict[int, int] = {}
    for ground in (ground for question, ground in found.by_question.items() if question):
        for one in {*ground.linked, *ground.noted}:
            rests[one.id] = rests.get(one.id, 0) + 1
    return render_template(
        "evaluation/visit/sources.html",
        **frame(seat, "sources"),
        sources=[one for one in found.sources if one.evidence_id is None],
        given=_given(found, seat.edition),
        numbers=numbered(found.given, seat.edition),
        rests=rests,
        asked=_asked(seat),
        kinds=visit_story.kind_words(),
        typed=typed or {"kind": DOCUMENT},
        faults=faults,
        errors=errors_of(faults),
        key=page.request_key(),
        story=page.told(visit_story.story(seat)),
        locked=bool(seat.evaluation.published_at),
    )


def _asked(seat: OwnSeat) -> dict[int, str]:
    """Tell for which question the sources were asked for that have come."""
    found: dict[int, str] = {}
    for row in requests_of(seat.evaluation.id):
        question = seat.edition.questions.get(row.question_id)
        if row.source_id:
            found[row.source_id] = question.number if question else ""
    return found


def _given(found: grounds.Grounds, edition: Edition) -> list[dict[str, Any]]:
    """List what the municipality gave, by number: at which questions, and how many marks rest on it."""
    rows: dict[int, dict[str, Any]] = {}
    for question_id in (*edition.questions, ""):
        for one in found.given.get(question_id, []):
            row = rows.setdefault(one.id, {"beside": one, "questions": []})
            row["questions"] += [edition.questions[question_id]] if question_id else []
    used = {one.id: one.evidence_id for one in found.sources if one.evidence_id}
    for ground in found.by_question.values():
        for source in ground.linked:
            if source.id in used and source.evidence_id in rows:
                rows[source.evidence_id]["rests"] = rows[source.evidence_id].get("rests", 0) + 1
    return list(rows.values())


def _one(source_id: int, typed: dict[str, str] | None, faults: dict[str, str]) -> str:
    seat = own_seat()
    kept = source_deeds.source_of(seat, source_id)
    if kept.kind not in (*WRITTEN, OBSERVED):
        abort(404)
    return render_template(
        "evaluation/visit/source.html",
        **frame(seat, "sources"),
        source=kept,
        rests=grounds.grounds(seat).rests_on(source_id),
        kinds=visit_story.kind_words(),
        typed=typed or typed_of(kept),
        seen="" if typed else seen_source(typed_of(kept)),
        faults=faults,
        errors=errors_of(faults),
        locked=bool(seat.evaluation.published_at),
    )
