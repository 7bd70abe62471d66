"""Files into editions, or every fault at once with file, line, path and remedy."""

from questionnaires.reading.published import Published, read_published
from questionnaires.reading.reporting import edition_line, report_lines
from questionnaires.reading.shelf import Shelf, read_shelf

__all__ = ["Published", "Shelf", "edition_line", "read_published", "read_shelf", "report_lines"]
