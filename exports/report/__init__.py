"""The report of an evaluation (rapport): told once, written as a document or shown as a page."""

from exports.report.chapters import told
from exports.report.contents import Bars, Chapter, Lines, Points, Report, Rose, Table, Text
from exports.report.entry import Beside, Example, GroupMean, ReportEntry
from exports.report.reading_guide import day

__all__ = [
    "Bars",
    "Beside",
    "Chapter",
    "Example",
    "GroupMean",
    "Lines",
    "Points",
    "Report",
    "ReportEntry",
    "Rose",
    "Table",
    "Text",
    "day",
    "told",
]
