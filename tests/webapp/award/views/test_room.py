"""The jury's room: notes of one's own beside the nominees, and the order if areas weighed otherwise."""

from __future__ import annotations

import pytest

from tests.support.choices import entrant, judge, sit
from tests.support.figures import nominated, read_in
from tests.support.page_posts import form, send
from tests.support.pages import assert_house_rules
from tests.support.rounds import begun
from webapp.award.deeds.ranking import private_notes
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Post

ROOM, NOTES, MEETING = "/jury/2026/rum", "/jury/2026/anteckningar", "/jury/2026/mote"


def notes_of(world, key="jury"):
    return {who: note.text for who, note in private_notes.notes_of(sit(world, key)).items()}


def test_every_note_of_the_room_is_saved_by_one_button_and_read_by_nobody_else(small_world):
    norrvik, granhult = entrant("Norrvik"), entrant("Granhult")
    before = notes_of(small_world)
    sent = form(small_world, "jury", ROOM, f"{norrvik}:text")
    typed = {f"{norrvik}:text": "Fråga om bolagen.", f"{granhult}:text": "Skör styrning."}

    saved = send(small_world, "jury", ROOM, {**sent, **typed}, NOTES)
    others = [small_world.at(who).get(to).text for who in ("kansli", "jury.b") for to in (ROOM, MEETING)]

    assert (saved.status_code, notes_of(small_world)) == (
        302,
        {**before, norrvik: "Fråga om bolagen.", granhult: "Skör styrning."},
    )
    assert [text in html for html in others for text in typed.values()] == [False] * 8
    assert "Fråga om bolagen." not in small_world.at("jury").get(f"{MEETING}?steg=1").text


def test_a_note_that_was_changed_in_another_window_keeps_no_other_from_being_saved(small_world):
    norrvik, granhult = entrant("Norrvik"), entrant("Granhult")
    sent = form(small_world, "jury", ROOM, f"{norrvik}:text")
    private_notes.save_note(
        sit(small_world, "jury"), norrvik, "Den sparade.", int(sent[f"{norrvik}:version"])
    )
    typed = {f"{norrvik}:text": "Min.", f"{granhult}:text": "Skör styrning."}

    answer = send(small_world, "jury", ROOM, {**sent, **typed}, NOTES)

    assert (answer.status_code, "Den sparade." in answer.text, "Min." in answer.text) == (409, True, True)
    assert (notes_of(small_world)[norrvik], notes_of(small_world)[granhult]) == (
        "Den sparade.",
        "Skör styrning.",
    )


def test_one_evaluators_own_marks_are_counted_only_once_the_order_is_shown(small_world):
    jury = small_world.at("jury")
    before, asked = jury.get(ROOM).text, jury.get(f"{ROOM}?whose=a").text
    judge(small_world)

    assert ("Bara utvärderare A" in before, "Ordning med dina vikter" in asked) == (False, False)
    assert "Ordning med dina vikter" in jury.get(f"{ROOM}?whose=a").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("weight-1=abc", "Skriv ett heltal från 0 till 200."),
        ("weight-1=201", "Skriv ett heltal från 0 till 200."),
        ("&".join(f"weight-{n}=0" for n in range(1, 9)), "Något område behöver väga mer än 0."),
        ("weight-1=0", "Första platsen är densamma"),
    ],
)
def test_weights_are_tried_in_the_address_and_what_cannot_be_read_is_told(resting_world, asked, told):
    answer = resting_world.at("jury").get(f"{ROOM}?{asked}")

    assert (answer.status_code, told in answer.text) == (200, True)


def test_whom_a_juror_may_not_see_is_neither_in_the_room_nor_in_the_meeting(small_world):
    ties.state(small_world.person("jury"), Stated("Norrvik", "employer"))

    jury = small_world.at("jury")
    assert ["Norrvik" in jury.get(to).text for to in (ROOM, MEETING, f"{MEETING}?steg=1")] == [False] * 3


def test_a_round_without_a_compass_has_a_room_with_reasons_figures_and_notes_and_no_weights(small_world):
    made = begun(small_world, "2025", ())
    db.session.add(Post(person_id=small_world.person("jury"), round_id=made.id, role=JUROR))
    db.session.commit()
    read_in(small_world, made)
    nominated(small_world, made, "Ale", "Alvesta")
    juror = small_world.at("jury")
    juror.post("/jury/2027/jav", {**juror.page("/jury/2027/jav").form("declaration"), "declaration": "none"})

    pages = [
        assert_house_rules(juror.get(to).text, own_words=False)
        for to in ("/jury/2027/rum", "/jury/2027/mote", "/jury/2027/mote?steg=1", "/jury/2027/mote?steg=99")
    ]

    assert [[who in page.one("main").text for who in ("Ale", "Alvesta")] for page in pages[:2]] == [
        [True, True]
    ] * 2
    assert [len(page.all("textarea")) for page in pages] == [2, 0, 0, 0]
    assert [page.one("h1").text for page in pages[2:]] == ["Ale", "Alvesta"]
