"""Imported contacts are invited in one press: one letter each, in the office's own words, nobody twice."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.choices import at_once
from tests.support.contacts import invitation_letters, press
from tests.support.inbox import happened, invitation, letters_to, token
from tests.support.rounds import PLACES, begun, entrants, table
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR, OFFICER, READER
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person, Post
from webapp.office.deeds import participant_import
from webapp.office.deeds.groups import contact_invitations
from webapp.office.queries import participants
from webapp.office.queries.contacts.addressees import addressees
from webapp.people.deeds import invitations, redemptions
from webapp.people.queries.invitations.invitation_texts import COORDINATES, JOINS_AGAIN
from webapp.rounds.models.rounds import Round


def contact(made: Round, name: str, email: str) -> None:
    """Let a municipality have this contact."""
    entrants(made)[name].contact_email = email
    db.session.commit()


def joined(world, made: Round, name: str, key: str, role: str) -> None:
    """Let somebody who has an account be the contact, and have a role in the municipality."""
    place = entrants(made)[name].municipality_id
    db.session.add(Membership(person_id=world.person(key), municipality_id=place, role=role))
    contact(made, name, f"{key}@demo.example")


def left_out(made: Round) -> dict[str, str]:
    return {one.place: one.why for one in addressees(made).left_out}


def test_everybody_gets_one_letter_in_one_press_and_nobody_a_second(world):
    made = begun(world)

    assert press(world, made) == len(PLACES)

    assert invitation_letters() == [f"info@kommun{n}.example" for n in range(5)]
    with pytest.raises(NotReadyError, match="Ingen av de valda kan bjudas in nu"):
        press(world, made)
    assert set(left_out(made).values()) == {
        "Är redan inbjuden. Inbjudan kan skickas igen på kommunens sida i omgången."
    }
    assert (len(invitation_letters()), happened("contacts.invited")) == (5, 1)


@pytest.mark.both
def test_two_officers_who_press_at_once_write_one_letter_to_each(world):
    made = begun(world)
    db.session.add(Post(person_id=world.person("kansli.b"), round_id=made.id, role=OFFICER))
    db.session.commit()
    chosen, officers = (
        [one.id for one in entrants(made).values()],
        [world.person(one) for one in ("kansli", "kansli.b")],
    )
    round_id = made.id

    written = at_once(
        world, *(lambda who=who: contact_invitations.invite(who, round_id, chosen, 0) for who in officers)
    )

    assert {type(one) for one in written} == {int, NotReadyError}
    assert [one for one in written if one == len(PLACES)] == [len(PLACES)]
    assert invitation_letters() == [f"info@kommun{n}.example" for n in range(5)]


def test_whoever_is_left_out_is_told_why(world):
    made = begun(world)
    contact(made, "Nacka", "")
    joined(world, made, "Kalix", "samordnare", READER)
    contact(made, "Botkyrka", "kansli@demo.example")
    contact(made, "Västerås", "jury@demo.example")
    db.session.get_one(Person, world.person("jury")).active = False
    db.session.commit()

    assert press(world, made) == 1
    assert left_out(made) == {
        "Nacka": "Adress saknas. Läs in kontaktpersonen igen, med namn och e-post.",
        "Kalix": "Är redan med i kommunen, som läsare. Kommunens samordnare kan ändra rollen.",
        "Botkyrka": "Personen arbetar i omgångens kansli och kan inte också svara för en kommun.",
        "Västerås": "Kontot för adressen är stängt. Läs in någon annan som kontaktperson.",
        "Trollhättan": "Är redan inbjuden. Inbjudan kan skickas igen på kommunens sida i omgången.",
    }


def test_whoever_has_an_account_gets_another_sentence_and_a_coordinator_needs_no_invitation(world):
    made = begun(world)
    contact(made, "Nacka", "samordnare@demo.example")
    joined(world, made, "Kalix", "utvarderare.a", COORDINATOR)

    kinds = {one.place: one.kind for one in addressees(made).invited}
    press(world, made, "Nacka", "Kalix")

    assert (kinds["Nacka"], kinds["Kalix"]) == (JOINS_AGAIN, COORDINATES)
    assert "Du har redan ett konto för den här adressen." in letters_to("samordnare@demo.example")[-1].body
    letter = letters_to("utvarderare.a@demo.example")[-1]
    assert (letter.secret, letter.link) == (False, "/hem")
    assert "Du samordnar redan svaren för kommunen" in letter.body
    assert left_out(made)["Kalix"] == "Samordnar redan svaren, och har fått brevet."


def test_a_contact_that_is_corrected_after_the_invitations_went_out_gets_one_and_the_old_link_ends(world):
    made = begun(world)
    press(world, made)
    old = token("info@kommun0.example")
    rows = table("Nacka").decode().replace("info@kommun0", "anna@nacka").encode()
    participant_import.bring(world.person("kansli"), made, rows)

    (one,) = addressees(made).invited
    assert (one.place, [row.email for row in one.replaced]) == ("Nacka", ["info@kommun0.example"])
    assert press(world, made) == 1

    assert redemptions.shown(old).state == redemptions.REVOKED
    assert letters_to("info@kommun0.example") == []
    assert redemptions.shown(token("anna@nacka.example")).state == redemptions.OPEN


def test_an_invitation_that_the_office_wrote_by_hand_is_not_ended_by_a_contacts(world):
    made = begun(world)
    place = entrants(made)["Nacka"].municipality_id
    by_hand = invitations.Invited("eva@nacka.example", "Eva Ek", COORDINATOR)
    invitations.invite_by_office(world.person("kansli"), made.id, by_hand, place)

    press(world, made, "Nacka")

    assert redemptions.shown(token("eva@nacka.example")).state == redemptions.OPEN


def test_a_link_that_has_ended_by_itself_is_no_hindrance(world):
    made = begun(world)
    press(world, made, "Nacka")
    invitation("info@kommun0.example").expires_at = clock.now()
    db.session.commit()

    assert press(world, made, "Nacka") == 1


@pytest.mark.parametrize("who", ["jury", "samordnare", "kansli.b"])
def test_nobody_but_the_rounds_own_office_invites(world, who):
    made = begun(world)

    with pytest.raises(NotThereError):
        press(world, made, by=who)


def test_the_office_sees_how_far_each_has_come_from_the_invitation_on(world):
    made = begun(world)

    def state(name: str = "Nacka") -> str:
        return next(line.state for line in participants.following(made).lines if line.name == name)

    seen = [state()]
    press(world, made)
    seen.append(state())
    redemptions.open_link(token("info@kommun0.example"))
    redemptions.open_link(token("info@kommun0.example"))
    seen.append(state())
    redemptions.redeem_as_new(token("info@kommun0.example"), "Anna Alm", "x")
    seen.append(state())

    assert seen == ["ej-inbjudna", "inbjudna", "oppnat", "konto"]
    assert happened("invitation.opened") == 1
    numbers = participants.following(made).numbers
    assert sum(numbers[one] for one in participants.STATES) == numbers["alla"] == 5


def test_a_letter_that_could_not_be_delivered_stands_on_its_municipalitys_row(world):
    made = begun(world)
    press(world, made)
    letter = letters_to("info@kommun0.example")[0]
    letter.failed_at, letter.last_error = clock.now(), "E-postservern svarade 550: okänd"
    db.session.commit()

    page = participants.following(made, chosen=participants.STOPPED)

    assert [(line.name, line.delivery.why) for line in page.lines] == [
        ("Nacka", "E-postservern svarade 550: okänd")
    ]
    assert db.session.scalar(select(func.count(Letter.id)).where(Letter.failed_at.is_not(None))) == 1


def test_whoever_has_come_in_by_the_rounds_invitation_is_not_invited_once_more(world):
    made = begun(world)
    press(world, made, "Nacka", "Kalix")
    redemptions.redeem_as_new(token("info@kommun0.example"), "Anna Alm", "x")
    kalix = entrants(made)["Kalix"].contact_email
    redemptions.redeem_as_new(token(kalix), "Kajsa Ek", "x")

    press(world, made)

    assert {left_out(made)[one] for one in ("Nacka", "Kalix")} == {
        "Samordnar svaren, och kom in genom inbjudan."
    }
    assert [one.occasion for one in letters_to("info@kommun0.example")] == ["invitation"]
