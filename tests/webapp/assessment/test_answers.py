"""The one path of an answer, step by step, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.selections_asked import FIRST, SECOND, THIRD, Answering
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers as answer_deeds
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import answers, own_assessment
from webapp.assessment.saved_changes import versions
from webapp.ground.store.database import db


@pytest.fixture
def here(world):
    return Answering(world)


def test_a_first_answer_is_saved_as_version_one(here):
    outcome = here.save(FIRST, 0, "k1")

    assert (outcome.status, outcome.kept.version, outcome.kept.said) == ("saved", 1, FIRST)
    assert here.kept() == (1, FIRST)


def test_an_answer_is_kept_whole_with_levels_evidence_and_reason(here):
    said = Said(
        {"system": "x"},
        "Å, ä och ö 😀",
        (Link("https://a.example", "s. 3"),),
        not_applicable=True,
        reason="Nej.",
    )

    here.save(said, 0)

    assert here.kept() == (1, said)


def test_every_save_adds_one_to_the_version(here):
    saved = [here.save(said, n, f"k{n}").kept.version for n, said in enumerate((FIRST, SECOND, THIRD))]

    assert saved == [1, 2, 3]
    assert [event.version for event in here.events()] == [1, 2, 3]


def test_the_event_says_who_what_when_from_what_to_what(here):
    here.save(FIRST, 0, "k1")

    second = here.save(SECOND, 1, "k2", who="medarbetare")

    event = here.events()[1]
    assert (event.what, event.person_id, event.at) == (
        "answer.saved",
        here.world.person("medarbetare"),
        second.kept.saved_at,
    )
    assert (event.before, versions((one.version, one.after) for one in here.events())) == (
        None,
        {1: FIRST.as_data(), 2: SECOND.as_data()},
    )
    assert (event.version, event.request_key) == (2, "k2")


def test_saving_what_is_kept_already_is_no_deed(here):
    here.save(FIRST, 0, "k1")

    outcome = here.save(FIRST, 1, "k2", who="medarbetare")

    assert (outcome.status, outcome.kept.version, outcome.kept.saved_by) == ("same", 1, "Karin Ek")
    assert len(here.events()) == 1


def test_a_stale_version_is_refused_with_both_texts(here):
    here.save(FIRST, 0, "k1")
    here.save(SECOND, 1, "k2")
    late = Sent(here.question, THIRD, 1, "k3")

    outcome = here.save(late.said, late.version, late.key, who="medarbetare")

    assert (outcome.status, outcome.kept.version, outcome.kept.said, outcome.kept.saved_by) == (
        "conflict",
        2,
        SECOND,
        "Karin Ek",
    )
    assert outcome.refused
    assert here.kept() == (2, SECOND)


def test_version_zero_on_an_answer_that_exists_is_refused(here):
    here.save(FIRST, 0, "k1")

    outcome = here.save(SECOND, 0, "k2", who="medarbetare")

    assert (outcome.status, outcome.kept.version, outcome.kept.said) == ("conflict", 1, FIRST)
    assert here.kept() == (1, FIRST)


def test_a_version_that_has_not_come_yet_is_refused(here):
    outcome = here.save(FIRST, 7, "k1")

    assert (outcome.status, outcome.kept.version, outcome.kept.said) == ("conflict", 0, Said())
    assert here.kept() == (0, Said())


def test_a_repeated_request_is_answered_as_the_first_time(here):
    here.save(FIRST, 0, "k1")

    again = here.save(FIRST, 0, "k1")

    assert (again.status, again.kept.version, again.kept.said) == ("same", 1, FIRST)
    assert len(here.events()) == 1


def test_a_repeated_request_is_answered_as_the_first_time_even_when_others_have_saved_since(here):
    here.save(FIRST, 0, "k1")
    here.save(SECOND, 1, "k2", who="medarbetare")

    again = here.save(FIRST, 0, "k1")

    assert (again.status, again.kept.version, again.kept.said) == ("same", 1, FIRST)
    assert here.kept() == (2, SECOND)


@pytest.mark.parametrize("version", [0, 1])
def test_a_key_that_comes_with_another_text_is_refused(here, version):
    here.save(FIRST, 0, "k1")

    outcome = here.save(SECOND, version, "k1")

    assert (outcome.status, outcome.kept.version, outcome.kept.said) == ("key_reused", 1, FIRST)
    assert outcome.refused
    assert here.kept() == (1, FIRST)


@pytest.mark.both
def test_two_people_may_happen_on_the_same_key(here):
    here.save(FIRST, 0, "k1")

    outcome = here.save(SECOND, 1, "k1", who="medarbetare")

    assert (outcome.status, outcome.kept.version) == ("saved", 2)


def test_saves_without_a_key_are_all_saved(here):
    statuses = [here.save(said, n).status for n, said in enumerate((FIRST, SECOND, THIRD))]

    assert statuses == ["saved", "saved", "saved"]


def test_a_field_that_nobody_has_touched_is_skipped(here):
    here.save(FIRST, 0, "k1")
    here.save(SECOND, 1, "k2", who="medarbetare")

    outcome = here.save(FIRST, 1, "k3", seen=FIRST.digest())

    assert outcome is None
    assert here.kept() == (2, SECOND)


def test_a_touched_field_beside_untouched_ones_is_saved_alone(here):
    subject = own_assessment.own_assessment(here.world.person("samordnare"), here.id, lock="share")
    others = [q for q in subject.edition.questions if q != here.question][:3]
    kept = answers.kept_answers(here.id)
    still = [(q, kept[q].said if q in kept else Said()) for q in others]
    sent = [Sent(q, said, 0, f"k:{q}", said.digest()) for q, said in still]

    outcomes = answer_deeds.save_answers(
        subject, [*sent, Sent(here.question, FIRST, 0, "k", Said().digest())]
    )

    assert [(one.ref, one.status) for one in outcomes] == [(here.question, "saved")]


def test_one_conflict_on_a_page_stops_no_other_answer(here):
    here.save(FIRST, 0, "k1")
    subject = own_assessment.own_assessment(here.world.person("medarbetare"), here.id, lock="share")
    other = next(q for q in reversed(subject.edition.questions) if q not in answers.kept_answers(here.id))

    outcomes = answer_deeds.save_answers(
        subject, [Sent(here.question, SECOND, 0, "a"), Sent(other, THIRD, 0, "b")]
    )

    assert [one.status for one in outcomes] == ["conflict", "saved"]
    assert answers.current(here.id, other).said == THIRD


def test_when_the_event_cannot_be_written_the_answer_stays_as_it_was(here):
    here.save(FIRST, 0, "k1")
    _let_events_fail()

    with pytest.raises(DBAPIError):
        here.save(SECOND, 1, "k2")

    assert here.kept() == (1, FIRST)
    assert len(here.events()) == 1


@pytest.mark.both
@pytest.mark.parametrize("change", ["UPDATE event SET why = 'nej'", "DELETE FROM event"])
def test_what_has_happened_can_be_neither_changed_nor_removed(world, change):  # noqa: ARG001 -- its database
    before = _happened()

    with pytest.raises(DBAPIError, match="events are never"):
        db.session.execute(text(change))

    db.session.rollback()
    assert _happened() == before


@pytest.mark.both
@pytest.mark.parametrize("world", ["postgresql"], indirect=True)  # in SQLite that is no statement at all
@pytest.mark.usefixtures("world")
def test_what_has_happened_cannot_be_emptied_out_at_once():
    before = _happened()

    with pytest.raises(DBAPIError, match="events are never"):
        db.session.execute(text("TRUNCATE event CASCADE"))

    db.session.rollback()
    assert _happened() == before


def _happened() -> tuple[int, int]:
    """Count the events that are as they were, and give the latest."""
    return tuple(db.session.execute(text("SELECT count(*), max(id) FROM event WHERE why <> 'nej'")).one())


def _let_events_fail():
    """Make the database refuse every new event."""
    if db.engine.dialect.name == "sqlite":
        statements = ["CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no room'); END"]
    else:
        statements = [
            "CREATE FUNCTION full() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''x''; END'",
            "CREATE TRIGGER no_room BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION full()",
        ]
    for statement in statements:
        db.session.execute(text(statement))
    db.session.commit()
