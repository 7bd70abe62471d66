"""What takes two takes two persons: nobody becomes both by a second mailbox, and nobody is put out by one."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select

from tests.support.inbox import letters_to, token
from tests.support.rounds import a_day_later, begun, told
from webapp.ground.events.models import Event
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError
from webapp.ground.roles import JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.office.deeds import appointment, staff
from webapp.people.deeds import invitations, redemptions
from webapp.people.deeds.invitations import Invited
from webapp.rounds.deeds import admission, approval, rounds
from webapp.rounds.deeds.approval import COMES_IN, LEAVES
from webapp.rounds.models.rounds import Admission, Round

HASH = "a hash of a password"
NEW = Invited("ny@award.example", "Nina Ny", OFFICER)
THIRD = Invited("tredje@award.example", "Tove Tre", OFFICER)


@pytest.fixture
def own(world) -> Round:
    """Give a round that one officer runs alone."""
    return begun(world, "2021", ())


@pytest.fixture
def two(world) -> Round:  # noqa: ARG001 -- the round is of its database
    """Give the round of today's two officers."""
    return db.session.scalars(select(Round).where(Round.key == "2026")).one()


def join(who: Invited) -> int:
    return redemptions.redeem_as_new(token(who.email), who.name, HASH).id


def say(person_id: int, award_round: Round, what: str = "test") -> bool:
    """Ask for some deed, or confirm the request that is there."""
    ask = approval.asked(award_round.id, what)
    done = approval.say(person_id, award_round, what, ask.id if ask else 0)
    db.session.commit()
    return done


def officers(award_round: Round) -> list[str]:
    return [person.name for person in admission.officers(award_round.id)]


def test_one_officer_alone_lets_the_second_in_and_the_letter_says_what_it_means(world, own):
    assert invitations.invite_by_office(world.person("kansli"), own.id, NEW) is True
    join(NEW)

    (letter,) = letters_to(NEW.email)
    assert "Det första dygnet bekräftar du och Per Åberg inte åt varandra." in letter.body
    assert officers(own) == ["Nina Ny", "Per Åberg"]
    assert [one.subject for one in letters_to("kansli@demo.example")][-1:] == ["Ny i kansliet: Omgång 2027"]


def test_for_a_day_one_mailbox_confirms_nothing_that_the_other_asks(world, own):
    office = world.person("kansli")
    invitations.invite_by_office(office, own.id, NEW)
    second = join(NEW)
    say(office, own, "one")
    say(second, own, "other")

    with pytest.raises(NotReadyError, match="Du och Per Åberg räknas som två personer först"):
        say(second, own, "one")
    with pytest.raises(NotReadyError, match="Du och Nina Ny räknas som två personer först"):
        say(office, own, "other")
    a_day_later()

    assert (say(second, own, "one"), say(office, own, "other")) == (True, True)


def test_leaving_and_coming_back_does_not_shorten_the_day(world, own):
    office = world.person("kansli")
    invitations.invite_by_office(office, own.id, NEW)
    second = join(NEW)
    staff.end_post(second, own.id, admission.post_of(second, own.id).id)
    db.session.add(Post(person_id=second, round_id=own.id, role=OFFICER))
    db.session.commit()
    say(office, own)

    with pytest.raises(NotReadyError, match="räknas som två"):
        say(second, own)


def test_from_the_third_on_another_says_yes_before_the_letter_is_written(world, two):
    first, other = world.person("kansli"), world.person("kansli.b")

    assert invitations.invite_by_office(first, two.id, NEW) is False
    assert letters_to(NEW.email) == []
    asked = [one.subject for one in letters_to("kansli.b@demo.example") if NEW.name in one.subject]
    assert asked == ["Ska Nina Ny in i kansliet?"]
    ask = approval.asked(two.id, COMES_IN)
    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        appointment.confirm_coming(first, two.id, ask.id)
    assert appointment.confirm_coming(other, two.id, ask.id) == "Nina Ny"

    third = join(NEW)
    row = db.session.scalars(select(Admission).where(Admission.round_id == two.id)).one()
    assert (row.person_id, row.asked_by_id, row.said_by_id) == (third, first, other)
    assert approval.asked(two.id, COMES_IN) is None


def test_only_the_one_who_asked_waits_a_day_for_the_third(world, two):
    first, other = world.person("kansli"), world.person("kansli.b")
    invitations.invite_by_office(first, two.id, NEW)
    appointment.confirm_coming(other, two.id, approval.asked(two.id, COMES_IN).id)
    third = join(NEW)
    say(first, two, "one")
    say(other, two, "other")

    with pytest.raises(NotReadyError, match="räknas som två"):
        say(third, two, "one")

    assert (say(third, two, "other"), say(other, two, "one")) == (True, True)


