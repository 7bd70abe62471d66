"""Private rankings: saved by their own member, handed in, taken back, agreed to be seen where few rank."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.award.events import (
    BALLOT_AGREED,
    BALLOT_HANDED_IN,
    BALLOT_NOT_AGREED,
    BALLOT_SAVED,
    BALLOT_TAKEN_BACK,
)
from webapp.award.models.choice import Ballot
from webapp.award.queries.panel_seats import PanelSeat, hold, panel, visible
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, StaleError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.rounds.queries.posts import people_with_post

MOST = 99
"""The highest number anybody may set beside a municipality."""


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """One's own ranking as the server holds it: a number by entrant id; version 0 when there is none."""

    places: dict[int, int]
    version: int = 0
    saved_at: datetime | None = None
    handed_in_at: datetime | None = None
    agreed_at: datetime | None = None


class StaleBallotError(StaleError):
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
    return OwnBallot(places, row.version, row.saved_at, row.handed_in_at, row.agreed_at)


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
    what = BALLOT_HANDED_IN if hand_in else BALLOT_SAVED
    note(what, seat.person_id, round_id=seat.round.id, after={"role": seat.role}, version=row.version)
    db.session.flush()
    return OwnBallot(whole, row.version, row.saved_at, row.handed_in_at)


@deed
def take_back(seat: PanelSeat) -> None:
    """Take back one's own ranking to change it, as long as nothing is closed."""
    _check_open(seat)
    row = _row(seat)
    if row is None or row.handed_in_at is None:
        return
    row.handed_in_at, row.agreed_at, row.version = None, None, row.version + 1
    note(BALLOT_TAKEN_BACK, seat.person_id, round_id=seat.round.id, after={"role": seat.role})


@deed
def agree(seat: PanelSeat, *, yes: bool) -> None:
    """Agree that the order is shown though so few rank that one's own ranking can be worked out; or not.

    Raises NotReadyError until one has handed in, ClosedError when the order is shown.
    """
    if not seat.sits:
        raise NotAllowedError(
            _("Bara den som sitter i gruppen kan medge det."),
            _("Be den det gäller att göra det på sidan Rangordning."),
        )
    hold(seat.round.id)
    if panel(seat.round.id, seat.role).shown_at is not None:
        raise ClosedError(
            _("Ordningen visas redan."), _("Ladda om sidan, så ser du den. Medgivandet behövs inte mer.")
        )
    row = _row(seat)
    if row is None or row.handed_in_at is None:
        raise NotReadyError(_("Du har inte lämnat in din rangordning."), _("Lämna in den först."))
    if yes == (row.agreed_at is not None):
        return
    row.agreed_at = clock.now() if yes else None
    what = BALLOT_AGREED if yes else BALLOT_NOT_AGREED
    note(what, seat.person_id, round_id=seat.round.id, after={"role": seat.role})


def _check_open(seat: PanelSeat) -> None:
    """Refuse whoever may not rank, and what comes too late; nobody can close meanwhile."""
    if not seat.sits:
        raise NotAllowedError(
            _("Bara den som sitter i gruppen rangordnar."),
            _("Låt gruppens ledamöter rangordna, var och en för sig."),
        )
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
