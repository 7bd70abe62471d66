"""A draft on its way: an agreed evaluation, a third reader, and a municipality that replies."""

from __future__ import annotations

import uuid
from datetime import timedelta

from sqlalchemy import select

from questionnaires.edition import Question
from questionnaires.marks import Levels, levels_of
from tests.support.worlds import World
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.consensus import agreement, alike_marks
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.roles import AGREED, REVIEWER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality, Person, Post
from webapp.review.deeds import declarations, reviews
from webapp.review.deeds.draft import replies
from webapp.review.deeds.draft.renewal import Renewal
from webapp.review.deeds.draft.replies import Words
from webapp.review.models.reviews import FACTUAL_ERROR, RELEASED
from webapp.review.queries.draft.draft import content_of, digest_of, places
from webapp.review.queries.draft.reply_time import FIRST_DAYS
from webapp.review.queries.readers import DraftSeat, ReviewSeat, own_draft, review_seat
from webapp.rounds.models.rounds import Round

PLACE = "Lillhärad"
COORDINATOR = "samordnare@lillharad.example"
Q = "demokrati-strategi"
HURRY = "Resultatet läggs fram för fullmäktige på torsdag."
MOTIVATION = "I intervjuerna kände bara hälften till det."


def join(key: str, municipality: str = "", role: str = REVIEWER) -> int:
    """Make a person with a post in the round, or with a role in a municipality."""
    password = db.session.scalars(select(Person.password).limit(1)).one()
    person = Person(
        email=f"{key}@demo.example", name=f"Person {key}", demo=True, password=password,
        fs_uniquifier=uuid.uuid4().hex, created_at=clock.now(),
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    if municipality:
        place = db.session.scalars(select(Municipality.id).where(Municipality.name == municipality)).one()
        db.session.add(Membership(person_id=person.id, municipality_id=place, role=role))
    else:
        round_id = db.session.scalars(select(Round.id).where(Round.key == "2026")).one()
        db.session.add(Post(person_id=person.id, round_id=round_id, role=role))
    db.session.commit()
    return person.id


def name_reviewer(person_id: int) -> None:
    """Give somebody who is here already the post of third reader."""
    round_id = db.session.scalars(select(Round.id).where(Round.key == "2026")).one()
    db.session.add(Post(person_id=person_id, round_id=round_id, role=REVIEWER))
    db.session.commit()


def revealed(world: World, municipality: str = PLACE) -> OwnSeat:
    """Let both evaluators accept what the municipality says; every question is then agreed."""
    for which in ("a", "b"):
        seat(world, which, municipality, declare=True)
        one = seat(world, which, municipality)
        for area in one.edition.areas:
            marks.accept_area(one, one.track, area)
        agreement.finish(one)
    alike_marks.accept_alike(one)
    db.session.execute(db.delete(Pen))  # either may go on
    db.session.commit()
    return seat(world, "a", municipality)


def seat(world: World, which: str = "a", municipality: str = PLACE, *, declare: bool = False) -> OwnSeat:
    """Give an evaluator's seat."""
    who, evaluation = world.person(f"utvarderare.{which}"), world.evaluation(municipality)
    if declare:
        agreement.declare(own_seat.own_seat(who, evaluation, declared=False), "", none=True)
    return own_seat.own_seat(who, evaluation, declared=not declare)


def other_mark(one: OwnSeat, question: Question) -> Levels:
    """Choose levels that differ from the agreed ones in the first part."""
    now = marks.marking(one, AGREED).line(question).kept.mark
    part, chosen = question.kind.parts[0], now[0] if isinstance(now, tuple) else None
    another = next(level.id for level in part.levels if level.id != chosen)
    return (another, *(now[1:] if isinstance(now, tuple) else levels_of(question, {})[1:]))


def change_mark(one: OwnSeat, question_id: str = Q) -> None:
    """Change an agreed mark, as the pair does it."""
    question = one.edition.questions[question_id]
    kept = marks.marking(one, AGREED).line(question).kept
    marks.give_mark(one, AGREED, question, other_mark(one, question), MOTIVATION, kept.version)


def sent(world: World, reviewer: str = "granskare.a") -> tuple[OwnSeat, ReviewSeat]:
    """Send an agreed draft to a third reader."""
    who = join(reviewer)
    one = revealed(world)
    reviews.send(one)
    return one, impartial(who, one.evaluation.id)


def impartial(who: int, evaluation_id: int) -> ReviewSeat:
    """Let a third reader say that there is no conflict of interest; give the seat."""
    declarations.declare(who, review_seat(who, evaluation_id, declared=False).evaluation, "", none=True)
    return review_seat(who, evaluation_id)


def release(reader: ReviewSeat) -> None:
    """Release a draft as it is now."""
    reviews.decide(reader, RELEASED, "", digest_of(content_of(reader.evaluation.id)))


def opened(world: World, days: int = 14) -> tuple[OwnSeat, DraftSeat]:
    """Open an agreed draft to its municipality, in a round without any third reader."""
    one = revealed(world)
    hurry = HURRY if days < FIRST_DAYS else ""
    replies.open_reply(one.person_id, one.evaluation, clock.now() + timedelta(days=days), hurry)
    return one, own_draft(world.person(COORDINATOR), one.evaluation.id)


def object_to(draft: DraftSeat, place: str = Q, version: int = 0, clause: str = "Det stämmer inte.") -> int:
    """Say that something is wrong in fact; give the reply's id."""
    words = Words(FACTUAL_ERROR, clause, "Beslut i nämnden, § 14.", {}, version)
    return replies.save_reply(draft, places(draft.edition)[place], words).id


def replied(world: World, place: str = "") -> tuple[OwnSeat, DraftSeat, int]:
    """Let the municipality be done with its draft, with an objection to one place or to none."""
    one, draft = opened(world)
    reply = object_to(draft, place) if place else 0
    replies.finish(draft)
    return one, draft, reply


def renewal(one: OwnSeat, days: int = 5, **reasons: str) -> Renewal:
    """Give what sends a new version: the draft as it is now, with a common reason and these of their own."""
    said = {"": "Vi fick ett underlag efter besöket.", **reasons}
    closes_at = clock.now() + timedelta(days=days)
    return Renewal(closes_at, said, digest_of(content_of(one.evaluation.id)))


def later(days: int) -> None:
    """Let so many days pass."""
    now = clock.now() + timedelta(days=days)
    clock.set_clock(lambda: now)


def evaluation_of(one: OwnSeat) -> Evaluation:
    """Give the evaluation as the database has it now."""
    db.session.expire_all()
    return db.session.get_one(Evaluation, one.evaluation.id)
