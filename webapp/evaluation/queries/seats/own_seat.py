"""Who may reach what, asked in one question with the object: what is hidden costs what is absent costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, exists, select
from sqlalchemy.orm import contains_eager

from questionnaires.edition import Edition
from webapp import clock
from webapp.models import (
    Assessment,
    Evaluation,
    Membership,
    Municipality,
    Post,
    PublishedResult,
    Round,
    Seat,
    db,
)
from webapp.roles import CONTRIBUTOR, COORDINATOR, EVALUATOR, OFFICER, TRACK_A, TRACK_B
from webapp.services import context
from webapp.services.conflicts import knowing
from webapp.services.refusals import AnswersUnsaidError, NotThereError, UndeclaredError, found_conflict

WRITERS = (COORDINATOR, CONTRIBUTOR)


@dataclass(frozen=True, slots=True)
class OwnAssessment:
    """A municipality's assessment, as reached by one of its own people."""

    id: int
    municipality_id: int
    municipality: str
    round_id: int | None
    name: str
    purpose: str
    edition: Edition
    role: str
    person_id: int
    created_at: datetime
    closes_at: datetime | None
    submitted_at: datetime | None
    held: object = field(default=None, compare=False, repr=False)
    """The transaction in which the assessment is locked; in any other it may have been handed in since."""

    @property
    def open(self) -> bool:
        """Tell whether answers can still be changed, the grace after the deadline included."""
        late = self.closes_at and clock.now() > self.closes_at + context.grace()
        return self.submitted_at is None and not late

    @property
    def may_write(self) -> bool:
        """Tell whether this person may change answers now."""
        return self.open and self.role in WRITERS

    @property
    def may_submit(self) -> bool:
        """Tell whether this person may hand the answers in now."""
        return self.open and self.role == COORDINATOR


def own_assessment(person_id: int, assessment_id: int, lock: str = "") -> OwnAssessment:
    """Fetch an assessment of the person's own municipality.

    `lock` is "" to read, "share" to save an answer (others may save too), "update" to hand in.
    Raises NotThereError when it does not exist or belongs to somebody else.
    """
    session = db.session()
    asked = {"person": person_id, "assessment": assessment_id}
    found = session.connection().execute(_OWN[lock], asked).first()
    if found is None:
        raise NotThereError
    return OwnAssessment(
        *(found.id, found.municipality_id, found.municipality, found.round_id, found.name, found.purpose),
        *(context.edition(found.edition), found.role, person_id),
        *(found.created_at, found.closes_at, found.submitted_at),
        session.get_transaction() if lock else None,
    )


# Plain tables: this is asked before every page and every save, and needs none of the ORM's bookkeeping.
_OF, _IN, _BY = Assessment.__table__, Municipality.__table__, Membership.__table__


def _own_query() -> Select[tuple[object, ...]]:
    return (
        select(
            *(_OF.c[name] for name in ("id", "municipality_id", "round_id", "name", "purpose", "edition")),
            *(_OF.c[name] for name in ("created_at", "closes_at", "submitted_at")),
            _IN.c.name.label("municipality"),
            _BY.c.role,
        )
        .join(_IN, _IN.c.id == _OF.c.municipality_id)
        .join(_BY, _BY.c.municipality_id == _IN.c.id)
        .where(_OF.c.id == bindparam("assessment"), _BY.c.person_id == bindparam("person"))
    )


_OWN: dict[str, Select[tuple[object, ...]]] = {
    "": _own_query(),
    "share": _own_query().with_for_update(read=True, of=_OF),
    "update": _own_query().with_for_update(of=_OF),
}


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """An evaluator's seat in an evaluation, with the assessment it is about."""

    evaluation: Evaluation
    seat: Seat
    assessment: Assessment
    edition: Edition
    person_id: int

    @property
    def track(self) -> str:
        """Name this evaluator's track: a or b."""
        return self.seat.track

    @property
    def at_home(self) -> bool:
        """Tell whether the municipality evaluates itself, without round and office."""
        return self.assessment.round_id is None

    @property
    def revealed(self) -> bool:
        """Tell whether both evaluators are done, so that each may see the other's marks."""
        return self.evaluation.revealed_at is not None


