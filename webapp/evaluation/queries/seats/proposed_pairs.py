"""The pairs that are proposed in a round, and what each rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from questionnaires.municipalities.distance import tens_of_km
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.round_overview import OfficePage, office_page
from webapp.evaluation.queries.seats.evaluator_choice import Candidate, choosing, counting
from webapp.evaluation.queries.seats.pairs import Proposal, Question, Two, propose
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.entrants import EntrantRow

_BOTH = (TRACK_A, TRACK_B)


@dataclass(frozen=True, slots=True)
class PairLine:
    """One municipality without evaluators: who may sit, who is proposed, and how far each has to go."""

    entrant: EntrantRow
    free: Sequence[Candidate]
    partial: int
    two: Two | None
    miles: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ProposedPairs:
    """All that is proposed, who would sit how often, and the groups that cannot be compared."""

    lines: list[PairLine]
    load: list[tuple[str, int]]
    groups: list[list[str]]
    waiting: list[EntrantRow]
    """Nominated, but not handed in yet: nobody can be appointed."""


def proposed_pairs(award_round: Round) -> ProposedPairs:
    """Propose a pair for everybody who has handed in and has none; the same number of queries for all."""
    page = office_page(award_round)
    choice = choosing(page)
    nominated = [line for line in page.lines if line.entrant.nominated_at and line.evaluation is None]
    open_lines = [line for line in nominated if line.assessment and line.assessment.submitted_at]
    candidates = {line.entrant.id: choice.candidates(line) for line in open_lines}
    free = {place: [one for one in some if not one.why] for place, some in candidates.items()}
    miles = {
        (one.person.id, line.entrant.id): far
        for line in open_lines
        for one in free[line.entrant.id]
        if one.home and (far := tens_of_km(one.home, line.entrant.name)) is not None
    }
    ids = {place: [one.person.id for one in some] for place, some in free.items()}
    found = propose(Question(ids, _seated(page), _before(award_round.id), miles))
    lines = []
    for line in open_lines:
        place = line.entrant.id
        two = found.pairs.get(place)
        ways = tuple(miles.get((who, place)) for who in two or ())
        partial = len(candidates[place]) - len(free[place])
        lines.append(PairLine(line.entrant, free[place], partial, two, ways))
    return ProposedPairs(
        lines, *_named(page, found), [line.entrant for line in nominated if line not in open_lines]
    )


def _named(page: OfficePage, found: Proposal) -> tuple[list[tuple[str, int]], list[list[str]]]:
    """Say by name how often each would sit, and who hangs together."""
    names = {person.id: person.name for person in page.evaluators}
    load = [(name, found.load[who]) for who, name in names.items()]
    groups = [sorted(names[who] for who in group if who in names) for group in found.groups]
    return load, [group for group in groups if group]


def _seated(page: OfficePage) -> list[Two]:
    """Give the pairs that sit in the round already."""
    evaluations = [line.evaluation for line in page.lines if line.evaluation]
    found = [tuple(seat.person_id for seat in one.seats if counting(seat)) for one in evaluations]
    return [(two[0], two[1]) for two in found if len(two) == len(_BOTH)]


def _before(round_id: int) -> list[Two]:
    """Give those who have sat together in other rounds."""
    query = (
        select(Seat.evaluation_id, Seat.person_id)
        .join(Evaluation, Evaluation.id == Seat.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(Assessment.round_id.is_not(None), Assessment.round_id != round_id, Seat.track.in_(_BOTH))
        .order_by(Seat.evaluation_id, Seat.track)
    )
    seated: defaultdict[int, list[int]] = defaultdict(list)
    for evaluation, who in db.session.execute(query):
        seated[evaluation].append(who)
    return [(two[0], two[1]) for two in seated.values() if len(two) == len(_BOTH)]
