"""Private rankings: saved by their own member, handed in, and counted only when the office has closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp import clock
from webapp.models import Ballot, Entrant, Honour, NominationReason, Person, db, deed
from webapp.services import events
from webapp.services.arranging import people_with_post
from webapp.services.choosing.seats import PanelSeat, hold, panel, visible
from webapp.services.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, Refusal

WHY_LIMIT = 1_000
MOST = 99
"""The highest number anybody may set beside a municipality."""


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """One's own ranking as the server holds it: a number by entrant id; version 0 when there is none."""

    places: dict[int, int]
    version: int = 0
    saved_at: datetime | None = None
    handed_in_at: datetime | None = None


class StaleBallotError(Refusal):
    """The ranking was changed in another window since the sender looked."""


@dataclass(frozen=True, slots=True)
class Handing:
    """Who has handed in and who has not: names, never rankings."""

    done: list[Person]
    waiting: list[Person]


def own_ballot(seat: PanelSeat) -> OwnBallot:
    """Give the person's own ranking."""
    row = _row(seat)
    if row is None:
        return OwnBallot({})
    places = {int(entrant): place for entrant, place in row.places.items()}
    return OwnBallot(places, row.version, row.saved_at, row.handed_in_at)


def _row(seat: PanelSeat) -> Ballot | None:
    query = select(Ballot).filter_by(round_id=seat.round.id, role=seat.role, person_id=seat.person_id)
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


@deed
def save_ballot(seat: PanelSeat, places: Mapping[int, int], version: int, *, hand_in: bool) -> OwnBallot:
    """Save one's own ranking, and hand it in if asked to; the same ranking once more changes nothing.

    Whom the person may no longer see keeps the place it had.

    Raises ClosedError after closing or hand-in, InvalidError for a municipality that cannot be ranked,
    StaleBallotError on a version that has been passed, NotReadyError when nothing is ranked at hand-in.
    """
    _check_open(seat)
    row, own = _row(seat), own_ballot(seat)
    if own.handed_in_at is not None:
        raise ClosedError(
            _("Du har redan lämnat in din rangordning."), _("Ta tillbaka den först om du vill ändra den.")
        )
    seen = {one.id for one in visible(seat)}
    whole = {one: place for one, place in own.places.items() if one not in seen} | dict(places)
    if whole == own.places and not hand_in:
        return own
    if own.version != version:
        raise StaleBallotError(
            _("Rangordningen har ändrats i ett annat fönster."),
            _("Det du skrev står kvar i fälten. Spara igen, så gäller det."),
        )
    _check_places(seen, places)
    if hand_in and not places:
        raise NotReadyError(_("Ingen kommun har fått något nummer."), _("Ge minst en kommun ett nummer."))
    if row is None:
        row = Ballot(round_id=seat.round.id, role=seat.role, person_id=seat.person_id)
        db.session.add(row)
    row.places = {str(entrant): place for entrant, place in whole.items()}
    row.version, row.saved_at = version + 1, clock.now()
    row.handed_in_at = row.saved_at if hand_in else None
    what = "ballot.handed_in" if hand_in else "ballot.saved"
    events.note(what, seat.person_id, round_id=seat.round.id, after={"role": seat.role}, version=row.version)
    db.session.flush()
    return OwnBallot(whole, row.version, row.saved_at, row.handed_in_at)


@deed
def take_back(seat: PanelSeat) -> None:
    """Take back one's own ranking to change it, as long as nothing is closed."""
    _check_open(seat)
    row = _row(seat)
    if row is None or row.handed_in_at is None:
        return
    row.handed_in_at, row.version = None, row.version + 1
    events.note("ballot.taken_back", seat.person_id, round_id=seat.round.id, after={"role": seat.role})


def _check_open(seat: PanelSeat) -> None:
    """Refuse whoever may not rank, and what comes too late; nobody can close meanwhile."""
    if not seat.sits:
        raise NotAllowedError(_("Bara den som sitter i gruppen rangordnar."))
    hold(seat.round.id)
    if panel(seat.round.id, seat.role).closed_at is not None:
        raise ClosedError(
            _("Rangordningen är stängd och kan inte ändras."), _("Kontakta kansliet om något blev fel.")
        )


def _check_places(known: Collection[int], places: Mapping[int, int]) -> None:
    faults = {
        f"rank-{who}": _("Skriv ett heltal från 1 till 99.")
        for who, n in places.items()
        if not 1 <= n <= MOST
    }
    if set(places) - set(known):
        faults["rank"] = _(
            "En kommun du rangordnade finns inte längre att välja. Se över listan och spara igen."
        )
    if faults:
        raise InvalidError(faults)


def handing(seat: PanelSeat) -> Handing:
    """Tell who has handed in."""
    query = select(Ballot.person_id).where(
        Ballot.round_id == seat.round.id, Ballot.role == seat.role, Ballot.handed_in_at.is_not(None)
    )
    done = set(db.session.scalars(query))
    people = people_with_post(seat.round.id, seat.role)
    return Handing([p for p in people if p.id in done], [p for p in people if p.id not in done])


@deed
def close(seat: PanelSeat, *, confirmed: bool) -> bool:
    """Close the ranking for good; tell whether this was the deed that closed it, and not an earlier one.

    Raises NotReadyError while nobody has handed in, or while somebody has not and it is not confirmed.
    """
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet stänger rangordningen."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.closed_at is not None:
        return False
    now = handing(seat)
    if not now.done:
        raise NotReadyError(_("Ingen har lämnat in sin rangordning än."))
    if now.waiting and not confirmed:
        raise NotReadyError(
            _("Alla har inte lämnat in: %(who)s saknas.", who=", ".join(one.name for one in now.waiting)),
            _("Kryssa i att ni stänger ändå, eller vänta."),
        )
    db.session.add(body)
    body.closed_at, body.closed_by_id = clock.now(), seat.person_id
    after = {"role": seat.role, "handed_in": len(now.done), "missing": len(now.waiting)}
    events.note("ranking.closed", seat.person_id, round_id=seat.round.id, after=after)
    db.session.flush()
    return True


@deed
def reopen(seat: PanelSeat, why: str) -> None:
    """Open a closed ranking again, with a reason, until what it was for is decided.

    Raises ClosedError once somebody is named, InvalidError without a reason.
    """
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet öppnar rangordningen igen."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.closed_at is None:
        raise NotReadyError(_("Rangordningen är redan öppen."))
    db.session.refresh(seat.round)
    if seat.round.announced_at is not None or _decided(seat):
        raise ClosedError(_("Gruppen har redan utsett någon, och rangordningen öppnas inte mer."))
    if not 0 < len(why) <= WHY_LIMIT:
        raise InvalidError({"reopen": _("Skriv varför rangordningen öppnas igen, med högst 1 000 tecken.")})
    body.closed_at = body.closed_by_id = None
    events.note(
        "ranking.reopened", seat.person_id, round_id=seat.round.id, after={"role": seat.role}, why=why
    )


def _decided(seat: PanelSeat) -> bool:
    """Tell whether the jury has named anybody, or the nomination group its nominees."""
    honoured = select(Honour.id).where(Honour.round_id == seat.round.id).limit(1)
    named = select(NominationReason.id).join(Entrant).where(Entrant.round_id == seat.round.id).limit(1)
    return db.session.scalar(honoured if seat.jury else named) is not None


def may_reopen(seat: PanelSeat) -> bool:
    """Tell whether the office can open the ranking again."""
    closed = panel(seat.round.id, seat.role).closed_at is not None
    return seat.office and closed and seat.round.announced_at is None and not _decided(seat)
