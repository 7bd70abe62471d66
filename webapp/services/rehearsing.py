"""The demo: an invented round with invented municipalities, made by the same deeds that people do."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

from flask_migrate import upgrade
from flask_security.utils import hash_password
from sqlalchemy import select

from questionnaires.edition import Edition, Question
from questionnaires.marks import Levels, levels_of
from webapp import clock
from webapp.models import (
    AGREED,
    AWARD,
    CONTRIBUTOR,
    COORDINATOR,
    EVALUATOR,
    JUROR,
    OFFICER,
    READER,
    Assessment,
    Entrant,
    Membership,
    Municipality,
    Person,
    Post,
    Round,
    db,
    deed,
)
from webapp.said import Link, Said
from webapp.services import access, arranging, context
from webapp.services.assessing import answering, submitting
from webapp.services.evaluating import agreeing, marking, publishing

PASSWORD = "norr-ost-syd-vast"  # noqa: S105 -- works only in a demo, and only on the machine it runs on
ROUND, COMPASS, NOMINATION = "2026", "kommunkompassen/2012", "kvalitetskommun/2003"
SEED = 2026
LOADING = "demo-is-loading"
SKILL = {"Norrvik": 0.74, "Sjöholm": 0.70, "Åkerstad": 0.66, "Granhult": 0.61, "Lillhärad": 0.57, "Exempelby": 0.62}
"""How far each invented municipality tends to have come; areas and questions vary around it."""

TEXTS = (
    "Arbetssättet beslutades av fullmäktige 2023 och gäller alla nämnder. Det följs upp i delårsrapporten.",
    "Vi arbetar så i hela kommunen. Kommunledningskontoret håller ihop arbetet och varje förvaltning har en ansvarig.",
    "Skolan och omsorgen har arbetat så sedan 2022. Tekniska förvaltningen började i år.",
    "Rutinen finns på intranätet och går igenom med alla nya chefer. Bolagen använder sin egen variant.",
    "Resultatet redovisas varje vår för nämnden. Förra året ledde det till två ändringar i verksamhetsplanen.",
    "Arbetet är i gång i ungefär hälften av enheterna. Resten börjar när den nya planen är beslutad.",
    "Vi mäter varje år och jämför enheterna med varandra. Resultaten ligger öppet på webbplatsen.",
    "Det finns en beskrivning, men den används olika. Vi har bett nämnderna att samordna sig.",
)
LINKS = (
    ("https://www.{slug}.example/mal-och-budget", "Mål och budget, avsnittet om styrning"),
    ("https://www.{slug}.example/arsredovisning", "Årsredovisningen, sidan om resultat"),
    ("https://www.{slug}.example/verksamhetsplaner", "Nämndernas verksamhetsplaner"),
)
MOTIVATIONS = (
    "Arbetssättet är beskrivet, men i intervjuerna kände bara hälften av enhetscheferna till det.",
    "Dokumentet finns men är från förra mandatperioden. Ingen kunde visa att det används.",
    "Två av sju nämnder följer upp detta i delårsrapporten. De andra nämner det inte.",
    "Kommunen har kommit längre än den själv anger: bolagen arbetar också så, enligt ägardirektiven.",
    "Resultaten redovisas, men vi såg inget exempel på att de har lett till en ändring.",
)
DESCRIPTION = (
    "Hos oss börjar förändringar ofta i det lilla. En enhet prövar något, mäter och berättar, och fungerar det tar "
    "nästa enhet över.\n\nFör tre år sedan samlade vi allt detta i en gemensam plan. Den säger vad vi vill uppnå, vem "
    "som gör vad och när vi stannar upp och ser efter. Planen ligger öppet på webbplatsen och följs upp två gånger om "
    "året tillsammans med dem det gäller."
)


class Account(TypedDict):
    """A demo account, one a role."""

    role: str
    email: str
    password: str
    start: str


def forget_interrupted(instance: Path) -> None:
    """Remove a demo database whose first loading was interrupted, so that it is made whole again."""
    if (instance / LOADING).exists():
        for path in instance.glob("kompassrosen.sqlite*"):
            path.unlink()


def prepare(instance: Path) -> bool:
    """Bring the database up to date and load the demo if it is empty; tell whether it was."""
    upgrade()
    (instance / LOADING).touch()
    loaded = load()
    (instance / LOADING).unlink()
    return loaded


def load() -> bool:
    """Fill an empty database with the demo round; tell whether it was empty."""
    if db.session.scalar(select(Person.id).limit(1)) is not None:
        return False
    try:
        _load(clock.now())
    finally:
        clock.set_clock(None)
    return True


def _load(today: datetime) -> None:
    """Play the round from its start until today; every step happens on its own day."""
    chance = random.Random(SEED)  # noqa: S311 -- invented answers, the same every time
    _on(today - timedelta(days=60))
    people = _people()
    award_round, entrants = _round(today, people)
    for day, (name, skill) in enumerate(SKILL.items()):
        _on(today - timedelta(days=40 - day))
        whole = name != "Exempelby"
        for edition in (NOMINATION, COMPASS):
            _answer(entrants[name], edition, people, skill, chance, whole=whole)
    _on(today - timedelta(days=20))
    for name in ("Norrvik", "Sjöholm", "Åkerstad", "Granhult", "Lillhärad"):
        arranging.nominate(people["kansli"].id, award_round, entrants[name].id)
        a, b = people["utvarderare.a"].id, people["utvarderare.b"].id
        evaluation = arranging.assign(people["kansli"].id, award_round, entrants[name].id, a, b)
        if name != "Lillhärad":
            _evaluate(evaluation.id, people, chance)
            publishing.publish(people["kansli"].id, evaluation.id)
    clock.set_clock(None)
    own = submitting.start_internal(people["samordnare"].id, entrants["Exempelby"].municipality_id, COMPASS)
    _save(people["samordnare"].id, own, list(context.edition(COMPASS).areas[0].questions)[:9], 0.5, chance, "exempelby")


def _on(day: datetime) -> None:
    """Let the demo's deeds happen on a day in the past, a minute apart."""
    ticks = iter(range(10**9))
    clock.set_clock(lambda: day + timedelta(seconds=next(ticks)))


