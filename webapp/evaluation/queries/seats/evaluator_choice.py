"""Whom the office can choose as evaluators, and who must be replaced: told before anybody chooses."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.round_overview import EntrantLine, EvaluationRow, OfficePage, SeatRow
from webapp.evaluation.queries.seats.conflicts import Impartiality, impartiality
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.who import Person

PAIR = 2
WHY_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """An evaluator beside one municipality: where a peer comes from, and what stands in the way."""

    person: Person
    home: str
    why: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """Whom each municipality can have; why who is partial, and who must leave, by seat id.

    `gone` are the seats of those whose post has ended: they must leave too, for that reason alone.
    """

    page: OfficePage
    known: Impartiality
    partial: Mapping[int, str]
    leaving: frozenset[int]
    gone: frozenset[int] = frozenset()

    def candidates(self, line: EntrantLine) -> list[Candidate]:
        """Give whom a nominee can have: counted for those that are shown, of a country."""
        if not line.entrant.nominated_at:
            return []
        place = line.entrant.name
        seated = {seat.person_id for seat in line.evaluation.seats} if line.evaluation else set()
        of = self.known.of_evaluator
        return [
            Candidate(person, self.known.home_of(person.id), "; ".join(of(person.id, place)))
            for person in self.page.evaluators
            if person.id not in seated
        ]


def choosing(page: OfficePage) -> Choosing:
    """Gather this for all who are nominated; a constant number of queries, however many they are."""
    seats = [seat for line in page.lines if line.evaluation for seat in line.evaluation.seats]
    people = {person.id for person in page.evaluators} | {seat.person_id for seat in seats}
    known = impartiality(page.round.id, people)
    here = {person.id for person in page.evaluators}
    partial: dict[int, str] = {}
    leaving: set[int] = set()
    gone: set[int] = set()
    for line in (one for one in page.lines if one.evaluation):
        found = _partial_seats(known, line)
        left = {seat: why for seat, why in _gone_seats(line, here).items() if seat not in found}
        found |= left
        gone |= set(left)
        partial |= found
        if line.evaluation and replaceable(line.evaluation, len(found)):
            leaving |= set(found)
    return Choosing(page, known, partial, frozenset(leaving), frozenset(gone))


def replaceable(evaluation: Evaluation | EvaluationRow, partial: int) -> bool:
    """Tell whether so many who are partial can be replaced: one who is left finishes what both have seen."""
    return evaluation.published_at is None and (evaluation.revealed_at is None or partial == PAIR)


def _partial_seats(known: Impartiality, line: EntrantLine) -> dict[int, str]:
    """Say of each seat that counts why whoever has it must leave; impartial ones are left out."""
    seats = [seat for seat in line.evaluation.seats if counting(seat)] if line.evaluation else []
    said = {seat.id: why_partial(known, seat, line.entrant.name) for seat in seats}
    return {seat: why for seat, why in said.items() if why}


def _gone_seats(line: EntrantLine, here: Collection[int]) -> dict[int, str]:
    """Say of each seat that counts, while the result is not fixed, that its evaluator's post has ended."""
    open_one = line.evaluation is not None and line.evaluation.published_at is None
    seats = [seat for seat in line.evaluation.seats if counting(seat)] if open_one and line.evaluation else []
    return {seat.id: gone_words() for seat in seats if seat.person_id not in here}


def gone_words() -> str:
    """Say that somebody's post as an evaluator has ended."""
    return _("har lämnat uppdraget")


def counting(seat: Seat | SeatRow) -> bool:
    """Tell whether what is marked in a seat is counted."""
    return seat.track in (TRACK_A, TRACK_B)


def why_partial(known: Impartiality, seat: Seat | SeatRow, place: str) -> str:
    """Say why whoever has a seat must leave it, in their own words where they have said so; or nothing."""
    return str(seat.conflict) or together(known.of_evaluator(seat.person_id, place))


def together(why: Sequence[str]) -> str:
    """Put reasons together as long as they fit into an event, whole; and say how many more there are."""
    whole = "; ".join(why)
    kept = len(why)
    while len(whole) > WHY_LIMIT:
        kept -= 1
        whole = "; ".join([*why[:kept], _("och %(left)s skäl till", left=len(why) - kept)])
    return whole
