"""Naming: nominees by the nomination group, winner and mention by the office on the jury's behalf."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp import clock
from webapp.models import (
    ACCEPTED,
    MENTION,
    WINNER,
    Entrant,
    Honour,
    InvitationAnswer,
    Motivation,
    NominationReason,
    Round,
    Withdrawal,
    db,
    deed,
)
from webapp.roles import JUROR
from webapp.services import context, events
from webapp.services.choosing.motivating import latest
from webapp.services.choosing.reading import named
from webapp.services.choosing.seats import PanelSeat, candidates, hold, panel
from webapp.services.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError

KINDS = (WINNER, MENTION)
REASON_LIMIT = 1_000


@deed
def name_nominees(seat: PanelSeat, reasons: Mapping[int, str]) -> list[Entrant]:
    """Nominate all of the chosen at once, each with its reason; either all are named or nobody.

    Raises NotReadyError until the order is shown, ClosedError when the group has named already.
    """
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    _check_may_name(seat)
    if body.shown_at is None:
        raise NotReadyError(
            _("Den sammanvägda ordningen visas inte än."),
            _("Nominera när två i kansliet har visat den."),
        )
    known = {one.id: one for one in candidates(seat.round.id, seat.role)}
    faults = {
        f"reason-{who}": _("Skriv varför ni nominerar kommunen, med högst 1 000 tecken.")
        for who, reason in reasons.items()
        if who in known and not 0 < len(reason) <= REASON_LIMIT
    }
    if set(reasons) - set(known):
        faults["chosen"] = _("En kommun ni valde finns inte längre att välja. Se över listan.")
    elif not body.nominees_fewest <= len(reasons) <= body.nominees_most:
        limits = {"fewest": body.nominees_fewest, "most": body.nominees_most, "chosen": len(reasons)}
        faults["chosen"] = _(
            "Välj minst %(fewest)s och högst %(most)s kommuner. Nu är %(chosen)s valda.", **limits
        )
    if faults:
        raise InvalidError(faults)
    return [_nominate(seat, known[who], reason) for who, reason in reasons.items()]


def _check_may_name(seat: PanelSeat) -> None:
    """Refuse a second naming, and a member with a conflict: the others name, or the office does."""
    if named(seat.round.id):
        raise ClosedError(
            _("Gruppen har redan nominerat."), _("Ladda om sidan. Kontakta kansliet om något blev fel.")
        )
    conflicted = {one.municipality_id for one in candidates(seat.round.id, seat.role)} & seat.hidden
    if conflicted:
        raise NotAllowedError(
            _("Du är jävig för en av kommunerna."),
            _("Någon annan i gruppen, eller kansliet, nominerar."),
        )


def _nominate(seat: PanelSeat, entrant: Entrant, reason: str) -> Entrant:
    at = clock.now()
    db.session.add(
        NominationReason(entrant_id=entrant.id, reason=reason, named_at=at, named_by_id=seat.person_id)
    )
    if entrant.nominated_at is None:
        entrant.nominated_at = at
    events.note(
        "entrant.nominated",
        seat.person_id,
        round_id=seat.round.id,
        after={"reason": reason},
        why=entrant.municipality.name,
    )
    return entrant


def reasons_of(round_id: int) -> dict[int, str]:
    """Give the nomination group's reasons by entrant id."""
    query = select(NominationReason).join(Entrant).where(Entrant.round_id == round_id)
    return {row.entrant_id: row.reason for row in db.session.scalars(query)}


@deed
def name_honour(person_id: int, award_round: Round, entrant_id: int, kind: str) -> Honour:
    """Name the winner, or the one who is mentioned; may be changed until the round is announced.

    Raises NotReadyError until the jury's order is shown, a public motivation is written, and one that key
    figures have nominated has said yes.
    """
    if kind not in KINDS:
        raise NotThereError
    hold(award_round.id)
    _check_unannounced(award_round)
    entrant = next((one for one in candidates(award_round.id, JUROR) if one.id == entrant_id), None)
    if entrant is None:
        raise InvalidError({kind: _("Välj bland de nominerade som är kvar i omgången.")})
    _check_ripe(award_round, entrant)
    row = db.session.scalars(select(Honour).filter_by(round_id=award_round.id, kind=kind)).first()
    if row is not None and row.entrant_id == entrant_id:
        return row
    before = {"entrant": row.entrant_id} if row is not None else None
    if row is None:
        row = Honour(round_id=award_round.id, kind=kind)
        db.session.add(row)
    row.entrant_id, row.named_at, row.named_by_id = entrant_id, clock.now(), person_id
    after = {"kind": kind, "entrant": entrant_id}
    events.note(
        "honour.named",
        person_id,
        round_id=award_round.id,
        before=before,
        after=after,
        why=entrant.municipality.name,
    )
    db.session.flush()
    return row


