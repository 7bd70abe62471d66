"""A report as a document (.docx), or as a PDF of it; Word's library comes only when somebody asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.report.document.portable import maker, portable

if TYPE_CHECKING:
    from exports.report.contents import Report

__all__ = ["maker", "portable", "report_file"]


def report_file(report: Report) -> bytes:
    """Write a report; the same report gives the same bytes."""
    from exports.report.document import writer  # noqa: PLC0415 -- slow to import, as are its pictures

    return writer.report_file(report)
