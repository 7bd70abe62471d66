"""The report of an evaluation (rapport): told once, written as a document or shown as a page."""

from exports.report.chapters import told
from exports.report.contents import Bars, Chapter, Lines, Lists, Points, Report, Rose, Table, Text
from exports.report.entry import Beside, Example, Fact, GroupMean, LastTime, ReportEntry, Seats
from exports.report.reading_guide import day, days

__all__ = [
    "Bars",
    "Beside",
    "Chapter",
    "Example",
    "Fact",
    "GroupMean",
    "LastTime",
    "Lines",
    "Lists",
    "Points",
    "Report",
    "ReportEntry",
    "Rose",
    "Seats",
    "Table",
    "Text",
    "day",
    "days",
    "told",
]
