"""Who evaluates whom: two impartial people in two seats, and somebody else when one of them must leave."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import delete, distinct, func, select, update

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.deeds.seats.seat_states import be_at_work, hide
from webapp.evaluation.events import EVALUATOR_REPLACED, EVALUATORS_ASSIGNED
from webapp.evaluation.models.consensus import Pen
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, Seat
from webapp.evaluation.models.visits import SourceLink
from webapp.evaluation.queries.seats.conflicts import impartiality
from webapp.evaluation.queries.seats.evaluator_choice import counting, gone_words, replaceable, why_partial
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, final
from webapp.ground.roles import AGREED, COORDINATOR, EVALUATOR, TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.people.queries.people import people_of
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.entrants import entrant_of
from webapp.rounds.queries.posts import people_with_post

TRACKS = (TRACK_A, TRACK_B)


@deed
def assign(person_id: int, award_round: Round, entrant_id: int, first: int, second: int) -> Evaluation:
    """Assign two evaluators of the round to a nominated municipality's self-assessment."""
    return put_pair(person_id, award_round, entrant_id, (first, second))


def put_pair(person_id: int, award_round: Round, entrant_id: int, two: tuple[int, int]) -> Evaluation:
    """Assign two evaluators inside a deed."""
    entrant = entrant_of(award_round, entrant_id)
    if entrant.nominated_at is None:
        raise NotReadyError(_("Kommunen är inte nominerad."), _("Nominera den först."))
    assessment = _compass_assessment(award_round, entrant)
    if assessment is None:
        raise NotReadyError(
            _("Kommunen har ingen självvärdering i den här omgången."),
            _("Välj en annan kommun, eller kontakta driften: den borde ha en."),
        )
    allowed = {person.id for person in people_with_post(award_round.id, EVALUATOR)}
    return _seat(person_id, assessment, two, allowed)


def _compass_assessment(award_round: Round, entrant: Entrant) -> Assessment | None:
    edition = award_round.compass_edition
    query = select(Assessment).filter_by(round_id=award_round.id, municipality_id=entrant.municipality_id)
    return db.session.scalars(query.filter_by(edition=edition)).first()


def check_appoints(subject: OwnAssessment) -> None:
    """Refuse everybody but the coordinator, and all in a round."""
    if subject.round_id is not None or subject.role != COORDINATOR:
        raise NotAllowedError(
            _("Bara samordnaren kan utse utvärderare, och bara i en egen självvärdering."),
            _("Be samordnaren utse dem. I en omgång gör kansliet det."),
        )


@deed
def appoint(subject: OwnAssessment, first: int, second: int) -> Evaluation:
    """Let one or two of the municipality's own people evaluate an own assessment; `second` is 0 for one.

    Where one sits already, a second can be added: what was agreed on alone begins anew.
    """
    check_appoints(subject)
    allowed = {person.id for person in people_of(subject.municipality_id)}
    assessment = db.session.get_one(Assessment, subject.id)
    return _seat(subject.person_id, assessment, (first, second) if second else (first,), allowed)


def _seat(person_id: int, assessment: Assessment, chosen: tuple[int, ...], allowed: set[int]) -> Evaluation:
    # Two officers who assign at once come one after the other, and the second is told.
    db.session.execute(select(Assessment.id).where(Assessment.id == assessment.id).with_for_update())
    if assessment.submitted_at is None:
        raise NotReadyError(
            _("Självvärderingen är inte inlämnad än."),
            _("Vänta tills kommunen har lämnat in, eller påminn den.")
            if assessment.round_id
            else _("Lämna in den först."),
        )
    fields = dict(zip(("first", "second"), chosen, strict=False))
    strangers = [field for field, who in fields.items() if who not in allowed]
    if strangers:
        raise InvalidError(dict.fromkeys(strangers, _("Välj bland dem som finns i listan.")))
    if len(set(chosen)) < len(chosen):
        raise InvalidError({"second": _("Välj två olika personer.")})
    _check_impartial(assessment, fields)
    there = held(assessment.id)
    seated = tuple(one.person_id for one in there.seats if counting(one)) if there else ()
    if there is not None and assessment.round_id is None and chosen == seated:
        return there  # pressed twice
    if there is not None and assessment.round_id is None and chosen[:-1] == seated:
        return _add_second(person_id, there, chosen[-1])
    if there is not None:
        raise NotReadyError(
            _("Kommunen har redan utvärderare."), _("Den som inte kan fortsätta går att byta ut.")
        )
    evaluation = Evaluation(assessment_id=assessment.id, created_at=clock.now())
    evaluation.seats = [Seat(person_id=who, track=track) for who, track in zip(chosen, TRACKS, strict=False)]
    db.session.add(evaluation)
    db.session.flush()
    about = {"evaluation_id": evaluation.id, "round_id": assessment.round_id}
    note(EVALUATORS_ASSIGNED, person_id, **about, after={"people": list(chosen)})
    return evaluation


def _add_second(person_id: int, evaluation: Evaluation, chosen: int) -> Evaluation:
    """Let a second colleague sit beside the one there is: blind to what the first has marked."""
    if evaluation.published_at:
        raise final(_("Resultatet är fastställt och kan inte ändras."))
    left = next(one for one in evaluation.seats if counting(one))
    if evaluation.revealed_at:
        begin_anew(evaluation, left)
    seat = next((one for one in evaluation.seats if one.person_id == chosen), None)
    if seat is None:
        evaluation.seats.append(Seat(person_id=chosen, track=TRACK_B))
    else:
        set_aside(evaluation.id, seat.track, TRACK_B)
        be_at_work(seat, TRACK_B)
    db.session.flush()
    after = {"people": [left.person_id, chosen]}
    note(EVALUATORS_ASSIGNED, person_id, evaluation_id=evaluation.id, after=after)
    return evaluation


