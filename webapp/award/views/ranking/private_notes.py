"""Private notes: saved by a button, or by the script while they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.award.deeds.ranking import private_notes
from webapp.award.deeds.ranking.private_notes import NOTE_LIMIT, Note, StaleNoteError
from webapp.award.forms.choice import NotesForm, PrivateNoteForm
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.fields.absence import seen_of
from webapp.ground.frame.filters import clock_time, local_time
from webapp.ground.frame.guard import wants_json
from webapp.ground.refusals import InvalidError

Row = dict[str, Any]


def row_of(seat: PanelSeat, ref: str, entrant_id: int) -> Row:
    """Give one's own note as the page shows it."""
    return _row(ref, private_notes.notes_of(seat).get(entrant_id, Note()))


def rows_of(seat: PanelSeat, refs: Mapping[str, int]) -> dict[str, Row]:
    """Give one's own notes on several as a page shows them, in one look."""
    kept = private_notes.notes_of(seat)
    return {ref: _row(ref, kept.get(entrant_id, Note())) for ref, entrant_id in refs.items()}


def _row(ref: str, kept: Note, typed: str | None = None, error: str = "", other: Note | None = None) -> Row:
    return {
        "ref": ref,
        "text": kept.text if typed is None else typed,
        "version": kept.version,
        "seen": seen_of(kept.text) if typed is None else "",
        "saved": clock_time(kept.saved_at) if kept.saved_at and typed is None else "",
        "error": error,
        "other": other,
        "limit": NOTE_LIMIT,
    }


def take(
    seat: PanelSeat, ref: str, entrant_id: int, show: Callable[[Row], str], back: str
) -> ResponseReturnValue:
    """Save one's own note; what is wrong comes back beside it, with nothing lost."""
    form = PrivateNoteForm(prefix=f"{ref}:")
    text, version = form.text.data, form.version.data
    try:
        if form.seen.untouched:
            kept = private_notes.note_on(seat, entrant_id)
        else:
            kept = private_notes.save_note(seat, entrant_id, text, version)
    except StaleNoteError as error:
        return _stale(ref, text, error.kept, show)
    except InvalidError as error:
        if wants_json():
            return {"faults": {f"{ref}:text": error.faults["text"]}}, 422
        return show(_row(ref, Note(text, version), text, error.faults["text"])), 422
    at = clock_time(kept.saved_at) if kept.saved_at else ""
    if wants_json():
        return {"status": "saved", "version": kept.version, "saved": at, "seen": seen_of(kept.text)}
    flash(_("Sparat %(time)s.", time=at) if at else _("Det fanns inget att spara."), "ok")
    return redirect(back)


def take_all(seat: PanelSeat, refs: Mapping[str, int]) -> tuple[dict[str, Row], bool]:
    """Save every note that a page of several holds; give the rows that were not saved, and if any was stale.

    Each note is a deed of its own: what is wrong with one keeps no other from being saved.
    """
    wrong, stale = {}, False
    for ref, entrant_id in refs.items():
        form = NotesForm(prefix=f"{ref}:")
        if not form.text.sent or form.seen.untouched:
            continue
        text, version = form.text.data, form.version.data
        try:
            private_notes.save_note(seat, entrant_id, text, version)
        except StaleNoteError as error:
            stale, wrong[ref] = True, _row(ref, error.kept, text, other=error.kept)
        except InvalidError as error:
            wrong[ref] = _row(ref, Note(text, version), text, error.faults["text"])
    return wrong, stale


def _stale(ref: str, text: str, kept: Note, show: Callable[[Row], str]) -> ResponseReturnValue:
    if not wants_json():
        return show(_row(ref, kept, text, other=kept)), 409
    theirs = {"levels": "", "text": kept.text}
    conflict = {"who": _("dig i ett annat fönster"), "when": local_time(kept.saved_at), "theirs": theirs}
    return {"version": kept.version, "conflict": conflict}, 409
