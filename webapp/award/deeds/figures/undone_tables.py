"""A table of key figures that was read in is undone, one that nobody confirms is forgotten."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.award.deeds.figures.figure_tables import KEPT, check_open
from webapp.award.events import FIGURES_UNDONE
from webapp.award.models.figures import FigureTable, FigureValue
from webapp.award.queries.figures.figure_table import edition_of, tables_of
from webapp.ground.calendar import clock
from webapp.ground.calendar.upkeep import forgotten
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts


@deed
def undo(person_id: int, award_round: Round, table_id: int) -> FigureTable:
    """Undo the reading in of the table that counts: the one before it counts again. Once is enough.

    Raises NotReadyError where somebody has been nominated since: that rests on its values.
    """
    current = locked(posts.office_round(person_id, award_round.key).id)
    edition_of(current)
    row = db.session.get(FigureTable, table_id, with_for_update=True)
    if row is None or row.round_id != current.id or row.read_in_at is None:
        raise NotThereError
    if row.undone_at is not None:
        return row
    check_open(current)
    if row.id != next(one.id for one in tables_of(current.id)):
        raise NotReadyError(_("En senare tabell räknas redan."), _("Ångra den senare först."))
    query = select(Entrant.id).where(Entrant.round_id == current.id, Entrant.nominated_at >= row.read_in_at)
    if db.session.scalar(query.limit(1)):
        raise NotReadyError(
            _("Någon är nominerad med de här nyckeltalen."), _("Läs in en rättad tabell i stället.")
        )
    row.undone_at = clock.now()
    db.session.execute(delete(FigureValue).where(FigureValue.table_id == row.id))
    after = {"table": row.id, "file": row.file_name, "values": row.many}
    note(FIGURES_UNDONE, person_id, round_id=current.id, after=after)
    return row


@forgotten.answered
@deed
def forget_waiting() -> int:
    """Forget the tables that nobody has confirmed in a day."""
    old = FigureTable.read_in_at.is_(None), FigureTable.sent_at < clock.now() - KEPT
    return len(db.session.scalars(delete(FigureTable).where(*old).returning(FigureTable.id)).all())
