"""The nomination group ranks and names, and two of three jurors have ranked."""

from __future__ import annotations

from webapp.models import EMPLOYED, NO_CONFLICT, Entrant, Person, Round
from webapp.roles import JUROR, NOMINATOR
from webapp.services.choosing import motivating, naming, noting, seats, voting
from webapp.services.choosing.seats import PanelSeat
from webapp.services.rehearsing.people import ROUND
from webapp.services.rehearsing.texts import MOTIVATION, NOTE, REASONS

NOMINEES = ("Norrvik", "Sjöholm", "Åkerstad", "Granhult", "Lillhärad")
GROUP = {
    "nomineringsgrupp": (1, 2, 3, 3, 5),
    "nomineringsgrupp.b": (2, 1, 3, 4, 4),
    "nomineringsgrupp.c": (1, 3, 2, 4, None),
}
JURORS = {"jury.b": (1, 2, 2, 3, None), "jury.c": (2, None, 1, 3, 4)}
"""The places each gives the nominees, in their order; None is left out, or may not be seen."""

CONFLICTED, WITH = "jury.c", "Sjöholm"


def nominate(people: dict[str, Person], award_round: Round, entrants: dict[str, Entrant]) -> None:
    """Let the nomination group declare, rank and name; the office closes between."""
    for key, places in GROUP.items():
        seat = _sit(people[key], NOMINATOR, {})
        _rank(seat, entrants, places)
    first = seats.panel_seat(people["nomineringsgrupp"].id, ROUND, NOMINATOR)
    noting.save_note(first, entrants["Norrvik"].id, NOTE, 0)
    voting.close(seats.office_seat(people["kansli"].id, award_round, NOMINATOR), confirmed=False)
    reasons = {entrants[name].id: reason for name, reason in zip(NOMINEES, REASONS, strict=True)}
    naming.name_nominees(first, reasons)


def judge(people: dict[str, Person], entrants: dict[str, Entrant]) -> None:
    """Let the jurors declare; two hand in their ranking, and the third is left to whoever tries the demo."""
    _sit(people["jury"], JUROR, {})
    for key, places in JURORS.items():
        conflict = {entrants[WITH].municipality_id} if key == CONFLICTED else set()
        seat = _sit(people[key], JUROR, dict.fromkeys(conflict, (EMPLOYED, "")))
        _rank(seat, entrants, places)
    seat = seats.panel_seat(people["jury"].id, ROUND, JUROR)
    motivating.save_motivation(seat, entrants["Norrvik"].id, MOTIVATION, "", 0)


def _sit(person: Person, role: str, conflicts: dict[int, tuple[str, str]]) -> PanelSeat:
    """Declare, of all there is to choose among."""
    seat = seats.panel_seat(person.id, ROUND, role, declared=False)
    free = {one.municipality_id: (NO_CONFLICT, "") for one in seats.candidates(seat.round.id, role)}
    seats.declare(seat, {**free, **conflicts})
    return seats.panel_seat(person.id, ROUND, role)


def _rank(seat: PanelSeat, entrants: dict[str, Entrant], places: tuple[int | None, ...]) -> None:
    given = {entrants[name].id: n for name, n in zip(NOMINEES, places, strict=True) if n}
    voting.save_ballot(seat, given, 0, hand_in=True)
