"""Notes from an interview, question by question: by the button, or by the script while they are written."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit import interviews, sources
from webapp.evaluation.deeds.visit.interviews import BLANK, NOTE_LIMIT, Noted, StaleNoteError
from webapp.evaluation.deeds.visit.sources import INTERVIEW
from webapp.evaluation.forms.visits import NoteForm, NotesForm
from webapp.evaluation.views.frame import asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.ground.fields.presence import seen_of
from webapp.ground.frame.filters import clock_time, local_time
from webapp.ground.refusals import InvalidError

Row = dict[str, Any]


@pages.get(f"/{ID}/intervjuer/{SOURCE}/anteckningar")
def notes(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Show the questions of an interview with a field for each."""
    return _notes(source_id, {})


@pages.post(f"/{ID}/intervjuer/{SOURCE}/anteckningar")
def save_notes(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Save every note of the page that can be saved; what is wrong comes back with nothing lost."""
    refused: dict[str, Row] = {}
    status = 200
    questions = own_seat().edition.questions
    for one, form in NotesForm().notes(questions).items():
        if form.seen.untouched:
            continue
        try:
            _save(source_id, questions[one], form)
        except StaleNoteError as error:
            refused[one] = {"typed": form.text.data, "other": error.kept}
            status = max(status, 409)
        except InvalidError as error:
            refused[one] = {"typed": form.text.data, "error": error.faults["text"]}
            status = max(status, 422)
    if refused:
        return _notes(source_id, refused), status
    flash(_("Anteckningarna är sparade."), "ok")
    return redirect(url_for(".notes", evaluation_id=evaluation_id, source_id=source_id))


@pages.post(f"/{ID}/intervjuer/{SOURCE}/anteckning/<question_id>")
def note(evaluation_id: int, source_id: int, question_id: str) -> ResponseReturnValue:
    """Save one note while it is written; answers a script."""
    asked = asked_question(question_id)
    form = NoteForm(prefix=f"{asked.id}:")
    try:
        kept = _save(source_id, asked, form)
    except StaleNoteError as error:
        theirs = {"levels": "", "text": error.kept.text}
        conflict = {
            "who": error.kept.saved_by,
            "when": local_time(error.kept.saved_at),
            "own": error.kept.saved_by_id == own_seat().person_id,
            "theirs": theirs,
        }
        return {"version": error.kept.version, "conflict": conflict}, 409
    except InvalidError as error:
        return {"faults": {f"{asked.id}:text": error.faults["text"]}}, 422
    at = clock_time(kept.saved_at) if kept.saved_at else ""
    return {"status": "saved", "version": kept.version, "saved": at, "seen": seen_of(kept.text)}


def _save(source_id: int, question: Question, form: NoteForm) -> Noted:
    return interviews.save_note(own_seat(), source_id, question, form.text.data, form.version.data)


def _notes(source_id: int, refused: dict[str, Row]) -> str:
    seat = own_seat()
    kept = sources.source_of(seat, source_id, INTERVIEW)
    asked = {question.id: noted for question, noted in interviews.asked_in(seat, source_id)}
    rows = [
        _row(question, asked.get(question.id, BLANK), refused.get(question.id))
        for question in seat.edition.questions.values()
        if question.id in asked or question.id in refused
    ]
    return render_template(
        "evaluation/visit/notes.html",
        **frame(seat, "interviews"),
        source=kept,
        rows=rows,
        errors=[_error(row) for row in rows if row["error"] or row["other"]],
        limit=NOTE_LIMIT,
        locked=bool(seat.evaluation.published_at),
    )


def _row(question: Question, noted: Noted, refused: Row | None) -> Row:
    refused = refused or {}
    return {
        "question": question,
        "text": refused.get("typed", noted.text),
        "version": noted.version,
        "seen": "" if refused else seen_of(noted.text),
        "saved": clock_time(noted.saved_at) if noted.saved_at and not refused else "",
        "error": refused.get("error", ""),
        "other": refused.get("other"),
    }


def _error(row: Row) -> dict[str, str]:
    number = row["question"].number
    text = row["error"] or _(
        "Anteckningen har ändrats sedan du öppnade sidan. Båda texterna står vid frågan."
    )
    return {"field": f"{row['question'].id}:text", "text": f"{number}: {text}"}
