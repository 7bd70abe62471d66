"""What is taken home: all or a part of the questions; and what a file that comes back is about."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.support.colleagues import Q, hand, own
from tests.support.twins import SHEET, changed, filled, read
from webapp.assessment.content import Said
from webapp.assessment.deeds import returned_answers
from webapp.assessment.queries import own_assessment
from webapp.assessment.queries.answers import current
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.assessment.queries.twin.scopes import asked_in
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.ground.tables.twin.three_ways import REFUSED, Chosen


@pytest.fixture
def home(small_world):
    return answers_twin(own(small_world))


def test_a_file_of_another_municipality_or_form_says_what_it_is_about(small_world, home):
    other = own(small_world, edition="kvalitetskommun/2003")
    with pytest.raises(InvalidError) as refused:
        returned_answers.keep_file(other, home, "svar.xlsx")

    assert refused.value.faults["file"] == (
        "Filen gäller Exempelby, Självvärdering 2026, kommunkompassen/2012, omgång 2026. "
        f"Här läses Exempelby, {other.name}, kvalitetskommun/2003. Välj den fil som hämtades här."
    )


def test_another_municipalitys_file_is_refused_and_the_operator_is_told_by_numbers(small_world, home, caplog):
    """X13: somebody has it who should not; a file of one's own of last year is no such thing."""
    theirs = own(small_world, "samordnare@norrvik.example", "Norrvik")
    with caplog.at_level("WARNING"):
        for subject in (own(small_world, edition="kvalitetskommun/2003"), theirs):
            with pytest.raises(InvalidError):
                returned_answers.keep_file(subject, home, "svar.xlsx")

    (told,) = caplog.records
    assert (told.message, told.about, told.person) == (
        "returned_file.of_another_municipality",
        own(small_world).id,
        small_world.person("samordnare@norrvik.example"),
    )


def test_a_seal_that_is_broken_or_gone_is_seen(small_world, home):
    def rewrite(book):
        book["Kompassrosen"]["A4"].value = book["Kompassrosen"]["A4"].value.replace("0", "1", 6)

    for content, words in (
        (changed(home, rewrite), "Det dolda bladet i filen är ändrat"),
        (changed(home, lambda book: book.remove(book["Kompassrosen"])), "Filen säger inte vad den gäller"),
    ):
        with pytest.raises(InvalidError) as refused:
            returned_answers.keep_file(own(small_world), content, "svar.xlsx")
        assert refused.value.faults["file"].startswith(words)


def test_a_part_is_taken_home_alone(small_world):
    hand(small_world, "subarea:1.2")
    subject, mine = own(small_world), own(small_world, "medarbetare")
    edition = subject.edition

    assert asked_in(subject, "alla") == list(edition.questions.values())
    assert asked_in(subject, "area:1") == list(edition.area("1").questions)
    assert asked_in(subject, "subarea:1.2") == list(edition.subarea("1.2").questions)
    assert set(asked_in(mine, "mina")) >= set(edition.subarea("1.2").questions)
    for nothing in ("area:99", "question:x", "något", ""):
        with pytest.raises(NotThereError):
            asked_in(subject, nothing)


def test_the_choices_of_an_anchored_question_say_what_they_mean_in_that_question(small_world):
    here = small_world.assessment("Exempelby", purpose="internal")
    subject = own_assessment.own_assessment(small_world.person("samordnare"), here)
    question = subject.edition.questions["insyn-handlingar"]
    system = question.kind.parts[0]

    book = load_workbook(BytesIO(answers_twin(subject, "subarea:1.2")))

    told = [row for row in book["Val"].iter_rows(values_only=True) if row[0] == f"{question.number} System"]
    assert [row[1:3] for row in told[:-1]] == [(one.name.sv, one.text.sv) for one in system.levels]


def test_the_nomination_is_taken_home_with_its_own_description(small_world):
    subject = own(small_world, edition="kvalitetskommun/2003")
    heading = subject.edition.descriptions[0]
    home = answers_twin(subject)
    content = filled(home, {(heading.id, "Svar"): "Vi bor vid en sjö."})
    table = returned_answers.read_file(content)
    returned_answers.bring_table(subject, table, Chosen())

    assert (read(home, heading.id, "Genomfört"), read(home, heading.id, "Underlag")) == ("–", "–")
    assert current(subject.id, heading.id).said == Said(text="Vi bor vid en sjö.")


def test_what_is_refused_is_never_half_read(small_world, home):
    table = returned_answers.read_file(filled(home, {(Q, "Underlag"): "file:///etc/passwd"}))
    preview = returned_answers.compare(own(small_world), table, Chosen()).preview

    assert [(cell.key, cell.state) for line in preview.lines for cell in line.cells] == [("links", REFUSED)]
    assert SHEET in preview.refused[0]
