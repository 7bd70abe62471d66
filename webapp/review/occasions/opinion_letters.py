"""The letter that asks a municipality how its evaluation was, and what waits for its coordinator."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import Select, exists, select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.occasions.letters import addressed
from webapp.ground.calendar import clock
from webapp.ground.mail.occasions import Occasion, To, untold
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.ground.words.languages import dated
from webapp.people.queries.people import coordinators
from webapp.review.events import OPINION_GIVEN
from webapp.review.models.opinions import Opinion
from webapp.review.queries.opinions.own_opinion import OPEN_FOR, closes_at


def _thing(evaluation_id: int) -> str:
    return f"opinion:{evaluation_id}"


def _unasked() -> Select[Evaluation]:
    """Ask for the evaluations of rounds that are fixed, still open for an opinion, and have none."""
    given = exists().where(Opinion.evaluation_id == Evaluation.id)
    return (
        select(Evaluation)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(Assessment.round_id.is_not(None), Evaluation.published_at >= clock.now() - OPEN_FOR, ~given)
        .order_by(Evaluation.id)
    )


def _opened() -> Iterator[To]:
    """Address the coordinators once their result is fixed, once for each evaluation."""
    for row in db.session.scalars(_unasked()):
        people = coordinators(row.assessment.municipality_id)
        said = {"once": str(row.id), "closes": dated(clock.in_sweden(closes_at(row)).date())}
        yield from addressed(row, people, _thing(row.id), home=True, **said)


def _to_tell(person_id: int) -> Iterator[Waiting]:
    """List the evaluations that a coordinator's municipality has said nothing about yet."""
    mine = select(Membership.municipality_id).filter_by(person_id=person_id, role=COORDINATOR)
    for row in db.session.scalars(_unasked().where(Assessment.municipality_id.in_(mine))):
        yield Waiting(
            _thing(row.id),
            gettext("Berätta hur utvärderingen var"),
            row.assessment.name,
            gettext("Fem frågor, två minuter"),
            f"/utkast/{row.id}/omdome",
            closes_at(row),
            assessment_id=row.assessment_id,
        )


_FIXED = (
    select(Evaluation.id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(Membership.person_id == WHOSE, Evaluation.published_at.is_not(None))
)
TO_TELL = Turn("opinion", _to_tell, [COORDINATOR], _FIXED)
OPENED = Occasion(
    "opinion-asked",
    _("Hur var utvärderingen av %(place)s?"),
    _(
        "Resultatet är fastställt. Berätta hur utvärderingen var: fem frågor med en skala var, och egna "
        "ord om ni vill. Det tar två minuter, och går att ändra till och med %(closes)s.\n\n"
        "Vad just ni svarar visas inte för någon annan. Svaren berättas bara i klump, från fem kommuner "
        "och uppåt."
    ),
    "/utkast/%(evaluation)s/omdome",
    due=_opened,
    turn=TO_TELL.name,
)
untold("What one municipality says of its evaluation is told to nobody.", OPINION_GIVEN)