@deed
def withdraw(person_id: int, award_round: Round, entrant_id: int, reason: str) -> Entrant:
    """Note that a nominee leaves the round: it is gone from lists and rankings from now on."""
    hold(award_round.id)
    _check_unannounced(award_round)
    entrant = next((one for one in candidates(award_round.id, JUROR) if one.id == entrant_id), None)
    if entrant is None:
        raise NotThereError
    if not 0 < len(reason) <= REASON_LIMIT:
        raise InvalidError({"reason": _("Skriv varför kommunen lämnar omgången, med högst 1 000 tecken.")})
    if db.session.scalar(select(Honour.id).where(Honour.entrant_id == entrant_id)) is not None:
        raise NotReadyError(
            _("%(who)s är utsedd.", who=entrant.municipality.name), _("Utse någon annan först.")
        )
    entrant.nominated_at = None
    db.session.add(
        Withdrawal(entrant_id=entrant_id, reason=reason, withdrawn_at=clock.now(), noted_by_id=person_id)
    )
    events.note(
        "entrant.withdrawn",
        person_id,
        round_id=award_round.id,
        after={"reason": reason},
        why=entrant.municipality.name,
    )
    db.session.flush()
    return entrant


def _check_ripe(award_round: Round, entrant: Entrant) -> None:
    """Refuse to name anybody too early."""
    who = entrant.municipality.name
    if panel(award_round.id, JUROR).shown_at is None:
        raise NotReadyError(
            _("Juryns sammanvägda ordning visas inte än."), _("Stäng rangordningen och visa ordningen först.")
        )
    if not latest(entrant.id).public_text:
        raise NotReadyError(
            _("Den offentliga motiveringen för %(who)s är inte skriven.", who=who), _("Skriv den först.")
        )
    said = db.session.scalar(select(InvitationAnswer.answer).filter_by(entrant_id=entrant.id))
    if context.edition(award_round.nomination_edition).figures and said != ACCEPTED:
        raise NotReadyError(
            _("%(who)s har inte tackat ja till nomineringen.", who=who),
            _("Vänta på svaret, eller utse någon annan."),
        )


def _check_unannounced(award_round: Round) -> None:
    db.session.refresh(award_round)
    if award_round.announced_at is not None:
        raise ClosedError(_("Resultaten är offentliga, och juryns beslut ändras inte mer."))


def honours(round_id: int) -> dict[str, Honour]:
    """Give who is named, by kind."""
    query = (
        select(Honour)
        .where(Honour.round_id == round_id)
        .options(joinedload(Honour.entrant).joinedload(Entrant.municipality))
    )
    return {row.kind: row for row in db.session.scalars(query)}


@dataclass(frozen=True, slots=True)
class Announced:
    """A winner, or one who is mentioned, as everybody may read it."""

    kind: str
    award: str
    round_name: str
    municipality_id: int
    municipality: str
    text: str
    at: datetime


def announced() -> list[Announced]:
    """List all that announced rounds have named, newest round first, the winner before the mention."""
    newest = (
        select(Motivation.public_text)
        .where(Motivation.entrant_id == Honour.entrant_id)
        .order_by(Motivation.version.desc())
        .limit(1)
        .correlate(Honour)
        .scalar_subquery()
    )
    query = (
        select(Honour, Round, newest.label("text"))
        .join(Round, Round.id == Honour.round_id)
        .where(Round.announced_at.is_not(None))
        .options(joinedload(Honour.entrant).joinedload(Entrant.municipality))
        .order_by(Round.announced_at.desc(), Honour.kind.desc())
    )
    return [
        Announced(
            row.kind,
            award_round.award,
            award_round.name,
            row.entrant.municipality_id,
            row.entrant.municipality.name,
            text or "",
            award_round.announced_at,
        )
        for row, award_round, text in db.session.execute(query)
    ]