NAMES = {
    "samordnare": "Karin Ek",
    "medarbetare": "Johan Lind",
    "lasare": "Eva Sand",
    "utvarderare.a": "Anna Berg",
    "utvarderare.b": "Björn Holm",
    "jury": "Maria Ström",
    "kansli": "Per Åberg",
}


@deed
def _people() -> dict[str, Person]:
    """Make the demo's people; all share one password."""
    password = hash_password(PASSWORD)
    people = {
        key: Person(
            email=f"{key}@demo.example", name=name, password=password, active=True, demo=True,
            fs_uniquifier=uuid.uuid4().hex, created_at=clock.now(),
        )
        for key, name in NAMES.items()
    }
    for name in SKILL:
        if name != "Exempelby":
            people[name] = Person(
                email=f"samordnare@{_slug(name)}.example", name=f"Samordnaren i {name}", password=password,
                active=True, demo=True, fs_uniquifier=uuid.uuid4().hex, created_at=clock.now(),
            )
    db.session.add_all(people.values())
    return people


@deed
def _round(today: datetime, people: dict[str, Person]) -> tuple[Round, dict[str, Entrant]]:
    """Make the round with its municipalities, posts and empty questionnaires."""
    local = clock.in_sweden(today + timedelta(days=45))
    closes = local.replace(hour=16, minute=0, second=0, microsecond=0)
    award_round = Round(
        key=ROUND, award="Sveriges KvalitetsKommun", name="Demoomgång 2026", nomination_edition=NOMINATION,
        compass_edition=COMPASS, closes_at=closes, created_at=clock.now(),
    )
    db.session.add(award_round)
    db.session.flush()
    posts = (("utvarderare.a", EVALUATOR), ("utvarderare.b", EVALUATOR), ("jury", JUROR), ("kansli", OFFICER))
    db.session.add_all(Post(person_id=people[key].id, round_id=award_round.id, role=role) for key, role in posts)
    entrants = {name: _entrant(award_round, name, people) for name in SKILL}
    db.session.flush()
    return award_round, entrants


def _entrant(award_round: Round, name: str, people: dict[str, Person]) -> Entrant:
    """Make one municipality with its people and its two questionnaires."""
    municipality = Municipality(name=name)
    db.session.add(municipality)
    db.session.flush()
    roles = [(people[name], COORDINATOR)] if name in people else [
        (people["samordnare"], COORDINATOR), (people["medarbetare"], CONTRIBUTOR), (people["lasare"], READER),
    ]
    for person, role in roles:
        db.session.add(Membership(person_id=person.id, municipality_id=municipality.id, role=role))
    for edition, title in ((NOMINATION, "Nominering 2026"), (COMPASS, "Självvärdering 2026")):
        db.session.add(
            Assessment(
                municipality_id=municipality.id, round_id=award_round.id, edition=edition, purpose=AWARD,
                name=title, closes_at=award_round.closes_at, created_at=clock.now(),
            )
        )
    entrant = Entrant(round_id=award_round.id, municipality_id=municipality.id)
    db.session.add(entrant)
    return entrant


def _slug(name: str) -> str:
    return name.lower().translate(str.maketrans("åäö", "aao"))


def _answer(  # noqa: PLR0913 -- all of it varies from one municipality to the next
    entrant: Entrant, edition_id: str, people: dict[str, Person], skill: float, chance: random.Random, *, whole: bool
) -> None:
    """Answer one questionnaire; wholly and handed in, or about half of it and still open."""
    name = entrant.municipality.name
    person = people.get(name, people["samordnare"])
    assessment_id = db.session.scalars(
        select(Assessment.id).where(
            Assessment.municipality_id == entrant.municipality_id, Assessment.edition == edition_id
        )
    ).one()
    edition = context.edition(edition_id)
    _describe(person.id, assessment_id, edition, whole=whole)
    for area in edition.areas:
        questions = [q for q in area.questions if whole or chance.random() < 0.62]  # noqa: PLR2004 -- about half
        tendency = skill + chance.uniform(-0.14, 0.12)
        helper = person if whole or int(area.number) % 2 else people["medarbetare"]
        _save(helper.id, assessment_id, questions, tendency, chance, _slug(name))
    if whole:
        submitting.submit(person.id, assessment_id, f"Kommunchefen i {name}", "Kommunchef", confirmed=True)


