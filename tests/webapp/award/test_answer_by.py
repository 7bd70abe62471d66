"""A nominated municipality is told until when to answer."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.figures import code_of, come_to_choice, coordinate, read_in, table
from tests.support.rounds import begun
from webapp.award.deeds.figures import figure_nominations
from webapp.ground.calendar import clock
from webapp.ground.calendar.last_days import in_words
from webapp.ground.frame.filters import deadline
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import StepDate


def told(world, closes) -> tuple[str, str]:
    """Nominate with this last time in the round's plan; give the letter and the page."""
    award_round = begun(world, "2025", ("Nacka",))
    read_in(world, award_round, table(("Nacka", "Kalix", "Botkyrka")))
    come_to_choice(award_round)
    step = db.session.scalars(select(StepDate).filter_by(round_id=award_round.id, step="nominering")).first()
    step = step or StepDate(round_id=award_round.id, step="nominering")
    step.closes_at = closes
    db.session.add(step)
    coordinate(world, "Nacka")
    figure_nominations.nominate(world.person("kansli"), award_round, code_of("Nacka"), "Ett skäl.")
    letter = db.session.scalars(select(Letter).where(Letter.key.startswith("nominated:"))).one()
    return letter.body, world.at("samordnare").get(letter.link).text


def test_the_letter_and_the_page_say_until_when_by_the_plan(small_world):
    closes = clock.now() + timedelta(days=10)

    letter, page = told(small_world, closes)

    day = in_words(closes)
    assert letter.count(f"Kommunen behöver svara ja eller nej senast {day}.") == 1
    assert page.count(f"Svara senast {deadline(closes)}.") == 1


def test_a_plan_that_has_passed_or_names_no_time_is_not_told(small_world):
    letter, page = told(small_world, clock.now() - timedelta(days=1))

    assert letter.count("Kommunen behöver svara ja eller nej.") == 1
    assert page.count("Svara senast") == 0
