"""Naming: nominees by the nomination group together or by the office alone, and whoever leaves again."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.award.deeds import nominees
from webapp.award.deeds.nominees import GROUP, OFFICE, REASON_LIMIT, Choice
from webapp.award.events import ENTRANT_WITHDRAWN, NOMINEES_TIE_SETTLED, NOMINEES_WAIVED
from webapp.award.models.choice import Honour
from webapp.award.queries import nominees as nominee_queries
from webapp.award.queries.nominees import nominated
from webapp.award.queries.panel_seats import PanelSeat, candidates, hold, panel
from webapp.award.queries.ranking.combined_order import result
from webapp.award.queries.ranking.order_count import split
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import (
    ClosedError,
    InvalidError,
    NotAllowedError,
    NotReadyError,
    NotThereError,
    final,
)
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db, deed
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.entrants import entrant_of


@deed
def name_nominees(seat: PanelSeat, reasons: Mapping[int, str], why: str = "", tie: str = "") -> list[Entrant]:
    """Nominate all of the chosen at once, each with its reason; either all are named or nobody.

    `why` says why they are another number than the recipe has, where that can be waived, and `tie` why one
    on a shared place was taken before another. Raises NotReadyError until the order is shown, ClosedError
    when the group has named as many as there shall be.
    """
    award_round = locked(seat.round.id)
    choice = nominees.check_open(award_round, GROUP)
    already = nominated(award_round.id)
    _check_may_name(seat, choice, already)
    known = {one.id: one for one in candidates(award_round.id, seat.role) if one.id not in already}
    faults = {
        f"reason-{who}": fault
        for who, reason in reasons.items()
        if who in known and (fault := nominees.reason_fault(reason))
    }
    if set(reasons) - set(known):
        faults["chosen"] = _("En kommun ni valde är redan nominerad eller finns inte längre att välja.")
    elif not reasons:
        faults["chosen"] = _("Välj minst en kommun.")
    if faults:
        raise InvalidError(faults)
    many = len(already) + len(reasons)
    nominees.check_number(choice, many, why)
    tied = _check_tie(seat, {*already, *reasons}, tie)
    for who, reason in reasons.items():
        nominees.nominate(seat.person_id, award_round, known[who], reason, GROUP)
    if not choice.fewest <= many <= choice.most:
        about = {"after": {"many": many, "wanted": choice.wanted}, "why": why}
        note(NOMINEES_WAIVED, seat.person_id, round_id=award_round.id, **about)
    for where in tied:
        note(NOMINEES_TIE_SETTLED, seat.person_id, round_id=award_round.id, after={"shared": where}, why=tie)
    return [known[who] for who in reasons]


def _check_tie(seat: PanelSeat, picked: set[int], tie: str) -> list[int]:
    """Refuse to take one and leave another on a shared place without a reason; give those places."""
    found = result(seat)
    tied = split(found.standings, picked) if found else []
    if found and tied and not 0 < len(tie) <= REASON_LIMIT:
        names = ", ".join(found.called[row.who].name for row in tied[0])
        raise InvalidError(
            {
                "tie": _(
                    "%(names)s delar plats %(place)s, och ordningen avgör inte mellan dem. Skriv varför ni "
                    "väljer som ni gör, med högst 1 000 tecken.",
                    names=names,
                    place=tied[0][0].place,
                )
            }
        )
    return [rows[0].place for rows in tied]


def _check_may_name(seat: PanelSeat, choice: Choice, already: list[int]) -> None:
    """Refuse before the order is shown, a second naming, and a member with a conflict of interest."""
    if panel(seat.round.id, seat.role).shown_at is None:
        raise NotReadyError(
            _("Den sammanvägda ordningen visas inte än."),
            _("Nominera när två i kansliet har visat den."),
        )
    if nominee_queries.named(seat.round.id) and len(already) >= choice.fewest:
        raise ClosedError(
            _("Gruppen har redan nominerat."), _("Ladda om sidan. Kontakta kansliet om något blev fel.")
        )
    if barred(seat):
        raise NotAllowedError(
            _("Du är jävig för en av kommunerna."),
            _("Någon annan i gruppen, eller kansliet, nominerar."),
        )


def barred(seat: PanelSeat) -> bool:
    """Tell whether a conflict of interest with somebody there is to choose among keeps one from naming."""
    return any(one.municipality_id in seat.hidden for one in candidates(seat.round.id, seat.role))


def names_more(seat: PanelSeat) -> bool:
    """Tell whether the group has nominees left to name: none are, or one that was has left."""
    choice = nominees.choice_of(seat.round)
    short = len(nominated(seat.round.id)) < choice.fewest
    return nominees.may_nominate(seat.round, GROUP) and (short or not nominee_queries.named(seat.round.id))


@deed
def nominate(person_id: int, award_round: Round, entrant_id: int, reason: str) -> Entrant:
    """Nominate one municipality on the office's own word, with a reason; once is enough.

    Raises what the recipe refuses: another chooses, another step, too many; InvalidError without a reason.
    """
    entrant = entrant_of(award_round, entrant_id)
    current = locked(award_round.id)
    db.session.refresh(entrant)
    choice = nominees.check_open(current, OFFICE)
    if entrant.nominated_at is not None:
        return entrant
    nominees.check_candidate(current, entrant, OFFICE)
    nominees.check_room(choice, len(nominated(current.id)))
    if fault := nominees.reason_fault(reason):
        raise InvalidError({"reason": fault})
    nominees.nominate(person_id, current, entrant, reason, OFFICE)
    return entrant


@deed
def withdraw(person_id: int, award_round: Round, entrant_id: int, reason: str) -> Entrant:
    """Note that a nominee leaves the round: it is gone from lists and rankings from now on."""
    hold(award_round.id)
    db.session.refresh(award_round)
    if award_round.announced_at is not None:
        raise final(_("Resultaten är offentliga, och juryns beslut ändras inte mer."))
    entrant = next((one for one in candidates(award_round.id, JUROR) if one.id == entrant_id), None)
    if entrant is None:
        raise NotThereError
    if not 0 < len(reason) <= REASON_LIMIT:
        raise InvalidError({"reason": _("Skriv varför kommunen lämnar omgången, med högst 1 000 tecken.")})
    if db.session.scalar(select(Honour.id).where(Honour.entrant_id == entrant_id)) is not None:
        raise NotReadyError(
            _("%(who)s är utsedd.", who=entrant.municipality.name), _("Utse någon annan först.")
        )
    nominees.leave(entrant)
    db.session.add(
        Withdrawal(entrant_id=entrant_id, reason=reason, withdrawn_at=clock.now(), noted_by_id=person_id)
    )
    note(
        ENTRANT_WITHDRAWN,
        person_id,
        round_id=award_round.id,
        after={"municipality": entrant.municipality.name},
        why=reason,
    )
    db.session.flush()
    return entrant
