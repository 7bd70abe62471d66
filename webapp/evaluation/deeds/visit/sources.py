"""The register of an evaluation's sources: documents, web pages and interviews, shared by the pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, select, update

from webapp.evaluation.events import SOURCE_CHANGED, SOURCE_REGISTERED, SOURCE_REMOVED
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import (
    DOCUMENT,
    INTERVIEW,
    INTRANET,
    OBSERVED,
    WEB,
    EvaluationSource,
    EvidenceRequest,
    InterviewQuestion,
    SourceLink,
)
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, StaleError, final
from webapp.ground.store.database import db, deed

__all__ = [
    "DOCUMENT",
    "INTERVIEW",
    "INTRANET",
    "KINDS",
    "OBSERVED",
    "WEB",
    "SourceWords",
    "StaleSourceError",
    "add",
    "change",
    "done_before",
    "hold",
    "register",
    "register_all",
    "remove",
    "source_of",
    "sources_of",
]

KINDS = (DOCUMENT, WEB, INTRANET, INTERVIEW, OBSERVED)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source as it was typed; an interview's title is the roles that are met, never a name."""

    kind: str
    title: str
    address: str = ""
    dated: date | None = None
    at: datetime | None = None
    place: str = ""
    minutes: int | None = None
    people: int | None = None
    track: str = ""
    """Who of the pair holds an interview; "" is both."""


class StaleSourceError(StaleError):
    """The other evaluator has changed the source since the sender looked."""

    def __init__(self) -> None:
        super().__init__(
            _("Källan har ändrats sedan du öppnade sidan."),
            _("Det du skrev står kvar i fälten. Spara igen om det ska gälla."),
        )


def sources_of(evaluation_id: int) -> list[EvaluationSource]:
    """List an evaluation's sources in the order they came."""
    query = select(EvaluationSource).where(
        EvaluationSource.evaluation_id == evaluation_id, EvaluationSource.gone_at.is_(None)
    )
    return list(db.session.scalars(query.order_by(EvaluationSource.id)))


def source_of(seat: OwnSeat, source_id: int, kind: str = "") -> EvaluationSource:
    """Find a source of the evaluation. Raises NotThereError for another's, and for one that is taken away."""
    query = select(EvaluationSource).where(
        EvaluationSource.id == source_id,
        EvaluationSource.evaluation_id == seat.evaluation.id,
        EvaluationSource.gone_at.is_(None),
    )
    found = db.session.scalars(query).first()
    if found is None or (kind and found.kind != kind):
        raise NotThereError
    return found


def hold(seat: OwnSeat) -> None:
    """Let the pair's changes to sources and notes come one after the other; refuse them once all is fixed."""
    query = select(Evaluation.published_at).where(Evaluation.id == seat.evaluation.id)
    if db.session.scalar(query.with_for_update(key_share=True)) is not None:
        raise final(_("Resultatet är fastställt. Källor, plan och anteckningar kan bara läsas."))


@deed
def register(seat: OwnSeat, words: SourceWords, key: str = "") -> None:
    """Put a source in the register, and only once however often its form is sent."""
    hold(seat)
    _check(words)
    if not done_before(seat.person_id, key):
        add(seat.evaluation.id, seat.person_id, words, key=key)


@deed
def register_all(seat: OwnSeat, many: Sequence[SourceWords], key: str = "") -> int:
    """Plan several interviews at once, all or none; give how many are new: what stands there stays."""
    hold(seat)
    if done_before(seat.person_id, key):
        return 0
    there = {(one.title, one.at) for one in sources_of(seat.evaluation.id) if one.kind == INTERVIEW}
    new = [words for words in dict.fromkeys(many) if (words.title, words.at) not in there]
    for place, words in enumerate(new):
        _check(words)
        add(seat.evaluation.id, seat.person_id, words, key="" if place else key)
    return len(new)


