"""Handing out parts of an assessment: to whom, once, and back again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.colleagues import GUEST, PLACE, Q, events_of, hand, hand_in, own
from webapp.assessment.deeds.teamwork import tasks as task_deeds
from webapp.assessment.deeds.teamwork.tasks import Handing
from webapp.assessment.models.teamwork import Task
from webapp.assessment.queries.teamwork import tasks
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.store.database import db


def test_what_is_handed_out_is_seen_with_whoever_has_it(world):
    hand(world, "area:2")
    hand(world, "subarea:1.2")
    hand(world)
    hand(world, to=GUEST)

    found = tasks.handed_out(own(world).edition, own(world).id)

    assert [(one.place.scope, one.place.key, one.holder) for one in found] == [
        ("question", Q, "Johan Lind"),
        ("question", Q, GUEST),
        ("subarea", "1.2", "Johan Lind"),
        ("area", "2", "Johan Lind"),
    ]
    assert events_of(world, "task.") == ["task.handed"] * 4


def test_a_colleague_finds_what_is_theirs_and_nobody_else_does(world):
    hand(world)

    mine = tasks.mine(world.person("medarbetare"))

    assert [(one.assessment.id, one.place.key) for one in mine] == [(own(world).id, Q)]
    assert [tasks.mine(world.person(who)) for who in ("samordnare", "lasare", "kansli")] == [[], [], []]


@pytest.mark.both
def test_the_same_part_is_handed_to_the_same_person_only_once(world):
    hand(world)
    hand(world, to=GUEST)

    faults = []
    for to in ("medarbetare", GUEST.upper()):
        with pytest.raises(InvalidError) as refusal:
            hand(world, to=to)
        faults.append(refusal.value.faults)

    text = "Den personen har redan det här."
    assert faults == [{"person": text}, {"email": text}]


ONE = "Välj en kollega, eller skriv en e-postadress. Bara ett av dem."
LISTED = "Välj någon i listan. Läsare kan inte svara."
ADDRESS = "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."
WHAT = "Välj ett område, ett delområde eller en fråga i listan."


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ((PLACE, None, "", ""), {"person": ONE}),
        ((PLACE, "medarbetare", GUEST, ""), {"person": ONE}),
        ((PLACE, "lasare", "", ""), {"person": LISTED}),
        ((PLACE, "kansli", "", ""), {"person": LISTED}),
        ((PLACE, None, "lena", ""), {"email": ADDRESS}),
        (("area:9", "medarbetare", "", ""), {"place": WHAT}),
        (("question:finns-inte", "medarbetare", "", ""), {"place": WHAT}),
        (("rubbish", "medarbetare", "", ""), {"place": WHAT}),
        (
            ("area:1", None, GUEST, ""),
            {"place": "Den som saknar konto får frågor en och en. Välj en fråga."},
        ),
        (
            (PLACE, "medarbetare", "", "å" * 1001),
            {"note": "Hälsningen är för lång. Skriv högst 1 000 tecken."},
        ),
    ],
)
def test_what_cannot_be_handed_out_says_why_beside_its_field(small_world, sent, faults):
    place, to, email, note = sent
    with pytest.raises(InvalidError) as refusal:
        task_deeds.hand_out(
            own(small_world), Handing(place, small_world.person(to) if to else None, email, note)
        )

    assert refusal.value.faults == faults


def test_only_the_coordinator_hands_out_takes_back_and_sends_back(world):
    task = hand(world).task_id
    other = own(world, "medarbetare")

    for deed in (
        lambda: task_deeds.hand_out(other, Handing("area:1", world.person("medarbetare"), "")),
        lambda: task_deeds.take_back(other, task),
        lambda: task_deeds.send_back(other, task, "Mer."),
    ):
        with pytest.raises(NotAllowedError, match="Bara samordnaren"):
            deed()


def test_nothing_is_handed_out_after_the_hand_in_or_the_deadline(world):
    closes = own(world).closes_at
    clock.set_clock(lambda: closes + timedelta(hours=1))
    with pytest.raises(ClosedError):
        hand(world)
    clock.set_clock(None)
    hand_in(world)

    with pytest.raises(ClosedError):
        hand(world)


def test_what_is_done_can_be_sent_back_with_a_reason_and_done_again(world):
    task, mine = hand(world).task_id, own(world, "medarbetare")

    task_deeds.say_done(mine, task)
    task_deeds.say_done(mine, task)
    with pytest.raises(InvalidError):
        task_deeds.send_back(own(world), task, "")
    task_deeds.send_back(own(world), task, "Vilket år?")
    row = db.session.get_one(Task, task)
    returned = (row.done_at, row.returned_why)
    task_deeds.say_done(mine, task)

    assert returned == (None, "Vilket år?")
    assert (row.done_at is None, row.returned_why) == (False, "")
    assert events_of(world, "task.") == ["task.handed", "task.done", "task.returned", "task.done"]


def test_what_is_not_done_cannot_be_sent_back(world):
    with pytest.raises(NotReadyError):
        task_deeds.send_back(own(world), hand(world).task_id, "Mer.")


def test_only_whoever_has_a_part_says_that_it_is_done(world):
    with pytest.raises(NotAllowedError):
        task_deeds.say_done(own(world), hand(world).task_id)


def test_what_is_taken_back_is_in_nobodys_hands(world):
    task = hand(world).task_id

    task_deeds.take_back(own(world), task)

    assert tasks.handed_out(own(world).edition, own(world).id) == []
    assert tasks.mine(world.person("medarbetare")) == []
    for deed in (task_deeds.take_back, task_deeds.say_done):
        with pytest.raises(NotThereError):
            deed(own(world), task)


def test_a_part_of_another_municipality_is_not_there(world):
    task = hand(world).task_id
    stranger = own(world, "samordnare@norrvik.example", "Norrvik")

    for deed in (task_deeds.take_back, task_deeds.say_done):
        with pytest.raises(NotThereError):
            deed(stranger, task)


def test_what_goes_on_beside_the_answers_tells_who_has_what(world):
    hand(world, "subarea:1.2")
    done = hand(world, PLACE).task_id
    task_deeds.say_done(own(world, "medarbetare"), done)

    found = tasks.beside(own(world).id)

    area = own(world).edition.area("1")
    assert found.has("subarea", "1.2") == ["Johan Lind"]
    assert found.has("question", Q) == []
    assert found.has_some((q.id for q in area.questions), ("1.1", "1.2")) == ["Johan Lind"]
