"""What marks rest on: links to sources, and notes from the visit; blind to the other until both are done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import delete, select

from questionnaires.edition import Question
from webapp.evaluation.deeds.visit.sources import DOCUMENT, KINDS, WEB, SourceWords, add, hold, sources_of
from webapp.evaluation.events import SOURCE_LINKED
from webapp.evaluation.models.visits import INTERVIEW, EvaluationSource, InterviewQuestion, SourceLink
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.evaluation.queries.visit import heard
from webapp.evaluation.queries.visit.coverage import AreaCoverage, area_coverage
from webapp.evidence.queries.beside_answers import Beside, evidence_given, given
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db, deed
from webapp.ground.words.languages import dated


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of one question: sources that marks rest on, and those with a note about it."""

    linked: tuple[EvaluationSource, ...] = ()
    noted: tuple[EvaluationSource, ...] = ()

    @property
    def kinds(self) -> list[str]:
        """List the kinds of sources: document, web, interview."""
        found = {source.kind for source in (*self.linked, *self.noted)}
        return [kind for kind in KINDS if kind in found]

    def many(self, kind: str) -> int:
        """Count the sources of a kind."""
        return len({source.id for source in (*self.linked, *self.noted) if source.kind == kind})

    @property
    def single(self) -> str:
        """Name the only kind, where there is but one."""
        return self.kinds[0] if len(self.kinds) == 1 else ""


NO_GROUND = Ground()


@dataclass(frozen=True, slots=True)
class Grounds:
    """All sources of an evaluation, and what each question rests on as far as one may see."""

    sources: list[EvaluationSource]
    given: dict[str, list[Beside]] = field(default_factory=dict)
    """What the municipality has given, by question, whether or not anybody has looked at it."""
    own: dict[str, set[int]] = field(default_factory=dict)
    by_question: dict[str, Ground] = field(default_factory=dict)

    def of(self, question: Question) -> Ground:
        """Give what one question rests on."""
        return self.by_question.get(question.id, NO_GROUND)

    def rests_on(self, source_id: int) -> bool:
        """Tell whether a mark or a note that one may see rests on a source."""
        used = (one.id for ground in self.by_question.values() for one in (*ground.linked, *ground.noted))
        return source_id in used

    def unseen(self, question: Question) -> list[Beside]:
        """List what the municipality gave for a question that no mark one may see rests on yet."""
        used = {one.evidence_id for one in self.of(question).linked}
        return [one for one in self.given.get(question.id, []) if one.there and one.id not in used]

    def to_choose(self, question: Question) -> list[Beside]:
        """List what was given for a question and is not in the register of sources yet."""
        there = {one.evidence_id for one in self.sources}
        return [one for one in self.given.get(question.id, []) if one.there and one.id not in there]

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
    for one in heard.noted(seat.evaluation.id):
        noted[one.question_id].append(sources[one.source.id])
    both = {*linked, *noted}
    by_question = {q: Ground((*linked[q].values(),), (*noted[q],)) for q in both}
    return Grounds(list(sources.values()), given(seat.assessment.id), dict(own), by_question)


def coverage(seat: OwnSeat, found: Grounds) -> list[AreaCoverage]:
    """Tell area by area what the marks rest on, what is left to catch, and what nobody has looked at."""
    rests = {q: {(s.kind, s.id) for s in (*one.linked, *one.noted)} for q, one in found.by_question.items()}
    unseen = {q.id: len(found.unseen(q)) for q in seat.edition.questions.values()}
    coming = _coming(seat)
    return [area_coverage(area, rests, coming, unseen) for area in seat.edition.areas]


def _coming(seat: OwnSeat) -> dict[str, list[str]]:
    """Name by question the interviews that are still to be held and raise it."""
    now = clock.now()
    query = (
        select(InterviewQuestion.question_id, EvaluationSource.title, EvaluationSource.at)
        .join(EvaluationSource, EvaluationSource.id == InterviewQuestion.source_id)
        .where(
            *(InterviewQuestion.evaluation_id == seat.evaluation.id, InterviewQuestion.asked),
            *(EvaluationSource.gone_at.is_(None), InterviewQuestion.text == ""),
            EvaluationSource.kind == INTERVIEW,
        )
        .order_by(EvaluationSource.at, EvaluationSource.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for question_id, title, at in db.session.execute(query):
        if at is None or at > now:
            found[question_id].append(f"{title} {dated(clock.in_sweden(at), 'EEEE')}" if at else title)
    return found


def _links(seat: OwnSeat, tracks: Collection[str]) -> list[SourceLink]:
    query = select(SourceLink).where(
        SourceLink.evaluation_id == seat.evaluation.id, SourceLink.track.in_(tracks)
    )
    return list(db.session.scalars(query.order_by(SourceLink.source_id)))


@deed
def rest_on(
    seat: OwnSeat,
    question: Question,
    chosen: Collection[int],
    had: Collection[int],
    evidence: Collection[int] = (),
) -> bool:
    """Let one's own mark rest on the chosen sources; tell whether anything changed.

    Only what the sender changed is changed: `had` is what the form showed as chosen. Of what the municipality
    has given, `evidence` is chosen for the first time, and gets its place in the register.
    """
    hold(seat)
    chosen = {*chosen, *(source_of_evidence(seat, one) for one in evidence)}
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


def source_of_evidence(seat: OwnSeat, evidence_id: int) -> int:
    """Give the source that a piece of given evidence is, or make it; raises NotThereError for any other."""
    there = [one for one in sources_of(seat.evaluation.id) if one.evidence_id == evidence_id]
    if there:
        return there[0].id
    one = evidence_given(seat.assessment.id, evidence_id)
    words = SourceWords(DOCUMENT if one.is_file else WEB, one.title, one.url)
    return add(seat.evaluation.id, seat.person_id, words, one.id).id


def interviews_in(sources: Collection[EvaluationSource]) -> list[EvaluationSource]:
    """List the interviews, in the order they are held; those without a time come last."""
    found = [source for source in sources if source.kind == INTERVIEW]
    return sorted(found, key=lambda one: (one.at is None, one.at or one.saved_at, one.id))
