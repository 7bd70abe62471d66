"""A letter to a contact is in its reader's language, whatever language the officer who sends it reads."""

from __future__ import annotations

from sqlalchemy import select

from tests.support.contacts import press
from tests.support.rounds import PLACES, begun, entrants
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.ground.words.languages import ENGLISH, SWEDISH, speaking
from webapp.office.deeds.groups import contact_invitations
from webapp.people.queries.invitations import invitation_texts

READER = "samordnare@demo.example"


def letter_to(email: str) -> Letter:
    return db.session.scalars(select(Letter).where(Letter.recipient == email)).one()


def begun_with_an_english_reader(world):
    """Begin a round in which one contact has an account and reads English."""
    made = begun(world)
    db.session.get_one(Person, world.person("samordnare")).language = ENGLISH
    entrants(made)[PLACES[0]].contact_email = READER
    db.session.commit()
    return made


def test_an_english_officer_writes_to_each_contact_in_its_own_language(world):
    made = begun_with_an_english_reader(world)

    with speaking(ENGLISH):
        press(world, made)

    with speaking(SWEDISH):
        hello, english = invitation_texts.subject(made, PLACES[0]), letter_to(READER)
    assert letter_to("info@kommun1.example").subject.startswith("Inbjudan till")
    assert (english.subject == hello, "Hej " in english.body) == (False, False)


def test_own_words_are_filled_in_also_for_a_reader_of_another_language(world):
    made = begun_with_an_english_reader(world)
    own = "Hej {namn}, {kommun} är med."
    contact_invitations.save_text(world.person("kansli"), made.id, 0, own)

    contact_invitations.invite(
        world.person("kansli"), made.id, {one.id for one in entrants(made).values()}, 1
    )

    assert "{" not in letter_to(READER).body


def test_the_usual_words_are_the_usual_ones_in_whichever_language_they_were_shown(world):
    made = begun(world)
    with speaking(ENGLISH):
        usual = invitation_texts.usual()

    contact_invitations.save_text(world.person("kansli"), made.id, 0, usual)

    assert invitation_texts.words_of(made.id).version == 0
