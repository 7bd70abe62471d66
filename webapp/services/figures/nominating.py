"""The office nominates by the key figures, each municipality with a reason; it is told by letter."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from webapp import clock
from webapp.models import (
    Entrant,
    InvitationAnswer,
    Municipality,
    NominationReason,
    Round,
    Withdrawal,
    db,
    deed,
)
from webapp.services import events
from webapp.services.arranging import entrants
from webapp.services.choosing.naming import REASON_LIMIT, reasons_of
from webapp.services.figures.showing import answers_of, reckoned
from webapp.services.inviting.telling import coordinators
from webapp.services.mailing import outbox
from webapp.services.refusals import InvalidError, NotReadyError, NotThereError
from webapp.services.rounds.making import locked
from webapp.services.rounds.recipes import recipe_of

FEWEST, MOST = 3, 7
"""How many are nominated where no recipe says so."""


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
    _check_open(current)
    if not line.standing.enough:
        raise NotReadyError(
            _("Kommunen har för lite underlag."), _("Minst hälften av nyckeltalen behöver ha ett värde.")
        )
    if line.entrant is not None and _has_left(line.entrant):
        raise NotReadyError(_("Kommunen har lämnat omgången och kan inte nomineras igen."))
    reason = reason.strip()
    if not 0 < len(reason) <= REASON_LIMIT:
        raise InvalidError({"reason": _("Skriv varför ni nominerar kommunen, med högst 1 000 tecken.")})
    entrant = line.entrant or _joined(current, line.place.name)
    _write_down(person_id, current, entrant, reason)
    _tell(current, entrant)
    return entrant


def _check_open(award_round: Round) -> None:
    recipe = recipe_of(award_round.recipe)
    if award_round.announced_at is not None or (recipe and recipe.past_choice(award_round.step)):
        raise NotReadyError(
            _("De nominerade är redan utsedda."), _("Backa omgången till det steget om det blev fel.")
        )
    most = recipe.most if recipe else MOST
    query = select(func.count(Entrant.id)).where(
        Entrant.round_id == award_round.id, Entrant.nominated_at.is_not(None)
    )
    if (db.session.scalar(query) or 0) >= most:
        raise NotReadyError(
            _("%(most)s kommuner är nominerade, och fler får de inte bli.", most=most),
            _("Tackar någon nej blir det en plats ledig."),
        )


def _has_left(entrant: Entrant) -> bool:
    query = select(Withdrawal.id).where(Withdrawal.entrant_id == entrant.id)
    return db.session.scalar(query) is not None


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


def _write_down(person_id: int, award_round: Round, entrant: Entrant, reason: str) -> None:
    """Keep the reason; one who is asked again has not answered."""
    for kind in (InvitationAnswer, NominationReason):
        db.session.execute(delete(kind).where(kind.entrant_id == entrant.id))
    at = clock.now()
    db.session.add(NominationReason(entrant_id=entrant.id, reason=reason, named_at=at, named_by_id=person_id))
    entrant.nominated_at = at
    events.note(
        "entrant.nominated",
        person_id,
        round_id=award_round.id,
        after={"reason": reason},
        why=entrant.municipality.name,
    )
    db.session.flush()


def _tell(award_round: Round, entrant: Entrant) -> None:
    """Write to the coordinators, else to the contact, that there is something to answer; never a figure."""
    place = entrant.municipality.name
    asked = entrant.nominated_at.isoformat() if entrant.nominated_at else ""
    people = [(one.email, one.name) for one in coordinators(entrant.municipality_id)]
    if not people and entrant.contact_email:
        people = [(entrant.contact_email, entrant.contact_name)]
    for n, (email, name) in enumerate(people):
        outbox.write(
            f"nominated:{entrant.id}:{asked}:{n}",
            email,
            _("%(place)s är nominerad: %(round)s", place=place, round=award_round.name),
            _(
                "Hej %(name)s.\n\n%(place)s är nominerad till %(award)s. "
                "Kommunen behöver svara ja eller nej.\n\nÖppna länken, logga in som samordnare och svara.",
                name=name,
                place=place,
                award=award_round.award,
            ),
            f"/nyckeltal/{entrant.id}",
            round_id=award_round.id,
            municipality_id=entrant.municipality_id,
        )


def nominees(award_round: Round) -> list[Nominee]:
    """List those who have been nominated, also those who have said no or left."""
    reasons, answers = reasons_of(award_round.id), answers_of(award_round.id)
    query = select(Withdrawal.entrant_id).join(Entrant).where(Entrant.round_id == award_round.id)
    gone = set(db.session.scalars(query))
    return [
        Nominee(one, reasons[one.id], answers.get(one.id), one.id in gone)
        for one in entrants(award_round.id)
        if one.id in reasons
    ]


def limits(award_round: Round) -> tuple[int, int]:
    """Tell how many may be nominated, from and to."""
    recipe = recipe_of(award_round.recipe)
    return (recipe.fewest, recipe.most) if recipe else (FEWEST, MOST)
