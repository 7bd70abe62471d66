"""How the country's municipalities answer: a whole questionnaire, or some of it, in one deed."""

from __future__ import annotations

from sqlalchemy import select

from webapp.assessment.content import Said
from webapp.assessment.deeds import answers, hand_in
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries import own_assessment
from webapp.demo.answers import invent
from webapp.demo.country.municipalities import Country
from webapp.demo.people import slug_of
from webapp.demo.texts import DESCRIPTIONS
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Round


def forms_of(award_round: Round, edition: str) -> dict[str, int]:
    """Give the ids of the questionnaires of an edition in a round, by municipality."""
    query = (
        select(Municipality.name, Assessment.id)
        .join(Municipality, Municipality.id == Assessment.municipality_id)
        .where(Assessment.round_id == award_round.id, Assessment.edition == edition)
    )
    return {row.name: row.id for row in db.session.execute(query)}


def fill(country: Country, name: str, form: int, share: float = 1) -> None:
    """Answer the first share of a questionnaire, by the coordinator, around what the municipality can."""
    subject = own_assessment.own_assessment(country.people[name].id, form)
    edition, chance = subject.edition, country.chance
    headings = edition.descriptions[: round(len(edition.descriptions) * share)]
    questions = list(edition.questions.values())[: round(len(edition.questions) * share)]
    told = {one.id: Said(text=chance.choice(DESCRIPTIONS[one.id]).format(place=name)) for one in headings}
    said = {one.id: invent(one, country.skill[name], chance, slug_of(name)) for one in questions}
    answers.save_answers(subject, [Sent(which, one, 0, "") for which, one in (told | said).items()])


def fill_and_hand_in(country: Country, name: str, form: int) -> None:
    """Answer everything and hand it in, signed by the municipality's head."""
    fill(country, name, form)
    signed = f"Kommundirektören i {name}", "Kommundirektör"
    hand_in.submit(country.people[name].id, form, *signed, confirmed=True)
