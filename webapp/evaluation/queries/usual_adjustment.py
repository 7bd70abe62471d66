"""The usual adjustment of an edition's areas and questions, from results that anybody may read.

Only fixed results of announced rounds count. They are public one by one, so their sum tells nothing new;
a result that is fixed but not announced is its municipality's own, and an internal one is never announced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, bindparam, func, select

from questionnaires.edition import Edition
from questionnaires.judgement.adjustment import FEWEST, Moved, Usual, moved, usual
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

TOTAL = ""
"""What the total is called among the areas."""

Told = TypeVar("Told")
Groups = dict[str, dict[int, list[Fraction]]]
"""Adjustments as shares of the maximum: by question or area, and then by municipality."""


@dataclass(frozen=True, slots=True)
class UsualAdjustments:
    """What is usual and may be told: of how many municipalities, by question, and by area ("" the total)."""

    n: int = 0
    questions: Mapping[str, Moved] = field(default_factory=dict)
    areas: Mapping[str, Usual] = field(default_factory=dict)


class _State(NamedTuple):
    """What tells whether results have come since: how many, which and when last; none is ever changed."""

    municipalities: int
    ids: int
    last: object


def usual_adjustments(edition: Edition) -> UsualAdjustments:
    """Give what is usual under an edition: one query, and another only when results have come since."""
    of = {"edition": edition.id, "digest": edition.digest}
    state = _State(*db.session.connection().execute(_STATE, of).one())
    if state.municipalities < FEWEST:
        return UsualAdjustments(state.municipalities)
    kept = context.kept("usual adjustments")
    if kept.get(edition.id, (None, None))[0] != state:
        kept[edition.id] = (state, _reckoned(state.municipalities, db.session.execute(_FIGURES, of)))
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


# Written once: every page that tells where a municipality stands asks this.
_STATE = _announced(
    func.count(PublishedResult.municipality_id.distinct()),
    func.sum(PublishedResult.id),
    func.max(PublishedResult.published_at),
)
_FIGURES = _announced(PublishedResult.municipality_id, PublishedResult.figures)


def _reckoned(many: int, results: Iterable[Any]) -> UsualAdjustments:
    questions: Groups = defaultdict(lambda: defaultdict(list))
    areas: Groups = defaultdict(lambda: defaultdict(list))
    for municipality, figures in results:
        own, agreed = figures["own"], figures["agreed"]
        _observe(questions, municipality, own["questions"], agreed["questions"])
        both = ({**one["areas"], TOTAL: one["total"]} for one in (own, agreed))
        _observe(areas, municipality, *both)
    told = {**_told(areas, usual), **_told({TOTAL: areas[TOTAL]}, partial(usual, tried=True))}
    return UsualAdjustments(many, _told(questions, moved), told)


def _told(observed: Groups, tell: Callable[[Sequence[Sequence[Fraction]]], Told | None]) -> dict[str, Told]:
    found = {key: tell(list(groups.values())) for key, groups in observed.items()}
    return {key: known for key, known in found.items() if known is not None}


def _observe(observed: Groups, municipality: int, own: Mapping[str, Any], agreed: Mapping[str, Any]) -> None:
    """Add one evaluation's adjustments; what was left open or not counted by either was no answer to err in.

    Shares are compared, since a question that does not apply changes what its neighbours are worth.
    """
    for key, mine in own.items():
        theirs = agreed.get(key)
        if theirs is None or not (_counted(mine) and _counted(theirs)):
            continue
        observed[key][municipality].append(_share(theirs) - _share(mine))


def _share(score: Mapping[str, Any]) -> Fraction:
    return Fraction(score["points"]) / Fraction(score["maximum"])


def _counted(score: Mapping[str, Any]) -> bool:
    whole = score["open"] == "0" and score["maximum"] != "0"
    return whole and score.get("state", "answered") == "answered"
