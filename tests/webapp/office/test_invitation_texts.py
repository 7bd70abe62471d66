"""The office's own words in an invitation: filled in for each, kept with the round."""

from __future__ import annotations

import pytest

from tests.support.contacts import invitation_letters, press
from tests.support.inbox import happened, invitation, letters_to
from tests.support.rounds import begun
from webapp.ground.refusals import InvalidError, StaleError
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.office.deeds.groups import contact_invitations
from webapp.people.deeds import invitations
from webapp.people.queries.invitations import invitation_texts

OWN = "Hej {namn}! {kommun} är med i {omgång}. Svara senast {sista dag}. {avsändare}"


def test_the_letter_has_the_offices_own_words_and_always_award_round_and_last_day(world):
    made = begun(world)
    contact_invitations.save_text(world.person("kansli"), made.id, 0, OWN)

    press(world, made, "Nacka", version=1)

    (letter,) = letters_to("info@kommun0.example")
    day = invitation_texts.day_in_words(made.closes_at)
    first = invitation_texts.day_in_words(invitation_texts.last_day(made))
    assert day != first
    assert letter.subject == "Inbjudan till Omgång 2027: Nacka"
    assert letter.body == (
        f"Hej Kontakt i Nacka! Nacka är med i Omgång 2027. Svara senast {first}. Per Åberg\n\n"
        f"Utmärkelse: Sveriges KvalitetsKommun\nOmgång: Omgång 2027\nSista dag: {first}\n\n"
        "Öppna länken för att se inbjudan, göra ditt konto och gå med. Den gäller i 14 dagar, bara för dig "
        "och en enda gång. Väntade du dig inte inbjudan kan du låta den vara; då händer ingenting."
    )
    assert (letter.secret, invitation("info@kommun0.example").role) == (True, COORDINATOR)


def test_an_invitation_that_is_sent_again_has_the_words_as_they_are_then(world):
    made = begun(world)
    press(world, made, "Nacka")
    contact_invitations.save_text(world.person("kansli"), made.id, 0, "Vi påminner {kommun}.")
    row = invitation("info@kommun0.example")
    row.written_at -= invitations.PAUSE
    db.session.commit()

    invitations.send_again(world.person("kansli"), row.id, round_id=made.id)

    assert letters_to("info@kommun0.example")[-1].body.startswith("Vi påminner Nacka.\n\nUtmärkelse: ")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (" ", "Skriv något i brevet."),
        ("a" * 2001, "Texten är för lång. Skriv högst 2 000 tecken."),
        (
            "Hej {förnamn}",
            (
                "{förnamn} är inget som brevet kan fylla i. De här går: {namn}, {kommun}, {utmärkelse}, "
                "{omgång}, {sista dag}, {avsändare}."
            ),
        ),
        ("Hej {namn", "En klammer är ensam. Skriv till exempel {kommun}, med klamrar på båda sidor."),
        ("Se www.skr.se", "Skriv utan länkar och adresser. Länken till inbjudan står sist i brevet."),
    ],
)
def test_words_that_no_letter_can_have_are_refused_and_say_what_goes(world, text, fault):
    made = begun(world)

    with pytest.raises(InvalidError) as refused:
        contact_invitations.save_text(world.person("kansli"), made.id, 0, text)

    assert refused.value.faults == {"text": fault}


def test_words_that_somebody_else_has_changed_are_neither_overwritten_nor_sent_unseen(world):
    made = begun(world)
    contact_invitations.save_text(world.person("kansli"), made.id, 0, OWN)

    with pytest.raises(StaleError):
        contact_invitations.save_text(world.person("kansli"), made.id, 0, "Hej {namn}.")
    with pytest.raises(StaleError, match="Texten i inbjudan har ändrats"):
        press(world, made)

    assert (invitation_letters(), invitation_texts.words_of(made.id).text) == ([], OWN)
    contact_invitations.save_text(world.person("kansli"), made.id, 1, OWN)
    assert happened("invitation.worded") == 1
