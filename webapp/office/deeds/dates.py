"""The dates of a round's steps: typed as Swedish clocks show them, kept in UTC, and followed by deadlines."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import or_, select, update

from webapp.assessment.models.assessments import Assessment
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError
from webapp.ground.store.database import db, deed
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.events import ROUND_DATED
from webapp.rounds.models.rounds import Round, StepDate
from webapp.rounds.queries.dates import Span, dates_of
from webapp.rounds.recipe import Recipe
from webapp.rounds.recipe_files import recipe_of


class StaleDatesError(StaleError):
    """Somebody else has changed the dates since the page was opened."""


@deed
def set_dates(person_id: int, award_round: Round, version: int, wanted: Mapping[str, Span]) -> None:
    """Keep the dates of a round; questionnaires that have the step's own closing time follow it.

    Raises StaleDatesError where somebody changed them meanwhile, InvalidError with "step:opens" and the like.
    """
    current = locked(award_round.id)
    recipe = recipe_of(current.recipe)
    if recipe is None:
        raise NotReadyError(_("Omgångens recept kan inte läsas."), _("Be driften köra flask rounds recipes."))
    before = dates_of(current.id)
    wanted = {step.id: wanted.get(step.id, Span()) for step in recipe.steps}
    changed = [step for step, span in wanted.items() if span != before.get(step, Span())]
    if not changed:
        return
    if current.version != version:
        raise StaleDatesError(
            _("Datumen har ändrats sedan du öppnade sidan."),
            _("Det som är sparat står vid varje fält. Ändra det som behövs och spara igen."),
        )
    faults = _faults(recipe, before, wanted)
    if faults:
        raise InvalidError(faults)
    _keep(current, wanted)
    for step in recipe.steps:
        if step.answers and step.id in changed:
            _follow(current, recipe.edition(step.answers), before.get(step.id, Span()), wanted[step.id])
    closes = [span.closes for step in recipe.steps if step.answers and (span := wanted[step.id]).closes]
    current.closes_at = max(closes, default=current.closes_at)
    current.version += 1
    told = {step: _written(before.get(step, Span())) for step in changed}
    after = {step: _written(wanted[step]) for step in changed}
    note(ROUND_DATED, person_id, round_id=current.id, before=told, after=after, version=current.version)


def _written(span: Span) -> list[str | None]:
    return [moment.isoformat() if moment else None for moment in (span.opens, span.closes)]


def _keep(award_round: Round, wanted: Mapping[str, Span]) -> None:
    kept = {
        row.step: row
        for row in db.session.scalars(select(StepDate).where(StepDate.round_id == award_round.id))
    }
    for step, span in wanted.items():
        row = kept.get(step) or StepDate(round_id=award_round.id, step=step)
        row.opens_at, row.closes_at = span.opens, span.closes
        db.session.add(row)


def _follow(award_round: Round, edition: str, before: Span, now: Span) -> None:
    """Move the deadline of those who had the step's own; whoever has been given longer keeps it."""
    theirs = Assessment.closes_at
    follows = (
        update(Assessment)
        .where(
            Assessment.round_id == award_round.id,
            Assessment.edition == edition,
            or_(theirs.is_(None), theirs == before.closes, theirs < now.closes),
        )
        .values(closes_at=now.closes)
    )
    db.session.execute(follows, execution_options={"synchronize_session": "fetch"})


def _faults(recipe: Recipe, before: Mapping[str, Span], wanted: Mapping[str, Span]) -> dict[str, str]:
    """Find dates that are missing, that lie behind us, or that do not come in order."""
    faults: dict[str, str] = {}
    latest_opens = latest_closes = None
    for step in recipe.steps:
        span, was = wanted[step.id], before.get(step.id, Span())
        if step.answers and span.closes is None:
            faults[f"{step.id}:closes"] = _("Kommunerna svarar i det här steget. Skriv när det stänger.")
        elif step.answers and span.closes != was.closes and span.closes and span.closes < clock.now():
            faults[f"{step.id}:closes"] = _("Den tiden har redan gått. Välj en senare.")
        if span.opens and span.closes and span.opens >= span.closes:
            faults[f"{step.id}:closes"] = _("Steget stänger innan det öppnar. Ändra en av tiderna.")
        if span.opens and latest_opens and span.opens < latest_opens:
            faults[f"{step.id}:opens"] = _("Steget öppnar före det som kommer innan. Ändra en av tiderna.")
        if span.closes and latest_closes and span.closes < latest_closes:
            faults.setdefault(
                f"{step.id}:closes", _("Steget stänger före det som kommer innan. Ändra en av tiderna.")
            )
        latest_opens, latest_closes = span.opens or latest_opens, span.closes or latest_closes
    return faults
