"""What the pair writes about areas once the marks are revealed, saved as it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.edition import Area
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.models import Event
from webapp.ground.outcome import CONFLICT, GONE, SAME, SAVED, Outcome
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.ground.who import Person
from webapp.review.events import EXAMPLE_ADDED, EXAMPLE_CHANGED, EXAMPLE_REMOVED, TEXT_SAVED
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS, AreaText, GoodExample
from webapp.review.queries.readers import hold

TEXT_LIMIT, EXAMPLE_LIMIT, LEARN_LIMIT = 8_000, 2_000, 200
EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Kept:
    """A text or a good example as the server holds it; version 0 when nobody has written."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    learn_from: str = ""
    saved_by_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A text as it was sent: its ref ("strengths-3", "running-3.2", "example-12") and the version it saw.

    `learn_from` is None where the form did not hold it: it stays as it is.
    """

    ref: str
    text: str
    version: int
    learn_from: str | None = None


def refs_of(area: Area) -> list[str]:
    """Name the texts of an area, in the order they are written."""
    whole = [f"{kind}-{area.number}" for kind in (STRENGTHS, IMPROVEMENTS, RUNNING, SINCE)]
    return [*whole, *(f"{RUNNING}-{subarea.number}" for subarea in area.subareas)]


def kept_texts(evaluation_id: int) -> dict[str, Kept]:
    """Give all texts and good examples of an evaluation, by ref."""
    of_areas = (
        select(AreaText, Person.name)
        .join(Person, Person.id == AreaText.saved_by_id)
        .where(AreaText.evaluation_id == evaluation_id)
        .execution_options(populate_existing=True)
    )
    of_examples = (
        select(GoodExample, Person.name)
        .join(Person, Person.id == GoodExample.saved_by_id)
        .where(GoodExample.evaluation_id == evaluation_id, GoodExample.gone_at.is_(None))
        .order_by(GoodExample.id)
        .execution_options(populate_existing=True)
    )
    found = {
        f"{row.kind}-{row.part}": Kept(row.text, row.version, row.saved_at, name, saved_by_id=row.saved_by_id)
        for row, name in db.session.execute(of_areas)
    }
    for row, name in db.session.execute(of_examples):
        kept = Kept(row.text, row.version, row.saved_at, name, row.learn_from, row.saved_by_id)
        found[f"{EXAMPLE}-{row.id}"] = kept
    return found


def examples_of(evaluation_id: int, part: str = "") -> list[GoodExample]:
    """List the good examples of an evaluation, or of one of its areas."""
    query = select(GoodExample).where(
        GoodExample.evaluation_id == evaluation_id, GoodExample.gone_at.is_(None)
    )
    if part:
        query = query.where(GoodExample.part == part)
    return list(db.session.scalars(query.order_by(GoodExample.id)))


def check_open(seat: OwnSeat) -> None:
    """Refuse texts that come before the marks are revealed or after the result is fixed."""
    if seat.evaluation.published_at:
        raise final(_("Resultatet är fastställt och texterna ändras inte mer."))
    check_readable(seat)


def check_readable(seat: OwnSeat) -> None:
    """Refuse to show agreed marks and texts before both evaluators are done."""
    if not seat.revealed:
        raise NotReadyError(
            _("Texterna skrivs först när båda utvärderarna är klara."), _("Bedöm klart frågorna först.")
        )


@deed
def save_texts(seat: OwnSeat, area: Area, sent: Sequence[Sent]) -> list[Outcome[Kept]]:
    """Save the texts of an area that can be saved; the same words once more change nothing.

    A text that somebody else has passed is not written: its outcome holds what stands there.
    """
    hold(seat.evaluation.id)
    check_open(seat)
    _check_lengths(sent)
    kept = kept_texts(seat.evaluation.id)
    known = {*refs_of(area), *(f"{EXAMPLE}-{one.id}" for one in examples_of(seat.evaluation.id, area.number))}
    return [_save(seat, one, kept.get(one.ref), known=one.ref in known) for one in sent]


def _check_lengths(sent: Sequence[Sent]) -> None:
    faults = {}
    for one in sent:
        limit = EXAMPLE_LIMIT if one.ref.startswith(EXAMPLE) else TEXT_LIMIT
        if len(one.text) > limit:
            faults[f"{one.ref}:text"] = _(
                "Texten är %(long)s tecken för lång. Korta den.", long=len(one.text) - limit
            )
        if len(one.learn_from or "") > LEARN_LIMIT:
            faults[f"{one.ref}:learn_from"] = _("Skriv högst %(limit)s tecken.", limit=LEARN_LIMIT)
        if one.ref.startswith(EXAMPLE) and not one.text:
            faults[f"{one.ref}:text"] = _("Beskriv exemplet, eller ta bort det med knappen.")
    if faults:
        raise InvalidError(faults)


def _save(seat: OwnSeat, sent: Sent, found: Kept | None, *, known: bool) -> Outcome[Kept]:
    if not known:
        if sent.ref.startswith(f"{EXAMPLE}-"):
            return Outcome(sent.ref, GONE, found or Kept())
        raise NotThereError
    kept = found or Kept()
    learn_from = kept.learn_from if sent.learn_from is None else sent.learn_from
    if (kept.text, kept.learn_from) == (sent.text, learn_from):
        return Outcome(sent.ref, SAME, kept)
    if kept.version != sent.version:
        return Outcome(sent.ref, CONFLICT, kept, own=kept.saved_by_id == seat.person_id)
    now = Kept(sent.text, sent.version + 1, clock.now(), "", learn_from)
    kind, _dash, part = sent.ref.partition("-")
    row = _row(seat.evaluation.id, kind, part)
    row.text, row.version = now.text, now.version
    row.saved_at, row.saved_by_id = clock.now(), seat.person_id
    if isinstance(row, GoodExample):
        row.learn_from = learn_from
    db.session.add(row)
    db.session.flush()
    what = EXAMPLE_CHANGED if kind == EXAMPLE else TEXT_SAVED
    about = {"kind": kind, "part": row.part, **({"example": row.id} if kind == EXAMPLE else {})}
    note(what, seat.person_id, evaluation_id=seat.evaluation.id, after=about, version=now.version)
    return Outcome(sent.ref, SAVED, now)


def _row(evaluation_id: int, kind: str, part: str) -> AreaText | GoodExample:
    if kind == EXAMPLE:
        return db.session.get_one(GoodExample, int(part))
    query = select(AreaText).filter_by(evaluation_id=evaluation_id, kind=kind, part=part)
    return db.session.scalars(query).first() or AreaText(evaluation_id=evaluation_id, kind=kind, part=part)


@deed
def add_example(seat: OwnSeat, area: Area, text: str, learn_from: str, key: str = "") -> None:
    """Add a good example to an area, once however often its form is sent."""
    hold(seat.evaluation.id)
    check_open(seat)
    if not text:
        raise InvalidError({"text": _("Beskriv exemplet först.")})
    try:
        _check_lengths([Sent(EXAMPLE, text, 0, learn_from)])
    except InvalidError as error:
        raise InvalidError({name.partition(":")[2]: said for name, said in error.faults.items()}) from error
    sent_before = select(Event.id).where(Event.person_id == seat.person_id, Event.request_key == key)
    if key and db.session.scalar(sent_before) is not None:
        return
    row = GoodExample(
        evaluation_id=seat.evaluation.id,
        part=area.number,
        text=text,
        learn_from=learn_from,
        version=1,
        saved_at=clock.now(),
        saved_by_id=seat.person_id,
    )
    db.session.add(row)
    db.session.flush()
    about = {"example": row.id, "part": area.number}
    note(
        EXAMPLE_ADDED,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        after=about,
        request_key=key or None,
    )


@deed
def remove_example(seat: OwnSeat, example_id: int, version: int) -> None:
    """Take a good example away, if nobody has changed it since; a second time changes nothing."""
    hold(seat.evaluation.id)
    check_open(seat)
    query = select(GoodExample).filter_by(id=example_id, evaluation_id=seat.evaluation.id)
    row = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotThereError
    if row.gone_at is not None:
        return
    if row.version != version:
        raise StaleError(_("Exemplet har ändrats sedan du öppnade sidan."), _("Läs det igen först."))
    row.gone_at = clock.now()
    about = {"example": row.id, "part": row.part, "text": row.text}
    note(EXAMPLE_REMOVED, seat.person_id, evaluation_id=seat.evaluation.id, before=about)
