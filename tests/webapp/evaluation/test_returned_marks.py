"""An evaluator's own marks taken home and brought back: one's own track alone, all or nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from questionnaires.marks import NotApplicable, OwnPoints
from tests.support.judges import MOTIVATION, finish, other_levels, question_of, sit
from tests.support.twins import filled, opened, read
from webapp.evaluation.deeds import marks, returned_marks
from webapp.evaluation.queries.marks import kept_mark
from webapp.evaluation.queries.seats.own_seat import own_seat
from webapp.evaluation.queries.twin.mark_twin import marks_twin
from webapp.ground.refusals import ClosedError, InvalidError
from webapp.ground.tables.twin.three_ways import CHANGED, CONFLICT, THEIRS, Chosen

SHEET = "Bedömningar"


@pytest.fixture
def seat(small_world):
    """Let an evaluator have marked one question."""
    seat = sit(small_world)
    asked = question_of(seat)
    marks.give_mark(seat, seat.track, asked, other_levels(seat, asked), MOTIVATION, 0)
    return seat


@pytest.fixture
def home(seat):
    return marks_twin(seat)


def fill(home: bytes, seat, **cells: object) -> bytes:
    """Fill in cells of the question that is marked."""
    names = {"motivation": "Motivering", "points": "Egna poäng", "out": "Ej tillämplig", "system": "System"}
    ref = question_of(seat).id
    return filled(home, {(ref, names[key]): value for key, value in cells.items()}, SHEET)


def look(seat, content: bytes, chosen: Chosen | None = None):
    file_id = returned_marks.keep_file(seat, content, "bedomningar.xlsx")
    again = own_seat(seat.person_id, seat.evaluation.id)
    return returned_marks.look(again, file_id, chosen or Chosen()).found


def bring(seat, content: bytes, chosen: Chosen | None = None):
    file_id = returned_marks.keep_file(seat, content, "bedomningar.xlsx")
    again = own_seat(seat.person_id, seat.evaluation.id)
    return returned_marks.bring(again, file_id, chosen or Chosen())


def kept(seat):
    return kept_mark(seat.evaluation.id, seat.track, question_of(seat))


def test_out_and_back_changes_nothing(seat, home):
    preview = look(seat, home).preview

    assert (preview.lines, preview.refused, preview.notes) == ((), [], ())


def test_what_is_filled_in_is_read_in_as_a_mark_of_ones_own(seat, home):
    found = bring(seat, fill(home, seat, motivation="Vi hörde tre enheter.")).found

    assert [(cell.key, cell.state) for line in found.preview.lines for cell in line.cells] == [
        ("motivation", CHANGED)
    ]
    assert (kept(seat).motivation, kept(seat).version, kept(seat).saved_by_id) == (
        "Vi hörde tre enheter.",
        2,
        seat.person_id,
    )


def test_points_of_ones_own_take_the_place_of_levels_and_are_not_chosen_beside_them(seat, home):
    asked = question_of(seat)
    here = read(home, asked.id, "System", SHEET)
    level = next(str(one.name) for one in asked.kind.parts[0].levels if str(one.name) != here)
    both = look(seat, fill(home, seat, points="0,5", system=level)).preview
    bring(seat, fill(home, seat, points="0,5"))

    assert "Välj nivåer eller skriv egna poäng, inte båda." in both.refused[0]
    assert isinstance(kept(seat).mark, OwnPoints)
    assert kept(seat).mark.points == Fraction(1, 2)


def test_a_question_that_does_not_apply_says_why(seat, home):
    bring(seat, fill(home, seat, out="Ja", motivation="Kommunen har ingen sådan verksamhet."))

    assert kept(seat).mark == NotApplicable("Kommunen har ingen sådan verksamhet.")


def test_a_mark_that_differs_needs_its_motivation(seat, home):
    preview = look(seat, fill(home, seat, motivation="[töm]")).preview

    assert preview.refused == [
        (
            f"{preview.lines[0].cells[-1].spot}: Skriv en motivering. "
            "Den krävs eftersom bedömningen skiljer sig från kommunens."
        )
    ]


def test_points_beyond_what_the_question_gives_are_refused(seat, home):
    (fault,) = look(seat, fill(home, seat, points="1000")).preview.refused[:1]

    assert "Frågan kan ge 0 till " in fault


def test_what_one_has_changed_meanwhile_is_a_conflict(seat, home):
    asked = question_of(seat)
    marks.give_mark(seat, seat.track, asked, kept(seat).mark, "Ändrat här.", 1)
    content = fill(home, seat, motivation="Ändrat i filen.")
    preview = look(seat, content).preview

    assert [cell.now for _line, cell in preview.of(CONFLICT)] == ["Ändrat här."]
    assert bring(seat, content).found.preview.ready is False
    bring(seat, content, Chosen({(asked.id, "motivation"): THEIRS}))
    assert kept(seat).motivation == "Ändrat i filen."


def test_the_file_holds_nothing_of_the_other_track_and_the_other_cannot_read_it(small_world, seat):
    other = sit(small_world, "b")
    asked = question_of(other)
    marks.give_mark(other, other.track, asked, other_levels(other, asked), "HEMLIGT om b", 0)
    content = marks_twin(own_seat(seat.person_id, seat.evaluation.id))
    texts = [str(cell.value) for page in opened(content) for row in page.iter_rows() for cell in row]

    assert [one for one in texts if "HEMLIGT" in one] == []
    assert MOTIVATION in texts
    with pytest.raises(InvalidError) as refused:
        returned_marks.keep_file(own_seat(other.person_id, other.evaluation.id), content, "a.xlsx")
    assert refused.value.faults["file"].startswith(
        "Filen gäller Lillhärad, Självvärdering 2026, bedömningar av utvärderare A, "
    )


def test_after_saying_to_be_done_a_file_is_shown_and_nothing_is_kept(seat, home):
    content = fill(home, seat, motivation="För sent.")
    finish(own_seat(seat.person_id, seat.evaluation.id))
    again = own_seat(seat.person_id, seat.evaluation.id)

    assert len(look(again, content).preview.lines) == 1
    with pytest.raises(ClosedError):
        bring(own_seat(seat.person_id, seat.evaluation.id), content)
    assert kept(seat).motivation == MOTIVATION


def test_it_is_taken_home_and_brought_back_by_its_pages(small_world, seat):
    from io import BytesIO  # noqa: PLC0415 -- of this test alone

    sit(small_world, "b")
    browser, address = small_world.at("utvarderare.a"), f"/utvardering/{seat.evaluation.id}/excel"
    content = browser.get(f"{address}/bedomningar.xlsx").data
    file = {"file": (BytesIO(fill(content, seat, motivation="Från sidan.")), "egna.xlsx")}
    shown = browser.post(address, file, content_type="multipart/form-data", follow_redirects=True)
    assert (shown.status_code, "Från sidan." in shown.text) == (200, True)
    assert "egna.xlsx" in browser.get(address).text
    done = browser.post(shown.request.path, {}, follow_redirects=True)
    assert (done.status_code, "En bedömning är inläst." in done.text) == (200, True)
    assert kept(seat).motivation == "Från sidan."
    assert small_world.at("utvarderare.b").get(shown.request.path).status_code == 404
