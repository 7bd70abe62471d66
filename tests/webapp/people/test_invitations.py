"""Inviting: by those who decide, once an address, sent again and withdrawn."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import delete

from tests.support.inbox import (
    ANNA,
    JURY,
    happened,
    invitation,
    invite,
    invite_to_round,
    letters_to,
    place,
    the_round,
    token,
)
from webapp.ground.calendar import clock
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import COORDINATOR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited


def later(**time: int) -> None:
    moment = clock.now() + timedelta(**time)
    clock.set_clock(lambda: moment)


def test_an_invitation_is_a_letter_with_a_link_whose_token_is_nowhere_else(world):
    before = happened("invitation.sent")

    secret = invite(world)

    (letter,) = letters_to(ANNA.email)
    row = invitation()
    assert (letter.link, letter.secret, letter.municipality_id) == (f"/inbjudan/{secret}", True, place())
    assert letter.body.startswith("Hej Anna Alm.\n\nKarin Ek bjuder in dig att svara på frågor för Exempelby")
    assert secret not in (letter.body, letter.subject, row.token_hash)
    assert row.token_hash == sha256(secret.encode()).hexdigest()
    assert row.expires_at - row.created_at == timedelta(days=14)
    assert happened("invitation.sent") == before + 1


@pytest.mark.parametrize("who", ["medarbetare", "lasare"])
def test_only_the_coordinator_invites(world, who):
    with pytest.raises(NotAllowedError):
        invitations.invite_colleague(world.person(who), place(), ANNA)

    assert letters_to(ANNA.email) == []


@pytest.mark.parametrize("who", ["kansli", "jury", "samordnare@norrvik.example"])
def test_a_municipality_is_not_there_for_those_outside_it(world, who):
    with pytest.raises(NotThereError):
        invitations.invite_colleague(world.person(who), place(), ANNA)


@pytest.mark.both
def test_an_address_is_invited_once_to_a_place(world):
    invite(world)

    with pytest.raises(InvalidError) as refusal:
        invite(world, Invited(ANNA.email, "Anna igen", "reader"))

    assert refusal.value.faults == {
        "email": "Adressen har redan en inbjudan som väntar. Skicka den igen i stället."
    }


def test_somebody_who_is_there_already_is_not_invited(world):
    with pytest.raises(InvalidError) as refusal:
        invite(world, Invited("lasare@demo.example", "Eva", "reader"))

    assert refusal.value.faults == {"email": "Eva Sand är redan med i Exempelby."}


def test_an_inviter_does_not_learn_whether_an_address_has_an_account(world):
    stranger, known = Invited("ny@x.example", "Ny", "reader"), Invited("jury@demo.example", "Ny", "reader")

    invite(world, stranger)
    invite(world, known)

    told = [letters_to(one.email)[-1] for one in (stranger, known)]
    assert (told[0].subject, told[0].body) == (told[1].subject, told[1].body)


def test_a_role_that_is_none_of_the_places_is_refused(world):
    for role in (OFFICER, "", "x" * 50):
        with pytest.raises(InvalidError):
            invite(world, Invited(ANNA.email, "Anna", role))
    for role in ("reader", "", "contributor"):
        with pytest.raises(InvalidError):
            invite_to_round(world, Invited(ANNA.email, "Anna", role))


def test_sending_again_ends_the_old_link_and_takes_the_unsent_letter_back(world):
    old = invite(world)
    later(days=13)

    invitations.send_again(world.person("samordnare"), invitation().id, municipality_id=place())

    new = token(ANNA.email)
    with pytest.raises(NotThereError):
        redemptions.shown(old)
    assert (redemptions.shown(new).state, len(letters_to(ANNA.email))) == ("open", 1)
    assert invitation().expires_at == clock.now() + timedelta(days=14)


@pytest.mark.both
def test_an_invitation_is_not_sent_again_at_once(world):
    invite(world)

    with pytest.raises(NotReadyError, match="Inbjudan skickades nyss"):
        invitations.send_again(world.person("samordnare"), invitation().id, municipality_id=place())


def test_a_withdrawn_invitation_opens_nothing_and_its_letter_is_not_sent(world):
    secret = invite(world)

    for _time in range(2):
        invitations.withdraw(world.person("samordnare"), invitation().id, municipality_id=place())

    assert (redemptions.shown(secret).state, letters_to(ANNA.email)) == ("revoked", [])
    assert happened("invitation.withdrawn") == 1
    with pytest.raises(NotReadyError, match="återkallad"):
        invitations.send_again(world.person("samordnare"), invitation().id, municipality_id=place())


def test_nobody_touches_another_places_invitations(world):
    invite(world)
    other = world.person("samordnare@norrvik.example")

    for do in (invitations.withdraw, invitations.send_again):
        with pytest.raises(NotThereError):
            do(other, invitation().id, municipality_id=place("Norrvik"))
        with pytest.raises(NotThereError):
            do(world.person("kansli"), invitation().id, round_id=the_round().id)

    assert invitation().revoked_at is None


def test_the_office_invites_to_its_round_and_nobody_else_does(world):
    secret = invite_to_round(world)

    found = redemptions.shown(secret)
    assert (found.inviter, found.what, found.place) == (
        "Per Åberg",
        "vara ledamot i juryn för Demoomgång 2026",
        "Demoomgång 2026",
    )
    for who in ("jury", "utvarderare.a", "samordnare"):
        with pytest.raises(NotThereError):
            invitations.invite_by_office(world.person(who), the_round().id, JURY)


def test_nobody_becomes_coordinator_unseen_by_those_who_are(world):
    invite_to_round(world, Invited("ny@exempelby.example", "Nils Ny", COORDINATOR), "Exempelby")

    told = [one.subject for one in letters_to("samordnare@demo.example") if one.occasion[:7] == "invited"]
    assert told == ["En samordnare till är inbjuden: Exempelby"]


def test_the_office_brings_a_coordinator_to_a_municipality_that_has_none(world):
    db.session.execute(delete(Membership).where(Membership.municipality_id == place("Norrvik")))
    db.session.commit()

    secret = invite_to_round(world, Invited("ny@norrvik.example", "Nils Ny", COORDINATOR), "Norrvik")

    assert redemptions.shown(secret).what == "samordna svaren för Norrvik"


def test_the_office_invites_neither_itself_nor_to_a_municipality_outside_its_round(world):
    with pytest.raises(InvalidError):
        invite_to_round(world, Invited("kansli@demo.example", "Per", COORDINATOR), "Norrvik")
    with pytest.raises(InvalidError) as refusal:
        invite_to_round(world, Invited("ny@norrvik.example", "Nils", COORDINATOR))

    assert refusal.value.faults == {"municipality": "Välj en av kommunerna i omgången."}


def test_a_place_does_not_fill_with_invitations(world, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_WAITING", 2)
    invite(world)

    with pytest.raises(NotReadyError, match="Många inbjudningar väntar"):
        invite(world, Invited("b@kommun.example", "Bo", "reader"))
