"""The rules that look at more than one value at a time, each a function that names what breaks it."""

from questionnaires.check.rules.anchors import check_anchors
from questionnaires.check.rules.figures import check_figures
from questionnaires.check.rules.frame import (
    check_area_lines,
    check_files,
    check_follows,
    check_numbers,
    check_shapes,
    check_sources,
    check_sums,
)
from questionnaires.check.rules.known import Known
from questionnaires.check.rules.questions import (
    check_depth,
    check_descriptions,
    check_ids,
    check_kinds,
    check_levels,
    check_measures,
)

__all__ = ["RULES", "Known"]

RULES = (
    check_shapes,
    check_files,
    check_numbers,
    check_area_lines,
    check_ids,
    check_kinds,
    check_measures,
    check_levels,
    check_anchors,
    check_descriptions,
    check_figures,
    check_sums,
    check_depth,
    check_sources,
    check_follows,
)
