"""What was heard goes into the running text, and its source is kept inside."""

from __future__ import annotations

import pytest

from tests.support.judges import question_of, reveal, sit
from tests.support.visits import MEETING, kept
from webapp.evaluation.deeds.visit import interviews
from webapp.evaluation.deeds.visit.observations import Seen, observe
from webapp.evaluation.queries.visit.quotes import Quote, quotes_in, without_quotes
from webapp.ground.refusals import NotReadyError, NotThereError, StaleError
from webapp.review.deeds import passages, texts
from webapp.review.deeds.passages import Chosen
from webapp.review.deeds.texts import Sent
from webapp.review.queries.passages import heard_about, passages_in

NOTE = "Sex av elva har ett uppdrag.\n”Mallen är bra.” Enhetschef, teknik\n\nIngen kunde visa den."


@pytest.fixture
def heard(small_world):
    """Let both be done, and have noted something on 2.1.1 in an interview."""
    seat, _b = reveal(small_world)
    meeting, question = kept(seat, MEETING), question_of(seat)
    interviews.save_note(seat, meeting.id, question, NOTE, 0)
    area = seat.edition.area("2")
    (one,) = heard_about(seat.evaluation.id, area)["2.1"]
    return seat, area, one


def chosen(one, which: str) -> Chosen:
    return Chosen(one.source.id, one.question.id, which, one.seen)


def running(seat) -> tuple[str, int]:
    found = texts.kept_texts(seat.evaluation.id)["running-2.1"]
    return found.text, found.version


def test_quotes_are_lines_between_marks_with_the_role_after():
    assert quotes_in(NOTE) == [Quote("Mallen är bra.", "Enhetschef, teknik")]
    assert without_quotes(NOTE) == "Sex av elva har ett uppdrag.\n\nIngen kunde visa den."
    assert quotes_in('Han sa "ja" till det.') == []


def test_a_quote_goes_last_in_the_text_once_and_keeps_its_source(heard):
    seat, area, one = heard
    texts.save_texts(seat, area, [Sent("running-2.1", "Kommunen har en mall.", 0)])

    passages.carry(seat, area, "2.1", chosen(one, "0"))
    passages.carry(seat, area, "2.1", chosen(one, "0"))

    assert running(seat) == ("Kommunen har en mall.\n\n”Mallen är bra.” (Enhetschef, teknik)", 2)
    (kept_one,) = passages_in(seat.evaluation.id, area)["2.1"]
    assert (kept_one.source.title, kept_one.question_id) == (MEETING.title, one.question.id)


def test_the_note_itself_goes_without_its_quotes(heard):
    seat, area, one = heard

    passages.carry(seat, area, "2.1", chosen(one, "anteckning"))

    assert running(seat)[0] == "Sex av elva har ett uppdrag.\n\nIngen kunde visa den."


def test_a_note_outside_an_interview_goes_into_each_subarea_that_it_is_about_with_its_source(small_world):
    seat, _b = reveal(small_world)
    about = {question_of(seat, number).id for number in ("2.1.1", "2.1.2", "2.2.1")}
    observe(seat, Seen("Torget", None, "”Här möts alla.” Förbipasserande"), about)
    area = seat.edition.area("2")
    found = heard_about(seat.evaluation.id, area)

    passages.carry(seat, area, "2.1", chosen(found["2.1"][0], "0"))

    told = {part: [one.numbers for one in some] for part, some in found.items() if some}
    assert told == {"2.1": ["2.1.1, 2.1.2"], "2.2": ["2.2.1"]}
    assert running(seat)[0] == "”Här möts alla.” (Förbipasserande)"
    (kept_one,) = passages_in(seat.evaluation.id, area)["2.1"]
    assert (kept_one.source.kind, kept_one.source.title) == ("observed", "Torget")


def test_a_note_that_has_changed_is_read_again_first(heard):
    seat, area, one = heard
    interviews.save_note(seat, one.source.id, one.question, "Något annat.", 1)

    with pytest.raises(StaleError):
        passages.carry(seat, area, "2.1", chosen(one, "anteckning"))

    assert "running-2.1" not in texts.kept_texts(seat.evaluation.id)


@pytest.mark.parametrize("which", ["99", "²", "9" * 5_000, "-1", ""])
def test_a_quote_that_is_not_there_is_told_however_it_is_asked_for(heard, which):
    seat, area, one = heard

    with pytest.raises(StaleError):
        passages.carry(seat, area, "2.1", chosen(one, which))


def test_a_note_goes_only_into_the_subarea_it_is_about(heard):
    seat, area, one = heard

    with pytest.raises(NotThereError):
        passages.carry(seat, area, "2.2", chosen(one, "0"))


def test_nothing_goes_into_a_text_before_both_are_done(small_world):
    seat = sit(small_world)
    meeting = kept(seat, MEETING)
    interviews.save_note(seat, meeting.id, question_of(seat), NOTE, 0)
    area = seat.edition.area("2")
    (one,) = heard_about(seat.evaluation.id, area)["2.1"]

    with pytest.raises(NotReadyError):
        passages.carry(seat, area, "2.1", chosen(one, "0"))
