"""Notes from an interview, question by question: by the button, or by the script while they are written."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.deeds.visit.interviews import BLANK, NOTE_LIMIT, Noted, StaleNoteError
from webapp.evaluation.deeds.visit.sources import INTERVIEW
from webapp.evaluation.forms.visits import NoteForm, NotesForm
from webapp.evaluation.open_questions import last_report
from webapp.evaluation.queries.consensus.earlier_results import last_time
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit.quotes import quotes_in
from webapp.evaluation.queries.visit.visit_story import kind_words
from webapp.evaluation.views.frame import asked_question, frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.evidence.queries.beside_answers import given
from webapp.ground.fields.absence import seen_of
from webapp.ground.frame.filters import clock_time, local_time
from webapp.ground.open_questions import merged
from webapp.ground.refusals import InvalidError

Row = dict[str, Any]
FREE_NAME = "fritt"
"""How the page names what is noted beside the questions."""


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
    for one, form in NotesForm().notes([*questions, FREE_NAME]).items():
        if form.seen.untouched:
            continue
        try:
            _save(source_id, questions.get(one), form)
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
    return saved_by_script(source_id, question_id)


def saved_by_script(source_id: int, question_id: str) -> ResponseReturnValue:
    """Save one note, and tell a script what stands now or what is wrong."""
    asked = None if question_id == FREE_NAME else asked_question(question_id)
    form = NoteForm(prefix=f"{question_id}:")
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
        return {"faults": {f"{question_id}:text": error.faults["text"]}}, 422
    at = clock_time(kept.saved_at) if kept.saved_at else ""
    return {"status": "saved", "version": kept.version, "saved": at, "seen": seen_of(kept.text)}


def _save(source_id: int, question: Question | None, form: NoteForm) -> Noted:
    return interviews.save_note(own_seat(), source_id, question, form.text.data, form.version.data)


def _notes(source_id: int, refused: dict[str, Row]) -> str:
    seat = own_seat()
    kept = sources.source_of(seat, source_id, INTERVIEW)
    asked = {question.id: noted for question, noted in interviews.asked_in(seat, source_id)}
    rows = [
        note_row(question, asked.get(question.id, BLANK), refused.get(question.id))
        for question in seat.edition.questions.values()
        if question.id in asked or question.id in refused
    ]
    free = note_row(None, interviews.free_note(seat, source_id), refused.get(FREE_NAME))
    return render_template(
        "evaluation/visit/notes.html",
        **frame(seat, "interviews"),
        source=kept,
        rows=[*rows, free],
        chosen=bool(rows),
        errors=[_error(row) for row in (*rows, free) if row["error"] or row["other"]],
        **_beside(seat, [row["question"].id for row in rows]),
        limit=NOTE_LIMIT,
        locked=bool(seat.evaluation.published_at),
    )


def _beside(seat: OwnSeat, ids: list[str]) -> dict[str, Any]:
    """Give what stands beside the notes: the answer, its evidence, last time's words and the sources."""
    before = last_time(seat)
    texts = {} if before is None or before.bridged else merged(last_report(before.evaluation_id))
    return {
        "marking": marks.marking(seat),
        "evidence": {one: some for one, some in given(seat.assessment.id).items() if one in ids},
        "last_time": before,
        "last_texts": texts,
        "grounds": grounds.grounds(seat),
        "kinds": kind_words(),
    }


def note_row(question: Question | None, noted: Noted, refused: Row | None) -> Row:
    """Give what a page shows of one note: as it stands, or as it was refused."""
    refused = refused or {}
    return {
        "question": question,
        "name": question.id if question else FREE_NAME,
        "quotes": quotes_in(noted.text),
        "text": refused.get("typed", noted.text),
        "version": noted.version,
        "seen": "" if refused else seen_of(noted.text),
        "saved": clock_time(noted.saved_at) if noted.saved_at and not refused else "",
        "error": refused.get("error", ""),
        "other": refused.get("other"),
    }


def _error(row: Row) -> dict[str, str]:
    number = row["question"].number if row["question"] else _("Övrigt")
    text = row["error"] or _(
        "Anteckningen har ändrats sedan du öppnade sidan. Båda texterna står vid frågan."
    )
    return {"field": f"{row['name']}:text", "text": f"{number}: {text}"}
