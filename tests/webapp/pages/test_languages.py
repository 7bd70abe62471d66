"""What is kept or sent speaks its reader's language, whoever writes it."""

from __future__ import annotations

from datetime import UTC, datetime

from flask_babel import lazy_gettext
from sqlalchemy import select

from tests.support.rounds import begun
from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar.last_days import in_words
from webapp.ground.mail import occasions
from webapp.ground.mail.models import Letter
from webapp.ground.mail.occasions import Occasion, to
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.ground.words.languages import speaking
from webapp.people.deeds.factors import factor_letters

OCCASION = Occasion(
    "in-two-languages",
    lazy_gettext("Nytt lösenord till Kompassrosen"),
    lambda said: said["day"],
    digest=False,
)
del occasions.OCCASIONS[OCCASION.name]  # it is this test's alone


def test_a_letter_is_in_its_readers_language_whoever_writes_it(small_world):
    reads_english, reads_swedish = (
        db.session.get_one(Person, small_world.person(one)) for one in ("jury", "lasare")
    )
    reads_english.language = "en"
    moment = datetime(2025, 10, 30, 15, 5, tzinfo=UTC)
    people = lambda: [to(one, said={"day": in_words(moment)}) for one in (reads_english, reads_swedish)]  # noqa: E731
    with speaking("en"):
        OCCASION.write(people)
    db.session.commit()
    written = db.session.execute(
        select(Letter.subject, Letter.body).where(Letter.occasion == OCCASION.name).order_by(Letter.id)
    )

    assert sorted(tuple(one) for one in written) == [
        ("New password for Kompassrosen", f"Hello {reads_english.name},\n\n30 October 2025 at 16:05"),
        ("Nytt lösenord till Kompassrosen", f"Hej {reads_swedish.name}.\n\n30 oktober 2025 kl. 16.05"),
    ]


def test_what_a_letter_says_of_ours_is_in_its_readers_language_too(small_world):
    person = db.session.get_one(Person, small_world.person("lasare"))
    with speaking("en"):
        factor_letters.write_reset(person, "", "Tappad telefon")
    written = db.session.scalars(select(Letter.body).where(Letter.occasion == factor_letters.RESET.name))
    reset = written.one()

    assert ("Driften" in reset, "Skäl: Tappad telefon" in reset) == (True, True)


def test_a_questionnaire_keeps_a_swedish_name_whoever_begins_the_round(small_world):
    with speaking("en"):
        made = begun(small_world, places=("Nacka",))
    names = db.session.scalars(select(Assessment.name).where(Assessment.round_id == made.id).distinct())

    assert set(names) == {f"Nominering {made.key}", f"Självvärdering {made.key}"}
