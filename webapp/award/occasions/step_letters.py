"""The letters about a round's steps: one begins, somebody is chosen, a last day is another."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.occasions.addressed import to_coordinators
from webapp.assessment.occasions.turns import HAND_IN, hand_in_thing
from webapp.award.occasions.letters import to_municipality
from webapp.award.occasions.turns import ROLES, closes_of, panel_thing, step_of
from webapp.ground.calendar.last_days import in_words
from webapp.ground.events.journal import Noted
from webapp.ground.mail.occasions import Occasion, To, to
from webapp.ground.store.database import db
from webapp.rounds.events import ROUND_DATED, ROUND_MOVED
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries.entrants import entrants
from webapp.rounds.queries.posts import people_with_post
from webapp.rounds.recipe import FIGURES, Step
from webapp.rounds.recipe_files import recipe_of


def _step_opens(noted: Noted) -> Iterable[To]:
    """Address those who act in the step that has begun; the nominated alone have a letter of their own."""
    award_round = db.session.get_one(Round, noted.round_id)
    recipe, step = recipe_of(award_round.recipe), step_of(award_round)
    if step is None or recipe is None or recipe.only_nominees(step.answers):
        return
    said = _about(award_round, step)
    if step.answers:
        for row in _still_open(award_round, recipe.edition(step.answers)):
            yield from _to_answer(row, noted, said)
    elif role := ROLES.get(step.who):
        for one in people_with_post(award_round.id, role):
            yield to(one, said=said, thing=panel_thing(award_round.id, role), round_id=award_round.id)


def _nominees_answer(noted: Noted) -> Iterable[To]:
    """Address the nominated where they are to answer in the step that has begun; nobody else is asked."""
    award_round = db.session.get_one(Round, noted.round_id)
    recipe, step = recipe_of(award_round.recipe), step_of(award_round)
    if step is None or recipe is None or not recipe.only_nominees(step.answers):
        return
    nominees = {one.municipality_id for one in entrants(award_round.id, nominated=True)}
    for row in _still_open(award_round, recipe.edition(step.answers)):
        if row.municipality_id in nominees:
            yield from _to_answer(row, noted, _about(award_round, step))


def _about(award_round: Round, step: Step) -> dict[str, str]:
    """Say what a letter tells of a step: its name, the round, and its last time where it has one."""
    closes = closes_of(award_round, step)
    last = gettext("\n\nSista tiden är %(closes)s.", closes=in_words(closes)) if closes else ""
    told = {"step": step.name, "about": step.about, "round": award_round.name, "award": award_round.award}
    return {**told, "path": "/hem", "last": last}


def _still_open(award_round: Round, edition: str) -> list[Assessment]:
    """List what is not handed in of a round's questionnaire."""
    query = select(Assessment).filter_by(round_id=award_round.id, edition=edition, submitted_at=None)
    return list(db.session.scalars(query.order_by(Assessment.id)))


def _to_answer(row: Assessment, noted: Noted, said: dict[str, str]) -> Iterable[To]:
    """Address the coordinators of one questionnaire, once for each time the step begins."""
    once = f"{noted.id}:{row.id}"
    return to_coordinators(row, hand_in_thing(row.id), **{**said, "path": row.path, "once": once})


def _chosen(noted: Noted) -> Iterable[To]:
    """Address the nominated when the choice is left, where nothing is asked of them at once.

    Before that a nomination can be taken back.
    """
    award_round = db.session.get_one(Round, noted.round_id)
    recipe, step = recipe_of(award_round.recipe), step_of(award_round)
    choice = recipe.requiring("nominees") if recipe else None
    if recipe is None or step is None or choice is None or noted.before["step"] != choice.id:
        return
    if recipe.chosen_by == FIGURES or recipe.only_nominees(step.answers):
        return
    for one in entrants(award_round.id, nominated=True):
        said = {**_about(award_round, step), "place": one.municipality.name}
        yield from to_municipality(one, said=said)


def _moved_dates(noted: Noted) -> Iterable[To]:
    """Address the coordinators of what can still be handed in, where its last time is another now."""
    award_round = db.session.get_one(Round, noted.round_id)
    recipe = recipe_of(award_round.recipe)
    for step in recipe.steps if recipe else ():
        before, after = noted.before.get(step.id), noted.after.get(step.id)
        if not step.answers or not after or (before or [None, None])[1] == after[1]:
            continue
        edition = recipe.edition(step.answers) if recipe else ""
        for row in _still_open(award_round, edition):
            if row.closes_at is not None and row.closes_at == closes_of(award_round, step):
                yield from to_coordinators(row, hand_in_thing(row.id), once=f"{noted.id}:{row.id}")


OPENS = Occasion(
    "step-opens",
    _("Nu börjar %(step)s: %(round)s"),
    _("Nu börjar %(step)s i %(round)s.%(last)s\n\nÖppna länken för att se vad du kan göra."),
    "%(path)s",
    when=(ROUND_MOVED,),
    whom=_step_opens,
)
NOMINEES_ANSWER = Occasion(
    "nominees-answer",
    _("Ni är nominerade: %(round)s"),
    _(
        "Ni är nominerade till %(award)s. Nu börjar %(step)s i %(round)s.%(last)s\n\n"
        "Öppna länken för att se vad du kan göra."
    ),
    "%(path)s",
    when=(ROUND_MOVED,),
    whom=_nominees_answer,
)
CHOSEN = Occasion(
    "chosen",
    _("%(place)s är nominerad: %(round)s"),
    _(
        "%(place)s är nominerad till %(award)s. Nu börjar %(step)s i %(round)s. "
        "Du behöver inte göra något nu: du får ett brev när något väntar på er."
    ),
    "/hem",
    when=(ROUND_MOVED,),
    whom=_chosen,
)
DATED = Occasion(
    "last-day-moved",
    _("Ny sista dag: %(what)s för %(place)s"),
    _("Kansliet har ändrat tiden för %(what)s för %(place)s. Sista tiden är nu %(closes)s."),
    "%(page)s",
    when=(ROUND_DATED,),
    whom=_moved_dates,
    turn=HAND_IN.name,
)
