"""Gathers all fixed results question by question: what is announced, and for its office a whole round."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, select

from questionnaires.difference import differs
from questionnaires.municipalities.register import named
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.results import compasses_of
from webapp.evaluation.queries.round_changes import round_changes
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.review.queries.evaluation_extract import agreed_motivations
from webapp.rounds.models.rounds import Round

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from exports.extract import Extract
    from exports.kinds.national import NationalResult


def announced_extract() -> Extract:
    """Gather the results of all announced rounds; nothing that nobody has announced."""
    return _extract(_("Alla resultat i omgångar som är offentliga."), Round.announced_at.is_not(None))


def round_extract(award_round: Round, hidden: Collection[int]) -> Extract:
    """Gather every fixed result of one round for its office, but for `hidden` municipalities."""
    scope = _(
        "Alla fastställda resultat i %(round)s, också de som inte är offentliga.", round=award_round.name
    )
    return _extract(scope, (Round.id == award_round.id) & Municipality.id.not_in(hidden))


def round_job(award_round: Round, hidden: Collection[int], ending: str) -> Job:
    """Ask for a round's results as a file."""
    about = {"round": award_round.id, "hidden": sorted(hidden)}
    return Job("national", about, ending, round_changes(award_round.id))


@maker("national")
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    return round_extract(db.session.get_one(Round, about["round"]), about["hidden"])


def _extract(scope: str, where: ColumnElement[bool]) -> Extract:
    from exports.kinds.national import NationalEntry, national_extract  # noqa: PLC0415 -- slow to import

    return national_extract(NationalEntry(scope, clock.in_sweden(clock.now()), partial(_results, where)))


def _results(where: ColumnElement[bool]) -> Iterator[NationalResult]:
    """Fetch one result at a time, and let go of it before the next."""
    from exports.kinds.national import NationalResult  # noqa: PLC0415 -- as above

    for result_id, municipality, award_round in db.session.execute(_listed(where)).all():
        result = db.session.get_one(PublishedResult, result_id)
        own, agreed = compasses_of(result)
        known, why = named(municipality), agreed_motivations(result.evaluation_id)
        reasons = {
            key: text
            for key, text in why.items()
            if key in agreed.edition.questions and differs(own.question(key).mark, agreed.question(key).mark)
        }
        code, fixed = known.code if known else "", clock.in_sweden(result.published_at)
        yield NationalResult(code, municipality, award_round, fixed, own, agreed, reasons)
        db.session.expunge(result)


def _listed(where: ColumnElement[bool]) -> Select[int, str, str]:
    return (
        select(PublishedResult.id, Municipality.name, Round.name)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Round, Round.id == Assessment.round_id)
        .join(Municipality, Municipality.id == PublishedResult.municipality_id)
        .where(where)
        .order_by(Municipality.name, PublishedResult.id)
    )
