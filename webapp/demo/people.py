"""The demo's people, municipalities and round, with empty questionnaires."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TypedDict

from flask_security.utils import hash_password
from sqlalchemy import select

from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.ground.calendar import clock
from webapp.ground.roles import CONTRIBUTOR, COORDINATOR, EVALUATOR, JUROR, NOMINATOR, OFFICER, READER
from webapp.ground.store.database import db, deed
from webapp.ground.who import Membership, Municipality, Person, Post
from webapp.people.deeds import invitations
from webapp.people.deeds.invitations import Invited
from webapp.rounds.models.rounds import Entrant, Round, StepDate
from webapp.rounds.recipe_files import recipes

PASSWORD = "norr-ost-syd-vast"  # noqa: S105 -- works only in a demo, and only on the machine it runs on
ROUND, COMPASS, NOMINATION = "2026", "kommunkompassen/2012", "kvalitetskommun/2003"
ANCHORED = "kommunkompassen/2012-forankrad"
"""The edition that new assessments begin in; the round under way keeps its own."""
RECIPE, STEP = "2003", "urval"
SKILL = {
    "Norrvik": 0.74,
    "Sjöholm": 0.70,
    "Åkerstad": 0.66,
    "Granhult": 0.61,
    "Lillhärad": 0.57,
    "Exempelby": 0.62,
}
"""How far each invented municipality tends to have come; areas and questions vary around it."""

NAMES = {
    "samordnare": "Karin Ek",
    "medarbetare": "Johan Lind",
    "lasare": "Eva Sand",
    "utvarderare.a": "Anna Berg",
    "utvarderare.b": "Björn Holm",
    "jury": "Maria Ström",
    "kansli": "Per Åberg",
    "kansli.b": "Lena Vik",
    "jury.b": "Lars Wik",
    "jury.c": "Sara Nord",
    "nomineringsgrupp": "Helena Frisk",
    "nomineringsgrupp.b": "Mats Lövgren",
    "nomineringsgrupp.c": "Inger Dahl",
}


class Account(TypedDict):
    """A demo account, one a role."""

    role: str
    email: str
    password: str
    start: str


@deed
def make_people() -> dict[str, Person]:
    """Make the demo's people; all share one password."""
    password = hash_password(PASSWORD)
    people = {
        key: Person(
            email=f"{key}@demo.example",
            name=name,
            password=password,
            active=True,
            demo=True,
            fs_uniquifier=uuid.uuid4().hex,
            created_at=clock.now(),
        )
        for key, name in NAMES.items()
    }
    for name in SKILL:
        if name != "Exempelby":
            people[name] = Person(
                email=f"samordnare@{slug_of(name)}.example",
                name=f"Samordnaren i {name}",
                password=password,
                active=True,
                demo=True,
                fs_uniquifier=uuid.uuid4().hex,
                created_at=clock.now(),
            )
    db.session.add_all(people.values())
    return people


@deed
def make_round(today: datetime, people: dict[str, Person]) -> tuple[Round, dict[str, Entrant]]:
    """Make the round with its municipalities, posts and empty questionnaires."""
    local = clock.in_sweden(today + timedelta(days=45))
    closes = local.replace(hour=16, minute=0, second=0, microsecond=0)
    award_round = Round(
        key=ROUND,
        award="Sveriges KvalitetsKommun",
        name="Demoomgång 2026",
        nomination_edition=NOMINATION,
        compass_edition=COMPASS,
        closes_at=closes,
        created_at=clock.now(),
        recipe=RECIPE,
        step=STEP,
    )
    db.session.add(award_round)
    db.session.flush()
    db.session.add_all(_step_dates(award_round, local))
    posts = (
        ("utvarderare.a", EVALUATOR),
        ("utvarderare.b", EVALUATOR),
        ("jury", JUROR),
        ("kansli", OFFICER),
        ("kansli.b", OFFICER),
        *((key, JUROR) for key in ("jury.b", "jury.c")),
        *((key, NOMINATOR) for key in ("nomineringsgrupp", "nomineringsgrupp.b", "nomineringsgrupp.c")),
    )
    db.session.add_all(
        Post(person_id=people[key].id, round_id=award_round.id, role=role) for key, role in posts
    )
    entrants = {name: _entrant(award_round, name, people) for name in SKILL}
    db.session.flush()
    return award_round, entrants


