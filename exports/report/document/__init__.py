"""A report as a document (.docx); imported only when somebody asks for one."""

from exports.report.document.writer import report_file

__all__ = ["report_file"]