def _describe(person_id: int, assessment_id: int, edition: Edition, *, whole: bool) -> None:
    headings = edition.descriptions if whole else edition.descriptions[:1]
    sent = [answering.Sent(d.id, Said(text=DESCRIPTION), 0, "") for d in headings]
    answering.save_answers(access.own_assessment(person_id, assessment_id), sent)


def _save(  # noqa: PLR0913 -- as above
    person_id: int, assessment_id: int, questions: list[Question], skill: float, chance: random.Random, slug: str
) -> None:
    sent = [answering.Sent(q.id, _said(q, skill, chance, slug), 0, "") for q in questions]
    answering.save_answers(access.own_assessment(person_id, assessment_id), sent)


def _said(question: Question, skill: float, chance: random.Random, slug: str) -> Said:
    """Invent an answer: levels around the municipality's skill, most with a text, many with evidence."""
    if len(question.kind.parts) > 1 and chance.random() < 0.01:  # noqa: PLR2004 -- one in a hundred
        return Said(not_applicable=True, reason="Verksamheten finns inte i vår kommun.")
    levels = _levels(question, skill, chance.gauss)
    text = chance.choice(TEXTS) if chance.random() < 0.8 else ""  # noqa: PLR2004
    picked = chance.choice(LINKS) if chance.random() < 0.4 else None  # noqa: PLR2004
    links = (Link(picked[0].format(slug=slug), picked[1]),) if picked else ()
    return Said(levels, text, links)


def _levels(question: Question, skill: float, around: Callable[[float, float], float]) -> dict[str, str]:
    """Choose a level for each part, more modest for results and improvement, as municipalities are."""
    levels = {}
    for place, part in enumerate(question.kind.parts):
        most = len(part.levels) - 1
        share = skill - 0.06 * place + around(0, 0.17)
        levels[part.id] = part.levels[max(0, min(most, round(share * most)))].id
    return levels


def _evaluate(evaluation_id: int, people: dict[str, Person], chance: random.Random) -> None:
    """Let both evaluators mark, differ here and there, and agree."""
    for key in ("utvarderare.a", "utvarderare.b"):
        seat = access.own_seat(people[key].id, evaluation_id, declared=False)
        agreeing.declare(seat, "", none=True)
        for question in seat.edition.questions.values():
            if chance.random() < 0.09:  # noqa: PLR2004 -- about one in eleven is adjusted
                _adjust(seat, question, chance)
        for area in seat.edition.areas:
            marking.accept_area(seat, seat.track, area)
        agreeing.finish(seat)
    seat = access.own_seat(people["utvarderare.a"].id, evaluation_id)
    for line in agreeing.agreeing(seat).lines:
        if not line.settled:
            apart = line.a_line if line.a_line.differs else line.b_line
            if apart.kept.mark is not None:
                marking.give_mark(seat, AGREED, apart.question, apart.kept.mark, apart.kept.motivation, 0)


def _adjust(seat: access.OwnSeat, question: Question, chance: random.Random) -> None:
    """Move one part of a question a level, most often down."""
    own = marking.marking(seat).own.question(question.id)
    if not own.parts or own.state != "answered":
        return
    levels = {score.part.id: score.level.id for score in own.parts if score.level}
    moved = chance.choice(own.parts)
    order = [level.id for level in moved.part.levels]
    step = 1 if chance.random() < 0.2 else -1  # noqa: PLR2004 -- one in five upwards
    place = max(0, min(len(order) - 1, order.index(levels[moved.part.id]) + step))
    levels[moved.part.id] = order[place]
    mark: Levels = levels_of(question, levels)
    if mark != own.mark:
        marking.give_mark(seat, seat.track, question, mark, chance.choice(MOTIVATIONS), 0)


def accounts() -> list[Account]:
    """List the demo accounts, one a role, with the page each starts on."""
    here = {p.email: p for p in db.session.scalars(select(Person).where(Person.demo))}
    roles = (
        ("samordnare", "samordnare", "/hem"), ("medarbetare", "medarbetare", "/hem"), ("läsare", "lasare", "/hem"),
        ("utvärderare", "utvarderare.a", "/hem"), ("utvärderare", "utvarderare.b", "/hem"),
        ("jury", "jury", f"/jury/{ROUND}"), ("kansli", "kansli", f"/kansli/{ROUND}"),
    )
    return [
        Account(role=role, email=email, password=PASSWORD, start=start)
        for role, key, start in roles
        if (email := f"{key}@demo.example") in here
    ]
