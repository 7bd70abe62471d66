"""The usual adjustment of an edition's questions and areas, from results that anybody may read.

Only fixed results of announced rounds count. They are public one by one, so their sum tells nothing new;
a result that is fixed but not announced is its municipality's own, and an internal one is never announced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select

from questionnaires.edition import Edition
from questionnaires.erring import FEWEST, Observed, Usual, usual
from webapp.models import Assessment, Evaluation, PublishedResult, Round, db
from webapp.services import context

TOTAL = ""
"""What the total is called among the areas."""


@dataclass(frozen=True, slots=True)
class UsualAdjustments:
    """The usual adjustments that may be told: by question id and by area number, "" for the total."""

    n: int = 0
    questions: Mapping[str, Usual] = field(default_factory=dict)
    areas: Mapping[str, Usual] = field(default_factory=dict)


NOTHING = UsualAdjustments()


class _State(NamedTuple):
    """What tells whether results have come since: how many, which and when last; none is ever changed."""

    many: int
    ids: int
    last: object


def usual_adjustments(edition: Edition) -> UsualAdjustments:
    """Give what is usual under an edition: one query, and another only when results have come since."""
    of = {"edition": edition.id, "digest": edition.digest}
    state = _State(*db.session.connection().execute(_STATE, of).one())
    if state.many < FEWEST:
        return NOTHING
    kept = context.kept("usual adjustments")
    if kept.get(edition.id, (None, None))[0] != state:
        kept[edition.id] = (state, _reckoned(state.many, db.session.scalars(_FIGURES, of)))
    found: UsualAdjustments = kept[edition.id][1]
    return found


def _announced(*columns: Any) -> Select[Any]:  # noqa: ANN401 -- columns or sums of them
    """Ask of announced results of an edition as it stands: with another digest, points were worth else."""
    return (
        select(*columns)
        .select_from(PublishedResult)
        .join(Evaluation, Evaluation.id == PublishedResult.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Round, Round.id == Assessment.round_id)
        .where(
            Round.announced_at.is_not(None),
            PublishedResult.edition == bindparam("edition"),
            PublishedResult.digest == bindparam("digest"),
        )
    )


# Written once: every page that a municipality answers on asks this.
_STATE = _announced(func.count(), func.sum(PublishedResult.id), func.max(PublishedResult.published_at))
_FIGURES = _announced(PublishedResult.figures)


def _reckoned(many: int, results: Iterable[Mapping[str, Any]]) -> UsualAdjustments:
    questions: dict[str, list[Observed]] = defaultdict(list)
    areas: dict[str, list[Observed]] = defaultdict(list)
    for figures in results:
        own, agreed = figures["own"], figures["agreed"]
        _observe(questions, own["questions"], agreed["questions"])
        _observe(areas, {**own["areas"], TOTAL: own["total"]}, {**agreed["areas"], TOTAL: agreed["total"]})
    return UsualAdjustments(many, _told(questions), _told(areas))


def _told(observed: Mapping[str, list[Observed]]) -> dict[str, Usual]:
    return {key: known for key, seen in observed.items() if (known := usual(seen)) is not None}


def _observe(observed: dict[str, list[Observed]], own: Mapping[str, Any], agreed: Mapping[str, Any]) -> None:
    """Add one evaluation's adjustments; what was left open or not counted by either was no answer to err in.

    The share is compared, since a question that does not apply changes what its neighbours are worth.
    """
    for key, mine in own.items():
        theirs = agreed.get(key)
        if theirs is None or not (_counted(mine) and _counted(theirs)):
            continue
        maximum = Fraction(mine["maximum"])
        share = Fraction(theirs["points"]) / Fraction(theirs["maximum"]) - Fraction(mine["points"]) / maximum
        observed[key].append(Observed(share * maximum, maximum))


def _counted(score: Mapping[str, Any]) -> bool:
    whole = score["open"] == "0" and score["maximum"] != "0"
    return whole and score.get("state", "answered") == "answered"
