"""The end of a report (bilagan): every score, what is left out, and how figures are read."""

from exports.report.appendix.left_out import left_out
from exports.report.appendix.scores import overview, reading, second_scale

__all__ = ["left_out", "overview", "reading", "second_scale"]
