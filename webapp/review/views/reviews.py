"""The third reader's pages: what waits, a draft area by area, comments, and the decision."""

from __future__ import annotations

from typing import cast

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Area
from questionnaires.judgement.checks.unchecked import CHECKED
from webapp.assessment.queries.answers import kept_answers
from webapp.evaluation.forms.seats import DeclarationForm
from webapp.evaluation.queries.acceptances import acceptances, unchecked_of
from webapp.evidence.queries.beside_answers import beside_answers, evidence_beside
from webapp.evidence.views.evidence_files import handed_file
from webapp.ground.frame import letter_words, page
from webapp.ground.frame.guard import person_id, subject
from webapp.ground.refusals import InvalidError, Refusal
from webapp.review.deeds import declarations, results, reviews, texts
from webapp.review.deeds.draft import renewal
from webapp.review.forms.texts import DecisionForm, PlaceCommentForm
from webapp.review.queries import declarations as declaration_queries
from webapp.review.queries import reader_grounds as reading
from webapp.review.queries import stage_overview
from webapp.review.queries.draft.draft import (
    REPORT,
    changes,
    content_of,
    digest_of,
    mark_words,
    motivation_in,
    places,
)
from webapp.review.queries.readers import ReviewSeat
from webapp.review.views.blueprint import READER, framed, listed, pages, part_of, parts_of


@pages.get("/granskning/<round_key>")
def queue(round_key: str) -> ResponseReturnValue:
    """List what has been sent to review in a round."""
    return render_template(
        "review/queue.html",
        **framed(subject().name, _("Kvalitetsgranskare"), []),
        round=subject(),
        rows=reviews.to_read(person_id(), subject().id),
    )


@pages.get(f"{READER}/jav")
def declare(evaluation_id: int) -> ResponseReturnValue:
    """Ask for conflicts of interest, before anything is read."""
    return _declaration({}, "")


@pages.post(f"{READER}/jav")
def save_declaration(evaluation_id: int) -> ResponseReturnValue:
    """Take the declaration; a conflict closes the draft to this person at once."""
    form = DeclarationForm()
    if form.faults:
        return _declaration(form.faults, form.conflict.data), 422
    try:
        free = declarations.declare(person_id(), _seat().evaluation, form.conflict.data, none=form.none)
    except InvalidError as error:
        return _declaration(error.faults, form.conflict.data), 422
    if free:
        return redirect(url_for(".read", evaluation_id=evaluation_id))
    flash(_("Tack för att du sa till. Kansliet utser någon annan."), "ok")
    return redirect(url_for("account.home"))


@pages.get(READER)
def read(evaluation_id: int) -> ResponseReturnValue:
    """Show a draft's areas, what has been changed since last time, and the decision."""
    return _read({}, {})


@pages.post(READER)
def decide(evaluation_id: int) -> ResponseReturnValue:
    """Send a draft back, or release it."""
    form = DecisionForm()
    try:
        reviews.decide(_seat(), form.outcome.data, form.why.data, form.seen.data)
    except InvalidError as error:
        return _read(error.faults, form.data), error.status
    except Refusal as refusal:
        return _read({"outcome": f"{refusal.sentence} {refusal.remedy}"}, form.data), refusal.status
    goes = _("Beskedet är sparat, och utvärderarna har fått ett brev.")
    flash(letter_words.told(goes, _("Beskedet är sparat, och ett brev till utvärderarna är skrivet.")), "ok")
    return redirect(url_for(".read", evaluation_id=evaluation_id))


@pages.get(f"{READER}/omrade/<number>")
def read_area(evaluation_id: int, number: str) -> ResponseReturnValue:
    """Show one area of a draft: marks, motivations, texts and comments."""
    return _read_area(part_of(_seat().edition, number), {}, {})


@pages.get(f"{READER}/underlag/<int(max=2147483647):evidence_id>")
def evidence_file(evaluation_id: int, evidence_id: int) -> ResponseReturnValue:
    """Hand out a file that the municipality shows beside an answer."""
    return handed_file(evidence_beside(_seat().assessment.id, evidence_id))


