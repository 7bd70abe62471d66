"""What marks rest on: links to sources, and notes from interviews; blind to the other until both are done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import delete, select

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit.sources import KINDS, hold, sources_of
from webapp.evaluation.events import SOURCE_LINKED
from webapp.evaluation.models.visits import INTERVIEW, EvaluationSource, InterviewQuestion, SourceLink
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of one question: sources that marks rest on, and interviews with a note about it."""

    linked: tuple[EvaluationSource, ...] = ()
    noted: tuple[EvaluationSource, ...] = ()

    @property
    def kinds(self) -> list[str]:
        """List the kinds of sources: document, web, interview."""
        found = {source.kind for source in (*self.linked, *self.noted)}
        return [kind for kind in KINDS if kind in found]

    @property
    def single(self) -> str:
        """Name the only kind, where there is but one."""
        return self.kinds[0] if len(self.kinds) == 1 else ""


NO_GROUND = Ground()


@dataclass(frozen=True, slots=True)
class Grounds:
    """All sources of an evaluation, and what each question rests on as far as one may see."""

    sources: list[EvaluationSource]
    own: dict[str, set[int]] = field(default_factory=dict)
    by_question: dict[str, Ground] = field(default_factory=dict)

    def of(self, question: Question) -> Ground:
        """Give what one question rests on."""
        return self.by_question.get(question.id, NO_GROUND)

    def rests_on(self, source_id: int) -> bool:
        """Tell whether a mark or a note that one may see rests on a source."""
        used = (one.id for ground in self.by_question.values() for one in (*ground.linked, *ground.noted))
        return source_id in used

    def own_ids(self, question: Question) -> set[int]:
        """Tell which sources one's own mark on a question rests on."""
        return self.own.get(question.id, set())


def grounds(seat: OwnSeat) -> Grounds:
    """Gather what marks rest on: one's own links, the other's too once both are done, and shared notes."""
    sources = {source.id: source for source in sources_of(seat.evaluation.id)}
    tracks = {seat.track, TRACK_A, TRACK_B} if seat.revealed else {seat.track}
    linked: dict[str, dict[int, EvaluationSource]] = defaultdict(dict)
    noted: dict[str, list[EvaluationSource]] = defaultdict(list)
    own: dict[str, set[int]] = defaultdict(set)
    for link in _links(seat, tracks):
        linked[link.question_id][link.source_id] = sources[link.source_id]
        if link.track == seat.track:
            own[link.question_id].add(link.source_id)
    for source_id, question_id in _notes(seat):
        noted[question_id].append(sources[source_id])
    both = {*linked, *noted}
    return Grounds(
        list(sources.values()), dict(own), {q: Ground((*linked[q].values(),), (*noted[q],)) for q in both}
    )


def _links(seat: OwnSeat, tracks: Collection[str]) -> list[SourceLink]:
    query = select(SourceLink).where(
        SourceLink.evaluation_id == seat.evaluation.id, SourceLink.track.in_(tracks)
    )
    return list(db.session.scalars(query.order_by(SourceLink.source_id)))


def _notes(seat: OwnSeat) -> list[tuple[int, str]]:
    query = select(InterviewQuestion.source_id, InterviewQuestion.question_id).where(
        InterviewQuestion.evaluation_id == seat.evaluation.id, InterviewQuestion.text != ""
    )
    return [(row.source_id, row.question_id) for row in db.session.execute(query.order_by("source_id"))]


@deed
def rest_on(seat: OwnSeat, question: Question, chosen: Collection[int], had: Collection[int]) -> bool:
    """Let one's own mark rest on the chosen sources; tell whether anything changed.

    Only what the sender changed is changed: `had` is what the form showed as chosen.
    """
    hold(seat)
    added, taken = set(chosen) - set(had), set(had) - set(chosen)
    if not {one.id for one in sources_of(seat.evaluation.id)}.issuperset(added):
        raise NotThereError
    own = grounds(seat).own_ids(question)
    added, taken = added - own, taken & own
    about = {"track": seat.track, "question_id": question.id}
    for source_id in sorted(added):
        db.session.add(SourceLink(evaluation_id=seat.evaluation.id, source_id=source_id, **about))
    db.session.execute(delete(SourceLink).filter_by(**about).where(SourceLink.source_id.in_(taken)))
    if added or taken:
        note(
            SOURCE_LINKED,
            seat.person_id,
            evaluation_id=seat.evaluation.id,
            question_id=question.id,
            before={"track": seat.track, "sources": sorted(own)},
            after={"track": seat.track, "sources": sorted((own | added) - taken)},
        )
    return bool(added or taken)


def interviews_in(sources: Collection[EvaluationSource]) -> list[EvaluationSource]:
    """List the interviews, in the order they are held; those without a time come last."""
    found = [source for source in sources if source.kind == INTERVIEW]
    return sorted(found, key=lambda one: (one.at is None, one.at or one.saved_at, one.id))
