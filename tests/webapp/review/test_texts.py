"""The pair writes about areas once the marks are revealed, and never over each other."""

import pytest
from sqlalchemy import func, select

from tests.support.reviewing import revealed, seat
from webapp.ground.events.models import Event
from webapp.ground.outcome import CONFLICT, GONE, SAME, SAVED
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError, Refusal
from webapp.ground.store.database import db
from webapp.review.deeds import results, texts
from webapp.review.deeds.texts import Sent

HOSTILE = '<script>alert(1)</script> =HYPERLINK("x") \u202e Åäö'


def area(one, number="3"):
    return one.edition.area(number)


def test_what_one_writes_the_other_reads_with_who_wrote_it(world):
    one = revealed(world)

    (outcome,) = texts.save_texts(one, area(one), [Sent("strengths-3", HOSTILE, 0)])

    kept = texts.kept_texts(one.evaluation.id)["strengths-3"]
    assert outcome.status == SAVED
    assert (kept.text, kept.version, kept.saved_by) == (HOSTILE, 1, "Anna Berg")


def test_a_text_that_the_other_has_passed_is_not_written_and_comes_back_with_theirs(world):
    first, second = revealed(world), seat(world, "b")
    texts.save_texts(first, area(first), [Sent("running-3.1", "Annas", 0)])

    stale, saved = texts.save_texts(
        second, area(second), [Sent("running-3.1", "Björns", 0), Sent("strengths-3", "Ny", 0)]
    )

    assert (stale.status, stale.kept.text, stale.kept.saved_by) == (CONFLICT, "Annas", "Anna Berg")
    assert saved.status == SAVED
    assert texts.kept_texts(first.evaluation.id)["running-3.1"].text == "Annas"


def test_the_same_words_once_more_change_nothing(world):
    one = revealed(world)
    texts.save_texts(one, area(one), [Sent("strengths-3", "Mål", 0)])

    (again,) = texts.save_texts(one, area(one), [Sent("strengths-3", "Mål", 0)])

    written = select(func.count()).where(Event.what == "text.saved", Event.evaluation_id == one.evaluation.id)
    assert (again.status, again.kept.version, db.session.scalar(written)) == (SAME, 1, 1)


def test_nothing_is_written_before_the_reveal_or_after_the_result_is_fixed(world):
    early = seat(world, "a", declare=True)
    with pytest.raises(NotReadyError, match="först när båda"):
        texts.save_texts(early, area(early), [Sent("strengths-3", "Mål", 0)])

    one = revealed(world)
    results.publish(world.person("kansli"), one.evaluation.id)

    with pytest.raises(ClosedError, match="fastställt"):
        texts.save_texts(one, area(one), [Sent("strengths-3", "Mål", 0)])
    with pytest.raises(ClosedError, match="fastställt"):
        texts.add_example(one, area(one), "Ett exempel", "")


@pytest.mark.parametrize(
    ("ref", "text", "field"),
    [("strengths-3", "x" * 8_001, "strengths-3:text"), ("example-1", "", "example-1:text")],
)
def test_a_text_that_cannot_be_kept_is_refused_beside_its_field(small_world, ref, text, field):
    one = revealed(small_world)

    with pytest.raises(InvalidError) as refused:
        texts.save_texts(one, area(one), [Sent(ref, text, 0)])

    assert list(refused.value.faults) == [field]


@pytest.mark.parametrize("ref", ["strengths-4", "running-4.1", "other-3", "strengths-"])
def test_a_text_of_another_area_is_not_there(small_world, ref):
    one = revealed(small_world)

    with pytest.raises(NotThereError):
        texts.save_texts(one, area(one), [Sent(ref, "Mål", 0)])


def test_a_good_example_is_added_once_however_often_its_form_is_sent(world):
    one = revealed(world)

    for _time in range(2):
        texts.add_example(one, area(one), "E-tjänsterna", "Norrvik", "key-1")

    (row,) = texts.examples_of(one.evaluation.id)
    assert (row.part, row.text, row.learn_from, row.shared_at) == ("3", "E-tjänsterna", "Norrvik", None)


def test_an_example_that_the_other_has_changed_is_not_removed_unread(world):
    first, second = revealed(world), seat(world, "b")
    texts.add_example(first, area(first), "E-tjänsterna", "")
    ref = f"example-{texts.examples_of(first.evaluation.id)[0].id}"
    texts.save_texts(second, area(second), [Sent(ref, "E-tjänsterna för alla", 1)])

    with pytest.raises(Refusal, match="har ändrats"):
        texts.remove_example(first, int(ref.partition("-")[2]), 1)

    assert [one.text for one in texts.examples_of(first.evaluation.id)] == ["E-tjänsterna för alla"]


def test_a_text_in_an_example_that_is_gone_comes_back_instead_of_being_lost(world):
    first, second = revealed(world), seat(world, "b")
    texts.add_example(first, area(first), "E-tjänsterna", "")
    (row,) = texts.examples_of(first.evaluation.id)
    texts.remove_example(first, row.id, 1)

    (outcome,) = texts.save_texts(second, area(second), [Sent(f"example-{row.id}", "Längre", 1)])

    assert outcome.status == GONE
    assert texts.examples_of(first.evaluation.id) == []
