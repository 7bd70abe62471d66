"""Participants are read in from a table: all of it after somebody has looked it over, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from webapp.assessment.deeds.questionnaires import give_forms
from webapp.evaluation.deeds.seats.conflicts import noticed
from webapp.ground import context
from webapp.ground.calendar import clock, upkeep
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.tables.headings import parted
from webapp.ground.tables.reader import UnreadableTableError, read_table
from webapp.ground.tables.receipt import (
    Looks,
    Question,
    hidden_questions,
    looks,
    sheet_chosen,
    without_hidden,
)
from webapp.ground.tables.table import SentFile, Table
from webapp.ground.tables.twin.identity import MARK
from webapp.ground.who import Municipality
from webapp.office.events import ENTRANTS_IMPORTED
from webapp.office.queries.participant_table import CHANGED, MOST, NEW, SAME, Draft, Participant, check, words
from webapp.office.queries.twin.returned_participants import merged, of_round
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.participant_tables import ParticipantTable
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries import posts

KEPT = timedelta(days=1)
"""So long a table waits for somebody to confirm it."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sent table as it would be read in: how it looks, what is asked of it, and what it would bring."""

    table: ParticipantTable
    sheet: str
    looks: Looks | None
    questions: tuple[Question, ...]
    draft: Draft
    shown: str = ""
    """Which of several sheets this is, and whether it was shown before it was chosen."""
    unseen: bool = False


def keep_table(person_id: int, award_round: Round, content: bytes | SentFile, name: str = "") -> int:
    """Keep a table that can be read as such, to be looked over by its sender; give its id.

    The file is read before the transaction that keeps it begins. Raises InvalidError where it is no table.
    """
    key, about = award_round.key, (award_round.id, f"{award_round.award}, {award_round.name}")
    upkeep.forget()
    context.let_go()
    try:
        table = of_round(read_table(content, MOST, words(), MARK, sender=person_id), *about)
    except UnreadableTableError as error:
        raise InvalidError({"file": str(error)}) from error
    if not table.rows:
        raise InvalidError({"file": _("Filen är tom. Välj en fil med kommuner.")})
    return _keep_table(person_id, key, json.dumps(table.as_data(), ensure_ascii=False), name)


@deed
def _keep_table(person_id: int, key: str, content: str, name: str) -> int:
    award_round = locked(posts.office_round(person_id, key).id)
    row = ParticipantTable(
        round_id=award_round.id,
        file_name=name[:200],
        content=content,
        sent_at=clock.now(),
        sent_by_id=person_id,
    )
    db.session.add(row)
    db.session.flush()
    return row.id


@upkeep.forgotten.answered
@deed
def forget_waiting() -> int:
    """Forget the tables that nobody has confirmed in a day."""
    old = ParticipantTable.read_in_at.is_(None), ParticipantTable.sent_at < clock.now() - KEPT
    gone = delete(ParticipantTable).where(*old).returning(ParticipantTable.id)
    return len(db.session.scalars(gone).all())


def look(
    person_id: int, award_round: Round, table_id: int, said: Mapping[str, str], *, held: bool = False
) -> Receipt:
    """Tell what a table would bring with what is chosen, and change nothing; it is its sender's alone.

    While the round is `held` by a deed, its transaction goes on: letting go would give up the round.
    """
    row = db.session.get(
        ParticipantTable, table_id, populate_existing=True
    )  # another window may have taken it away
    theirs = row is not None and row.round_id == award_round.id and row.sent_by_id == person_id
    if row is None or not theirs or (row.read_in_at is None and row.sent_at < clock.now() - KEPT):
        raise NotThereError
    if row.read_in_at is not None:
        return Receipt(row, "", None, (), Draft())
    content, known = row.content, _known(award_round.id)
    if not held:
        context.let_go()
    chosen = sheet_chosen(Table.of(json.loads(content)), said)
    table = chosen.table
    above, head, _rows = parted(table.rows, words())
    questions = hidden_questions(table, head, chosen.said)
    merge, conflicts = merged(without_hidden(table, questions), *known, chosen.said)
    draft = check(merge, *known)
    marked = {(one.row, one.column) for one in draft.faults if one.column is not None}
    looked, asked = looks(table, head, above, marked), (*chosen.questions, *questions, *conflicts)
    return Receipt(row, table.sheet, looked, asked, draft, chosen.shown, chosen.changed)


