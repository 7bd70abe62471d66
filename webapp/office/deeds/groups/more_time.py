"""Several participants are given more time for a questionnaire at once, with one reason that all can read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import db, deed
from webapp.office.deeds import participants
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.posts import office_round


@dataclass(frozen=True, slots=True)
class GroupLeave:
    """What the office gives several: for which questionnaire, until when, and why."""

    entrants: Collection[int]
    edition: str
    why: str
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """How many were given more time, and how many had handed in or had so much time already."""

    many: int
    others: int


@deed
def extend_group(person_id: int, award_round: Round, leave: GroupLeave) -> Given:
    """Give more time to all of the chosen that lack something and have less; whoever has more keeps it."""
    current = locked(office_round(person_id, award_round.key).id)
    participants.check_not_announced(current)
    closes = _checked(current, leave)
    rows = _forms(current, leave)
    open_ones = [row for row in rows if row.submitted_at is None]
    given = [row for row in open_ones if not row.closes_at or row.closes_at < closes]
    if not given:
        raise NotReadyError(
            _("Ingen av de valda får mer tid av det här."),
            _("De har lämnat in, eller har redan tid till dess. Välj en senare dag eller några andra."),
        )
    for row in given:
        participants.give_time(person_id, row, closes, leave.why.strip())
    return Given(len(given), len(rows) - len(given))


def _checked(award_round: Round, leave: GroupLeave) -> datetime:
    faults = participants.why_faults(leave.why.strip())
    editions = award_round.nomination_edition, award_round.compass_edition
    if not leave.edition or leave.edition not in editions:
        faults["form"] = _("Välj vilket formulär det gäller.")
    if leave.closes is None:
        faults["closes"] = _("Skriv till när kommunerna ska ha tid.")
    elif leave.closes <= clock.now():
        faults["closes"] = _("Den tiden har redan gått. Välj en senare.")
    if faults or leave.closes is None:
        raise InvalidError(faults)
    return leave.closes


def _forms(award_round: Round, leave: GroupLeave) -> list[Assessment]:
    """Fetch the questionnaires of the chosen, and let nobody hand one in meanwhile."""
    places = select(Entrant.municipality_id).where(
        Entrant.round_id == award_round.id, Entrant.id.in_(sorted(leave.entrants))
    )
    query = (
        select(Assessment)
        .where(
            Assessment.round_id == award_round.id,
            Assessment.edition == leave.edition,
            Assessment.municipality_id.in_(places),
        )
        .order_by(Assessment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(query))
