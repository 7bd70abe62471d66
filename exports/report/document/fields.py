"""Fields of a document: page numbers, bookmarks at headings, and a list of contents that links to them."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from exports import theme

_FIRST = 1000  # ids of bookmarks begin well above those of pictures


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that the program fills in; `shown` stands there until it has."""
    for run in _field(instruction, shown):
        paragraph._p.append(run)  # noqa: SLF001 -- python-docx knows nothing of fields


def add_room(paragraph: Paragraph, lines: int) -> None:
    """Leave room in a frame: it grows with what is written in it."""
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "6"), ("color", theme.EDGE)):
            edge.set(qn(f"w:{name}"), value)
        frame.append(edge)
    paragraph._p.get_or_add_pPr().append(frame)  # noqa: SLF001 -- python-docx knows nothing of frames
    paragraph.paragraph_format.keep_together = paragraph.paragraph_format.keep_with_next = True
    for _line in range(lines - 1):
        paragraph.add_run().add_break()


def bookmark(heading: Paragraph, number: int) -> None:
    """Give a heading a name that the list of contents can lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(_FIRST + number))
    start.set(qn("w:name"), _name(number))
    heading._p.insert(1, start)  # noqa: SLF001 -- after the paragraph's properties
    heading._p.append(end)  # noqa: SLF001 -- as above


def add_contents(document: Document, entries: list[tuple[int, int, str]]) -> None:
    """Write the list of contents: links, each with a page number that the program fills in by itself.

    A field of Word's own (TOC) would hold no page numbers until somebody renews it by hand, and in
    LibreOffice never; a list of links with a field each is right wherever the document is opened.
    """
    for number, level, title in entries:
        paragraph = document.add_paragraph(style=f"toc {level}")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(number))
        link.set(qn("w:history"), "1")
        for run in (_run(title), _tab()):
            link.append(run)
        paragraph._p.append(link)  # noqa: SLF001 -- as above
        add_field(paragraph, f"PAGEREF {_name(number)} \\h", "")


def _name(number: int) -> str:
    return f"_Toc{_FIRST + number}"


def _field(instruction: str, shown: str) -> list[Any]:
    return [_char("begin"), _instruction(f" {instruction} "), _char("separate"), _run(shown), _char("end")]


def _char(kind: str) -> Any:  # noqa: ANN401 -- an element of XML
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        mark.set(qn("w:dirty"), "true")
    run.append(mark)
    return run


def _instruction(words: str) -> Any:  # noqa: ANN401 -- as above
    run, said = OxmlElement("w:r"), OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = words
    run.append(said)
    return run


def _run(words: str) -> Any:  # noqa: ANN401 -- as above
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    return run


def _tab() -> Any:  # noqa: ANN401 -- as above
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:tab"))
    return run