def test_a_second_invitation_waits_until_the_first_is_answered(world, own):
    office = world.person("kansli")
    invitations.invite_by_office(office, own.id, NEW)

    with pytest.raises(NotReadyError, match="väntar redan på svar: Nina Ny"):
        invitations.invite_by_office(office, own.id, THIRD)


def test_an_invitation_that_one_wrote_alone_ends_when_the_office_has_become_two(world, own):
    invitations.invite_by_office(world.person("kansli"), own.id, NEW)
    rounds.add_officer(None, own, rounds.person_by_email("kansli.b@demo.example"))

    with pytest.raises(NotReadyError, match="Kansliet har fått fler"):
        join(NEW)

    assert officers(own) == ["Lena Vik", "Per Åberg"]


@pytest.mark.parametrize("email", ["kansli+ny@demo.example", "kansli+2@DEMO.example"])
def test_another_address_of_the_same_mailbox_is_refused(world, own, email):
    with pytest.raises(InvalidError) as refusal:
        invitations.invite_by_office(world.person("kansli"), own.id, Invited(email, "Per Två", OFFICER))

    assert refusal.value.faults == {
        "email": "Adressen går till samma brevlåda som Per Åberg har. Skriv personens egen adress."
    }


def test_an_officer_that_nobody_asked_for_makes_no_two_for_a_day(world, two):
    rounds.add_officer(None, two, rounds.person_by_email("jury@demo.example"))
    added, other = world.person("jury"), world.person("kansli.b")
    say(other, two, "one")

    with pytest.raises(NotReadyError, match="räknas som två"):
        say(added, two, "one")
    a_day_later()

    assert say(added, two, "one") is True
    assert [event.after["name"] for event in told(two, "officer.added")] == ["Maria Ström"]


def test_an_officer_does_not_add_a_third_from_the_list(world, own):
    rounds.add_officer(world.person("kansli"), own, rounds.person_by_email("kansli.b@demo.example"))

    with pytest.raises(NotReadyError, match="två behöver säga ja"):
        rounds.add_officer(world.person("kansli"), own, rounds.person_by_email("jury@demo.example"))


def test_whoever_answers_for_a_municipality_of_the_round_is_not_added(two):
    with pytest.raises(NotAllowedError, match="kan inte också svara för en kommun"):
        rounds.add_officer(None, two, rounds.person_by_email("samordnare@demo.example"))


def end(award_round: Round, by: int, who: int) -> staff.Ended:
    return staff.end_post(by, award_round.id, admission.post_of(who, award_round.id).id)


def test_of_two_neither_puts_the_other_out(world, two):
    with pytest.raises(NotReadyError, match="ingen av er avslutar ensam den andras uppdrag"):
        end(two, world.person("kansli"), world.person("kansli.b"))

    assert end(two, world.person("kansli.b"), world.person("kansli.b")).done is True
    assert officers(two) == ["Per Åberg"]


def test_whoever_let_the_second_in_may_regret_it_within_the_day(world, own):
    office = world.person("kansli")
    invitations.invite_by_office(office, own.id, NEW)
    second = join(NEW)

    assert end(own, office, second).done is True


def test_of_three_two_put_the_third_out_and_never_with_its_own_yes(world, two):
    first, other = world.person("kansli"), world.person("kansli.b")
    invitations.invite_by_office(first, two.id, NEW)
    appointment.confirm_coming(other, two.id, approval.asked(two.id, COMES_IN).id)
    third = join(NEW)
    a_day_later()

    assert end(two, first, third).done is False
    ask = approval.asked(two.id, LEAVES).id
    with pytest.raises(NotReadyError, match="Begäran gäller dig själv"):
        appointment.confirm_leaving(third, two.id, ask)
    assert appointment.confirm_leaving(other, two.id, ask) == "Nina Ny"

    assert officers(two) == ["Lena Vik", "Per Åberg"]
    assert db.session.scalars(select(Event.person_id).where(Event.what == "post.ended")).all() == [other]


def test_the_officers_of_today_confirm_as_before(world, two):
    db.session.execute(delete(Admission))
    say(world.person("kansli"), two)

    assert say(world.person("kansli.b"), two) is True


def test_other_posts_are_invited_by_one(world, two):
    assert invitations.invite_by_office(world.person("kansli"), two.id, Invited("j@x.se", "Jan Jury", JUROR))
