"""The register of sources belongs to the pair; nothing in it disappears under a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, PAPER, kept
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.deeds.visit.sources import SourceWords, StaleSourceError
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db


def titles(seat) -> list[str]:
    return [one.title for one in sources.sources_of(seat.evaluation.id)]


def test_both_evaluators_see_a_source_that_one_has_registered(world):
    a, b = sit(world, "a"), sit(world, "b")

    sources.register(a, PAPER)

    assert titles(b) == ["Mål och budget"]
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (event.what, event.person_id, event.evaluation_id) == (
        "source.registered",
        a.person_id,
        a.evaluation.id,
    )


@pytest.mark.both
def test_a_form_that_is_sent_twice_registers_one_source(world):
    seat = sit(world)

    sources.register(seat, PAPER, "nyckel")
    sources.register(seat, PAPER, "nyckel")

    assert titles(seat) == ["Mål och budget"]


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        (SourceWords("", "Budget"), {"kind": "Välj dokument, webb, intranät eller intervju."}),
        (SourceWords("rykte", "Budget"), {"kind": "Välj dokument, webb, intranät eller intervju."}),
        (SourceWords("document", ""), {"title": "Skriv vad källan heter."}),
        (SourceWords("interview", ""), {"title": "Skriv vilken roll ni möter."}),
    ],
)
def test_a_source_without_a_kind_or_a_title_is_refused(world, words, faults):
    seat = sit(world)

    with pytest.raises(InvalidError) as refused:
        sources.register(seat, words)

    assert refused.value.faults == faults
    assert titles(seat) == []


@pytest.mark.both
def test_two_who_change_a_source_at_once_do_not_overwrite_each_other(world):
    a, b = sit(world, "a"), sit(world, "b")
    source = kept(a)

    sources.change(a, source.id, replace(PAPER, title="Mål och budget 2027"), 1)
    with pytest.raises(StaleSourceError):
        sources.change(b, source.id, replace(PAPER, title="Budgeten"), 1)

    assert titles(a) == ["Mål och budget 2027"]


def test_a_change_that_changes_nothing_keeps_the_version(world):
    seat = sit(world)
    source = kept(seat)

    sources.change(seat, source.id, PAPER, 1)

    assert sources.source_of(seat, source.id).version == 1


def test_a_source_keeps_its_kind(world):
    seat = sit(world)
    source = kept(seat)

    with pytest.raises(NotThereError):
        sources.change(seat, source.id, MEETING, 1)


def test_a_source_of_another_evaluation_is_not_there(world):
    seat = sit(world)
    other = sources.sources_of(world.evaluation("Norrvik"))[0]

    with pytest.raises(NotThereError):
        sources.source_of(seat, other.id)
    with pytest.raises(NotThereError):
        sources.remove(seat, other.id)


def test_a_source_that_nothing_rests_on_can_be_taken_away(world):
    seat = sit(world)
    source = kept(seat)

    sources.remove(seat, source.id)

    assert titles(seat) == []
    with pytest.raises(NotThereError):
        sources.source_of(seat, source.id)


def test_a_source_stays_while_a_mark_rests_on_it_or_a_note_was_taken(world):
    seat = sit(world)
    paper, meeting = kept(seat), kept(seat, MEETING)
    grounds.rest_on(seat, question_of(seat), {paper.id}, ())
    interviews.save_note(seat, meeting.id, question_of(seat), "Känner till det.", 0)

    for source in (paper, meeting):
        with pytest.raises(NotReadyError, match="står kvar"):
            sources.remove(seat, source.id)

    assert titles(seat) == ["Mål och budget", "Nämndordförande"]


@pytest.mark.both
def test_nothing_changes_once_the_result_is_fixed(world):
    seat = sit(world, "a", "Norrvik")
    source = sources.sources_of(seat.evaluation.id)[0]

    for refused in (
        lambda: sources.register(seat, PAPER),
        lambda: sources.change(seat, source.id, PAPER, 1),
        lambda: sources.remove(seat, source.id),
        lambda: grounds.rest_on(seat, question_of(seat), {source.id}, ()),
    ):
        with pytest.raises(ClosedError, match="fastställt"):
            refused()


@pytest.mark.both
def test_interviews_stand_in_the_order_they_are_held_and_those_without_a_time_last(world):
    seat = sit(world)
    later = replace(MEETING, title="Enhetschef", at=clock.now())
    for words in (MEETING, later, PAPER):
        sources.register(seat, words)

    found = grounds.interviews_in(sources.sources_of(seat.evaluation.id))

    assert [one.title for one in found] == ["Enhetschef", "Nämndordförande"]
