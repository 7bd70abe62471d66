"""Printed evaluations: what they say, what follows from their own figures, and new ones to be read in."""

from questionnaires.printed.figures import Deviation, PrintedFigure
from questionnaires.printed.recount import Recount, as_assessed, recompute, superfluous

__all__ = ["Deviation", "PrintedFigure", "Recount", "as_assessed", "recompute", "superfluous"]
