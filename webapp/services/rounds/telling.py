"""The story of a round and of its participants, told to its office: deeds, never answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select

from webapp.models import Assessment, Event, Municipality, Person, Round, db
from webapp.services.events import Told
from webapp.services.rounds.recipes import recipe_of

TOLD = (
    "round.made",
    "round.dated",
    "round.moved",
    "round.moved_back",
    "round.announced",
    "officer.added",
    "second_say.asked",
    "second_say.said",
    "second_say.withdrawn",
    "conflict.found",
    "entrants.imported",
    "figures.read_in",
    "entrant.nominated",
    "invitation.accepted",
    "invitation.declined",
    "honour.named",
    "assessment.submitted",
    "assessment.extended",
    "assessment.reopened",
    "result.published",
)


def story_of_round(award_round: Round, most: int = 100) -> list[Told]:
    """Tell what has happened in a round, newest first."""
    query = _query().where(Event.round_id == award_round.id).limit(most)
    return [_told(row, award_round) for row in db.session.execute(query)]


def story_of_forms(award_round: Round, assessment_ids: Sequence[int]) -> list[Told]:
    """Tell what has happened with the questionnaires of one participant, newest first."""
    query = _query().where(Event.assessment_id.in_(assessment_ids))
    return [_told(row, award_round) for row in db.session.execute(query)]


def _query() -> Select[tuple[Any, ...]]:
    return (
        select(
            Event.at,
            Event.what,
            Event.before,
            Event.after,
            Event.why,
            Person.name.label("who"),
            Municipality.name.label("place"),
            Assessment.name.label("form"),
        )
        .outerjoin(Person, Person.id == Event.person_id)
        .outerjoin(Assessment, Assessment.id == Event.assessment_id)
        .outerjoin(Municipality, Municipality.id == Assessment.municipality_id)
        .where(Event.what.in_(TOLD))
        .order_by(Event.id.desc())
    )


def _told(row: Any, award_round: Round) -> Told:  # noqa: ANN401 -- a result row
    return Told(row.at, row.who or _("Tjänsten"), _sentence(row, award_round), "")


def _sentence(row: Any, award_round: Round) -> str:  # noqa: ANN401 -- a result row
    after, form = row.after or {}, f"{row.place}, {row.form}"
    to_all = (row.after or row.before or {}).get("deed") == "remind"
    why = f": {row.why}" if row.why else ""
    recipe = recipe_of(award_round.recipe)
    step = recipe.step(after.get("step", "")).name if recipe else after.get("step", "")
    return {
        "round.made": _("gjorde omgången"),
        "round.dated": _("ändrade datum"),
        "round.moved": _("tog omgången till steget %(step)s", step=step) + why,
        "round.moved_back": _("tog omgången tillbaka till steget %(step)s", step=step) + why,
        "round.announced": _("gjorde resultaten offentliga"),
        "officer.added": _("lade till %(who)s i kansliet", who=row.why),
        "second_say.asked": _("begärde en påminnelse till alla")
        if to_all
        else _("begärde att resultaten görs offentliga"),
        "second_say.said": _("bekräftade det som %(who)s begärt", who=row.why),
        "second_say.withdrawn": _("tog tillbaka begäran om en påminnelse till alla")
        if to_all
        else _("tog tillbaka begäran om offentlighet"),
        "conflict.found": _("upptäckte jäv: %(who)s", who=row.why),
        "entrants.imported": _(
            "läste in deltagare: %(new)s nya, %(changed)s ändrade",
            new=after.get("new", 0),
            changed=after.get("changed", 0),
        ),
        "entrant.nominated": _("nominerade %(who)s", who=row.why),
        "figures.read_in": _(
            "läste in nyckeltal: %(values)s värden för %(many)s kommuner",
            values=after.get("values", 0),
            many=after.get("municipalities", 0),
        ),
        "invitation.accepted": _("tackade ja till nomineringen av %(who)s", who=row.why),
        "invitation.declined": _("tackade nej till nomineringen av %(who)s", who=row.why),
        "honour.named": _("utsåg %(who)s på juryns vägnar", who=row.why),
        "assessment.submitted": _("lämnade in: %(form)s", form=form),
        "assessment.extended": _("gav mer tid: %(form)s", form=form) + why,
        "assessment.reopened": _("öppnade det inlämnade igen: %(form)s", form=form) + why,
        "result.published": _("fastställde resultatet: %(form)s", form=form),
    }[row.what]
