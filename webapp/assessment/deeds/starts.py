"""Starting an own assessment: its name, edition, areas, last day and who answers; pressed twice it is one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import Select, select

from questionnaires.compass.chosen_areas import written
from questionnaires.edition import Edition
from webapp.assessment.events import ASSESSMENT_STARTED
from webapp.assessment.models.assessments import INTERNAL, Answer, Answerer, Assessment
from webapp.assessment.queries.own_years import names_of, offered
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.roles import COORDINATOR, WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality

NAME_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants an own assessment to be; without a name it gets one, without areas it has all.

    `beside_last` is whether last time's answers are to stand beside the questions.
    """

    name: str = ""
    areas: frozenset[str] | None = None
    closes_at: datetime | None = None
    people: frozenset[int] = frozenset()
    beside_last: bool = True


@deed
def start(person_id: int, municipality_id: int, edition_id: str, wanted: Wanted = Wanted()) -> int:
    """Start a municipality's own assessment, and give its id.

    While one that was wanted just so is still empty it is the one: pressed twice, or by two at once, one is
    made. Raises InvalidError by the field that is wrong.
    """
    db.session.execute(select(Municipality.id).where(Municipality.id == municipality_id).with_for_update())
    if not _coordinates(person_id, municipality_id):
        raise NotThereError
    edition = next((one for one in offered() if one.id == edition_id), None)
    if edition is None:
        raise InvalidError({"edition": _("Den utgåvan går inte att välja. Välj en av dem i listan.")})
    areas = "" if wanted.areas is None else written(edition, wanted.areas)
    empty = db.session.scalars(_empty_ones(municipality_id, edition_id, areas)).all()
    alike = (one for one in empty if one.beside_last == wanted.beside_last)
    same = next((one for one in alike if wanted.name in ("", one.name)), None)
    if same is not None:
        return same.id
    _check(municipality_id, edition, wanted)
    return _start(person_id, municipality_id, edition, areas, wanted)


def _start(person_id: int, municipality_id: int, edition: Edition, areas: str, wanted: Wanted) -> int:
    at = clock.now()
    row = Assessment(
        municipality_id=municipality_id,
        edition=edition.id,
        areas=areas,
        beside_last=wanted.beside_last,
        purpose=INTERNAL,
        created_at=at,
        closes_at=wanted.closes_at,
        name=wanted.name or free_name(municipality_id),
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(Answerer(assessment_id=row.id, person_id=one) for one in sorted(wanted.people))
    note(ASSESSMENT_STARTED, person_id, assessment_id=row.id)
    db.session.flush()
    return row.id


def free_name(municipality_id: int) -> str:
    """Give a name that none of a municipality's own assessments has."""
    taken = names_of(municipality_id)
    plain = _("Egen värdering %(year)s", year=clock.in_sweden(clock.now()).year)
    more = (f"{plain} ({n})" for n in range(2, len(taken) + 3))
    return next(one for one in (plain, *more) if one not in taken)


def _coordinates(person_id: int, municipality_id: int) -> bool:
    role = select(Membership.id).where(
        Membership.person_id == person_id,
        Membership.municipality_id == municipality_id,
        Membership.role == COORDINATOR,
    )
    return db.session.scalar(role) is not None


def _check(municipality_id: int, edition: Edition, wanted: Wanted) -> None:
    faults = faults_in(municipality_id, wanted.name, wanted.closes_at, wanted.people)
    if wanted.areas is not None and not written(edition, wanted.areas):
        chosen = {area.number for area in edition.areas} & wanted.areas
        if not chosen:
            faults["areas"] = _("Kryssa i minst ett område, eller välj hela kompassen.")
    if faults:
        raise InvalidError(faults)


def faults_in(
    municipality_id: int, name: str, closes_at: datetime | None, people: Collection[int], this: int = 0
) -> dict[str, str]:
    """Say what is wrong with a name, a last day, or those who are to answer."""
    faults = {}
    if len(name) > NAME_LIMIT:
        faults["name"] = _("Namnet är för långt. Skriv högst 120 tecken.")
    elif name in names_of(municipality_id, but=this):
        faults["name"] = _("Ni har redan en egen värdering som heter så. Välj ett annat namn.")
    if closes_at is not None and closes_at <= clock.now():
        faults["last_day"] = _("Dagen har redan varit. Välj en senare, eller lämna fältet tomt.")
    if set(people) - writers_in(municipality_id):
        faults["people"] = _("Någon av dem svarar inte längre för kommunen. Välj bland dem som visas nu.")
    return faults


def writers_in(municipality_id: int) -> set[int]:
    """Give those who can answer for a municipality."""
    query = select(Membership.person_id).where(
        Membership.municipality_id == municipality_id, Membership.role.in_(WRITERS)
    )
    return set(db.session.scalars(query))


def _empty_ones(municipality_id: int, edition_id: str, areas: str) -> Select[Assessment]:
    """Find own assessments in which nobody has answered anything yet, the newest first."""
    return (
        select(Assessment)
        .where(
            Assessment.municipality_id == municipality_id,
            Assessment.round_id.is_(None),
            Assessment.edition == edition_id,
            Assessment.areas == areas,
            Assessment.submitted_at.is_(None),
            Assessment.archived_at.is_(None),
            Assessment.removed_at.is_(None),
            ~select(Answer.id).where(Answer.assessment_id == Assessment.id).exists(),
        )
        .order_by(Assessment.id.desc())
    )
