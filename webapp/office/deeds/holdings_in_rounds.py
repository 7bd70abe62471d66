"""What somebody with a post in a round holds, and handing it on when the post ends."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import Ballot
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.roles import EVALUATOR, JUROR, NOMINATOR, OFFICER, REVIEWER, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Person, Post
from webapp.people.models.invitations import Invitation
from webapp.review.models.reviews import Review
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import SecondSay


@dataclass(frozen=True, slots=True)
class HeldPost:
    """What ends with a post: seats of an evaluator, drafts of a third reader, what an officer has begun.

    `others` are those who have the same post and go on; `unranked` tells that a ballot is not handed in.
    """

    post: Post
    others: list[str]
    seats: list[str]
    drafts: list[str]
    requests: list[SecondSay]
    invitations: list[Invitation]
    unranked: bool

    @property
    def anything(self) -> bool:
        """Tell whether there is anything to say before the post ends."""
        return bool(self.seats or self.drafts or self.requests or self.invitations or self.unranked)


def held(post: Post) -> HeldPost:
    """Gather what somebody holds by a post; a constant number of queries."""
    return HeldPost(
        post,
        _others(post),
        seats(post) if post.role == EVALUATOR else [],
        _drafts(post.round_id) if post.role == REVIEWER else [],
        approval.requests_of(post.person_id, post.round_id) if post.role == OFFICER else [],
        _invitations(post) if post.role == OFFICER else [],
        post.role in (JUROR, NOMINATOR) and _unranked(post),
    )


def _others(post: Post) -> list[str]:
    query = (
        select(Person.name)
        .join(Post, Post.person_id == Person.id)
        .where(
            Post.round_id == post.round_id,
            Post.role == post.role,
            Post.id != post.id,
            Person.active,
        )
    )
    return sorted(db.session.scalars(query), key=sorting_key)


def seats(post: Post) -> list[str]:
    """Name the municipalities of the round that the evaluator has not finished with."""
    query = (
        select(Assessment)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .join(Seat, Seat.evaluation_id == Evaluation.id)
        .where(
            Seat.person_id == post.person_id,
            Seat.conflict == "",
            Seat.track.in_((TRACK_A, TRACK_B)),
            Assessment.round_id == post.round_id,
            Evaluation.published_at.is_(None),
        )
        .options(joinedload(Assessment.municipality))
    )
    return _names(db.session.scalars(query))


def _names(rows: object) -> list[str]:
    return sorted((row.municipality.name for row in rows), key=sorting_key)  # type: ignore[attr-defined]


def _drafts(round_id: int) -> list[str]:
    """Name the municipalities whose drafts wait for a third reader."""
    query = (
        select(Assessment)
        .join(Evaluation, Evaluation.assessment_id == Assessment.id)
        .join(Review, Review.evaluation_id == Evaluation.id)
        .where(Assessment.round_id == round_id, Review.outcome == "", Evaluation.published_at.is_(None))
        .options(joinedload(Assessment.municipality))
    )
    return _names(db.session.scalars(query).unique())


def _invitations(post: Post) -> list[Invitation]:
    query = select(Invitation).where(
        Invitation.round_id == post.round_id,
        Invitation.invited_by_id == post.person_id,
        Invitation.redeemed_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    return list(db.session.scalars(query))


def _unranked(post: Post) -> bool:
    handed_in = select(Ballot.id).where(
        Ballot.round_id == post.round_id,
        Ballot.person_id == post.person_id,
        Ballot.role == post.role,
        Ballot.handed_in_at.is_not(None),
    )
    return db.session.scalar(handed_in) is None


def hand_on(by: int, post: Post, to: int = 0) -> None:
    """Hand on what somebody holds by a post that ends, inside a deed.

    A request for a second person is withdrawn: whoever remains asks anew, and does not say yes to somebody
    who is gone. Invitations come from the one who ends the post, or from another officer:
    `to`, where one is chosen.
    """
    if post.role != OFFICER:
        return
    approval.withdraw_with(post.person_id, post.round_id, by)
    for one in _invitations(post):
        one.invited_by_id = to or (by if by != post.person_id else _another(post))


def _another(post: Post) -> int:
    query = (
        select(Post.person_id)
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.round_id == post.round_id,
            Post.role == OFFICER,
            Post.person_id != post.person_id,
            Person.active,
        )
        .order_by(Post.id)
    )
    return db.session.scalar(query) or post.person_id
