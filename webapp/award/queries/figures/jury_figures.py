"""What the jury reads in a round of key figures: the nominees' standing, the reasons and the four themes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.award.queries.figures.figure_pages import Line, Reckoned, reckoned
from webapp.award.queries.nominees import reasons_of
from webapp.award.queries.panel_seats import PanelSeat, visible
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant


@dataclass(frozen=True, slots=True)
class JuryLine:
    """One nominee that the person may see; its description can be read when it is handed in."""

    entrant: Entrant
    line: Line | None
    reason: str
    description: Assessment | None


def jury_lines(seat: PanelSeat) -> tuple[Reckoned, list[JuryLine]]:
    """Set the nominees side by side, but for those with whom there is a conflict of interest."""
    found = reckoned(seat.round)
    by_name = {line.place.name: line for line in found.lines.values()}
    query = select(Assessment).where(
        Assessment.round_id == seat.round.id,
        Assessment.edition == found.edition.id,
        Assessment.submitted_at.is_not(None),
    )
    handed_in = {row.municipality_id: row for row in db.session.scalars(query)}
    reasons = reasons_of(seat.round.id)
    return found, [
        JuryLine(
            one,
            by_name.get(one.municipality.name),
            reasons.get(one.id, ""),
            handed_in.get(one.municipality_id),
        )
        for one in visible(seat)
    ]


def themes(found: Reckoned, nominee: JuryLine) -> list[tuple[str, str]]:
    """Give what a nominee has written under each theme; nothing until it is handed in."""
    if nominee.description is None:
        return []
    kept = kept_answers(nominee.description.id)
    return [
        (str(one.heading), kept[one.id].said.text if one.id in kept else "")
        for one in found.edition.descriptions
    ]
