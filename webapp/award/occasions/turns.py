"""What waits for a nominated municipality's answer, and for the members of a jury or a nomination group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flask_babel import gettext
from sqlalchemy import select

from webapp.award.deeds.figures.figure_nominations import answer_by
from webapp.award.deeds.figures.invitation_answers import invitations
from webapp.award.models.choice import Ballot, Panel
from webapp.award.queries.panel_seats import must_declare
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR, EVALUATOR, JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Post
from webapp.rounds.models.rounds import Entrant, Round
from webapp.rounds.queries.dates import dates_of
from webapp.rounds.recipe import Step
from webapp.rounds.recipe_files import recipe_of

ROOMS = {JUROR: "jury", NOMINATOR: "nomineringsgrupp"}
ROLES = {"evaluator": EVALUATOR, "group": NOMINATOR, "juror": JUROR}
"""Which post acts in a step, by what its recipe says."""


def _invitations(person_id: int) -> Iterator[Waiting]:
    """List the nominations by key figures that a coordinator has to answer."""
    for one in invitations(person_id):
        if one.waits and one.role == COORDINATOR:
            yield Waiting(
                f"nominated:{one.entrant.id}",
                gettext("Svara på nomineringen i %(round)s", round=one.round.name),
                one.entrant.municipality.name,
                gettext("Svara ja eller nej"),
                f"/nyckeltal/{one.entrant.id}",
                answer_by(one.round),
            )


def _panels(person_id: int) -> Iterator[Waiting]:
    """List the rounds whose jury or group waits for this member's declaration or ranking."""
    query = (
        select(Post.role, Round, Panel.closed_at, Ballot.handed_in_at)
        .join(Round, Round.id == Post.round_id)
        .outerjoin(Panel, (Panel.round_id == Round.id) & (Panel.role == Post.role))
        .outerjoin(
            Ballot,
            (Ballot.round_id == Round.id) & (Ballot.role == Post.role) & (Ballot.person_id == person_id),
        )
        .where(Post.person_id == person_id, Post.role.in_(ROOMS), Round.announced_at.is_(None))
        .order_by(Post.id)
    )
    for role, award_round, closed_at, handed_in_at in db.session.execute(query):
        step = step_of(award_round)
        if step is None or ROLES.get(step.who) != role or closed_at or handed_in_at:
            continue
        declares = must_declare(person_id, award_round, role)
        yield Waiting(
            panel_thing(award_round.id, role),
            gettext("Rangordna i %(round)s", round=award_round.name),
            award_round.award,
            gettext("Ange jäv först") if declares else gettext("Läs och rangordna"),
            f"/{ROOMS[role]}/{award_round.key}/{'jav' if declares else 'rangordning'}",
            closes_of(award_round, step),
        )


def step_of(award_round: Round) -> Step | None:
    """Give the step that a round stands in; none where its recipe cannot be read."""
    recipe = recipe_of(award_round.recipe)
    return recipe.step(award_round.step) if recipe else None


def closes_of(award_round: Round, step: Step) -> datetime | None:
    """Give when a step closes, if anybody has said."""
    span = dates_of(award_round.id).get(step.id)
    return span.closes if span else None


def panel_thing(round_id: int, role: str) -> str:
    """Name the ranking that waits for a member."""
    return f"ranking:{round_id}:{role}"


_NOMINATED = (
    select(Entrant.id)
    .join(Membership, Membership.municipality_id == Entrant.municipality_id)
    .where(Membership.person_id == WHOSE, Entrant.nominated_at.is_not(None))
)
TO_ANSWER = Turn("nominated", _invitations, [COORDINATOR], _NOMINATED)
TO_RANK = Turn("ranking", _panels, ROOMS)