def own_seat(person_id: int, evaluation_id: int, *, declared: bool = True) -> OwnSeat:
    """Fetch an evaluation the person is assigned to; a conflict of interest closes it at once.

    Raises NotThereError where the person has declared it, ConflictError where it was found.
    """
    query = (
        select(Seat, Evaluation)
        .join(Evaluation)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .where(
            *(Seat.evaluation_id == evaluation_id, Seat.person_id == person_id),
            Assessment.round_id.is_(None) | _evaluates_there(person_id),
        )
    )
    found = db.session.execute(query).first()
    if found is None or found.Seat.conflict:
        raise NotThereError
    assessment: Assessment = found.Evaluation.assessment
    left_home = assessment.round_id is None and not _is_member(person_id, assessment.municipality_id)
    if assessment.submitted_at is None or left_home:
        raise NotThereError
    if why := knowing.partial(person_id, assessment.round_id, assessment.municipality.name):
        raise found_conflict(why, "Kansliet ser det och utser någon annan.")
    if found.Seat.track not in (TRACK_A, TRACK_B):
        raise NotThereError  # somebody else has the seat now
    if declared and found.Seat.declared_at is None:
        raise _undeclared(assessment)
    return OwnSeat(found.Evaluation, found.Seat, assessment, context.edition(assessment.edition), person_id)


def _evaluates_there(person_id: int) -> ColumnElement[bool]:
    """Tell whether the person still has the post of an evaluator in the assessment's round."""
    post = select(Post.id).where(
        Post.person_id == person_id, Post.round_id == Assessment.round_id, Post.role == EVALUATOR
    )
    return post.exists()


def _undeclared(assessment: Assessment) -> UndeclaredError:
    """Ask what is not said yet: for a conflict of interest, or at home for whose work the answers are."""
    if assessment.round_id is None:
        return AnswersUnsaidError(
            "Innan du bedömer behöver du säga vilka frågor du själv har svarat för.",
            "Har du inte svarat på någon går det bra att säga det.",
        )
    return UndeclaredError("Innan du läser behöver du ange om du är jävig.", "Svara på frågan om jäv först.")


def own_post(person_id: int, round_key: str, *roles: str) -> Round:
    """Fetch a round in which the person has one of these posts."""
    query = (
        select(Round)
        .join(Post, Post.round_id == Round.id)
        .where(Round.key == round_key, Post.person_id == person_id, Post.role.in_(roles))
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return found


def office_round(person_id: int, round_key: str) -> Round:
    """Fetch a round for its office."""
    return own_post(person_id, round_key, OFFICER)


def evaluation_to_publish(person_id: int, evaluation_id: int) -> Evaluation:
    """Fetch an evaluation for whoever fixes its result: the office, or the coordinator of an internal one."""
    coordinates = exists().where(
        Membership.person_id == person_id,
        Membership.municipality_id == Assessment.municipality_id,
        Membership.role == COORDINATOR,
    )
    office = exists().where(Post.round_id == Assessment.round_id, Post.role == OFFICER)
    office = office.where(Post.person_id == person_id)
    query = (
        select(Evaluation)
        .join(Evaluation.assessment)
        .where(Evaluation.id == evaluation_id, office | (Assessment.round_id.is_(None) & coordinates))
        .options(contains_eager(Evaluation.assessment))
    )
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    assessment = found.assessment
    if assessment.round_id is not None:
        known = knowing.impartiality(assessment.round_id, [person_id])
        if why := known.of_member(person_id, assessment.municipality.name):
            raise found_conflict(why, "Någon annan i kansliet fastställer resultatet.")
    return found


def published_result(person_id: int | None, result_id: int) -> PublishedResult:
    """Fetch a fixed result: anybody's once its round is announced, else one's own municipality's."""
    way = (PublishedResult.evaluation, Evaluation.assessment)
    member = exists().where(
        Membership.person_id == person_id, Membership.municipality_id == PublishedResult.municipality_id
    )
    query = select(PublishedResult).join(way[0]).join(way[1]).outerjoin(Assessment.round)
    query = query.options(contains_eager(*way, Assessment.round))
    public = Round.announced_at.is_not(None)
    found = db.session.scalars(query.where(PublishedResult.id == result_id, public | member)).first()
    if found is None:
        raise NotThereError
    return found


def _is_member(person_id: int, municipality_id: int) -> bool:
    mine = select(Membership.id).filter_by(person_id=person_id, municipality_id=municipality_id)
    return db.session.scalar(mine) is not None
