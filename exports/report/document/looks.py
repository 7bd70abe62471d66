"""How a document looks: styles and page, in fonts that every office program has or replaces."""

from __future__ import annotations

from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from exports import theme

SERIF = "Cambria"
WIDTH = Cm(16)
LANGUAGE = "sv-SE"

STYLES: dict[str, tuple[str, float, str, bool, float, float]] = {
    "Normal": (theme.FONT, 10.5, theme.INK, False, 0, 5),
    "Title": (SERIF, 32, theme.INK, False, 90, 8),
    "Subtitle": (SERIF, 14, theme.INK_2, False, 0, 2),
    "Heading 1": (SERIF, 22, theme.INK, False, 20, 8),
    "Heading 2": (SERIF, 16, theme.ACCENT, False, 16, 4),
    "Heading 3": (theme.FONT, 11, theme.INK, True, 9, 2),
    "Caption": (theme.FONT, 10, theme.INK, True, 10, 4),
    "List Bullet": (theme.FONT, 10.5, theme.INK, False, 0, 2),
    "Header": (theme.FONT, 9, theme.INK_2, False, 0, 0),
    "Footer": (theme.FONT, 9, theme.INK_2, False, 0, 0),
}
"""Style: font, size, colour, bold, space before, space after."""

ADDED: dict[str, tuple[str, tuple[str, float, str, bool, float, float]]] = {
    "Kompass ingress": ("Normal", (SERIF, 13, theme.INK, False, 0, 10)),
    "Kompass not": ("Normal", (theme.FONT, 9, theme.INK_2, False, 2, 3)),
    "Kompass saknas": ("Normal", (theme.FONT, 10.5, theme.INK_2, False, 0, 5)),
    "Kompass cell": ("Normal", (theme.FONT, 10, theme.INK, False, 3, 3)),
    "Kompass tät": ("Kompass cell", (theme.FONT, 9, theme.INK, False, 1, 1)),
    "Kompass punkt": ("List Bullet", (theme.FONT, 10, theme.INK, False, 2, 2)),
    "toc 1": ("Normal", (theme.FONT, 11, theme.INK, True, 6, 2)),
    "toc 2": ("Normal", (theme.FONT, 11, theme.INK, False, 0, 2)),
}
"""Our own styles: what each is based on, and its look."""


@cache
def _style_ids() -> dict[str, str | None]:
    """Find the ids of our styles by name, once: python-docx seeks them anew for each paragraph."""
    document = docx.Document()
    dress(document)
    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    named = {one.name: one.style_id for one in document.styles if one.type == WD_STYLE_TYPE.PARAGRAPH}
    return {str(name): None if default and key == default.style_id else key for name, key in named.items()}


def add_paragraph(document: Document, style: str, words: str = "") -> Paragraph:
    """Add a paragraph in one of our styles."""
    paragraph = document.add_paragraph()
    paragraph._p.style = _style_ids()[style]  # noqa: SLF001 -- the way past the search
    if words:
        paragraph.add_run(words)
    return paragraph


def dress(document: Document) -> None:
    """Give an empty document our page, our styles and its language."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.start_type = WD_SECTION.NEW_PAGE
    for name, look in STYLES.items():
        _look(document.styles[name], look)
    for name, (base, look) in ADDED.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        _look(style, look)
    _arrange(document)
    _speak_swedish(document)


def _look(style: Any, look: tuple[str, float, str, bool, float, float]) -> None:  # noqa: ANN401 -- a style of any kind
    """Give a style its font without the template's own theme, its colour and its space."""
    font, size, colour, bold, before, after = look
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _arrange(document: Document) -> None:
    """Let headings begin pages and stay with what follows, and list entries end in their page."""
    styles: Any = document.styles
    styles["Normal"].paragraph_format.line_spacing = 1.15
    styles["Normal"].paragraph_format.widow_control = True
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Kompass saknas"].font.italic = True
    styles["Kompass cell"].paragraph_format.line_spacing = 1.0
    for spacing in styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        styles["Subtitle"].element.rPr.remove(spacing)
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    for name, indent in (("toc 1", Cm(0)), ("toc 2", Cm(0.6))):
        styles[name].paragraph_format.left_indent = indent
        styles[name].paragraph_format.tab_stops.add_tab_stop(
            WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    for name in ("Header", "Footer"):
        stops = styles[name].paragraph_format.tab_stops
        for _ in range(len(stops)):
            del stops[0]
        stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _speak_swedish(document: Document) -> None:
    """Say that everything is in Swedish, so that it is read aloud and hyphenated as Swedish."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    said = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in said.findall(qn("w:lang")):
        said.remove(old)
    language = OxmlElement("w:lang")
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), LANGUAGE)
    said.append(language)
