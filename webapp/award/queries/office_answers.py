"""From when the office reads what nominees have answered: it hosts the jury, and reads no sooner."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.refusals import NotAllowedError
from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe_files import recipe_of


def read_from(award_round: Round) -> str:
    """Name the step from which the office reads answers, while it is still to come; empty when it may."""
    recipe = recipe_of(award_round.recipe)
    if award_round.announced_at is not None:
        return ""
    step = recipe.jury_step() if recipe else None
    if recipe is None or step is None:
        return _("Jury")
    return step.name if recipe.place(award_round.step) < recipe.place(step.id) else ""


def kept_from(seat: PanelSeat) -> str:
    """Name the step from which this person reads answers, if not now; a juror reads by an own right."""
    return "" if seat.sits else read_from(seat.round)


def check_results(award_round: Round) -> None:
    """Refuse the office the fixed results question by question before the jury's step: they hold answers."""
    if step := read_from(award_round):
        raise NotAllowedError(
            _("I resultaten står fråga för fråga vad kommunerna har svarat, och det läser kansliet inte än."),
            _("Ni kan hämta dem från steget %(step)s, när juryn läser.", step=step),
        )


def check_reads(seat: PanelSeat) -> None:
    """Refuse the office the workbook before the jury's step: every answer of the nominees stands in it."""
    if step := kept_from(seat):
        raise NotAllowedError(
            _("I arbetsboken står vad kommunerna har svarat, och det läser kansliet inte än."),
            _("Ni kan hämta den från steget %(step)s, när juryn läser.", step=step),
        )
