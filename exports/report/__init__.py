"""The report of an evaluation (rapport): told once, written as a document or shown as a page."""

from exports.report.contents import Bars, Chapter, Lines, Points, Report, Rose, Table, Text
from exports.report.figures import day
from exports.report.telling import told
from exports.report.words import Beside, Example, GroupMean, ReportEntry

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
