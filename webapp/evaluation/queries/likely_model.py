"""The pooled model of an edition, from results that anybody may read, and whether it still tells the truth.

Only fixed results of announced rounds count. They are public one by one, so their sum tells nothing new;
a result that is fixed but not announced is its municipality's own, and an internal one is never announced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.judgement.likely.alarm import Outcome, Watch, watch
from questionnaires.judgement.likely.evaluated import Evaluated, evaluated, result, side_of
from questionnaires.judgement.likely.grid import Grid, grid
from questionnaires.judgement.likely.model import Model
from questionnaires.judgement.likely.moves import Fit
from questionnaires.judgement.likely.span import FEWEST
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries.acceptances import looked_at
from webapp.evaluation.queries.results import compasses_of
from webapp.ground import context
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

TOTAL = ""
"""What the total is called among the areas."""
_FINE = 1000
"""Parts of a point that expected moves are told in: they are estimates."""


UNWATCHED = Watch(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pool:
    """What announced results tell: of how many municipalities, by which model, and how it has fared."""

    n: int = 0
    model: Model | None = None
    watch: Watch = UNWATCHED
    looked: Fit | None = None
    """What is expected to move, learnt where somebody had looked: else people are sent where people were."""

    @property
    def told(self) -> Model | None:
        """Give the model, where its spans may be told."""
        return None if self.watch.alarmed else self.model


class Announced(NamedTuple):
    """One announced result, whose it is, when its round was told to all, and when it was handed in."""

    municipality: int
    of: Evaluated
    looked: list[bool]
    """By the number of the question: whether any evaluator left a trace of having looked."""
    round: int
    at: datetime
    handed_in: datetime | None


class _State(NamedTuple):
    """What tells whether results have come since: how many, which and when last; none is ever changed."""

    municipalities: int
    ids: int
    last: object


def pool(edition: Edition) -> Pool:
    """Give what is known under an edition: one query, and another only when results have come since."""
    of = {"edition": edition.id, "digest": edition.digest}
    state = _State(*db.session.connection().execute(_STATE, of).one())
    if state.municipalities < FEWEST:
        return Pool(state.municipalities)
    kept = context.kept("likely model")
    if kept.get(edition.id, (None, None))[0] != state:
        with context.alone("likely model"):  # it takes seconds and much memory: whoever comes meanwhile waits
            if kept.get(edition.id, (None, None))[0] != state:
                kept[edition.id] = (state, _pooled(edition))
    found: Pool = kept[edition.id][1]
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
_FEW = 8
"""Results that are read at a time: each is a hundred kilobytes, and one that is read is let go."""
_RESULTS = (
    _announced(PublishedResult, Round.id, Round.announced_at, Assessment.submitted_at)
    .order_by(PublishedResult.id)
    .execution_options(yield_per=_FEW)
)


def announced_results(edition: Edition) -> tuple[Grid, list[Announced]]:
    """Read the announced results of an edition, each beside what its municipality said."""
    laid = grid(context.edition(edition.id))
    rows = db.session.execute(_RESULTS, {"edition": edition.id, "digest": edition.digest})
    return laid, [_read(laid, *row) for row in rows]


def _read(laid: Grid, fixed: PublishedResult, *about: Any) -> Announced:  # noqa: ANN401 -- columns
    own, agreed = (side_of(laid, one) for one in compasses_of(fixed))
    return Announced(fixed.municipality_id, evaluated(own, agreed), looked_at(fixed, laid.ids), *about)


def _pooled(edition: Edition) -> Pool:
    laid, rows = announced_results(edition)
    model = Model(laid, [(one.municipality, one.of) for one in rows])
    looked = model.looked_fit([one.looked for one in rows])
    return Pool(model.n, model, watch(_outcomes(laid, rows)), looked)


def _outcomes(laid: Grid, rows: Sequence[Announced]) -> list[Outcome]:
    """Tell how the latest round's municipalities fared, by what was public when each handed in."""
    latest = max(rows, key=lambda one: one.at).round
    models: dict[tuple[int, ...], Model] = {}
    found = []
    for one in (one for one in rows if one.round == latest and one.handed_in is not None):
        before = tuple(at for at, other in enumerate(rows) if _was_public(other, one))
        if len({rows[at].municipality for at in before}) < FEWEST:
            continue
        if before not in models:
            models[before] = Model(laid, [(rows[at].municipality, rows[at].of) for at in before])
        told, right = models[before].told(one.of.own).get(TOTAL), result(laid, one.of)[TOTAL]
        if told is not None and right is not None:
            middle = (told.low + told.high) / 2 if told.value is None else told.value
            found.append(Outcome(told.low <= right <= told.high, right > middle))
    return found


def expected_moves(known: Pool, own: Compass) -> dict[str, Fraction] | None:
    """Tell by id how many points are expected to move, either way; None where no model is."""
    if known.looked is None:
        return None
    laid = known.looked.grid
    side = side_of(laid, own)
    moves = zip(laid.ids, side.worth, *known.looked.moves(side), strict=True)
    return {
        one: Fraction(worth * (down + up)).limit_denominator(_FINE) for one, worth, down, up in moves if worth
    }


def _was_public(other: Announced, one: Announced) -> bool:
    handed_in = one.handed_in
    return other.round != one.round and handed_in is not None and other.at < handed_in
