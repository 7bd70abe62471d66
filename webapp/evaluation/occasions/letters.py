"""When letters about an evaluation are written, and what waits for its pair until both are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.models.teamwork import Comment
from webapp.assessment.open_questions import blind_judges, hears_talk
from webapp.evaluation import events
from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.evaluation.queries.seats.conflicts import partial_in
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to, untold
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import OFFICER, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.queries.people import coordinators
from webapp.rounds.queries.posts import people_with_post

TRACKS = (TRACK_A, TRACK_B)


def evaluation_of(noted: Noted) -> Evaluation:
    """Give the evaluation that an event is about."""
    return db.session.get_one(Evaluation, noted.evaluation_id)


def addressed(evaluation: Evaluation, people: Iterable[Person], thing: str = "", **said: Any) -> list[To]:  # noqa: ANN401
    """Address a letter about an evaluation to these people."""
    assessment = evaluation.assessment
    once = str(said.pop("once", ""))
    fields = {"place": assessment.municipality.name, "what": assessment.name, "evaluation": evaluation.id}
    theirs = assessment.round_id is None or said.pop("home", False)
    where = {
        "round_id": assessment.round_id,
        "municipality_id": assessment.municipality_id if theirs else None,
    }
    return [to(one, said=fields | said, thing=thing, once=once, **where) for one in people]


def evaluation_thing(evaluation_id: int) -> str:
    """Name an evaluation that waits for one of its pair."""
    return f"evaluation:{evaluation_id}"


def pair(evaluation: Evaluation) -> list[Seat]:
    """List the seats of those who evaluate, without whoever has declared a conflict of interest."""
    return [
        seat for seat in evaluation.seats if seat.track in TRACKS and not seat.conflict and seat.person.active
    ]


def seats_of(person_id: int) -> list[tuple[Seat, Evaluation]]:
    """List the seats that a person has in evaluations that are not fixed, and still reaches."""
    query = (
        select(Seat, Evaluation)
        .join(Evaluation, Evaluation.id == Seat.evaluation_id)
        .where(Seat.person_id == person_id, Seat.track.in_(TRACKS), Seat.conflict == "")
        .where(Evaluation.published_at.is_(None))
        .options(joinedload(Evaluation.assessment).joinedload(Assessment.municipality))
        .order_by(Seat.id)
    )
    found = [(seat, row) for seat, row in db.session.execute(query)]
    if not found:
        return []
    homes = set(
        db.session.scalars(select(Membership.municipality_id).where(Membership.person_id == person_id))
    )
    rounds = {
        (row.assessment.round_id, row.assessment.municipality.name)
        for _seat, row in found
        if row.assessment.round_id is not None
    }
    partial = partial_in(person_id, rounds) if rounds else set()
    return [
        (seat, row)
        for seat, row in found
        if (row.assessment.round_id, row.assessment.municipality.name) not in partial
        and (row.assessment.round_id is not None or row.assessment.municipality_id in homes)
    ]


def _not_done(person_id: int) -> Iterator[Waiting]:
    """List the evaluations in which a person has not declared, or has questions left to mark."""
    for seat, row in seats_of(person_id):
        if seat.done_at is not None or row.revealed_at is not None:
            continue
        at_home = row.assessment.round_id is None
        declare = gettext("Säg först vad du har svarat för") if at_home else gettext("Ange jäv först")
        yield Waiting(
            evaluation_thing(row.id),
            gettext("Bedöm %(place)s", place=row.assessment.municipality.name),
            row.assessment.name,
            gettext("Säg till när du är klar") if seat.declared_at else declare,
            f"/utvardering/{row.id}" if seat.declared_at else f"/utvardering/{row.id}/jav",
            assessment_id=row.assessment_id,
        )


def _chosen(noted: Noted) -> list[To]:
    """Address those who have got a seat."""
    row = evaluation_of(noted)
    ids = noted.after.get("people") or [noted.after["person"]]
    people = db.session.scalars(select(Person).where(Person.id.in_(ids), Person.active).order_by(Person.id))
    return addressed(row, people, evaluation_thing(row.id))


def _other(noted: Noted) -> list[To]:
    """Address the other one of the pair, who is not done yet."""
    row = evaluation_of(noted)
    waiting = [seat.person for seat in pair(row) if seat.done_at is None]
    return addressed(row, waiting, evaluation_thing(row.id), by=_who(noted))


def _both(noted: Noted) -> list[To]:
    row = evaluation_of(noted)
    return addressed(row, [seat.person for seat in pair(row)], evaluation_thing(row.id), by=_who(noted))


def _who(noted: Noted) -> str:
    return db.session.get_one(Person, noted.person_id).name if noted.person_id else ""


def _who_replaces(noted: Noted) -> list[To]:
    """Address those who can put somebody else in a seat: the office, and at home the coordinators."""
    if noted.evaluation_id is None:
        return []
    row = evaluation_of(noted)
    assessment = row.assessment
    if assessment.round_id is None:
        path = f"/sjalvvardering/{assessment.id}/utvarderare"
        return addressed(row, coordinators(assessment.municipality_id), path=path)
    path = f"/kansli/{assessment.round.key}" if assessment.round else "/kansli"
    return addressed(row, people_with_post(assessment.round_id, OFFICER), path=path)


@hears_talk.answered
def evaluators_who_hear(comment: Comment) -> list[tuple[Person, str]]:
    """Give the evaluators a comment concerns: those of its thread; all where the municipality begins one.

    Until both are done none of them hears what the other says, or what is said to the other.
    """
    query = select(Evaluation).where(
        Evaluation.assessment_id == comment.assessment_id, Evaluation.published_at.is_(None)
    )
    row = db.session.scalars(query).first()
    if row is None:
        return []
    spoke = _spoke(comment)
    hearing = [
        seat
        for seat in pair(row)
        if seat.declared_at
        and (row.revealed_at is not None or not spoke or seat.person_id in spoke)
        and (row.revealed_at is not None or comment.evaluation_id is None)
    ]
    path = f"/utvardering/{row.id}/fraga/{comment.question_id}"
    return [(seat.person, path) for seat in hearing]


def _spoke(comment: Comment) -> set[int]:
    """Give the evaluators who have spoken before it in its thread."""
    found, before = set(), comment.reply_to_id
    while before is not None:
        one = db.session.get_one(Comment, before)
        found |= {one.person_id} if one.evaluation_id else set()
        before = one.reply_to_id
    return found


@blind_judges.answered
def who_judges_blindly(assessment_id: int) -> set[int]:
    """Give those who judge an assessment and do not see yet what the other says."""
    query = (
        select(Seat.person_id)
        .join(Evaluation)
        .where(Evaluation.assessment_id == assessment_id, Evaluation.revealed_at.is_(None))
    )
    return set(db.session.scalars(query))


SEATED = select(Seat.id).where(Seat.person_id == WHOSE, Seat.conflict == "")
TO_EVALUATE = Turn("evaluation", _not_done, possible=SEATED)

ASSIGNED = Occasion(
    "evaluator-assigned",
    _("Du är utsedd att utvärdera %(place)s"),
    _(
        "Du är utsedd att utvärdera %(place)s: %(what)s.\n\n"
        "Öppna länken. Först svarar du på om något hindrar dig, sedan läser och bedömer du."
    ),
    "/utvardering/%(evaluation)s",
    when=(events.EVALUATORS_ASSIGNED, events.EVALUATOR_REPLACED),
    whom=_chosen,
    turn=TO_EVALUATE.name,
)
OTHER_DONE = Occasion(
    "other-done",
    _("Den andra utvärderaren är klar: %(place)s"),
    _("%(by)s är klar med sina bedömningar av %(place)s. Ni ser varandras bedömningar när du också är klar."),
    "/utvardering/%(evaluation)s",
    when=(events.EVALUATOR_DONE,),
    whom=_other,
    turn=TO_EVALUATE.name,
)
REVEALED = Occasion(
    "marks-revealed",
    _("Dags för samsyn: %(place)s"),
    _("%(by)s är också klar med sina bedömningar av %(place)s. Nu ser ni varandras, och samsynen kan börja."),
    "/utvardering/%(evaluation)s/samsyn",
    when=(events.MARKS_REVEALED,),
    whom=_both,
    turn="agreement",
)
CONFLICT = Occasion(
    "conflict",
    _("En utvärderare kan vara jävig: %(place)s"),
    _(
        "Ett jäv har kommit fram i utvärderingen av %(place)s. "
        "Se efter om någon annan behöver utses. Vem det gäller och varför står på sidan."
    ),
    "%(path)s",
    when=(events.CONFLICT_FOUND, events.CONFLICT_DECLARED),
    whom=_who_replaces,
)

untold(
    "It is part of the pair's own work, and whoever works beside sees it on the page.",
    *(events.MARK_GIVEN, events.MARKS_ALIKE, events.SUBAREAS_DIVIDED, events.MINUTES_SAVED, events.PEN_TAKEN),
    *(events.SOURCE_REGISTERED, events.SOURCE_CHANGED, events.SOURCE_REMOVED, events.SOURCE_LINKED),
    *(events.INTERVIEW_QUESTIONS, events.INTERVIEW_ROLES, events.INTERVIEW_NOTED),
    *(events.OBSERVATION_NOTED, events.OBSERVATION_QUESTIONS),
    *(events.PLAN_TICKED, events.PLAN_UNTICKED, events.EVALUATOR_ANSWERED_FOR),
)
untold("Whoever was told that the other is done goes on marking all the same.", events.EVALUATOR_RESUMED)
untold("Nothing stands in the way, and nobody waited to hear of it.", events.CONFLICT_NONE)
untold(
    "A tie alone asks for nothing; where it makes a conflict that is told.",
    *(events.TIE_STATED, events.TIE_TAKEN_AWAY),
)
