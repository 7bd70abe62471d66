"""The questionnaires of a municipality that comes into a round."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.ground.words.languages import SWEDISH, speaking
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.dates import Span, dates_of
from webapp.rounds.recipe import COMPASS, FIGURES, NOMINATION
from webapp.rounds.recipe_files import recipe_of


def give_forms(award_round: Round, places: list[Municipality], *, accepted: bool = False) -> None:
    """Give new participants the questionnaires of the round, with their steps' deadlines.

    Where key figures nominate there is nothing to answer until a municipality has said yes.
    """
    recipe = recipe_of(award_round.recipe)
    waits = recipe is not None and recipe.chosen_by == FIGURES and not accepted
    dates = dates_of(award_round.id)
    closes = {step.answers: dates.get(step.id, Span()).closes for step in recipe.steps} if recipe else {}
    with speaking(SWEDISH):  # the name is kept, and read by all
        forms = (
            (award_round.nomination_edition, NOMINATION, _("Nominering %(round)s", round=award_round.key)),
            (award_round.compass_edition, COMPASS, _("Självvärdering %(round)s", round=award_round.key)),
        )
    db.session.add_all(
        Assessment(
            municipality_id=place.id,
            round_id=award_round.id,
            edition=edition,
            purpose=AWARD,
            name=name,
            closes_at=closes.get(answers) or award_round.closes_at,
            created_at=clock.now(),
        )
        for place in places
        for edition, answers, name in forms
        if edition and not (waits and answers == NOMINATION)
    )
