"""The office nominates by the key figures, each municipality with a reason; it is told by letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, select

from webapp.award.deeds import nominees as nominee_deeds
from webapp.award.models.figures import InvitationAnswer
from webapp.award.queries import nominees as nominee_queries
from webapp.award.queries.figures.figure_pages import answers_of, reckoned
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.models.rounds import Entrant, Round, Withdrawal
from webapp.rounds.queries.dates import Span, dates_of
from webapp.rounds.queries.entrants import entrants
from webapp.rounds.recipe import FIGURES
from webapp.rounds.recipe_files import recipe_of


@dataclass(frozen=True, slots=True)
class Nominee:
    """One that has been nominated, why, and what it has answered."""

    entrant: Entrant
    reason: str
    answer: InvitationAnswer | None
    withdrawn: bool


@deed
def nominate(person_id: int, award_round: Round, code: str, reason: str) -> Entrant:
    """Nominate one municipality by its figures; one that takes no part yet does from now on. Once is enough.

    Whoever has said no can be asked once more. Raises InvalidError without a reason, NotReadyError where the
    choice is over, where figures are too few, or where nobody more may be nominated.
    """
    current = locked(award_round.id)
    line = reckoned(current).lines.get(code)
    if line is None:
        raise NotThereError
    if line.entrant is not None and line.entrant.nominated_at is not None:
        return line.entrant
    choice = nominee_deeds.check_open(current, FIGURES)
    nominee_deeds.check_room(choice, len(nominee_queries.nominated(current.id)))
    if not line.standing.enough:
        raise NotReadyError(
            _("Kommunen har för lite underlag."),
            _("Minst hälften av nyckeltalen behöver ett värde. Läs in fler, eller välj en annan kommun."),
        )
    if line.entrant is not None:
        nominee_deeds.check_candidate(current, line.entrant, FIGURES)
    reason = reason.strip()
    if fault := nominee_deeds.reason_fault(reason):
        raise InvalidError({"reason": fault})
    entrant = line.entrant or _joined(current, line.place.name)
    # One who is asked again has not answered.
    db.session.execute(delete(InvitationAnswer).where(InvitationAnswer.entrant_id == entrant.id))
    nominee_deeds.nominate(person_id, current, entrant, reason, FIGURES)
    return entrant


def _joined(award_round: Round, name: str) -> Entrant:
    """Let a municipality take part, known from before or not."""
    place = db.session.scalars(select(Municipality).where(Municipality.name == name)).first()
    if place is None:
        place = Municipality(name=name)
        db.session.add(place)
        db.session.flush()
    entrant = Entrant(round_id=award_round.id, municipality=place)
    db.session.add(entrant)
    db.session.flush()
    return entrant


def answer_by(award_round: Round) -> datetime | None:
    """Give until when the nominated have to answer by the round's plan, if that is yet to come."""
    recipe = recipe_of(award_round.recipe)
    step = recipe.requiring("answered") if recipe else None
    closes = dates_of(award_round.id).get(step.id, Span()).closes if step else None
    return closes if closes and closes > clock.now() else None


def nominees(award_round: Round) -> list[Nominee]:
    """List those who have been nominated, also those who have said no or left."""
    reasons, answers = nominee_queries.reasons_of(award_round.id), answers_of(award_round.id)
    query = select(Withdrawal.entrant_id).join(Entrant).where(Entrant.round_id == award_round.id)
    gone = set(db.session.scalars(query))
    return [
        Nominee(one, reasons[one.id], answers.get(one.id), one.id in gone)
        for one in entrants(award_round.id)
        if one.id in reasons
    ]


def may_nominate(award_round: Round) -> bool:
    """Tell whether the round stands where its nominees are chosen."""
    return nominee_deeds.may_nominate(award_round, FIGURES)


def wanted(award_round: Round) -> str:
    """Say how many are nominated."""
    return nominee_deeds.choice_of(award_round).wanted
