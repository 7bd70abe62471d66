"""A compass told as plain data, exact to the last digit."""

from __future__ import annotations

from questionnaires.compass import Compass, Score
from questionnaires.rounding import as_exact


def compass_as_data(compass: Compass) -> dict[str, object]:
    """Tell a compass as data for a file: exact points as text, whole per cent as numbers."""
    questions = {
        question_id: {**_score(scored.score), "number": scored.question.number, "state": scored.state}
        for question_id, scored in compass.questions.items()
    }
    return {
        "edition": compass.edition.id,
        "digest": compass.edition.digest,
        "total": _score(compass.total),
        "areas": {number: _score(score) for number, score in compass.areas.items()},
        "subareas": {number: _score(score) for number, score in compass.subareas.items()},
        "questions": questions,
    }


def _score(score: Score) -> dict[str, object]:
    """Tell one score."""
    return {
        "points": as_exact(score.secured),
        "open": as_exact(score.open),
        "maximum": as_exact(score.maximum),
        "percent": score.percent,
    }
