"""Notes outside the interviews: a walk, a page, a meeting by chance; by a button, or while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.evaluation.deeds.visit import interviews, observations, sources
from webapp.evaluation.deeds.visit.interviews import NOTE_LIMIT, StaleNoteError
from webapp.evaluation.deeds.visit.sources import INTERVIEW
from webapp.evaluation.forms.visits import NoteForm, ObservationForm, RaisedForm, looks_like_a_name
from webapp.evaluation.queries.visit.visit_story import kind_words
from webapp.evaluation.views.frame import frame
from webapp.evaluation.views.seat import own_seat
from webapp.evaluation.views.visit.notes import FREE_NAME, note_row, saved_by_script
from webapp.evaluation.views.visit.source_words import errors_of
from webapp.evaluation.views.visit.visit_blueprint import ID, SOURCE, pages
from webapp.ground.calendar import clock
from webapp.ground.frame import page
from webapp.ground.refusals import InvalidError

if TYPE_CHECKING:
    from webapp.evaluation.models.visits import EvaluationSource

HERE = f"/{ID}/kallor/{SOURCE}"


@pages.get(f"/{ID}/iakttagelser")
def observed(evaluation_id: int) -> ResponseReturnValue:
    """List what is noted outside the interviews, with room for more."""
    return _list(None)


@pages.post(f"/{ID}/iakttagelser")
def observe(evaluation_id: int) -> ResponseReturnValue:
    """Note something outside an interview."""
    form, seat = ObservationForm(), own_seat()
    if not form.faults:
        seen = observations.Seen(form.title.data, form.dated.data, form.text.data)
        chosen = set(seat.edition.questions) & {*form.question.data}
        try:
            observations.observe(seat, seen, chosen, form.request_key.data)
        except InvalidError as error:
            form.faults.update(error.faults)
    if form.faults:
        return _list(form), 422
    _say_kept(form.title.data)
    return redirect(url_for(".observed", evaluation_id=evaluation_id))


@pages.get(f"{HERE}/anteckning")
def observation(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Show the note at a source, and the questions it is about."""
    return _one(source_id, None)


@pages.post(f"{HERE}/anteckning")
def save_observation(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Save the note at a source; what is wrong comes back with nothing lost."""
    form = NoteForm(prefix=f"{FREE_NAME}:")
    refused: dict[str, Any] = {"typed": form.text.data}
    here = redirect(url_for(".observation", evaluation_id=evaluation_id, source_id=source_id))
    if form.seen.untouched:
        return here
    try:
        interviews.save_note(own_seat(), _outside(source_id).id, None, form.text.data, form.version.data)
    except StaleNoteError as error:
        return _one(source_id, {**refused, "other": error.kept}), 409
    except InvalidError as error:
        return _one(source_id, {**refused, "error": error.faults["text"]}), 422
    flash(_("Anteckningen är sparad."), "ok")
    return here


@pages.post(f"{HERE}/anteckning/{FREE_NAME}")
def observation_note(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Save the note at a source while it is written; answers a script."""
    return saved_by_script(_outside(source_id).id, FREE_NAME)


@pages.post(f"{HERE}/fragor")
def choose_observed(evaluation_id: int, source_id: int) -> ResponseReturnValue:
    """Choose which questions a note at a source is about."""
    seat, form = own_seat(), RaisedForm()
    known = set(seat.edition.questions)
    chosen, had = known & {*form.question.data}, known & {*form.had.data}
    interviews.choose(seat, _outside(source_id).id, chosen, had)
    flash(_("Frågorna till anteckningen är sparade."), "ok")
    return redirect(url_for(".observation", evaluation_id=evaluation_id, source_id=source_id))


def _outside(source_id: int) -> EvaluationSource:
    """Find a source that is no interview; in an interview each question has a note of its own."""
    kept = sources.source_of(own_seat(), source_id)
    return abort(404) if kept.kind == INTERVIEW else kept


def _say_kept(title: str) -> None:
    if looks_like_a_name(title):
        flash(
            _(
                "Anteckningen är sparad, men rubriken ser ut som ett personnamn. Skriv platsen eller rollen: "
                "källor namnges aldrig med person."
            ),
            "warn",
        )
    else:
        flash(_("Anteckningen är sparad."), "ok")


def _list(form: ObservationForm | None) -> str:
    seat = own_seat()
    kept = observations.observations(seat)
    today = clock.in_sweden(clock.now()).date().isoformat()
    faults = form.faults if form else {}
    return render_template(
        "evaluation/visit/observations.html",
        **frame(seat, "observed"),
        kept=kept,
        kinds=kind_words(),
        typed=form.typed if form else {"dated": today, "question": []},
        faults=faults,
        errors=errors_of(faults),
        key=page.request_key(),
        taken=observations.taken(seat),
        limit=NOTE_LIMIT,
        locked=bool(seat.evaluation.published_at),
    )


def _one(source_id: int, refused: dict[str, Any] | None) -> str:
    seat, kept = own_seat(), _outside(source_id)
    row = note_row(None, interviews.free_note(seat, source_id), refused)
    return render_template(
        "evaluation/visit/observation.html",
        **frame(seat, "observed"),
        source=kept,
        row=row,
        asked=[question.id for question, _noted in interviews.asked_in(seat, source_id)],
        kinds=kind_words(),
        limit=NOTE_LIMIT,
        errors=[{"field": f"{FREE_NAME}:text", "text": row["error"]}] if row["error"] else [],
        locked=bool(seat.evaluation.published_at),
    )
