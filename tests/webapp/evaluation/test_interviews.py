"""Interviews raise chosen questions; notes are the pair's, and nobody overwrites the other's."""

from __future__ import annotations

import pytest

from questionnaires.judgement.checks.verification import fitting
from tests.support.judges import question_of, sit
from tests.support.visits import MEETING, PAPER, kept
from webapp.evaluation.deeds.visit import interviews, sources, verification_plan
from webapp.evaluation.deeds.visit.interviews import NOTE_LIMIT, StaleNoteError
from webapp.ground.refusals import ClosedError, InvalidError, NotThereError


def asked(seat, source_id) -> list[tuple[str, str]]:
    return [(question.number, noted.text) for question, noted in interviews.asked_in(seat, source_id)]


def ids(seat, *numbers: str) -> set[str]:
    return {question_of(seat, number).id for number in numbers}


def test_chosen_questions_stand_in_the_order_of_the_edition_for_both(world):
    a, b = sit(world, "a"), sit(world, "b")
    meeting = kept(a, MEETING)

    interviews.choose(a, meeting.id, ids(a, "3.2.1", "1.1.1"), ())

    assert asked(b, meeting.id) == [("1.1.1", ""), ("3.2.1", "")]
    assert interviews.many_asked(b) == {meeting.id: (2, 0)}


def test_two_who_choose_at_once_keep_what_both_chose(world):
    a, b = sit(world, "a"), sit(world, "b")
    meeting = kept(a, MEETING)
    interviews.choose(a, meeting.id, ids(a, "1.1.1"), ())

    interviews.choose(a, meeting.id, ids(a, "1.1.1", "2.1.1"), ids(a, "1.1.1"))
    interviews.choose(b, meeting.id, ids(a, "3.2.1"), ids(a, "1.1.1"))

    assert asked(a, meeting.id) == [("2.1.1", ""), ("3.2.1", "")]


def test_a_question_with_a_note_stays(world):
    seat = sit(world)
    meeting = kept(seat, MEETING)
    interviews.choose(seat, meeting.id, ids(seat, "2.1.1"), ())
    interviews.save_note(seat, meeting.id, question_of(seat), "Känner till det.", 0)

    interviews.choose(seat, meeting.id, set(), ids(seat, "2.1.1"))

    assert asked(seat, meeting.id) == [("2.1.1", "Känner till det.")]


def test_a_question_that_is_not_of_the_edition_is_refused(world):
    seat = sit(world)
    meeting = kept(seat, MEETING)

    with pytest.raises(NotThereError):
        interviews.choose(seat, meeting.id, {"finns-inte"}, ())


def test_a_note_tells_who_saved_it_and_in_which_version(world):
    a, b = sit(world, "a"), sit(world, "b")
    meeting = kept(a, MEETING)

    interviews.save_note(a, meeting.id, question_of(a), "Först.", 0)
    interviews.save_note(b, meeting.id, question_of(a), "Sedan.", 1)

    (_question, noted) = interviews.asked_in(a, meeting.id)[0]
    assert (noted.text, noted.version, noted.saved_by) == ("Sedan.", 2, b.seat.person.name)


def test_two_notes_at_once_give_the_second_both_texts(world):
    a, b = sit(world, "a"), sit(world, "b")
    meeting = kept(a, MEETING)
    interviews.save_note(a, meeting.id, question_of(a), "A skrev.", 0)

    with pytest.raises(StaleNoteError) as refused:
        interviews.save_note(b, meeting.id, question_of(a), "B skrev.", 0)

    found = refused.value.kept
    assert (found.text, found.version, found.saved_by) == ("A skrev.", 1, a.seat.person.name)
    assert asked(a, meeting.id) == [("2.1.1", "A skrev.")]


def test_the_same_note_once_more_changes_nothing(world):
    seat = sit(world)
    meeting = kept(seat, MEETING)
    interviews.save_note(seat, meeting.id, question_of(seat), "Samma.", 0)

    again = interviews.save_note(seat, meeting.id, question_of(seat), "Samma.", 0)

    assert (again.text, again.version) == ("Samma.", 1)


def test_a_note_that_is_too_long_is_refused_and_nothing_is_written(world):
    seat = sit(world)
    meeting = kept(seat, MEETING)

    with pytest.raises(InvalidError) as refused:
        interviews.save_note(seat, meeting.id, question_of(seat), "x" * (NOTE_LIMIT + 1), 0)

    assert refused.value.faults == {"text": "Anteckningen är för lång. Korta den till högst 4 000 tecken."}
    assert asked(seat, meeting.id) == []


def test_notes_on_a_question_belong_to_interviews_of_ones_own_evaluation(world):
    seat = sit(world)
    paper = kept(seat, PAPER)
    other = next(s for s in sources.sources_of(world.evaluation("Norrvik")) if s.kind == "interview")

    for source, question in ((paper, question_of(seat)), (other, question_of(seat)), (other, None)):
        with pytest.raises(NotThereError):
            interviews.save_note(seat, source.id, question, "Hej", 0)
    assert asked(seat, other.id) == []


def test_notes_are_only_read_once_the_result_is_fixed(world):
    seat = sit(world, "a", "Norrvik")
    meeting = next(s for s in sources.sources_of(seat.evaluation.id) if s.kind == "interview")

    with pytest.raises(ClosedError):
        interviews.save_note(seat, meeting.id, question_of(seat), "Sent.", 0)

    assert [text for _number, text in asked(seat, meeting.id) if text] != []


def test_an_interview_is_offered_questions_for_its_role_in_the_order_of_the_plan(world):
    seat = sit(world)
    meeting = kept(seat, MEETING)

    proposed = verification_plan.proposed(seat, meeting)

    order = [line.stake.question for line in verification_plan.plan(seat).lines]
    of_role = [one.id for one in order if MEETING.title in fitting(seat.edition, one)]
    assert proposed == of_role[:10] != []