@deed
def replace(person_id: int, award_round: Round, entrant_id: int, chosen: int, track: str = "") -> Seat:
    """Put somebody else in the seat of an evaluator whose post has ended, or with a conflict of interest.

    What the first one had marked is kept, but on a track of its own that nobody counts. Where both must
    leave after they have seen each other's marks, their successors begin anew, blind to each other.
    """
    entrant = entrant_of(award_round, entrant_id)
    assessment = _compass_assessment(award_round, entrant)
    evaluation = held(assessment.id) if assessment else None
    leaving = _leaving(award_round.id, evaluation, entrant.municipality.name) if evaluation else {}
    left = next((seat for seat in leaving if track in ("", seat.track)), None)
    if assessment is None or evaluation is None or left is None:
        raise NotReadyError(
            _("Ingen av kommunens utvärderare är jävig eller har lämnat uppdraget."),
            _("Ska någon bytas ut, avsluta först uppdraget på sidan Personer."),
        )
    if not replaceable(evaluation, len(leaving)):
        raise NotReadyError(
            _("Bedömningarna är redan visade för båda."), _("Den andra utvärderaren slutför bedömningen.")
        )
    allowed = {person.id for person in people_with_post(award_round.id, EVALUATOR)}
    allowed -= {seat.person_id for seat in evaluation.seats}
    if chosen not in allowed:
        raise InvalidError({"first": _("Välj någon i listan som inte redan är utsedd här.")})
    _check_impartial(assessment, {"first": chosen})
    if evaluation.revealed_at:
        begin_anew(evaluation, left)
    return take_over(person_id, evaluation, left, chosen, leaving[left])


def held(assessment_id: int) -> Evaluation | None:
    """Fetch an evaluation so that two who replace at once come one after the other."""
    query = select(Evaluation).where(Evaluation.assessment_id == assessment_id).with_for_update(of=Evaluation)
    found = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if found is not None:
        db.session.expire(found, ["seats"])
    return found


def _leaving(round_id: int, evaluation: Evaluation, place: str) -> dict[Seat, str]:
    """Give the seats of those who must leave, with why."""
    seats = [seat for seat in evaluation.seats if counting(seat)]
    known = impartiality(round_id, [seat.person_id for seat in seats])
    here = {person.id for person in people_with_post(round_id, EVALUATOR)}
    said = {
        seat: why_partial(known, seat, place) or ("" if seat.person_id in here else gone_words())
        for seat in seats
    }
    return {seat: why for seat, why in said.items() if why}


def begin_anew(evaluation: Evaluation, left: Seat) -> None:
    """Set aside what was agreed on with somebody who leaves: the pen is nobody's, and the successor blind."""
    earlier = select(func.count(distinct(EvaluatorMark.track))).where(
        EvaluatorMark.evaluation_id == evaluation.id, EvaluatorMark.track.startswith("g")
    )
    times = db.session.scalar(earlier) or 0
    set_aside(evaluation.id, AGREED, f"g{times + 1 if times else ''}-{left.id}")
    db.session.execute(delete(Pen).filter_by(evaluation_id=evaluation.id))
    hide(evaluation)


def set_aside(evaluation_id: int, track: str, aside: str) -> None:
    """Move what is marked on a track, and what it rests on, to another."""
    marks = (EvaluatorMark.evaluation_id == evaluation_id, EvaluatorMark.track == track)
    db.session.execute(update(EvaluatorMark).where(*marks).values(track=aside))
    links = update(SourceLink).filter_by(evaluation_id=evaluation_id, track=track)
    db.session.execute(links.values(track=aside))


def take_over(person_id: int, evaluation: Evaluation, left: Seat, chosen: int, why: str) -> Seat:
    """Put somebody in a seat; what was marked there is kept aside.

    Whoever comes back to an evaluation finds their own earlier marks, which nobody else has touched.
    """
    track, aside = left.track, f"{left.track}-{left.id}"
    set_aside(evaluation.id, track, aside)
    left.track = aside
    db.session.flush()
    seat = next((one for one in evaluation.seats if one.person_id == chosen), None)
    if seat is None:
        seat = Seat(evaluation_id=evaluation.id, person_id=chosen, track=track)
        db.session.add(seat)
    else:
        set_aside(evaluation.id, seat.track, track)
        be_at_work(seat, track)
    note(
        EVALUATOR_REPLACED,
        person_id,
        evaluation_id=evaluation.id,
        before={"person": left.person_id},
        after={"person": chosen},
        why=why,
    )
    return seat


def _check_impartial(assessment: Assessment, chosen: Mapping[str, int]) -> None:
    """In a round nobody evaluates a municipality that they, or a competitor of it, are tied to."""
    if assessment.round_id is None:
        return
    known = impartiality(assessment.round_id, list(chosen.values()))
    place = assessment.municipality.name
    faults = {}
    for field, who in chosen.items():
        if why := known.of_evaluator(who, place):
            name = db.session.get_one(Person, who).name
            faults[field] = _("%(name)s är jävig: %(why)s. Välj någon annan.", name=name, why="; ".join(why))
    if faults:
        raise InvalidError(faults)
