"""Who may read a draft: a third reader who is impartial and has said so, and the municipality it is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import conflicts
from webapp.ground import context
from webapp.ground.refusals import NotThereError, UndeclaredError, found_conflict
from webapp.ground.roles import COORDINATOR, REVIEWER, WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.review.models.reviews import Review, RightOfReply
from webapp.review.queries.declarations import declaration
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.posts import own_post


@dataclass(frozen=True, slots=True)
class ReviewSeat:
    """A third reader's place beside an evaluation that has been sent to review."""

    evaluation: Evaluation
    assessment: Assessment
    edition: Edition
    person_id: int


@dataclass(frozen=True, slots=True)
class DraftSeat:
    """A municipality's place before the draft of its own evaluation, or before its good examples."""

    evaluation: Evaluation
    assessment: Assessment
    edition: Edition
    person_id: int
    role: str

    @property
    def may_reply(self) -> bool:
        """Tell whether this person answers for the municipality."""
        return self.role in WRITERS

    @property
    def decides(self) -> bool:
        """Tell whether this person decides for the municipality."""
        return self.role == COORDINATOR


def hold(evaluation_id: int) -> None:
    """Let those who change what becomes of an evaluation come one after the other."""
    row = select(Evaluation).where(Evaluation.id == evaluation_id).with_for_update(key_share=True)
    db.session.scalars(row.execution_options(populate_existing=True)).one()


def reviewer_round(person_id: int, round_key: str) -> Round:
    """Fetch a round for one of its third readers."""
    return own_post(person_id, round_key, REVIEWER)


def review_seat(person_id: int, evaluation_id: int, *, declared: bool = True) -> ReviewSeat:
    """Fetch an evaluation that was sent to review, for a third reader who has no part in it.

    Raises NotThereError for one of the pair, ConflictError where a conflict of interest is known,
    UndeclaredError until the third reader has said whether there is one.
    """
    sent = select(Review.id).where(Review.evaluation_id == Evaluation.id).exists()
    query = (
        select(Evaluation)
        .join(Assessment)
        .join(Post, Post.round_id == Assessment.round_id)
        .where(Evaluation.id == evaluation_id, Post.person_id == person_id, Post.role == REVIEWER, sent)
    )
    found = db.session.scalars(query).first()
    if found is None or person_id in {seat.person_id for seat in found.seats}:
        raise NotThereError
    assessment = found.assessment
    if why := conflicts.partial(person_id, assessment.round_id, assessment.municipality.name):
        raise found_conflict(why, _("Kansliet ser det och utser någon annan."))
    if declared and declaration(person_id, assessment) is None:
        raise UndeclaredError(
            _("Innan du läser behöver du ange om du är jävig."), _("Svara på frågan om jäv först.")
        )
    return ReviewSeat(found, assessment, context.edition(assessment.edition, assessment.areas), person_id)


def reviewers_of(evaluation: Evaluation) -> list[Person]:
    """List the round's third readers who may read this evaluation."""
    assessment = evaluation.assessment
    query = (
        select(Person)
        .join(Post)
        .where(Post.round_id == assessment.round_id, Post.role == REVIEWER, Person.active)
        .order_by(Person.id)
    )
    people, pair = list(db.session.scalars(query)), {seat.person_id for seat in evaluation.seats}
    if not people or assessment.round_id is None:
        return []
    known = conflicts.impartiality(assessment.round_id, [person.id for person in people])
    name = assessment.municipality.name
    return [one for one in people if one.id not in pair and not known.of_evaluator(one.id, name)]


def with_reviewers(round_ids: Collection[int | None]) -> set[int]:
    """Give those rounds in which the office has named any third reader."""
    asked = [one for one in round_ids if one is not None]
    named = select(Post.round_id).join(Person).where(Post.role == REVIEWER, Person.active)
    return set(db.session.scalars(named.where(Post.round_id.in_(asked))))


def own_draft(person_id: int, evaluation_id: int) -> DraftSeat:
    """Fetch a draft for the municipality's own people, from the moment it is opened to them."""
    opened = select(RightOfReply.id).where(RightOfReply.evaluation_id == evaluation_id)
    return _own(person_id, evaluation_id, shown=db.session.scalar(opened) is not None)


def own_examples(person_id: int, evaluation_id: int) -> DraftSeat:
    """Fetch a fixed evaluation for the municipality's own people, to decide on its good examples."""
    return _own(person_id, evaluation_id, shown=None)


def _own(person_id: int, evaluation_id: int, *, shown: bool | None) -> DraftSeat:
    query = (
        select(Evaluation, Membership.role)
        .join(Assessment)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(Evaluation.id == evaluation_id, Membership.person_id == person_id)
    )
    found = db.session.execute(query).first()
    if found is None or not (found.Evaluation.published_at if shown is None else shown):
        raise NotThereError
    assessment = found.Evaluation.assessment
    return DraftSeat(
        found.Evaluation,
        assessment,
        context.edition(assessment.edition, assessment.areas),
        person_id,
        found.role,
    )
