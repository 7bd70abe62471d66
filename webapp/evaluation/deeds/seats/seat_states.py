"""How far two evaluators have come: at work, done, and revealed to each other; set nowhere else."""

from __future__ import annotations

from webapp.evaluation.models.evaluations import Evaluation, Seat
from webapp.ground.calendar import clock


def be_done(seat: Seat) -> None:
    """Let an evaluator be done: from now on the marks of that seat stand."""
    seat.done_at = clock.now()


def be_at_work(seat: Seat, track: str) -> None:
    """Let an evaluator who comes back be at work on a track."""
    seat.track, seat.done_at = track, None


def reveal(evaluation: Evaluation) -> None:
    """Let the evaluators see each other's marks."""
    evaluation.revealed_at = clock.now()


def hide(evaluation: Evaluation) -> None:
    """Let the evaluators be blind to each other again: one of them is another."""
    evaluation.revealed_at = None
