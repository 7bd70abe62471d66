"""A table of participants that was read in is undone, as long as nothing rests on what it brought."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import Column, delete, select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality
from webapp.office.events import ENTRANTS_UNDONE
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.participant_tables import ParticipantTable
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts

_OWN = {"entrant", "assessment"}
MOST_TOLD = 5


def read_tables(round_id: int) -> list[ParticipantTable]:
    """List the tables that have been read in, newest first."""
    query = select(ParticipantTable).where(
        ParticipantTable.round_id == round_id, ParticipantTable.read_in_at.is_not(None)
    )
    return list(db.session.scalars(query.order_by(ParticipantTable.id.desc()).limit(10)))


@deed
def undo(person_id: int, award_round: Round, table_id: int) -> ParticipantTable:
    """Take away whom a table brought, and give back the contacts it changed; once is enough.

    Raises NotReadyError where anything rests on what it brought: then nothing is undone.
    """
    current = locked(posts.office_round(person_id, award_round.key).id)
    row = db.session.get(ParticipantTable, table_id, with_for_update=True)
    if row is None or row.round_id != current.id or row.read_in_at is None:
        raise NotThereError
    if row.undone_at is not None:
        return row
    if current.announced_at is not None:
        raise NotReadyError(_("Omgången är avslutad."), _("Inget i den kan ångras."))
    brought = row.brought or {}
    _check_nothing_rests(current, brought.get("new", []))
    _take_away(current, brought.get("new", []))
    given_back = _give_back(brought.get("changed", []))
    row.undone_at, row.brought = clock.now(), None
    after = {"file": row.file_name, "new": len(brought.get("new", [])), "changed": given_back}
    note(ENTRANTS_UNDONE, person_id, round_id=current.id, after=after)
    return row


def _check_nothing_rests(award_round: Round, entrants: Sequence[int]) -> None:
    """Refuse where anybody has answered, been invited, written to, nominated or evaluated since."""
    rows = {row.id: row for row in db.session.scalars(select(Entrant).where(Entrant.id.in_(entrants)))}
    resting = {one.municipality_id for one in rows.values() if one.nominated_at is not None}
    resting |= {rows[key].municipality_id for key in pointed_at(Entrant.__table__.c.id, list(rows))}
    places = {one.municipality_id for one in rows.values()}
    forms = {row.id: row.municipality_id for row in _forms(award_round, places)}
    resting |= {forms[key] for key in pointed_at(Assessment.__table__.c.id, list(forms))}
    resting |= _written_to(award_round, places)
    if resting:
        query = select(Municipality.name).where(Municipality.id.in_(resting)).order_by(Municipality.name)
        names = list(db.session.scalars(query))
        raise NotReadyError(
            _("Inläsningen går inte att ångra: något vilar redan på den."),
            _(
                "Det gäller %(names)s%(more)s: någon är inbjuden, har svarat eller har fått brev.",
                names=", ".join(names[:MOST_TOLD]),
                more=_(" och %(many)s till", many=len(names) - MOST_TOLD) if len(names) > MOST_TOLD else "",
            ),
        )


def _forms(award_round: Round, places: set[int]) -> list[Assessment]:
    query = select(Assessment).where(
        Assessment.round_id == award_round.id, Assessment.municipality_id.in_(places)
    )
    return list(db.session.scalars(query))


def pointed_at(key: Column[int], ids: Sequence[int]) -> set[int]:
    """Tell which of these rows anything else in the database points at, whatever it is."""
    found: set[int] = set()
    for table in db.metadata.tables.values():
        for link in table.foreign_keys:
            if link.column is key:
                found |= set(db.session.scalars(select(link.parent).where(link.parent.in_(ids)).distinct()))
    return found


def _written_to(award_round: Round, places: set[int]) -> set[int]:
    """Tell which of these municipalities anything in this round names, besides their own places in it."""
    found: set[int] = set()
    for table in db.metadata.tables.values():
        columns = table.columns
        if table.name in _OWN or not {"round_id", "municipality_id"} <= {*columns.keys()}:
            continue
        query = select(columns.municipality_id).where(
            columns.round_id == award_round.id, columns.municipality_id.in_(places)
        )
        found |= set(db.session.scalars(query.distinct()))
    return found


def _take_away(award_round: Round, entrants: Sequence[int]) -> None:
    places = select(Entrant.municipality_id).where(Entrant.id.in_(entrants))
    query = delete(Assessment).where(
        Assessment.round_id == award_round.id, Assessment.municipality_id.in_(places)
    )
    db.session.execute(query.execution_options(synchronize_session=False))
    db.session.execute(delete(Entrant).where(Entrant.id.in_(entrants)))


def _give_back(changed: Sequence[Sequence[object]]) -> int:
    """Give back the contacts that nobody has changed since; tell how many."""
    many = 0
    for key, name, email, new_name, new_email in changed:
        entrant = db.session.get(Entrant, key)
        if entrant and (entrant.contact_name, entrant.contact_email) == (new_name, new_email):
            entrant.contact_name, entrant.contact_email = str(name), str(email)
            many += 1
    return many
