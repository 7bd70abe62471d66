"""Writes a report as a document for Word and LibreOffice, and makes sure that it opens."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import zip_longest
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from exports import charts
from exports.markup import Runs
from exports.report.contents import (
    NOTE,
    Bars,
    Block,
    Chapter,
    Lines,
    Lists,
    Points,
    Report,
    Room,
    Rose,
    Table,
    Text,
    walked,
)
from exports.report.document import fields, looks, tables
from exports.workbook.cells import clean as fit
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

AUTHOR = "Kompassrosen"
CONTENTS = N_("Innehåll")
_STYLES = {"body": "Normal", "lead": "Kompass ingress", "note": "Kompass not", "missing": "Kompass saknas"}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONGEST = 255
"""Letters a property of a document can hold."""

_ACROSS = 5.0
"""Inches that a rose is drawn wide: in nine centimetres, its words are nearly as large as those of notes."""

_ON_COVER, _AMONG_WORDS = 12.0, 10.0
"""Centimetres that a rose is wide."""

_DEEPEST = 2
"""The list of contents goes down to the areas."""


def report_file(report: Report) -> bytes:
    """Write a report; the same report gives the same bytes."""
    document = docx.Document()
    looks.dress(document)
    _tell_about(document, report)
    _frame(document, report)
    _title_page(document, report)
    for number, (level, chapter) in enumerate(walked(report.chapters)):
        heading = looks.add_paragraph(document, f"Heading {level}", clean(chapter.title))
        heading.paragraph_format.page_break_before = chapter.new_page or None
        fields.bookmark(heading, number)
        for block, following in zip_longest(chapter.blocks, chapter.blocks[1:]):
            _write(document, block, stays=_stays(chapter, block, following))
    return _finished(document)


def _stays(chapter: Chapter, block: Block, following: Block | None) -> bool:
    """Tell whether a text stays with what follows: a table, a text that it is a note to, or a heading."""
    if isinstance(following, (Table, Lists)):
        return True
    noted = isinstance(block, Text) and block.look == NOTE and following is not None
    if chapter.whole and following is not None:
        return True
    return noted or (following is None and bool(chapter.chapters))


def clean(text: str) -> str:
    """Keep what a document can hold: no control characters, nothing that turns the rest around."""
    return _TURNING.sub("", fit(text))


def _tell_about(document: Document, report: Report) -> None:
    about = document.core_properties
    about.title, about.author, about.language = clean(report.title)[:_LONGEST], AUTHOR, looks.LANGUAGE
    about.subject = str(report.subject)
    about.keywords, about.comments, about.last_modified_by = "", "", AUTHOR
    about.created = about.modified = report.moment.replace(tzinfo=None)


def _frame(document: Document, report: Report) -> None:
    """Write on every page what it belongs to, which page it is, and that a draft is one."""
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    above.add_run(str(report.warning) if report.draft else "").bold = True
    before, between, after = re.split(r"%\(\w+\)s", _("Sida %(page)s av %(pages)s"))
    below.add_run(f"{clean(report.title)}\t{before}")
    fields.add_field(below, "PAGE", "1")
    below.add_run(between)
    fields.add_field(below, "NUMPAGES", "1")
    below.add_run(after)


def _title_page(document: Document, report: Report) -> None:
    """Write the title page, then the list of contents; what is short has the title alone."""
    looks.add_paragraph(document, "Title", clean(report.title))
    for line in report.lines:
        looks.add_paragraph(document, "Subtitle", clean(line))
    if report.cover:
        _draw(document, report.cover, _ON_COVER)
    if report.short:
        return
    listed = looks.add_paragraph(document, "Kompass ingress", str(CONTENTS))
    listed.paragraph_format.page_break_before = True
    entries = [
        (number, level, clean(chapter.title))
        for number, (level, chapter) in enumerate(walked(report.chapters))
        if level <= _DEEPEST
    ]
    fields.add_contents(document, entries)


def _write(document: Document, block: Block, *, stays: bool) -> None:
    """Write one block; words that `stays` are on the same page as what is below them."""
    if isinstance(block, Text):
        paragraph = looks.add_paragraph(document, _STYLES[block.look])
        paragraph.paragraph_format.keep_with_next = stays or None
        _lined(paragraph, block.told)
    elif isinstance(block, Points):
        for item in block.told:
            paragraph = looks.add_paragraph(document, "List Bullet")
            paragraph.paragraph_format.keep_with_next = stays or None
            _lined(paragraph, item)
    elif isinstance(block, Room):
        looks.add_paragraph(document, "Caption", clean(block.words))
        fields.add_room(document.add_paragraph(), block.lines)
    elif isinstance(block, Table):
        looks.add_paragraph(document, "Caption", clean(block.caption))
        tables.add_table(document, block, clean)
    elif isinstance(block, Lists):
        tables.add_lists(document, block, clean, _lined)
    else:
        _draw(document, block)


def _lined(paragraph: Paragraph, runs: Runs) -> None:
    """Write a text as it is, run by run; python-docx makes a break of every line break."""
    for run in runs:
        paragraph.add_run(clean(run.words)).bold = run.strong or None


def _draw(document: Document, block: Rose | Bars | Lines, wide: float = _AMONG_WORDS) -> None:
    """Draw a picture, with the same in words for whoever does not see it."""
    if isinstance(block, Rose):
        figure, width = charts.rose_figure(clean(block.name), block.compass, _ACROSS), wide
    elif isinstance(block, Bars):
        figure, width = charts.bars_figure(clean(block.name), block.compass), 16.0
    else:
        series = [(clean(name), spokes) for name, spokes in block.series]
        figure, width = charts.lines_figure(series, clean(block.title), _ACROSS), 9.0
    words = str(figure.get_label()).split("\n", 1)[1]
    shape = document.add_picture(BytesIO(charts.as_png(figure)), width=Cm(width))
    said = shape._inline.docPr  # noqa: SLF001 -- python-docx has no other door to the words of a picture
    said.set("descr", f"{clean(block.title)}. {words}")
    said.set("title", clean(block.title))


def _finished(document: Document) -> bytes:
    """Pack the parts without any time of their own, and open the file again before anybody is handed it."""
    saved, finished = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(finished, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    docx.Document(BytesIO(finished.getvalue()))
    return finished.getvalue()
