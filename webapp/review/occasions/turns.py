"""What waits for those who carry a draft from the agreed marks to the fixed result."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.occasions.letters import SEATED, evaluation_thing, seats_of
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR, REVIEWER
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.review.deeds import reviews
from webapp.review.models.reviews import RightOfReply
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import drafts

THE_PAIRS = {
    stage_overview.WORKING: _("Samsyn. Enas, och skicka vidare"),
    stage_overview.BACK: _("Tillbaka från granskning"),
    stage_overview.CHANGED_AFTER: _("Ändrad efter granskningen. Skicka den igen"),
    stage_overview.ANSWERING: _("Ta ställning till kommunens svar"),
    stage_overview.RENEWING: _("Skicka en ny version av utkastet"),
}
"""The stages in which an evaluation waits for its pair, with what they do."""


def _the_pairs(person_id: int) -> Iterator[Waiting]:
    """List the evaluations whose pair has the next word, once both see each other's marks."""
    mine = [row for seat, row in seats_of(person_id) if row.revealed_at and seat.declared_at]
    for row_id, now in (stage_overview.standings(mine) if mine else {}).items():
        if now.stage in THE_PAIRS:
            row = now.evaluation
            page = "samsyn" if now.stage == stage_overview.WORKING else "granskning"
            yield Waiting(
                evaluation_thing(row_id),
                gettext("Utvärderingen av %(place)s", place=row.assessment.municipality.name),
                row.assessment.name,
                str(THE_PAIRS[now.stage]),
                f"/utvardering/{row_id}/{page}",
                assessment_id=row.assessment_id,
            )


def _to_read(person_id: int) -> Iterator[Waiting]:
    """List the drafts that wait for a third reader."""
    for one in reviews.to_read(person_id):
        if not one.review.outcome and one.evaluation.published_at is None:
            row = one.evaluation
            yield Waiting(
                f"review:{row.id}",
                gettext("Granska utvärderingen av %(place)s", place=row.assessment.municipality.name),
                row.assessment.name,
                gettext("Läs utkastet och ge besked") if one.declared else gettext("Ange jäv först"),
                f"/granskning/utvardering/{row.id}" + ("" if one.declared else "/jav"),
            )


def _to_reply(person_id: int) -> Iterator[Waiting]:
    """List the drafts that a coordinator can still reply to."""
    homes = select(Membership.municipality_id).filter_by(person_id=person_id, role=COORDINATOR)
    deciding = set(db.session.scalars(homes))
    for one in drafts.drafts_of(person_id):
        row, time = one.evaluation, one.time
        if time is None or row.published_at or stage_overview.is_over(time):
            continue
        if row.assessment.municipality_id in deciding:
            page = "/andrat" if time.number > 1 else ""
            yield Waiting(
                f"draft:{row.id}",
                gettext("Svara på utkastet till utvärdering"),
                row.assessment.municipality.name,
                gettext("Läs och svara"),
                f"/utkast/{row.id}{page}",
                time.closes_at,
                assessment_id=row.assessment_id,
            )


_OPENED = (
    select(RightOfReply.id)
    .join(Evaluation, Evaluation.id == RightOfReply.evaluation_id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(Membership.person_id == WHOSE, Evaluation.published_at.is_(None))
)
TO_AGREE = Turn("agreement", _the_pairs, possible=SEATED)
TO_READ = Turn("review", _to_read, [REVIEWER])
TO_REPLY = Turn("draft", _to_reply, [COORDINATOR], _OPENED)
