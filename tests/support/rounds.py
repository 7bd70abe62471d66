"""Rounds made from recipes, and the deeds that fill them, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.award.models.choice import WINNER, Honour
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.tables.faults import Fault
from webapp.ground.who import Municipality, Post
from webapp.office.deeds import participant_import
from webapp.office.queries.participant_table import Draft
from webapp.rounds.deeds import rounds
from webapp.rounds.models.rounds import Entrant, Round

PLACES = ("Nacka", "Kalix", "Botkyrka", "Västerås", "Trollhättan")


def table(*names: str) -> bytes:
    """Write a table of participants."""
    rows = [f"{name};Kontakt i {name};info@kommun{n}.example" for n, name in enumerate(names)]
    return "\n".join(["kommun;kontaktperson;e-post", *rows]).encode()


def begun(world, recipe: str = "2021", places: tuple[str, ...] = PLACES, key: str = "2027") -> Round:
    """Make a round from a recipe, with participants."""
    office = world.person("kansli")
    award_round = rounds.make_round(office, recipe, key, f"Omgång {key}")
    if places:
        assert participant_import.bring(office, award_round, table(*places)).faults == ()
    return award_round


def tried(world, award_round: Round, content: bytes, said: Mapping[str, str] | None = None) -> Draft:
    """Look at a table of participants without reading it in; what is no table is a fault too."""
    office = world.person("kansli")
    try:
        sent = participant_import.keep_table(office, award_round, content, "deltagare.csv")
    except InvalidError as error:
        return Draft(faults=(Fault(0, error.faults["file"]),))
    return participant_import.look(office, award_round, sent, said or {}).draft


def entrants(award_round: Round) -> dict[str, Entrant]:
    rows = db.session.scalars(select(Entrant).where(Entrant.round_id == award_round.id))
    return {row.municipality.name: row for row in rows}


def form(award_round: Round, name: str, edition: str) -> Assessment:
    query = select(Assessment).join(Municipality)
    return db.session.scalars(
        query.where(
            Assessment.round_id == award_round.id,
            Municipality.name == name,
            Assessment.edition == edition,
        )
    ).one()


def hand_in(award_round: Round, edition: str, *names: str) -> None:
    """Let municipalities have handed in; nobody of theirs has an account in these tests."""
    for name in names or PLACES:
        form(award_round, name, edition).submitted_at = clock.now()
    db.session.commit()


def nominate(award_round: Round, *names: str) -> None:
    for name in names:
        entrants(award_round)[name].nominated_at = clock.now()
    db.session.commit()


def crown(award_round: Round, name: str) -> None:
    """Let the jury have named a winner."""
    office = db.session.scalars(select(Post.person_id).where(Post.role == OFFICER).limit(1)).one()
    one = entrants(award_round)[name].id
    about = {"round_id": award_round.id, "entrant_id": one, "named_by_id": office}
    db.session.add(Honour(kind=WINNER, named_at=clock.now(), **about))
    db.session.commit()


def evaluated(award_round: Round, *names: str, fixed: bool = True) -> None:
    """Let municipalities have a fixed result."""
    for name in names:
        row = form(award_round, name, award_round.compass_edition)
        evaluation = db.session.scalars(select(Evaluation).where(Evaluation.assessment_id == row.id)).one()
        evaluation.published_at = clock.now() if fixed else None
    db.session.commit()


def a_day_later() -> None:
    """Let a day go: those of whom one let the other into the office now count as two."""
    moment = clock.now() + timedelta(hours=24)
    clock.set_clock(lambda: moment)


def told(award_round: Round, what: str) -> list[Event]:
    """Give the events of a round that are called so, oldest first."""
    query = select(Event).where(Event.round_id == award_round.id, Event.what == what).order_by(Event.id)
    return list(db.session.scalars(query))


def sweden(text: str) -> datetime:
    """Read a moment as clocks in Sweden show it: "2027-03-15 16:00"."""
    (moment,) = clock.moments_of(datetime.fromisoformat(text))
    return moment