def add(
    evaluation_id: int, person_id: int, words: SourceWords, evidence_id: int | None = None, key: str = ""
) -> EvaluationSource:
    """Add a source inside a deed; what the municipality gave is its evidence."""
    row = EvaluationSource(
        evaluation_id=evaluation_id,
        kind=words.kind,
        version=1,
        saved_at=clock.now(),
        saved_by_id=person_id,
        evidence_id=evidence_id,
        **_values(words),
    )
    db.session.add(row)
    db.session.flush()
    _note(SOURCE_REGISTERED, (evaluation_id, person_id), row.id, words, key)
    return row


@deed
def change(seat: OwnSeat, source_id: int, words: SourceWords, version: int) -> None:
    """Change what is said about a source; its kind stays.

    Raises StaleSourceError on a version that somebody else has passed.
    """
    hold(seat)
    kept = source_of(seat, source_id, words.kind)
    _check(words)
    if _values(words) == {name: getattr(kept, name) for name in _values(words)}:
        return
    seen = update(EvaluationSource).filter_by(id=source_id, version=version, gone_at=None)
    values = {
        **_values(words),
        "version": version + 1,
        "saved_at": clock.now(),
        "saved_by_id": seat.person_id,
    }
    if db.session.execute(seen.values(**values).returning(EvaluationSource.id)).first() is None:
        raise StaleSourceError
    _note(SOURCE_CHANGED, (seat.evaluation.id, seat.person_id), source_id, words)


@deed
def remove(seat: OwnSeat, source_id: int) -> None:
    """Take a source away that nothing rests on. Raises NotReadyError while a mark or a note does."""
    hold(seat)
    kept = source_of(seat, source_id)
    linked = select(SourceLink.id).where(SourceLink.source_id == source_id)
    noted = select(InterviewQuestion.id).where(
        InterviewQuestion.source_id == source_id, InterviewQuestion.text != ""
    )
    if kept.evidence_id is not None or db.session.scalar(_came_as(source_id)):
        raise NotReadyError(
            _("Kommunen har lämnat det, så det står kvar."), _("Ingen bedömning behöver vila på det.")
        )
    if db.session.scalar(linked.limit(1)) or db.session.scalar(noted.limit(1)):
        raise NotReadyError(
            _("Källan används av en bedömning eller har anteckningar, så den står kvar."),
            _("Ta först bort kopplingarna och anteckningarna."),
        )
    kept.gone_at = clock.now()
    _note(SOURCE_REMOVED, (seat.evaluation.id, seat.person_id), source_id, SourceWords(kept.kind, kept.title))


def _came_as(source_id: int) -> Select[int]:
    return select(EvidenceRequest.id).where(EvidenceRequest.source_id == source_id).limit(1)


def _check(words: SourceWords) -> None:
    faults = {}
    if words.kind not in KINDS:
        faults["kind"] = _("Välj dokument, webb, intranät eller intervju.")
    if not words.title:
        interview = words.kind == INTERVIEW
        faults["title"] = _("Skriv vilken roll ni möter.") if interview else _("Skriv vad källan heter.")
    if faults:
        raise InvalidError(faults)


def _values(words: SourceWords) -> dict[str, Any]:
    return {
        "title": words.title,
        "address": words.address,
        "dated": words.dated,
        "at": words.at,
        "place": words.place,
        "minutes": words.minutes,
        "people": words.people,
        "track": words.track,
    }


def _note(
    event: EventType, where: tuple[int, int], source_id: int, words: SourceWords, key: str = ""
) -> None:
    evaluation_id, person_id = where
    note(
        event,
        person_id,
        evaluation_id=evaluation_id,
        after={"source": source_id, "kind": words.kind, "title": words.title},
        request_key=key or None,
    )


def done_before(person_id: int, key: str) -> bool:
    """Tell whether the form with this key has been taken already."""
    query = select(Event.id).where(Event.person_id == person_id, Event.request_key == key)
    return bool(key) and db.session.scalar(query) is not None
