"""Edition and marks give a compass: the only arithmetic of points in the house.

Points of a question = subarea maximum
    x question weight / weights of the applicable questions in the subarea
    x sum of (part weight x level share) / sum of part weights.

An edition knows its own smallest unit of a point, so that all sums are sums of whole numbers; figures
become exact fractions when somebody looks at them. Not applicable leaves numerator and denominator.
"""

from questionnaires.compass.scores import PartScore, QuestionScore, Score, UnknownLevelError
from questionnaires.compass.sums import Compass, count

__all__ = ["Compass", "PartScore", "QuestionScore", "Score", "UnknownLevelError", "count"]
