"""What the pair makes of the municipality's replies: changed or not, and always why."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.review.events import REPLY_DECIDED
from webapp.review.models.reviews import ACCEPTED_AS_IS, CHANGED, UNCHANGED, Reply
from webapp.review.queries.draft.draft import words_at
from webapp.review.queries.readers import hold
from webapp.review.queries.stage_overview import Standing, standing

WHY_LIMIT = 2_000


@deed
def decide_reply(seat: OwnSeat, reply_id: int, outcome: str, why: str, version: int) -> Reply:
    """Give a reply its outcome with a reason; a mark is changed beforehand, as the agreed mark it is.

    Raises NotReadyError while the municipality still replies, or when "changed" changed nothing.
    """
    hold(seat.evaluation.id)
    now = standing(seat.evaluation)
    query = select(Reply).filter_by(id=reply_id, evaluation_id=seat.evaluation.id)
    row = db.session.scalars(query).first()
    if row is None or row.kind == ACCEPTED_AS_IS:
        raise NotThereError
    _check_time(now, row)
    _check_said(outcome, why)
    if (row.outcome, row.outcome_why) == (outcome, why) and now.holds(row):
        return row
    if row.version != version:
        raise StaleError(
            _("Någon har redan gett svaret ett utfall sedan du öppnade sidan."),
            _("Läs det och spara igen om du vill ändra det. Din text står kvar."),
        )
    _check_change(now, row, outcome)
    row.outcome, row.outcome_why, row.version = outcome, why, version + 1
    row.outcome_at, row.outcome_by_id = clock.now(), seat.person_id
    row.settled = words_at(now.content, row.place)
    db.session.flush()
    note(
        REPLY_DECIDED,
        seat.person_id,
        assessment_id=seat.assessment.id,
        question_id=row.place if row.place in seat.edition.questions else None,
        after={"place": row.place, "outcome": outcome},
        version=row.version,
    )
    return row


def _check_time(now: Standing, row: Reply) -> None:
    if now.evaluation.published_at:
        raise final(_("Resultatet är fastställt och utfallen ändras inte mer."))
    if now.time is not None and row.number != now.time.number:
        raise ClosedError(
            _("Svaret gäller en tidigare version av utkastet, och utfallet ändras inte mer."),
            _("Ladda om sidan: kommunen har fått en ny version, och svaren på den står där."),
        )
    if not now.over:
        raise NotReadyError(
            _("Kommunen är inte klar med sina svar."), _("Vänta tills den är klar eller tiden har gått ut.")
        )


def _check_said(outcome: str, why: str) -> None:
    faults = {}
    if outcome not in (CHANGED, UNCHANGED):
        faults["outcome"] = _("Välj om något har ändrats eller inte.")
    if not why:
        faults["why"] = _("Skriv varför. Kommunen läser det.")
    if len(why) > WHY_LIMIT:
        faults["why"] = _("Skriv högst 2 000 tecken.")
    if faults:
        raise InvalidError(faults)


def _check_change(now: Standing, row: Reply, outcome: str) -> None:
    """Let the outcome say what is so: the version that was replied to, beside the marks and texts now."""
    if now.time is None:
        raise NotThereError
    changed = row.place in now.changed
    if outcome == CHANGED and not changed:
        raise NotReadyError(
            _("Ingenting är ändrat här än."),
            _("Ändra den enade bedömningen eller texten först. Spara sedan utfallet."),
        )
    if outcome == UNCHANGED and changed:
        raise NotReadyError(
            _("Här är något ändrat sedan kommunen fick utkastet."),
            _("Välj att det är ändrat, eller ändra tillbaka först."),
        )
