"""Showing the order of a closed ranking: a deed of two officers, after which nothing opens again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from webapp.award.events import RANKING_SHOWN
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.panel_seats import PanelSeat, candidates, panel
from webapp.award.queries.ranking.order_count import ENOUGH
from webapp.evaluation.queries.seats.conflicts import all_blocked
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotAllowedError, NotReadyError
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.rounds.deeds import approval
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import SecondSay
from webapp.rounds.queries.posts import people_with_post

SHOWING = {JUROR: "show_jury", NOMINATOR: "show_group"}
"""What two officers do together, for the jury and for the nomination group."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether there are enough ballots to show an order: who can rank, who has, who agrees to be seen."""

    able: list[Person]
    handed_in: list[Person]
    agreed: list[Person]

    @property
    def few(self) -> bool:
        """Tell whether so few can rank that each has to agree to be seen."""
        return len(self.able) < ENOUGH

    @property
    def missing(self) -> list[Person]:
        """List those who can rank and have not handed in."""
        return [one for one in self.able if one not in self.handed_in]

    @property
    def unasked(self) -> list[Person]:
        """List those who have handed in and not agreed to be seen."""
        return [one for one in self.handed_in if one not in self.agreed]

    @property
    def hindrance(self) -> tuple[str, str] | None:
        """Say what is missing and what to do about it; None when the order can be shown."""
        if not self.few:
            return None if len(self.handed_in) >= ENOUGH else self._too_few()
        if self.missing or not self.handed_in:
            return self._missing()
        return self._unasked() if self.unasked else None

    def _too_few(self) -> tuple[str, str]:
        return (
            ngettext(
                "Bara %(num)s rangordning är inlämnad. Med färre än tre kan det framgå vem som tyckt vad.",
                "Bara %(num)s rangordningar är inlämnade. Med färre än tre kan det framgå vem som tyckt vad.",
                len(self.handed_in),
            ),
            _("Öppna igen och låt fler lämna in, eller avsluta uppdraget för den som inte ska rangordna."),
        )

    def _missing(self) -> tuple[str, str]:
        names = ", ".join(one.name for one in self.missing)
        return (
            _("Färre än tre rangordnar. Då behöver alla ha lämnat in, och %(who)s saknas.", who=names or "–"),
            _("Öppna igen och låt alla lämna in, eller avsluta uppdraget för den som inte ska rangordna."),
        )

    def _unasked(self) -> tuple[str, str]:
        names = ", ".join(one.name for one in self.unasked)
        return (
            _("Färre än tre rangordnar. Då behöver var och en medge att det kan framgå hur de rangordnat."),
            _("Medgivande saknas från: %(who)s. Var och en lämnar det här på sidan.", who=names),
        )


def readiness(seat: PanelSeat) -> Readiness:
    """Look into whether the order can be shown; of what is ranked it reads nothing."""
    people = people_with_post(seat.round.id, seat.role)
    hidden = all_blocked(seat.round.id)
    places = {one.municipality_id for one in candidates(seat.round.id, seat.role)}
    able = [one for one in people if places - hidden.get(one.id, frozenset())]
    rows = {row.person_id: row for row in _handed_in(seat)}
    return Readiness(
        able,
        [one for one in able if one.id in rows],
        [one for one in able if one.id in rows and rows[one.id].agreed_at is not None],
    )


def _handed_in(seat: PanelSeat) -> list[Ballot]:
    query = (
        select(Ballot)
        .where(Ballot.round_id == seat.round.id, Ballot.role == seat.role, Ballot.handed_in_at.is_not(None))
        .order_by(Ballot.id)
    )
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def request_of(seat: PanelSeat) -> SecondSay | None:
    """Find who has asked for the order to be shown, while nobody else has answered."""
    return approval.asked(seat.round.id, SHOWING[seat.role])


@deed
def show(seat: PanelSeat, seen: int = 0) -> bool:
    """Show the order when two officers say so; tell whether it now is shown. Once is enough.

    `seen` is the request that the page showed. Raises NotReadyError until the ranking is closed and there
    are enough ballots.
    """
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet visar ordningen."), _("Be kansliet visa den."))
    current = locked(seat.round.id)
    body = panel(current.id, seat.role)
    if body.shown_at is not None:
        return True
    if body.closed_at is None:
        raise NotReadyError(_("Rangordningen är inte stängd än."), _("Stäng den först."))
    ready = readiness(seat)
    if (hindrance := ready.hindrance) is not None:
        raise NotReadyError(*hindrance)
    if not approval.say(seat.person_id, current, SHOWING[seat.role], seen):
        return False
    _show(seat, body, {one.id for one in ready.handed_in})
    return True


def _show(seat: PanelSeat, body: Panel, counted: set[int]) -> None:
    body.counted, body.shown_at = _ballots(seat, counted), clock.now()
    after = {"role": seat.role, "counted": len(counted)}
    note(RANKING_SHOWN, seat.person_id, round_id=seat.round.id, after=after)
    db.session.flush()


def _ballots(seat: PanelSeat, counted: set[int]) -> list[dict[str, Any]]:
    """Keep what is counted as it is now, without names and in an order that tells of nobody.

    What is declared, ended or withdrawn afterwards would otherwise change the order by one member's ballot,
    and so tell it.
    """
    hidden = all_blocked(seat.round.id)
    among = candidates(seat.round.id, seat.role)
    kept = []
    for row in _handed_in(seat):
        if row.person_id in counted:
            barred = hidden.get(row.person_id, frozenset())
            seen = sorted(one.id for one in among if one.municipality_id not in barred)
            places = {key: place for key, place in sorted(row.places.items()) if int(key) in seen}
            kept.append({"places": places, "seen": seen})
    return sorted(kept, key=repr)
