"""A compass told as plain data, exact to the last digit."""

from __future__ import annotations

from questionnaires.compass import Compass, Score
from questionnaires.rounding import as_exact
from questionnaires.succession.second_edition import Carried


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


def carried_as_data(carried: Carried) -> dict[str, object]:
    """Tell the second of two scales as a compass, and how the marks came there."""
    return {
        **compass_as_data(carried.second),
        "carried": {
            "from": carried.first.edition.id,
            "way": list(carried.way),
            "reached": len(carried.marks),
            "of": len(carried.edition.questions),
            "not_applicable": carried.not_applicable,
            "stricter": len(carried.stricter),
            "milder": len(carried.milder),
            "without_counterpart": len(carried.without),
            "left_behind": len(carried.left),
            "points_reached": as_exact(carried.points_reached),
            "points_of": as_exact(carried.second.total.maximum),
            "unreached": list(carried.unreached),
        },
    }


def _score(score: Score) -> dict[str, object]:
    """Tell one score."""
    return {
        "points": as_exact(score.secured),
        "open": as_exact(score.open),
        "maximum": as_exact(score.maximum),
        "percent": score.percent,
    }
