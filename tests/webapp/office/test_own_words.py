"""The office's own words in reminders, and the guest's link in a letter."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.colleagues import hand
from tests.support.inbox import letters_to, the_round
from webapp.assessment.queries.guests.guest_links import guest_link
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db
from webapp.office.deeds import reminders

OWN = "Ring oss gärna, t.ex. på fredag kl. 13.00."
GUEST = "lena.dahl@bolaget.example"


def remind(world, own):
    row = world.assessment("Exempelby")
    return reminders.remind(world.person("kansli"), the_round().id, [row], {row: "fredag"}, own)


def test_the_offices_own_words_stand_in_the_letter_and_in_the_story(world):
    remind(world, OWN)

    (letter,) = letters_to("samordnare@demo.example")
    assert letter.body.split("\n\n")[2] == OWN
    assert db.session.scalars(select(Event.after).where(Event.what == "reminder.sent")).one()["words"] == OWN


@pytest.mark.parametrize(
    "own",
    [
        "Se https://elakt.example",
        "Gå till www.elakt.se",
        "elakt.com/logga-in",
        "Skriv till a@b.se",
        "x" * 1_001,
    ],
)
def test_own_words_carry_no_links(world, own):
    with pytest.raises(InvalidError) as refusal:
        remind(world, own)

    assert set(refusal.value.faults) == {"own"}
    assert letters_to("samordnare@demo.example") == []


def test_without_own_words_the_letter_is_as_before(world):
    remind(world, "")

    assert len(letters_to("samordnare@demo.example")[0].body.split("\n\n")) == 3


def test_a_guest_gets_the_link_by_mail_and_nothing_of_the_answers(world):
    token = hand(world, to=GUEST, note="Titta på https://elakt.example").token

    (letter,) = letters_to(GUEST)

    assert (letter.link, letter.secret) == (f"/svar/{token}", True)
    assert guest_link(token).open is True
    assert letter.subject == "Exempelby ber om din hjälp"
    assert "elakt" not in letter.body
