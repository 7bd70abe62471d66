"""Answers taken home in a workbook and brought back: what changes, what both have changed, all or nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.support.colleagues import Q, hand_in, own
from tests.support.twins import filled
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, returned_answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, NotAllowedError, NotThereError
from webapp.ground.store.database import db
from webapp.ground.tables.twin.three_ways import CHANGED, CONFLICT, JOIN, KEEP, THEIRS, Chosen

TEXT, LINKS = (Q, "Svar"), (Q, "Underlag")
SAID = Said({"system": "delvis", "spridning": "halften"}, "=Vi har en strategi.\nDen är från 2024.")


@pytest.fixture
def home(small_world):
    """Let Exempelby have answered a question, and taken all of them home."""
    say(small_world, SAID)
    return answers_twin(own(small_world))


def say(world, said: Said, who: str = "samordnare") -> None:
    subject = own(world, who)
    answers.save_answers(subject, [Sent(Q, said, current(subject.id, Q).version, "")])


def look(world, content: bytes, chosen: Chosen | None = None, who: str = "samordnare"):
    return returned_answers.compare(
        own(world, who), returned_answers.read_file(content), chosen or Chosen()
    ).preview


def bring(world, content: bytes, chosen: Chosen | None = None, who: str = "samordnare"):
    """Read a file in, when it has waited."""
    file_id = returned_answers.keep_file(own(world, who), content, "svar.xlsx")
    return returned_answers.bring(own(world, who), file_id, chosen or Chosen())


def told(preview, state: str) -> list[tuple[str, str, str, str]]:
    return [(line.ref, cell.key, cell.now, cell.said) for line, cell in preview.of(state)]


def kept(world) -> Said:
    return current(own(world).id, Q).said


def events(world) -> list[Event]:
    query = select(Event).where(Event.assessment_id == own(world).id, Event.question_id == Q)
    return list(db.session.scalars(query.order_by(Event.id)))


def test_a_file_that_nobody_has_filled_in_changes_nothing(small_world, home):
    preview = look(small_world, home)

    assert (preview.lines, preview.refused, preview.notes, preview.ready) == ((), [], (), True)


def test_what_is_filled_in_is_told_cell_by_cell_and_nothing_is_kept_yet(small_world, home):
    preview = look(small_world, filled(home, {TEXT: "Ny text.", (Q, "System"): "Fullt ut"}))

    assert told(preview, CHANGED) == [
        (Q, "level:system", "Delvis", "Fullt ut"),
        (Q, "text", "=Vi har en strategi.\nDen är från 2024.", "Ny text."),
    ]
    assert kept(small_world) == SAID


def test_a_file_that_is_read_in_is_an_ordinary_answer_with_its_event(small_world, home):
    before = len(events(small_world))
    link = "https://exempelby.example/strategi Sidan 3\nexempelby.example/budget"
    bring(small_world, filled(home, {TEXT: "Ny text.", LINKS: link}), who="medarbetare")

    links = (Link("https://exempelby.example/strategi", "Sidan 3"), Link("https://exempelby.example/budget"))
    assert kept(small_world) == Said(SAID.levels, "Ny text.", links)
    (event,) = events(small_world)[before:]
    assert (event.what, event.person_id, event.after["text"]) == (
        "answer.saved",
        small_world.person("medarbetare"),
        "Ny text.",
    )


def test_an_empty_cell_changes_nothing_and_the_mark_erases(small_world, home):
    content = filled(home, {TEXT: None, (Q, "System"): "[TÖM] ", (Q, "Spridning"): ""})
    bring(small_world, content)

    assert kept(small_world) == Said({"spridning": "halften"}, SAID.text)


def test_a_question_that_does_not_apply_needs_its_reason(small_world, home):
    content = filled(home, {(Q, "Ej tillämplig"): True})
    preview = look(small_world, content)
    bring(small_world, filled(content, {(Q, "Varför ej tillämplig"): "Vi har ingen nämnd."}))

    assert preview.refused == [
        "Bladet ”Svar”, rad 6, cell J6: Skriv varför frågan inte är tillämplig hos er."
    ]
    assert (kept(small_world).not_applicable, kept(small_world).reason) == (True, "Vi har ingen nämnd.")


def test_what_somebody_else_has_changed_meanwhile_is_a_conflict_where_the_file_says_another(
    small_world, home
):
    say(small_world, Said({"system": "saknas"}, "Kollegans text."), "medarbetare")
    preview = look(small_world, filled(home, {TEXT: "Filens text."}))

    (found,) = preview.of(CONFLICT)
    assert (found[1].base, found[1].now, found[1].said) == (SAID.text, "Kollegans text.", "Filens text.")
    assert (found[0].saved_by, preview.ready, preview.undecided) == ("Johan Lind", False, 1)
    assert told(preview, CHANGED) == []


@pytest.mark.parametrize(
    ("choice", "text"),
    [(KEEP, "Kollegans text."), (THEIRS, "Filens text."), (JOIN, "Kollegans text.\n\nFilens text.")],
)
def test_a_conflict_comes_to_what_is_chosen(small_world, home, choice, text):
    say(small_world, Said({}, "Kollegans text."), "medarbetare")
    bring(small_world, filled(home, {TEXT: "Filens text."}), Chosen({(Q, "text"): choice}))

    assert kept(small_world) == Said({}, text)


def test_nothing_is_read_in_while_a_conflict_is_not_decided(small_world, home):
    say(small_world, Said({}, "Kollegans text."), "medarbetare")
    waiting = bring(small_world, filled(home, {TEXT: "Filens text.", (Q, "System"): "Fullt ut"}))

    assert (waiting.found.preview.undecided, waiting.file.read_in_at) == (2, None)
    assert kept(small_world) == Said({}, "Kollegans text.")


def test_a_choice_holds_only_for_what_was_seen(small_world, home):
    say(small_world, Said({}, "Kollegans text."), "medarbetare")
    seen = {Q: current(own(small_world).id, Q).version}
    say(small_world, Said({}, "Ännu en text."), "medarbetare")
    content = filled(home, {TEXT: "Filens text."})
    bring(small_world, content, Chosen({(Q, "text"): THEIRS}, THEIRS, seen))

    assert kept(small_world) == Said({}, "Ännu en text.")


def test_what_both_have_changed_alike_is_no_conflict(small_world, home):
    say(small_world, Said(SAID.levels, "Samma."), "medarbetare")

    assert look(small_world, filled(home, {TEXT: "Samma."})).lines == ()


def test_one_cell_that_cannot_be_read_stops_the_whole_file(small_world, home):
    other = next(one.id for one in own(small_world).edition.questions.values() if one.id != Q)
    waiting = bring(small_world, filled(home, {TEXT: "Ny.", (other, "System"): "Bra"}))

    (told_of,) = waiting.found.preview.refused
    assert told_of == (
        "Bladet ”Svar”, rad 7, cell C7: ”Bra” går inte att välja. "
        "Välj i listan: Saknas, Påbörjat, Delvis, Till stor del, Fullt ut."
    )
    assert kept(small_world) == SAID


def test_the_same_file_twice_is_read_in_once(small_world, home):
    content = filled(home, {TEXT: "Ny text."})
    subject = own(small_world)
    file_id = returned_answers.keep_file(subject, content, "svar.xlsx")
    returned_answers.bring(subject, file_id, Chosen())
    many = len(events(small_world))

    assert returned_answers.bring(own(small_world), file_id, Chosen()).found is None
    assert (bring(small_world, content).found.answers, len(events(small_world))) == ((), many)


def test_a_file_that_waits_is_its_senders_alone(small_world, home):
    file_id = returned_answers.keep_file(own(small_world), home, "svar.xlsx")

    assert [one.id for one in returned_answers.waiting(own(small_world))] == [file_id]
    assert returned_answers.waiting(own(small_world, "medarbetare")) == []
    with pytest.raises(NotThereError):
        returned_answers.look(own(small_world, "medarbetare"), file_id, Chosen())


def test_a_reader_looks_and_brings_nothing(small_world, home):
    content = filled(home, {TEXT: "Ny text."})

    assert len(look(small_world, content, who="lasare").lines) == 1
    with pytest.raises(NotAllowedError):
        bring(small_world, content, who="lasare")


def test_after_the_hand_in_a_file_is_shown_and_nothing_is_kept(small_world, home):
    hand_in(small_world)
    content = filled(home, {TEXT: "Ny text."})

    assert len(look(small_world, content).lines) == 1
    with pytest.raises(ClosedError):
        bring(small_world, content)
    assert kept(small_world) == SAID
