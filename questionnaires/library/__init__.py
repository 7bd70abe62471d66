"""Files into editions, or every fault at once with file, line, path and remedy."""

from questionnaires.library.check_report import edition_line, report_lines
from questionnaires.library.published import Published, read_published
from questionnaires.library.shelf import Shelf, read_shelf

__all__ = ["Published", "Shelf", "edition_line", "read_published", "read_shelf", "report_lines"]