def _known(round_id: int) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Give who takes part with their contacts, and all municipalities there are."""
    query = (
        select(Municipality.name, Entrant.contact_name, Entrant.contact_email)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .where(Entrant.round_id == round_id)
    )
    here = {row.name: (row.contact_name, row.contact_email) for row in db.session.execute(query)}
    return here, list(db.session.scalars(select(Municipality.name)))


def read_in(person_id: int, award_round: Round, table_id: int, said: Mapping[str, str]) -> Receipt:
    """Read in a table without faults: municipalities, their contacts and their empty questionnaires.

    Once is enough. What is sent never changes, so it is looked at before the transaction that reads it in.
    """
    key = award_round.key
    receipt = look(person_id, award_round, table_id, said)
    if receipt.table.read_in_at is not None or receipt.draft.faults:
        return receipt
    try:
        return _read_in(person_id, key, table_id, said)
    except IntegrityError:  # another round has just met the same municipality for the first time
        return _read_in(person_id, key, table_id, said)


@deed
def _read_in(person_id: int, key: str, table_id: int, said: Mapping[str, str]) -> Receipt:
    award_round = locked(posts.office_round(person_id, key).id)
    if award_round.announced_at is not None:
        raise NotReadyError(_("Omgången är avslutad."), _("Gör en ny omgång för nya deltagare."))
    receipt = look(person_id, award_round, table_id, said, held=True)
    row, draft = receipt.table, receipt.draft
    db.session.refresh(row, with_for_update=True)
    if row.read_in_at is not None or draft.faults:
        return receipt
    places = _places([one.municipality for one in draft.participants])
    with noticed(round_id=award_round.id):
        row.brought = _contacts(award_round, places, draft)
    give_forms(award_round, [places[one.municipality] for one in draft.participants if one.becomes == NEW])
    row.read_in_at, row.content = clock.now(), ""
    note(
        ENTRANTS_IMPORTED,
        person_id,
        round_id=award_round.id,
        after={"file": row.file_name, **{what: draft.many(what) for what in (NEW, CHANGED, SAME)}},
    )
    return receipt


def _places(wanted: list[str]) -> dict[str, Municipality]:
    """Give the municipalities by name, those that nobody has met before too."""
    query = select(Municipality).where(Municipality.name.in_(wanted))
    places = {row.name: row for row in db.session.scalars(query)}
    new = [Municipality(name=one) for one in wanted if one not in places]
    db.session.add_all(new)
    db.session.flush()
    return places | {row.name: row for row in new}


def _contacts(award_round: Round, places: dict[str, Municipality], draft: Draft) -> dict[str, Any]:
    """Keep whom to write to, for the new and for those who have somebody else now; tell what was changed."""
    theirs = {
        row.municipality_id: row
        for row in db.session.scalars(select(Entrant).where(Entrant.round_id == award_round.id))
    }
    new, changed = [], []
    for one in draft.participants:
        place = places[one.municipality]
        if one.becomes == NEW:
            theirs[place.id] = Entrant(round_id=award_round.id, municipality_id=place.id)
            db.session.add(theirs[place.id])
            new.append(theirs[place.id])
        elif one.becomes == CHANGED:
            entrant = theirs[place.id]
            changed.append([entrant.id, entrant.contact_name, entrant.contact_email, one.name, one.email])
        _contact(theirs[place.id], one)
    db.session.flush()
    return {"new": [one.id for one in new], "changed": changed}


def _contact(entrant: Entrant, one: Participant) -> None:
    entrant.contact_name, entrant.contact_email = one.name, one.email


def bring(person_id: int, award_round: Round, content: bytes, name: str = "") -> Draft:
    """Read in at once a table that its sender has looked over already; give what it brought."""
    return read_in(person_id, award_round, keep_table(person_id, award_round, content, name), {}).draft
