"""Private notes on a municipality: read and written by their own member alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.award.events import NOTE_SAVED
from webapp.award.models.choice import PrivateNote
from webapp.award.queries.panel_seats import PanelSeat, hold, visible
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotThereError, StaleError
from webapp.ground.store.database import db, deed
from webapp.rounds.models.rounds import Entrant

NOTE_LIMIT = 4_000


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the server holds it; version 0 when there is none."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None


class StaleNoteError(StaleError):
    """The note was changed in another window since the sender looked; `kept` is what stands there now."""

    def __init__(self, kept: Note) -> None:
        super().__init__(
            _("Anteckningen har ändrats i ett annat fönster."),
            _("Båda texterna står här. Välj och spara igen."),
        )
        self.kept = kept


def seen_entrant(seat: PanelSeat, entrant_id: int) -> Entrant:
    """Find a candidate that the person may see."""
    found = next((one for one in visible(seat) if one.id == entrant_id), None)
    if found is None:
        raise NotThereError
    return found


def notes_of(seat: PanelSeat) -> dict[int, Note]:
    """Give the person's own notes by entrant id."""
    query = select(PrivateNote).where(PrivateNote.person_id == seat.person_id, PrivateNote.role == seat.role)
    found = db.session.scalars(query.execution_options(populate_existing=True))
    return {row.entrant_id: Note(row.text, row.version, row.saved_at) for row in found}


def note_on(seat: PanelSeat, entrant_id: int) -> Note:
    """Give the person's own note on a candidate that they may see."""
    return notes_of(seat).get(seen_entrant(seat, entrant_id).id, Note())


@deed
def save_note(seat: PanelSeat, entrant_id: int, text: str, version: int) -> Note:
    """Save one's own note; the same text once more changes nothing.

    Raises StaleNoteError on a version that has been passed.
    """
    entrant = seen_entrant(seat, entrant_id)
    if len(text) > NOTE_LIMIT:
        raise InvalidError({"text": _("Anteckningen är för lång. Korta den till högst 4 000 tecken.")})
    hold(seat.round.id)
    kept = notes_of(seat).get(entrant_id, Note())
    if kept.text == text:
        return kept
    if kept.version != version:
        raise StaleNoteError(kept)
    row = _row(seat, entrant_id) or PrivateNote(
        role=seat.role, person_id=seat.person_id, entrant_id=entrant.id
    )
    row.text, row.version, row.saved_at = text, version + 1, clock.now()
    db.session.add(row)
    note(NOTE_SAVED, seat.person_id, round_id=seat.round.id, version=row.version)
    db.session.flush()
    return Note(text, row.version, row.saved_at)


def _row(seat: PanelSeat, entrant_id: int) -> PrivateNote | None:
    query = select(PrivateNote).filter_by(role=seat.role, person_id=seat.person_id, entrant_id=entrant_id)
    return db.session.scalars(query).first()
