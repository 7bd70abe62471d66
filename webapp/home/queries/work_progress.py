"""How far each commitment of one's municipality has come, and what it waits for from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.queries import progress
from webapp.assessment.queries.own_assessment import own_from
from webapp.assessment.queries.teamwork import tasks
from webapp.assessment.queries.teamwork.task_places import place_of
from webapp.meetings.queries.meetings import running_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webapp.assessment.queries.progress import Standing
    from webapp.assessment.queries.teamwork.tasks import Held
    from webapp.home.queries.commitments import Work
    from webapp.meetings.models.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Commitment:
    """An assessment that one takes part in: where it stands, and what it waits for from others."""

    work: Work
    now: Standing
    held: tuple[Held, ...]
    """The parts that colleagues have."""
    certificate_asked: bool
    meeting: Meeting | None

    @property
    def late(self) -> int:
        """Count the colleagues who are late."""
        return len({one.person_id for one in self.held if one.late})

    @property
    def holders(self) -> int:
        """Count the colleagues who have a part."""
        return len({one.person_id for one in self.held})

    @property
    def mine(self) -> set[str]:
        """Give the questions that one has in hand oneself, and has not said to be done with."""
        me, edition = self.work.membership.person_id, self.work.edition
        places = [
            place_of(edition, one.scope, one.place)
            for one in self.held
            if one.person_id == me and not one.done
        ]
        return {question for place in places if place for question in place.questions}


def commitments(works: Iterable[Work]) -> list[Commitment]:
    """Give those that are not over: what closes first, then the newest handed in; always as many queries."""
    under_way = [one for one in works if not one.over]
    if not under_way:
        return []
    ids = [one.assessment.id for one in under_way]
    standings = progress.standings([own_from(one.assessment, one.membership) for one in under_way])
    held, asked, meetings = tasks.held_in(ids), certificates.asked_in(ids), running_in(ids)
    made = [
        Commitment(one, now, tuple(held.get(row.id, ())), row.id in asked, meetings.get(row.id))
        for one, now in zip(under_way, standings, strict=True)
        for row in (one.assessment,)
    ]
    return sorted(made, key=_urgency)


def _urgency(one: Commitment) -> tuple[bool, bool, float]:
    row = one.work.assessment
    if row.submitted_at is not None:
        return True, False, -row.submitted_at.timestamp()
    closes = row.closes_at.timestamp() if row.closes_at else 0.0
    return False, row.closes_at is None, closes
