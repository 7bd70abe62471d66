"""Participants are read in from a table: all of it after a look, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.assessment.deeds.questionnaires import give_forms
from webapp.evaluation.deeds.seats.conflicts import noticed
from webapp.ground import context
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.table import Cells
from webapp.ground.who import Municipality
from webapp.office.events import ENTRANTS_IMPORTED
from webapp.office.queries.participant_table import CHANGED, NEW, SAME, Draft, Participant, check, table_of
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts


def try_table(award_round: Round, content: bytes) -> Draft:
    """Tell what a file would bring, and change nothing; nothing is held while it is read and looked at."""
    return _looked_at(award_round.id, content)[1]


def read_in(person_id: int, award_round: Round, content: bytes, name: str = "") -> Draft:
    """Read in a table without faults: municipalities, their contacts and their empty questionnaires.

    The file is read, and its faults are found, before the transaction that keeps it begins.
    """
    key = award_round.key
    rows, draft = _looked_at(award_round.id, content)
    if draft.faults:
        return draft
    try:
        return _read_in(person_id, key, rows, name)
    except IntegrityError:  # another round has just met the same municipality for the first time
        return _read_in(person_id, key, rows, name)


def _looked_at(round_id: int, content: bytes) -> tuple[Sequence[Cells], Draft]:
    """Read a file and look at its rows, with what is known now and without holding it."""
    known = _known(round_id)
    context.let_go()
    table = table_of(content)
    if isinstance(table, Draft):
        return (), table
    return table.rows, replace(check(table.rows, *known), hidden=table.hidden)


def _known(round_id: int) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Give who takes part with their contacts, and all municipalities there are."""
    query = (
        select(Municipality.name, Entrant.contact_name, Entrant.contact_email)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .where(Entrant.round_id == round_id)
    )
    here = {row.name: (row.contact_name, row.contact_email) for row in db.session.execute(query)}
    return here, list(db.session.scalars(select(Municipality.name)))


@deed
def _read_in(person_id: int, key: str, rows: Sequence[Cells], name: str) -> Draft:
    award_round = locked(posts.office_round(person_id, key).id)
    if award_round.announced_at is not None:
        raise NotReadyError(_("Omgången är avslutad."), _("Gör en ny omgång för nya deltagare."))
    draft = check(rows, *_known(award_round.id))
    if draft.faults:
        return draft
    wanted = [one.municipality for one in draft.participants]
    places = {
        row.name: row for row in db.session.scalars(select(Municipality).where(Municipality.name.in_(wanted)))
    }
    new = [Municipality(name=one) for one in wanted if one not in places]
    db.session.add_all(new)
    db.session.flush()
    places |= {row.name: row for row in new}
    with noticed(round_id=award_round.id):
        _contacts(award_round, places, draft)
    give_forms(award_round, [places[one.municipality] for one in draft.participants if one.becomes == NEW])
    note(
        ENTRANTS_IMPORTED,
        person_id,
        round_id=award_round.id,
        after={"file": name[:200], **{what: draft.many(what) for what in (NEW, CHANGED, SAME)}},
    )
    return draft


def _contacts(award_round: Round, places: dict[str, Municipality], draft: Draft) -> None:
    """Keep whom to write to, for the new and for those who have somebody else now."""
    theirs = {
        row.municipality_id: row
        for row in db.session.scalars(select(Entrant).where(Entrant.round_id == award_round.id))
    }
    for one in draft.participants:
        place = places[one.municipality]
        if one.becomes == NEW:
            theirs[place.id] = Entrant(round_id=award_round.id, municipality_id=place.id)
            db.session.add(theirs[place.id])
        _contact(theirs[place.id], one)


def _contact(entrant: Entrant, one: Participant) -> None:
    entrant.contact_name, entrant.contact_email = one.name, one.email
