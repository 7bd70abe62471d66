"""A booklet: everything an edition asks, level by level, with the proof asked for and room to write."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.oxml.ns import qn

from exports.report.booklet import ROOM, WIDE, booklet
from exports.report.contents import Room
from exports.report.document import report_file
from questionnaires.edition import Kind, kind_of_measures
from tests.support.editions import (
    make_area,
    make_edition,
    make_kind,
    make_nomination,
    make_question,
    make_subarea,
)

MADE = datetime(2026, 11, 29, 12, tzinfo=UTC)
_PARTS = make_kind(ett=1, tva=1)
MEASURES_OF_C = Kind(kind_of_measures("c"), _PARTS.parts, _PARTS.weights)
EDITION = make_edition(
    "kommunkompassen/2012",
    make_area("1", (make_subarea("1.1", 30, (make_question("a"), make_question("b"))),)),
    make_area(
        "2",
        (
            make_subarea(
                "2.1",
                30,
                (make_question("c", kind=MEASURES_OF_C),),
            ),
        ),
    ),
)


def told(report):
    """Give every heading with its blocks, in order."""

    def walk(chapters):
        for one in chapters:
            yield one.title, one.blocks
            yield from walk(one.chapters)

    return list(walk(report.chapters))


def words(blocks):
    return [block.words for block in blocks if hasattr(block, "words")]


def test_every_question_is_there_with_every_level_and_room_to_write():
    found = dict(told(booklet(EDITION, MADE)))
    question = next(blocks for title, blocks in found.items() if title.endswith("Finns a?"))

    asked = [title for title in found if "Finns" in title]
    assert asked == [f"{one.number} {one.text}" for one in EDITION.questions.values()]
    assert [one.split("\n") for one in words(question) if one.startswith("☐ Nivå")] == [
        [f"☐ Nivå {n}: {part} på nivå {n}." for n in range(5)] for part in ("system", "spridning")
    ]
    assert [(one.words, one.lines) for one in question if isinstance(one, Room)] == [("Så arbetar vi", ROOM)]
    assert words(question)[-1] == "☐ Ej tillämpligt för oss, eftersom:"


def test_measures_are_ticked_one_by_one():
    (blocks,) = [blocks for title, blocks in told(booklet(EDITION, MADE)) if title.endswith("Finns c?")]

    ticked = next(one for one in words(blocks) if one.startswith("☐ Hur"))
    assert ticked.split("\n") == ["☐ Hur är det med ett?", "☐ Hur är det med tva?"]


def test_an_area_is_a_booklet_of_its_own():
    report = booklet(EDITION, MADE, "2")

    assert [chapter.title.split()[0] for chapter in report.chapters] == ["Så", "2"]
    assert report.lines == (f"Område 2, {EDITION.areas[1].name}",)


def test_the_headings_of_the_own_description_have_more_room():
    edition = make_nomination()

    rooms = [
        block.lines
        for _title, blocks in told(booklet(edition, MADE))
        for block in blocks
        if isinstance(block, Room)
    ]

    assert rooms.count(WIDE) == len(edition.descriptions) > 0
    assert rooms.count(ROOM) == len(edition.questions)


def test_the_room_of_a_document_is_a_frame_that_grows_and_stays_on_one_page():
    document = docx.Document(BytesIO(report_file(booklet(EDITION, MADE))))

    framed = [one for one in document.paragraphs if one._p.find(f".//{qn('w:pBdr')}") is not None]
    assert len(framed) == len(EDITION.questions)
    assert {(one.text.count("\n"), one.paragraph_format.keep_together) for one in framed} == {
        (ROOM - 1, True)
    }