def _step_dates(award_round: Round, closes: datetime) -> list[StepDate]:
    """Give the steps dates around the day that the answers close, all of them at four o'clock."""
    days = ((-105, -80), (-100, 0), (-65, 0), (-65, 0), (-65, 14), (14, 28), (28, None))
    day = closes.replace(hour=16, minute=0, second=0, microsecond=0)
    return [
        StepDate(
            round_id=award_round.id,
            step=step.id,
            opens_at=day + timedelta(days=opens),
            closes_at=None if end is None else day + timedelta(days=end),
        )
        for step, (opens, end) in zip(recipes().known[RECIPE].steps, days, strict=True)
    ]


def _entrant(award_round: Round, name: str, people: dict[str, Person]) -> Entrant:
    """Make one municipality with its people and its two questionnaires."""
    municipality = Municipality(name=name)
    db.session.add(municipality)
    db.session.flush()
    roles = (
        [(people[name], COORDINATOR)]
        if name in people
        else [
            (people["samordnare"], COORDINATOR),
            (people["medarbetare"], CONTRIBUTOR),
            (people["lasare"], READER),
        ]
    )
    for person, role in roles:
        db.session.add(Membership(person_id=person.id, municipality_id=municipality.id, role=role))
    for edition, title in ((NOMINATION, "Nominering 2026"), (COMPASS, "Självvärdering 2026")):
        db.session.add(
            Assessment(
                municipality_id=municipality.id,
                round_id=award_round.id,
                edition=edition,
                purpose=AWARD,
                name=title,
                closes_at=award_round.closes_at,
                created_at=clock.now(),
            )
        )
    coordinator = roles[0][0]
    entrant = Entrant(
        round_id=award_round.id,
        municipality_id=municipality.id,
        contact_name=coordinator.name,
        contact_email=coordinator.email,
    )
    db.session.add(entrant)
    return entrant


def invite_some(people: dict[str, Person], round_id: int, municipality_id: int) -> None:
    """Invite a colleague and a juror who have not answered yet."""
    colleague = Invited("sara.nord@exempelby.example", "Sara Nord", CONTRIBUTOR)
    invitations.invite_colleague(people["samordnare"].id, municipality_id, colleague)
    juror = Invited("olle.vik@juryn.example", "Olle Vik", JUROR)
    invitations.invite_by_office(people["kansli"].id, round_id, juror)


def slug_of(name: str) -> str:
    """Write a municipality's name as an address would."""
    return name.lower().translate(str.maketrans("åäö", "aao"))


def accounts() -> list[Account]:
    """List the demo accounts: one a role, then those needed beside them, with the page each starts on."""
    here = {p.email: p for p in db.session.scalars(select(Person).where(Person.demo))}
    roles = (
        ("samordnare", "samordnare", "/hem"),
        ("medarbetare", "medarbetare", "/hem"),
        ("läsare", "lasare", "/hem"),
        ("utvärderare", "utvarderare.a", "/hem"),
        ("utvärderare", "utvarderare.b", "/hem"),
        ("jury", "jury", f"/jury/{ROUND}"),
        ("kansli", "kansli", f"/kansli/{ROUND}"),
        ("nomineringsgrupp", "nomineringsgrupp", f"/nomineringsgrupp/{ROUND}"),
        ("granskare", "granskare", "/granskning/2025"),
        ("intygsgivare", "intygsgivare", "/hem"),
        ("samordnare 2", "samordnare@ljungdala.example", "/hem"),
        ("kansli 2", "kansli.b", f"/kansli/{ROUND}"),
        ("jury 2", "jury.b", f"/jury/{ROUND}"),
        ("jury 3", "jury.c", f"/jury/{ROUND}"),
        ("nomineringsgrupp 2", "nomineringsgrupp.b", f"/nomineringsgrupp/{ROUND}"),
        ("nomineringsgrupp 3", "nomineringsgrupp.c", f"/nomineringsgrupp/{ROUND}"),
    )
    return [
        Account(role=role, email=email, password=PASSWORD, start=start)
        for role, key, start in roles
        if (email := key if "@" in key else f"{key}@demo.example") in here
    ]
