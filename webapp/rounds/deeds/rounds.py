"""A round is made from a recipe, with an officer who runs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from webapp.ground import context
from webapp.ground.calendar import clock, workdays
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person, Post
from webapp.rounds.deeds import admission
from webapp.rounds.deeds.admission import Approved
from webapp.rounds.events import OFFICER_ADDED, ROUND_MADE
from webapp.rounds.models.rounds import Entrant, Officer, Round, StepDate
from webapp.rounds.queries.archived import check_not_archived
from webapp.rounds.recipe import Recipe
from webapp.rounds.recipe_files import recipe_of

KEY = re.compile(r"[0-9]{4}(-[a-z0-9]{1,20})?")
NAME_LIMIT = 120
OPENS_HOUR, CLOSES_HOUR = 8, 16


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One of an officer's rounds, for the list of them."""

    round: Round
    recipe: Recipe | None
    step: str
    entrants: int


def rounds_of(person_id: int) -> list[OfficeLine]:
    """List the rounds a person is an officer of, newest first; only the office has such a list.

    It is empty for an officer who is to make the first one.
    """
    many = (
        select(func.count(Entrant.id))
        .where(Entrant.round_id == Round.id)
        .correlate(Round)
        .scalar_subquery()
        .label("many")
    )
    query = (
        select(Round, many)
        .join(Post, Post.round_id == Round.id)
        .where(Post.person_id == person_id, Post.role == OFFICER)
        .order_by(Round.created_at.desc(), Round.id.desc())
    )
    rows = db.session.execute(query).all()
    if not rows and db.session.get(Officer, person_id) is None:
        raise NotThereError
    return [_line(row.Round, row.many) for row in rows]


def _line(award_round: Round, many: int) -> OfficeLine:
    recipe = recipe_of(award_round.recipe)
    return OfficeLine(award_round, recipe, recipe.step(award_round.step).name if recipe else "", many)


def locked(round_id: int, *, archived: bool = False) -> Round:
    """Fetch a round as it is now, and let nobody else change it until the deed is done.

    Nothing is done in a round that lies in the archive, but by the deeds of the archive itself.
    """
    query = select(Round).where(Round.id == round_id).with_for_update()
    found = db.session.scalars(query.execution_options(populate_existing=True)).one()
    if not archived:
        check_not_archived(found)
    return found


@deed
def make_round(person_id: int, recipe_id: str, key: str, name: str) -> Round:
    """Make a round from a recipe, with the dates it usually has; the maker becomes its officer."""
    recipe = recipe_of(recipe_id)
    key, name = key.strip(), name.strip()
    faults = _faults(recipe, key, name)
    if faults or recipe is None:
        raise InvalidError(faults)
    at = clock.now()
    dates = usual_dates(recipe, at)
    award_round = Round(
        key=key,
        award=recipe.award,
        name=name,
        recipe=recipe.id,
        step=recipe.steps[0].id,
        nomination_edition=recipe.nomination,
        compass_edition=recipe.compass,
        closes_at=max(
            (dates[step.id][1] or at for step in recipe.steps if step.answers),
            default=at,
        ),
        created_at=at,
    )
    db.session.add(award_round)
    db.session.flush()
    db.session.add_all(
        StepDate(round_id=award_round.id, step=step, opens_at=opens, closes_at=closes)
        for step, (opens, closes) in dates.items()
    )
    db.session.add(Post(person_id=person_id, round_id=award_round.id, role=OFFICER))
    db.session.execute(delete(Officer).where(Officer.person_id == person_id))  # now the post says it
    note(ROUND_MADE, person_id, round_id=award_round.id, after={"recipe": recipe.id, "key": key})
    return award_round


def _faults(recipe: Recipe | None, key: str, name: str) -> dict[str, str]:
    faults = {}
    if recipe is None:
        faults["recipe"] = _("Välj ett av recepten.")
    elif {recipe.nomination, recipe.compass or recipe.nomination} - set(context.shelf().editions):
        faults["recipe"] = _("Receptets utgåvor finns inte här. Be driften köra flask banks check.")
    if not KEY.fullmatch(key):
        faults["key"] = _("Skriv ett årtal, eller ett årtal och ett ord: 2027 eller 2027-nord.")
    elif db.session.scalar(select(Round.id).where(Round.key == key)) is not None:
        faults["key"] = _("Det finns redan en omgång som heter %(key)s i adressen.", key=key)
    if not name or len(name) > NAME_LIMIT:
        faults["name"] = _("Skriv vad omgången heter, med högst 120 tecken.")
    return faults


def usual_dates(recipe: Recipe, at: datetime) -> dict[str, tuple[datetime | None, datetime | None]]:
    """Propose when steps open and close, from the next working day and in the weeks each usually takes.

    Nothing opens or closes in July or on a day off, and evaluators, who visit, rest in July.
    """
    noon = clock.in_sweden(at).replace(hour=12, minute=0, second=0, microsecond=0)
    day = workdays.next_working(noon.date() + timedelta(days=1))
    dates: dict[str, tuple[datetime | None, datetime | None]] = {}
    for step in recipe.steps:
        closing = workdays.after_weeks(day, step.weeks, rests_in_july=step.who == "evaluator")
        closes = _at(closing, CLOSES_HOUR, noon) if step.weeks else None
        dates[step.id] = (_at(day, OPENS_HOUR, noon), closes)
        day = workdays.next_working(closing + timedelta(days=1))
    return dates


def _at(day: date, hour: int, noon: datetime) -> datetime:
    """Give an hour of a day as clocks in Sweden show it."""
    return datetime.combine(day, time(hour), tzinfo=noon.tzinfo)


def round_by_key(key: str) -> Round:
    """Find a round by its key, for commands."""
    found = db.session.scalars(select(Round).where(Round.key == key)).first()
    if found is None:
        raise NotThereError
    return found


def person_by_email(email: str) -> Person:
    """Find an active person by e-mail, for commands."""
    query = select(Person).where(func.lower(Person.email) == email.strip().lower(), Person.active)
    found = db.session.scalars(query).first()
    if found is None:
        raise NotThereError
    return found


@deed
def add_officer(by: int | None, award_round: Round, officer: Person) -> bool:
    """Let another person run a round too; tell whether that is new.

    An officer (`by`) does so alone only as long as nobody else runs it; the operator is nobody.
    """
    locked(award_round.id)
    if admission.post_of(officer.id, award_round.id) is not None:
        return False
    if by is not None and not admission.alone(by, award_round.id):
        raise NotReadyError(
            _("Omgången har redan två i kansliet, så två behöver säga ja till en ny."),
            _("Bjud in personen på sidan Personer; där bekräftar någon annan i kansliet."),
        )
    admission.check_side(officer.id, award_round.id)
    db.session.add(Post(person_id=officer.id, round_id=award_round.id, role=OFFICER))
    note(OFFICER_ADDED, by, round_id=award_round.id, after={"person": officer.id, "name": officer.name})
    admission.admit(award_round, officer, Approved(by))
    return True
