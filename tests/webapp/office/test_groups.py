"""What the office does with many at once: more time for several, and letters of own words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.inbox import happened, letters_to
from tests.support.rounds import PLACES, a_day_later, begun, entrants, form, hand_in
from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.roles import OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.office.deeds.groups import more_time, own_letters
from webapp.office.deeds.groups.more_time import Given, GroupLeave
from webapp.office.deeds.groups.own_letters import OwnLetter
from webapp.office.queries import participants
from webapp.office.queries.participants import Group
from webapp.rounds.deeds import approval
from webapp.rounds.models.rounds import Round

pytestmark = pytest.mark.both
NOMINATION = "kvalitetskommun/2021-omarbetad"
LETTER = OwnLetter("Träff i mars", "Hej {namn}. Vi ses, {kommun}. {avsändare}")


def ids(made: Round, *names: str) -> set[int]:
    return {one.id for name, one in entrants(made).items() if name in names}


def extend(
    world, made: Round, *names: str, days: int = 200, why: str = "Snö.", edition: str = NOMINATION
) -> Given:
    closes = clock.now() + timedelta(days=days)
    leave = GroupLeave(ids(made, *names), edition, why, closes)
    return more_time.extend_group(world.person("kansli"), made, leave)


def write(world, made: Round, *names: str, letter: OwnLetter = LETTER, by: str = "kansli") -> int | None:
    return own_letters.send(world.person(by), made.id, letter, ids(made, *names))


def own() -> list[tuple[str, str]]:
    query = select(Letter.recipient, Letter.body).where(Letter.key.startswith("own:")).order_by(Letter.id)
    return [(row.recipient, row.body) for row in db.session.execute(query)]


def test_several_get_more_time_and_whoever_has_handed_in_or_has_more_keeps_what_is(world):
    made = begun(world)
    hand_in(made, NOMINATION, "Nacka")
    longer = clock.now() + timedelta(days=400)
    form(made, "Kalix", NOMINATION).closes_at = longer
    db.session.commit()

    given = extend(world, made, "Nacka", "Kalix", "Botkyrka")

    assert given == Given(1, 2)
    assert form(made, "Kalix", NOMINATION).closes_at == longer
    assert form(made, "Botkyrka", NOMINATION).closes_at > form(made, "Västerås", NOMINATION).closes_at
    assert happened("assessment.extended") == 1


def test_more_time_asks_for_a_reason_a_day_ahead_and_a_questionnaire_of_the_round(world):
    made = begun(world)

    with pytest.raises(InvalidError) as refused:
        extend(world, made, "Nacka", days=-1, why=" ", edition="kommunkompassen/2003")

    assert refused.value.faults == {
        "why": "Skriv ett skäl. Kommunen kan läsa det.",
        "form": "Välj vilket formulär det gäller.",
        "closes": "Den tiden har redan gått. Välj en senare.",
    }


def test_nothing_is_said_to_be_given_where_nobody_gets_more(world):
    made = begun(world)

    with pytest.raises(NotReadyError, match="Ingen av de valda får mer tid av det här"):
        extend(world, made, "Nacka", days=1)


def test_another_rounds_participants_get_nothing(world):
    made, other = begun(world), begun(world, key="2028")
    leave = GroupLeave(ids(other, "Nacka"), NOMINATION, "Snö.", clock.now() + timedelta(days=300))

    with pytest.raises(NotReadyError):
        more_time.extend_group(world.person("kansli"), made, leave)
    with pytest.raises(NotThereError):
        more_time.extend_group(world.person("jury"), other, leave)


def test_a_letter_of_own_words_goes_to_the_chosen_once(world):
    made = begun(world)

    assert write(world, made, "Nacka", "Kalix") == 2
    write(world, made, "Nacka", "Kalix")

    assert sorted(own()) == [
        ("info@kommun0.example", "Hej Kontakt i Nacka. Vi ses, Nacka. Per Åberg"),
        ("info@kommun1.example", "Hej Kontakt i Kalix. Vi ses, Kalix. Per Åberg"),
    ]
    assert (letters_to("info@kommun0.example")[0].subject, happened("own_letter.sent")) == ("Träff i mars", 2)


def test_a_letter_to_all_is_sent_when_another_officer_has_said_yes_to_the_very_same(world):
    made = begun(world)
    db.session.add(Post(person_id=world.person("kansli.b"), round_id=made.id, role=OFFICER))
    db.session.commit()

    assert write(world, made, *PLACES) is None
    ask = approval.asked(made.id, own_letters.TO_ALL)
    assert own() == []
    with pytest.raises(NotReadyError, match="ingen bekräftar sin egen begäran"):
        own_letters.confirm(world.person("kansli"), made.id, ask.id)
    a_day_later()

    assert own_letters.confirm(world.person("kansli.b"), made.id, ask.id) == len(PLACES)
    assert {body.rpartition(". ")[2] for _to, body in own()} == {"Per Åberg"}


def test_a_letter_without_words_or_with_addresses_is_refused(world):
    made = begun(world)

    with pytest.raises(InvalidError) as refused:
        write(world, made, "Nacka", letter=OwnLetter("Se www.skr.se", ""))

    assert refused.value.faults == {
        "subject": "Skriv ämnet utan länkar och adresser.",
        "text": "Skriv något i brevet.",
    }
    with pytest.raises(InvalidError, match="rättas"):
        write(world, made)


def test_a_group_is_those_that_are_ticked_or_all_that_a_search_lets_through(world):
    made = begun(world)

    ticked = Group(ids(made, "Nacka", "Kalix"))
    found = Group(everybody=True, words="ka", chosen=participants.UNINVITED)

    assert [line.name for line in ticked.lines(made)] == ["Kalix", "Nacka"]
    assert [line.name for line in found.lines(made)] == ["Botkyrka", "Kalix", "Nacka"]
    assert Group().lines(made) == []
