"""The deeds of those who rank: to declare, to rank, and what their office does with the ballots."""

from __future__ import annotations

from tests.webapp.whole import expecting
from tests.webapp.whole.stage import KEY, Stage
from webapp.award.deeds import panel_declarations
from webapp.award.deeds.ranking import ballots, closure, disclosure, private_notes
from webapp.award.queries import panel_seats
from webapp.award.queries.panel_seats import PanelSeat
from webapp.evaluation.deeds.seats import ties
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.people.models.ties import EMPLOYER
from webapp.rounds.deeds import approval

WHY = "Vi har talat om det på mötet."


class BallotDeeds:
    """What the nomination group, the jury and their office can do about the order."""

    stage: Stage

    def _seat(self, who: str, *, declared: bool = True) -> PanelSeat:
        role = JUROR if who.startswith("jury") else NOMINATOR
        return panel_seats.panel_seat(self.stage.person(who), KEY, role, declared=declared)

    def declare(self, who: str, conflict: str = "") -> None:
        """Declare no conflict of interest, or one."""
        seat = self._seat(who, declared=False)
        said = {
            one.municipality_id: ("employed" if one.municipality.name == conflict else "none", "")
            for one in panel_seats.candidates(seat.round.id, seat.role)
        }
        panel_declarations.declare(seat, said)

    def know_tie(self, who: str, place: str) -> None:
        ties.state(self.stage.person(who), ties.Stated(place, EMPLOYER))

    def rank(self, who: str) -> None:
        """Note something on everybody, give them all the same number, and hand in."""
        seat = self._seat(who)
        seen = panel_seats.visible(seat)
        for one in seen:
            note = private_notes.notes_of(seat).get(one.id, private_notes.Note())
            private_notes.save_note(seat, one.id, expecting.noted(who), note.version)
        number = int(expecting.placed(who).split('"')[1])
        places = {one.id: number for one in seen}
        ballots.save_ballot(seat, places, ballots.own_ballot(seat).version, hand_in=True)

    def take_back(self, who: str) -> None:
        ballots.take_back(self._seat(who))

    def close(self, role: str) -> None:
        closure.close(self._office(role), confirmed=True)

    def _office(self, role: str, who: str = "kansli") -> PanelSeat:
        return panel_seats.office_seat(self.stage.person(who), self.stage.round, role)

    def open_again(self, role: str) -> None:
        closure.reopen(self._office(role), WHY)

    def agree_to_be_seen(self, who: str, *, yes: bool) -> None:
        ballots.agree(self._seat(who), yes=yes)

    def show(self, who: str, role: str) -> None:
        """Ask for an order to be shown, or confirm what the other officer has asked."""
        seat = self._office(role, who)
        request = disclosure.request_of(seat)
        disclosure.show(seat, request.id if request else 0)

    def ask_no_more(self, role: str) -> None:
        approval.take_back(self.stage.person("kansli"), self.stage.round, disclosure.SHOWING[role])
