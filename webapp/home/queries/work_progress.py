"""How far each commitment of one's municipality has come, and what it waits for from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.assessment.deeds.teamwork import certificates
from webapp.assessment.queries import progress
from webapp.assessment.queries.own_assessment import own_from
from webapp.assessment.queries.teamwork import tasks
from webapp.meetings.queries.meetings import running_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from webapp.assessment.queries.progress import Standing
    from webapp.home.queries.commitments import Work
    from webapp.meetings.models.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Commitment:
    """An assessment that one takes part in: where it stands, and what it waits for from others."""

    work: Work
    now: Standing
    late: int
    """How many colleagues are late, of `holders` who have a part in hand."""
    holders: int
    certificate_asked: bool
    meeting: Meeting | None


def commitments(works: Iterable[Work]) -> list[Commitment]:
    """Give those that are not over: what closes first, then the newest handed in; always as many queries."""
    under_way = [one for one in works if not one.over]
    if not under_way:
        return []
    ids = [one.assessment.id for one in under_way]
    standings = progress.standings([own_from(one.assessment, one.membership) for one in under_way])
    late, asked, meetings = tasks.late_in(ids), certificates.asked_in(ids), running_in(ids)
    made = [
        Commitment(one, now, *late.get(row.id, (0, 0)), row.id in asked, meetings.get(row.id))
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
