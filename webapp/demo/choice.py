"""The nomination group ranks and names, and two of three jurors have ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp.award.deeds import motivations, nominations, panel_declarations, steps
from webapp.award.deeds.ranking import ballots, closure, disclosure, private_notes
from webapp.award.queries import panel_seats
from webapp.award.queries.panel_seats import PanelSeat
from webapp.demo.people import ROUND
from webapp.demo.texts import MOTIVATION, NOTE, REASONS
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.who import Person
from webapp.people.models.ties import EMPLOYED, NO_CONFLICT
from webapp.rounds.models.rounds import Entrant, Round

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
    """Let the group declare, rank and name; the office shows the order between, and takes the next steps."""
    for key, places in GROUP.items():
        seat = sit(people[key], ROUND, NOMINATOR)
        rank(seat, entrants, NOMINEES, places)
    first = panel_seats.panel_seat(people["nomineringsgrupp"].id, ROUND, NOMINATOR)
    private_notes.save_note(first, entrants["Norrvik"].id, NOTE, 0)
    show(people, award_round, NOMINATOR)
    reasons = {entrants[name].id: reason for name, reason in zip(NOMINEES, REASONS, strict=True)}
    nominations.name_nominees(first, reasons)
    for _step in ("sjalvvardering", "utvardering"):
        steps.move(people["kansli"].id, award_round, award_round.step)


def show(people: dict[str, Person], award_round: Round, role: str) -> None:
    """Let one officer close and ask for the order to be shown, and the other confirm."""
    first, second = (
        panel_seats.office_seat(people[key].id, award_round, role) for key in ("kansli", "kansli.b")
    )
    closure.close(first, confirmed=False)
    disclosure.show(first)
    request = disclosure.request_of(second)
    disclosure.show(second, request.id if request else 0)


def judge(people: dict[str, Person], entrants: dict[str, Entrant]) -> None:
    """Let the jurors declare; two hand in their ranking, and the third is left to whoever tries the demo."""
    sit(people["jury"], ROUND, JUROR)
    for key, places in JURORS.items():
        conflict = {entrants[WITH].municipality_id} if key == CONFLICTED else set()
        seat = sit(people[key], ROUND, JUROR, dict.fromkeys(conflict, (EMPLOYED, "")))
        rank(seat, entrants, NOMINEES, places)
    seat = panel_seats.panel_seat(people["jury"].id, ROUND, JUROR)
    motivations.save_motivation(seat, entrants["Norrvik"].id, MOTIVATION, "", 0)


def sit(
    person: Person, round_key: str, role: str, conflicts: Mapping[int, tuple[str, str]] | None = None
) -> PanelSeat:
    """Declare, of all there is to choose among, and sit down."""
    seat = panel_seats.panel_seat(person.id, round_key, role, declared=False)
    free = {one.municipality_id: (NO_CONFLICT, "") for one in panel_seats.candidates(seat.round.id, role)}
    panel_declarations.declare(seat, {**free, **(conflicts or {})})
    return panel_seats.panel_seat(person.id, round_key, role)


def rank(
    seat: PanelSeat, entrants: Mapping[str, Entrant], names: Iterable[str], places: Iterable[int | None]
) -> None:
    """Hand in a ranking: a place for each of the names; None is left out, or may not be seen."""
    given = {entrants[name].id: n for name, n in zip(names, places, strict=True) if n}
    ballots.save_ballot(seat, given, 0, hand_in=True)