@pages.post(f"{READER}/kommentar")
def comment(evaluation_id: int) -> ResponseReturnValue:
    """Comment on an area or a question."""
    form = PlaceCommentForm()
    place, text = form.place.data, form.text.data
    known = places(_seat().edition).get(place) or abort(404)
    try:
        reviews.comment(_seat(), place, text, form.request_key.data)
    except InvalidError as error:
        faults = {f"{name}-{place}": words for name, words in error.faults.items()}
        return _read_area(known.area, faults, {place: text}), error.status
    anchor = f"plats-{place}"
    return redirect(
        url_for(".read_area", evaluation_id=evaluation_id, number=known.area.number, _anchor=anchor)
    )


def _declaration(faults: dict[str, str], conflict: str) -> str:
    seat = _seat()
    return render_template(
        "evaluation/declaration.html",
        **_frame(seat),
        declared=declaration_queries.declaration(seat.person_id, seat.assessment) is not None,
        faults=faults,
        conflict=conflict,
        errors=listed(faults),
    )


def _seat() -> ReviewSeat:
    return cast("ReviewSeat", subject())


def _frame(seat: ReviewSeat) -> dict[str, object]:
    award_round = seat.assessment.round
    links = [(award_round.name, url_for(".queue", round_key=award_round.key), False)] if award_round else []
    name = seat.assessment.municipality.name
    about = {"evaluation": seat.evaluation, "edition": seat.edition, "municipality": name}
    return {**framed(name, _("Kvalitetsgranskare"), links), **about}


def _read(faults: dict[str, str], typed: dict[str, str]) -> str:
    seat = _seat()
    now = stage_overview.standing(seat.evaluation)
    content = now.content
    said = reviews.comments(seat.evaluation.id)
    own, agreed = results.both_compasses(seat.evaluation)
    rows = [
        {
            "area": area,
            "own": own.areas[area.number],
            "agreed": agreed.areas[area.number],
            "comments": sum(len(said.get(key, [])) for key in (area.number, *(q.id for q in area.questions))),
        }
        for area in seat.edition.areas
    ]
    return render_template(
        "review/read.html",
        **_frame(seat),
        standing=now,
        rows=rows,
        report_comments=len(said.get(REPORT.number, [])),
        unchecked=unchecked_of(seat.evaluation.id),
        unseen=reading.unchecked_by_area(seat.edition, seat.evaluation.id),
        others=reading.beside_others(seat.evaluation, agreed),
        own=own,
        agreed=agreed,
        changed=changes(seat.edition, now.read_content, content) if now.read_content else [],
        reasons=renewal.kept_reasons(now),
        seen=digest_of(content),
        typed=typed,
        faults=faults,
        errors=listed(faults),
    )


def _read_area(area: Area, faults: dict[str, str], typed: dict[str, str]) -> str:
    seat = _seat()
    content = content_of(seat.evaluation.id)
    shown = beside_answers(seat.assessment.id, [one.id for one in area.questions])
    own, agreed = results.both_compasses(seat.evaluation)
    said, grounds = kept_answers(seat.assessment.id), reading.rests(seat.evaluation.id)
    states = acceptances(seat.evaluation.id)
    return render_template(
        "review/read_area.html",
        **_frame(seat),
        area=area,
        content=content,
        refs=texts.refs_of(area),
        rows=[
            {
                "question": question,
                "own": own.question(question.id),
                "agreed": agreed.question(question.id),
                "own_words": mark_words(question, own.question(question.id).mark),
                "words": mark_words(question, agreed.question(question.id).mark),
                "motivation": motivation_in(content, question.id),
                "evidence": shown.get(question.id, []),
                "answer": said[question.id].said.text if question.id in said else "",
                "rests": grounds.get(question.id, reading.Rests()),
                "unchecked": states.get(question.id, CHECKED) != CHECKED,
            }
            for question in area.questions
        ],
        comments=reviews.comments(seat.evaluation.id),
        parts=parts_of(seat.edition),
        typed=typed,
        faults=faults,
        errors=listed(faults),
        request_key=page.request_key(),
    )
