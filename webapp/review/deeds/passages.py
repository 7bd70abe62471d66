"""A note or a quote from the visit goes into the running text, and its source is kept inside."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Area
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields import length
from webapp.ground.refusals import InvalidError, NotThereError, StaleError
from webapp.ground.store.database import db, deed
from webapp.review.deeds.texts import TEXT_LIMIT, check_open
from webapp.review.events import PASSAGE_CARRIED
from webapp.review.models.passages import Passage
from webapp.review.models.texts import RUNNING, AreaText
from webapp.review.queries.passages import Heard, heard_about
from webapp.review.queries.readers import hold


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a note is to go into a text: the interview and question, a quote by its place or the note."""

    source_id: int
    question_id: str
    which: str
    seen: str


@deed
def carry(seat: OwnSeat, area: Area, part: str, chosen: Chosen) -> None:
    """Put words of a note last in the running text of a subarea, once; nothing that stands there is changed.

    Raises StaleError where the note is another by now, and InvalidError where there is no room.
    """
    hold(seat.evaluation.id)
    check_open(seat)
    words = _words(seat, area, part, chosen)
    row = _text(seat.evaluation.id, part)
    if words in row.text:
        return
    text = f"{row.text}\n\n{words}" if row.text else words
    if length(text) > TEXT_LIMIT:
        raise InvalidError({f"{RUNNING}-{part}:text": _("Texten får inte plats. Korta den först.")})
    row.text, row.version = text, row.version + 1
    row.saved_at, row.saved_by_id = clock.now(), seat.person_id
    db.session.add(row)
    about = {"evaluation_id": seat.evaluation.id, "source_id": chosen.source_id}
    kept = {"part": part, "question_id": chosen.question_id, "text": words, "at": clock.now()}
    db.session.add(Passage(**about, **kept, person_id=seat.person_id))
    told = {"part": part, "source": chosen.source_id}
    note(PASSAGE_CARRIED, seat.person_id, evaluation_id=seat.evaluation.id, after=told, version=row.version)


def _words(seat: OwnSeat, area: Area, part: str, chosen: Chosen) -> str:
    here = heard_about(seat.evaluation.id, area).get(part, [])
    found = next((one for one in here if _is(one, chosen)), None)
    if found is None:
        raise NotThereError
    words = found.words(chosen.which)
    if not words or found.seen != chosen.seen:
        raise StaleError(
            _("Anteckningen har ändrats sedan du öppnade sidan."), _("Läs den igen, och lägg in den då.")
        )
    return words


def _is(one: Heard, chosen: Chosen) -> bool:
    return (one.source.id, one.question.id) == (chosen.source_id, chosen.question_id)


def _text(evaluation_id: int, part: str) -> AreaText:
    about = {"evaluation_id": evaluation_id, "kind": RUNNING, "part": part}
    query = select(AreaText).filter_by(**about).execution_options(populate_existing=True)
    return db.session.scalars(query).first() or AreaText(**about, text="", version=0)
