"""The deeds of those who rank: to declare, to rank, and what their office does with the ballots."""

from __future__ import annotations

from hashlib import sha256

from tests.support.minutes import DAY
from tests.webapp.whole import expecting, words
from tests.webapp.whole.stage import KEY, Stage
from webapp.award.deeds import panel_declarations, panel_minutes
from webapp.award.deeds.ranking import ballots, closure, disclosure, private_notes
from webapp.award.queries import panel_seats
from webapp.award.queries.minutes import fixed_versions, noted_minutes, told_minutes
from webapp.award.queries.minutes.noted_minutes import THERE, Noted
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

    def take_minutes(self, role: str) -> None:
        """Note the meeting, where everybody was; more each time."""
        seat = self._office(role)
        now = noted_minutes.noted(seat)
        present = {one.id: THERE for one in noted_minutes.members(seat)}
        said = {"settled": WHY, "more": f"{words.minuted(role)} {now.version}"}
        panel_minutes.save_notes(seat, Noted(DAY, present=present, version=now.version, **said))

    def fix_minutes(self, role: str) -> list[str]:
        """Fix the minutes as they are; give the text of every version, the oldest first."""
        seat = self._office(role)
        drawn = told_minutes.draw_up(seat)
        panel_minutes.fix(seat, drawn.checksum if drawn else "", WHY)
        rows = fixed_versions.versions(seat)
        assert [row.checksum for row in rows] == [sha256(row.text.encode()).hexdigest() for row in rows]
        return [row.text for row in reversed(rows)]

    def ask_no_more(self, role: str) -> None:
        approval.take_back(self.stage.person("kansli"), self.stage.round, disclosure.SHOWING[role])
