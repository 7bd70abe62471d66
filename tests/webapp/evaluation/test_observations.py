"""Notes outside the interviews: one text, about the questions that are chosen, kept as an interview's is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.judges import question_of, sit
from tests.support.visits import PAGE, kept
from webapp.evaluation.deeds.visit import grounds, interviews, sources
from webapp.evaluation.deeds.visit.observations import Seen, observations, observe, taken
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError

WALK = Seen("Promenad genom Hagaskolan", date(2026, 11, 17), "Skyltar på fem språk.")


def ids(seat, *numbers: str) -> set[str]:
    return {question_of(seat, number).id for number in numbers}


def listed(seat) -> list[tuple[str, str, list[str]]]:
    return [(one.source.title, one.text, [q.number for q in one.questions]) for one in observations(seat)]


def test_what_one_sees_is_noted_with_its_questions_and_both_read_it(small_world):
    a, b = sit(small_world, "a"), sit(small_world, "b")

    observe(a, WALK, ids(a, "3.2.1", "2.1.1"))

    assert listed(b) == [("Promenad genom Hagaskolan", "Skyltar på fem språk.", ["2.1.1", "3.2.1"])]


def test_a_form_that_is_sent_twice_makes_one_note_and_tells_the_browser_that_it_has_come(small_world):
    seat = sit(small_world)

    for _twice in range(2):
        observe(seat, WALK, ids(seat, "2.1.1"), key="samma")

    assert (len(listed(seat)), taken(seat)) == (1, ["samma"])
    assert taken(sit(small_world, "b")) == []


def test_a_note_counts_as_a_source_of_every_question_it_is_about_and_of_no_other(small_world):
    seat = sit(small_world)

    observe(seat, WALK, ids(seat, "2.1.1", "3.2.1"))

    found = grounds.grounds(seat)
    assert [found.of(question_of(seat, one)).kinds for one in ("2.1.1", "3.2.1", "2.1.2")] == [
        ["observed"],
        ["observed"],
        [],
    ]


def test_an_observation_without_words_yet_is_neither_a_source_nor_somebody_to_meet(small_world):
    seat = sit(small_world)

    observe(seat, Seen("Torget"), ids(seat, "2.1.1"))

    found = grounds.grounds(seat)
    gaps = [gap for area in grounds.coverage(seat, found) for gap in area.gaps]
    assert found.of(question_of(seat)).kinds == []
    assert [gap.coming for gap in gaps if gap.coming] == []


def test_a_page_of_the_register_can_be_noted_at_too(small_world):
    seat = sit(small_world)
    page = kept(seat, PAGE)

    interviews.choose(seat, page.id, ids(seat, "2.1.1"), ())
    interviews.save_note(seat, page.id, None, "Målen står överst.", 0)

    assert listed(seat) == [(PAGE.title, "Målen står överst.", ["2.1.1"])]
    assert grounds.grounds(seat).of(question_of(seat)).kinds == ["web"]


def test_what_is_noted_at_stays_until_its_note_is_taken_away(small_world):
    seat = sit(small_world)
    observe(seat, WALK, ids(seat, "2.1.1"))
    (walk,) = sources.sources_of(seat.evaluation.id)

    with pytest.raises(NotReadyError):
        sources.remove(seat, walk.id)
    interviews.save_note(seat, walk.id, None, "", 1)
    sources.remove(seat, walk.id)

    assert (listed(seat), grounds.grounds(seat).by_question) == ([], {})


@pytest.mark.parametrize(
    ("seen", "faults"),
    [
        (Seen("", None, "Text"), {"title": "Skriv var ni var eller vad ni såg."}),
        (
            Seen("Torget", None, "x" * 4_001),
            {"text": "Anteckningen är för lång. Korta den till högst 4 000 tecken."},
        ),
    ],
)
def test_a_note_that_is_refused_says_where_and_writes_nothing(small_world, seen, faults):
    seat = sit(small_world)

    with pytest.raises(InvalidError) as refused:
        observe(seat, seen, ())

    assert (refused.value.faults, listed(seat)) == (faults, [])


def test_nothing_is_noted_about_an_unknown_question_or_once_the_result_is_fixed(world):
    with pytest.raises(NotThereError):
        observe(sit(world), WALK, {"finns-inte"})
    with pytest.raises(ClosedError):
        observe(sit(world, "a", "Norrvik"), WALK, ())

    assert listed(sit(world)) == []
