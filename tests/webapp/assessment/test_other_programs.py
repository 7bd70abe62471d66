"""A workbook is read alike whichever program has saved it, and wherever its rows and columns stand."""

from __future__ import annotations

import shutil

import pytest

from tests.support.colleagues import Q, own
from tests.support.programs import MADE, libreoffice
from tests.support.twins import filled
from webapp.assessment.content import Link, Said
from webapp.assessment.deeds import answers, returned_answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries.answers import NOTHING, kept_answers
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.tables.twin.three_ways import Chosen

TEXTS = (
    "=1+1",
    "#N/A",
    "0042",
    "1,5",
    "+46 8 123",
    "Rad ett.\nRad två.",
    "<b>&amp; “citat” – åäö 😀",
    "TRUE",
)
NEW = "Ny text med\ntvå rader."


@pytest.fixture
def home(small_world):
    """Let the first questions have answers that programs like to change, and take an area home."""
    subject = own(small_world)
    kept, links = kept_answers(subject.id), (Link("https://exempelby.example/?a=1&b=å", "Sidan 3"),)
    said = {
        question: Said({"system": "delvis", "spridning": "alla"}, text.strip(), links)
        for question, text in zip(subject.edition.questions, TEXTS, strict=False)
    }
    sent = [Sent(one, told, kept.get(one, NOTHING).version, "") for one, told in said.items()]
    answers.save_answers(subject, sent)
    return answers_twin(subject, "area:1")


def preview(world, content: bytes):
    table = returned_answers.read_file(content)
    return returned_answers.compare(own(world), table, Chosen()).preview


def told(found) -> list[tuple[str, str, str]]:
    return [(line.ref, cell.key, cell.said) for line in found.lines for cell in line.cells]


@pytest.mark.parametrize("made", MADE)
def test_what_another_program_has_saved_says_the_same(small_world, home, made):
    untouched = preview(small_world, MADE[made](home))
    changed = preview(small_world, MADE[made](filled(home, {(Q, "Svar"): NEW, (Q, "System"): "Saknas"})))

    assert (told(untouched), untouched.refused) == ([], [])
    assert sorted(told(changed)) == [(Q, "level:system", "Saknas"), (Q, "text", NEW)]


def test_a_column_of_ones_own_is_named_as_one_that_is_not_read(small_world, home):
    assert preview(small_world, MADE["sorted"](home)).notes == ("De här kolumnerna läses inte: Ansvarig.",)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_what_libreoffice_has_saved_says_the_same(small_world, home, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    untouched = preview(small_world, libreoffice(home, tmp_path / "a"))
    changed = preview(small_world, libreoffice(filled(home, {(Q, "Svar"): NEW}), tmp_path / "b"))

    assert (told(untouched), untouched.refused, untouched.notes) == ([], [], ())
    assert told(changed) == [(Q, "text", NEW)]
