"""Reports for tests: told from small editions, and documents read back as an office program would."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO

import docx
from docx.oxml.ns import qn

from exports.report import Beside, GroupMean, ReportEntry, told
from exports.report.document import report_file
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_subarea

EDITION = make_edition(
    "kommunkompassen/2012", *(make_area(str(number), (make_subarea(f"{number}.1"),)) for number in (1, 2, 3))
)
MARKS = {
    "fraga-1-1-a": ("4", "2"),
    "fraga-1-1-b": ("4", "4", "4", "4"),
    "fraga-2-1-a": ("2", "2"),
    "fraga-2-1-b": ("4", "4", "4", "4"),
    "fraga-3-1-a": NotApplicable("Finns inte här."),
    "fraga-3-1-b": NotApplicable("Finns inte här."),
}
OWN = {**MARKS, "fraga-2-1-a": ("4", "4")}
FIXED = datetime(2026, 11, 3, 12, tzinfo=UTC)


def make_report(*, fixed=True, marks=None, **known):
    """Tell an entry of a small edition."""
    about = {"fixed_at": FIXED if fixed else None, **known}
    return ReportEntry(
        municipality=about.pop("municipality", "Norrvik"),
        agreed=count(EDITION, MARKS if marks is None else marks),
        own=count(EDITION, OWN),
        moment=FIXED,
        **about,
    )


def beside(name="Sjöholm 2025", one=10, two=12):
    areas = {"1": Fraction(one), "2": Fraction(two), "3": None}
    return Beside(name, areas, Fraction(one + two), Fraction(40))


def group(n):
    return GroupMean("Alla", "2012–2025", n, {"1": Fraction(21, 2), "2": Fraction(12)}, Fraction(45, 2))


def opened(entry):
    """Write a report and open it."""
    return docx.Document(BytesIO(report_file(told(entry))))


def headings(document):
    return [
        (int(p.style.name.removeprefix("Heading ")), p.text)
        for p in document.paragraphs
        if p.style.name.startswith("Heading ")
    ]


def texts(document):
    return [p.text for p in document.paragraphs]


def tables(document):
    """Read every table as its rows of cells."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def told_tables(report):
    """Give every table of a report as rows of cells, its heading row first."""

    def walk(chapters):
        for chapter in chapters:
            for block in chapter.blocks:
                if block.kind == "table":
                    yield [list(row) for row in (block.heads, *block.rows)]
            yield from walk(chapter.chapters)

    return list(walk(report.chapters))


def pictures(document):
    """Give what each picture says to whoever does not see it."""
    return [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]


def chapter(report, *titles):
    """Find a chapter by the titles that lead to it."""
    found, inside = None, report.chapters
    for title in titles:
        found = next((one for one in inside if one.title == title), None)
        inside = found.chapters if found else ()
    return found


def words(found):
    return [block.words for block in found.blocks if block.kind == "text"]
