"""Reminding those who lack something, and never anybody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.office.deeds.staff import coordinators_of
from webapp.office.events import REMINDER_SENT
from webapp.people.queries.invitations.invitation_texts import LINK
from webapp.people.queries.own_rounds import round_to_change
from webapp.rounds.deeds.approval import confirm as confirm_request
from webapp.rounds.deeds.approval import say, waiting
from webapp.rounds.models.rounds import Round

TO_ALL = "remind"
"""The deed that two officers do together, when a letter goes to all who lack something."""
OWN_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something a municipality has not handed in, and who can be reminded of it."""

    assessment: Assessment
    people: list[Person]
    reminded: bool
    """Whether somebody has been reminded of it today already."""

    @property
    def late(self) -> bool:
        """Tell whether the last time has passed: then no letter helps, only more time."""
        closes = self.assessment.closes_at
        return closes is not None and clock.now() > closes

    @property
    def may_be_reminded(self) -> bool:
        """Tell whether a letter about it can go today."""
        return bool(self.people) and not self.reminded and not self.late


def lacking(award_round: Round) -> list[Lacking]:
    """List what is not handed in, by municipality: a constant number of queries."""
    query = (
        select(Assessment)
        .where(Assessment.round_id == award_round.id, Assessment.submitted_at.is_(None))
        .options(joinedload(Assessment.municipality))
        .order_by(Assessment.id)
    )
    rows = sorted(db.session.scalars(query), key=lambda row: sorting_key(row.municipality.name))
    people = coordinators_of(award_round.id)
    keys = {_key(row, person): row.id for row in rows for person in people.get(row.municipality_id, [])}
    of_today = select(Letter.key).where(Letter.round_id == award_round.id, Letter.key.startswith("reminder:"))
    done = {keys[key] for key in db.session.scalars(of_today) if key in keys}
    return [Lacking(row, people.get(row.municipality_id, []), row.id in done) for row in rows]


def begun(award_round: Round) -> bool:
    """Tell whether there is anything in a round to hand in at all."""
    query = select(Assessment.id).where(Assessment.round_id == award_round.id).limit(1)
    return db.session.scalar(query) is not None


def chosen(award_round: Round, ids: Iterable[int]) -> list[Lacking]:
    """Give those of the chosen that can be reminded now; whoever has handed in since is left out."""
    wanted = set(ids)
    return [one for one in lacking(award_round) if one.assessment.id in wanted and one.may_be_reminded]


def more_time() -> str:
    """Say what to do for whoever is too late."""
    return _("Den som behöver mer tid får det på kommunens sida i omgången.")


def once(row: Assessment) -> str:
    """Name the reminder of a day: more than one a day nobody gets."""
    return f"{row.id}:{clock.in_sweden(clock.now()):%Y-%m-%d}"


def _key(row: Assessment, person: Person) -> str:
    return f"reminder:{once(row)}:{person.id}"


def subject(row: Assessment) -> str:
    """Give the subject of a reminder."""
    return _("Påminnelse: %(what)s för %(place)s", what=row.name, place=row.municipality.name)


def own_words_fault(text: str) -> str:
    """Say what is wrong with the office's own words, or nothing: the only link of a letter is ours."""
    if len(text) > OWN_LIMIT:
        return _("Texten är för lång. Skriv högst 1 000 tecken.")
    if LINK.search(text):
        return _("Skriv utan länkar och adresser. Länken till sidan står sist i brevet.")
    return ""


def text(row: Assessment, closes: str, own: str = "") -> str:
    """Give the text of a reminder; `closes` is the deadline in words, `own` what the office adds."""
    last = _("Sista tiden är %(closes)s.", closes=closes)
    return _(
        "%(what)s för %(place)s i %(round)s är inte inlämnad än. %(last)s\n\n"
        "%(own)s"
        "Öppna länken för att se vad som är kvar. Har ni redan lämnat in kan du bortse från brevet.",
        what=row.name,
        place=row.municipality.name,
        round=row.round.name if row.round else "",
        last=last,
        own=own + "\n\n" if own else "",
    )


@deed
def remind(
    person_id: int, round_id: int, ids: Iterable[int], closes: dict[int, str], own: str = ""
) -> int | None:
    """Remind the coordinators of what is chosen, at most once a day each; give how many letters were written.

    `closes` tells each assessment's deadline in words, `own` is what the office adds to the letter. A letter
    to all who lack something asks for a second person: then None is given, and nothing is sent yet.
    """
    if fault := own_words_fault(own):
        raise InvalidError({"own": fault})
    award_round = round_to_change(person_id, round_id)
    to_remind = _to_remind(award_round, ids)
    if _everybody(award_round, to_remind):
        about = {"ids": [one.assessment.id for one in to_remind], "own": own}
        say(person_id, award_round, TO_ALL, 0, about)
        return None
    return _remind_all(person_id, award_round, to_remind, closes, own)


@deed
def confirm(person_id: int, round_id: int, seen: int, closes: dict[int, str]) -> int:
    """Say yes, as a second person, to the letter to all that was asked for; give how many were written."""
    award_round = round_to_change(person_id, round_id)
    ask, about = waiting(round_id, TO_ALL, _("Ingen har begärt ett brev till alla."))
    to_remind = _to_remind(award_round, about["ids"])
    confirm_request(person_id, award_round, ask, seen)
    return _remind_all(person_id, award_round, to_remind, closes, about["own"])


def _everybody(award_round: Round, to_remind: list[Lacking]) -> bool:
    """Tell whether a letter goes to all who can be reminded, in more than one municipality."""
    can_be = {one.assessment.id for one in lacking(award_round) if one.may_be_reminded}
    places = {one.assessment.municipality_id for one in to_remind}
    return len(places) > 1 and {one.assessment.id for one in to_remind} == can_be


def _to_remind(award_round: Round, ids: Iterable[int]) -> list[Lacking]:
    """Give those of the chosen that lack something and are not reminded today, held meanwhile."""
    held = (
        select(Assessment.id)
        .where(Assessment.id.in_(sorted(set(ids))), Assessment.round_id == award_round.id)
        .order_by(Assessment.id)
        .with_for_update(read=True)
    )
    to_remind = chosen(award_round, db.session.scalars(held))
    if not to_remind:
        told = _(
            "Välj minst en som inte har påmints i dag, och vars tid inte har gått ut. %(more)s",
            more=more_time(),
        )
        raise InvalidError({"chosen": told})
    return to_remind


def _remind_all(
    person_id: int, award_round: Round, to_remind: list[Lacking], closes: dict[int, str], own: str
) -> int:
    written = 0
    for one in to_remind:
        after = {"assessment": one.assessment.id, "words": own}
        aside = {"closes": closes.get(one.assessment.id, "")}
        note(REMINDER_SENT, person_id, round_id=award_round.id, after=after, aside=aside)
        written += len(one.people)
    return written
