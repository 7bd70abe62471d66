"""What the minutes say of the decision: who is named or nominated and why, and who has left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from exports.report.contents import Chapter, Points, Text
from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import MENTION, WINNER, Honour, Motivation, NominationReason
from webapp.award.queries.nominees import reasons_of
from webapp.award.queries.panel_seats import PanelSeat, candidates
from webapp.award.queries.ranking.combined_order import Result
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.words.languages import dated
from webapp.rounds.models.rounds import Entrant, Withdrawal


def decided(seat: PanelSeat) -> list[Chapter]:
    """Say who is named or nominated, why in words that are public, and who has left the round."""
    chapters = _named(seat) if seat.jury else _nominated(seat)
    gone = tuple(_gone(*one) for one in left(seat))
    return [*chapters, Chapter(_("Har lämnat omgången"), (Points(gone),))] if gone else chapters


def concerned(seat: PanelSeat) -> list[int]:
    """Give the ids of the municipalities that the minutes are about."""
    among = [one.municipality_id for one in candidates(seat.round.id, seat.role)]
    return sorted({*among, *(one.municipality_id for one, _at in left(seat))})


def honours(round_id: int) -> dict[str, Honour]:
    """Give who is named, by kind."""
    query = (
        select(Honour)
        .where(Honour.round_id == round_id)
        .options(joinedload(Honour.entrant).joinedload(Entrant.municipality))
    )
    return {row.kind: row for row in db.session.scalars(query)}


def departs(seat: PanelSeat, found: Result) -> bool:
    """Tell whether the winner is another than the one alone on the first place: then a reason is needed."""
    winner = honours(seat.round.id).get(WINNER) if seat.jury else None
    if winner is None:
        return False
    first = [one.who for one in found.standings if one.place == 1]
    return first != [winner.entrant_id]


def _named(seat: PanelSeat) -> list[Chapter]:
    named = honours(seat.round.id)
    words = {WINNER: _("Vinnare"), MENTION: _("Hedersomnämnande")}
    rows = [(words[kind], named[kind]) for kind in (WINNER, MENTION) if kind in named]
    said = tuple(f"{word}: {row.entrant.municipality.name}" for word, row in rows)
    if not said:
        return [Chapter(_("Beslut"), (Text(_("Ingen är utsedd.")),))]
    public = _public(row.entrant_id for _word, row in rows)
    reasons = tuple(
        Text(f"{row.entrant.municipality.name}: {public[row.entrant_id]}")
        for _word, row in rows
        if public.get(row.entrant_id)
    )
    return [Chapter(_("Beslut"), (Points(said),)), Chapter(_("Motivering"), reasons)]


def _public(entrant_ids: Iterable[int]) -> dict[int, str]:
    """Give the newest public text of each; what stays with the jury is not even asked for."""
    query = (
        select(Motivation.entrant_id, Motivation.public_text)
        .where(Motivation.entrant_id.in_(list(entrant_ids)))
        .order_by(Motivation.version)
    )
    return {row.entrant_id: row.public_text for row in db.session.execute(query)}


def _nominated(seat: PanelSeat) -> list[Chapter]:
    reasons = reasons_of(seat.round.id)
    rows = [one for one in candidates(seat.round.id, seat.role) if one.nominated_at is not None]
    said = tuple(f"{one.municipality.name}: {reasons.get(one.id, '')}".strip() for one in rows)
    if not said:
        return [Chapter(_("Beslut"), (Text(_("Ingen är nominerad.")),))]
    return [Chapter(_("Nominerade, och varför"), (Points(said),))]


def left(seat: PanelSeat) -> list[tuple[Entrant, datetime]]:
    """List who was among those to choose from and has left, and when."""
    query = (
        select(Entrant, Withdrawal.withdrawn_at)
        .join(Withdrawal, Withdrawal.entrant_id == Entrant.id)
        .where(Entrant.round_id == seat.round.id)
        .options(joinedload(Entrant.municipality))
        .order_by(Withdrawal.withdrawn_at, Entrant.id)
    )
    if seat.jury:
        query = query.where(Entrant.id.in_(select(NominationReason.entrant_id)))
    else:
        query = query.join(
            Assessment,
            (Assessment.round_id == Entrant.round_id)
            & (Assessment.municipality_id == Entrant.municipality_id)
            & (Assessment.edition == seat.round.nomination_edition),
        ).where(Assessment.submitted_at.is_not(None))
    return [(entrant, at) for entrant, at in db.session.execute(query)]


def _gone(entrant: Entrant, at: datetime) -> str:
    day = dated(clock.in_sweden(at).date())
    return _("%(who)s, %(day)s", who=entrant.municipality.name, day=day)
