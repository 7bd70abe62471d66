"""Invented answers around each municipality's skill, given by the same deed as real ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from sqlalchemy import select

from questionnaires.edition import Edition, Question
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.demo.people import slug_of
from webapp.demo.texts import DESCRIPTION, DESCRIPTIONS, LINKS, TEXTS
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.rounds.models.rounds import Entrant


def answer_all(  # noqa: PLR0913 -- all of it varies from one municipality to the next
    entrant: Entrant,
    edition_id: str,
    people: dict[str, Person],
    skill: float,
    chance: random.Random,
    *,
    whole: bool,
) -> None:
    """Answer one questionnaire, wholly or about half of it."""
    name = entrant.municipality.name
    person = people.get(name, people["samordnare"])
    assessment_id = _answered(entrant, edition_id)
    edition = context.edition(edition_id)
    _describe(person.id, assessment_id, edition, whole=whole)
    for area in edition.areas:
        questions = [q for q in area.questions if whole or chance.random() < 0.62]  # noqa: PLR2004 -- about half
        tendency = skill + chance.uniform(-0.14, 0.12)
        helper = person if whole or int(area.number) % 2 else people["medarbetare"]
        save(helper.id, assessment_id, questions, tendency, chance, slug_of(name))


def hand_in_all(entrant: Entrant, edition_ids: Iterable[str], people: dict[str, Person]) -> None:
    """Hand in what is answered, when its evidence lies beside it."""
    name = entrant.municipality.name
    for edition_id in edition_ids:
        signed = f"Kommunchefen i {name}", "Kommunchef"
        hand_in.submit(people[name].id, _answered(entrant, edition_id), *signed, confirmed=True)


def _answered(entrant: Entrant, edition_id: str) -> int:
    query = select(Assessment.id).where(
        Assessment.municipality_id == entrant.municipality_id, Assessment.edition == edition_id
    )
    return db.session.scalars(query).one()


def _describe(person_id: int, assessment_id: int, edition: Edition, *, whole: bool) -> None:
    headings = edition.descriptions if whole else edition.descriptions[:1]
    sent = [answers.Sent(d.id, Said(text=DESCRIPTION), 0, "") for d in headings]
    answers.save_answers(own_assessment.own_assessment(person_id, assessment_id), sent)


def save(  # noqa: PLR0913, PLR0917 -- as above
    person_id: int,
    assessment_id: int,
    questions: list[Question],
    skill: float,
    chance: random.Random,
    slug: str,
) -> None:
    """Answer some questions of one assessment."""
    sent = [answers.Sent(q.id, invent(q, skill, chance, slug), 0, "") for q in questions]
    answers.save_answers(own_assessment.own_assessment(person_id, assessment_id), sent)


def invent(question: Question, skill: float, chance: random.Random, slug: str) -> Said:
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


def fill(  # noqa: PLR0913, PLR0917 -- as above
    person: Person, assessment_id: int, place: str, skill: float, chance: random.Random, share: float = 1
) -> None:
    """Answer a questionnaire in a municipality's own words, or a share of each area."""
    subject = own_assessment.own_assessment(person.id, assessment_id)
    edition = subject.edition
    headings = edition.descriptions[: round(len(edition.descriptions) * share)]
    told = [
        answers.Sent(d.id, Said(text=chance.choice(DESCRIPTIONS[d.id]).format(place=place)), 0, "")
        for d in headings
    ]
    answers.save_answers(subject, told)
    for area in edition.areas:
        questions = list(area.questions)[: round(len(area.questions) * share)]
        save(person.id, assessment_id, questions, skill + chance.uniform(-0.14, 0.12), chance, slug_of(place))
