"""Asking a municipality about its good example, taking that back, answering, and telling what it gave."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.events.registry import EventType
from webapp.ground.refusals import InvalidError, NotAllowedError, NotReadyError, NotThereError
from webapp.ground.roles import WRITERS
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality
from webapp.people.queries.own_municipality import OwnMunicipality
from webapp.people.queries.provisional import check_settled_in
from webapp.results.events import (
    INQUIRY_ANSWERED,
    INQUIRY_MADE,
    INQUIRY_WITHDRAWN,
    LESSON_HIDDEN,
    LESSON_SHOWN,
    LESSON_TOLD,
)
from webapp.results.models.inquiries import ANSWERS, KINDS, Inquiry
from webapp.results.queries.inquiries import FoundExample, found_example, whose

MOST_OPEN = 5
"""So many unanswered inquiries a municipality has at most: nobody writes to a whole country at once."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks, for which of their municipalities."""

    municipality_id: int
    kind: str
    text: str


def check_may_ask(example: FoundExample) -> None:
    """Refuse whoever answers for no other municipality than the example's own."""
    if not example.places:
        raise NotAllowedError(
            _("Den som frågar svarar för en annan kommun."),
            _("Be någon som är samordnare eller medarbetare i din kommun att fråga."),
        )


def check_answers(place: OwnMunicipality) -> None:
    """Refuse everybody but the coordinator."""
    if not place.may_change:
        raise NotAllowedError(_("Bara samordnaren svarar på förfrågningar."), _("Be samordnaren om det."))


def check_tells(place: OwnMunicipality) -> None:
    """Refuse those who only read."""
    if place.role not in WRITERS:
        raise NotAllowedError(
            _("Du kan läsa förfrågningar men inte skriva om dem."),
            _("Be samordnaren eller en medarbetare i kommunen."),
        )


@deed
def ask(example: FoundExample, asked: Asked) -> Inquiry:
    """Ask about an example; while a municipality's last inquiry about it is unanswered, that is the one."""
    if asked.municipality_id not in dict(example.places):
        raise InvalidError({"place": _("Välj vilken kommun du frågar för.")})
    assert example.person_id is not None  # noqa: S101 -- nobody else has places
    _hold(asked.municipality_id)
    check_settled_in(example.person_id, asked.municipality_id)
    if found_example(example.person_id, example.id).welcome_at is None:
        raise NotReadyError(
            _("Kommunen tar inte emot frågor om exemplet."),
            _("Läs resultatet i stället, eller fråga kansliet."),
        )
    open_ = select(Inquiry).filter_by(municipality_id=asked.municipality_id, answer="", withdrawn_at=None)
    there = db.session.scalars(open_.filter_by(example_id=example.id)).first()
    if there is not None:
        return there
    _check_asked(asked, db.session.scalar(select(func.count()).select_from(open_.subquery())) or 0)
    row = Inquiry(
        example_id=example.id,
        municipality_id=asked.municipality_id,
        person_id=example.person_id,
        kind=asked.kind,
        text=asked.text,
        asked_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    about = {"inquiry": row.id, "example": example.id, "kind": row.kind}
    note(INQUIRY_MADE, example.person_id, assessment_id=example.assessment_id, after=about)
    return row


def _check_asked(asked: Asked, waiting: int) -> None:
    faults = {}
    if asked.kind not in KINDS:
        faults["kind"] = _("Välj om ni vill ha kontakt eller komma på studiebesök.")
    if not asked.text:
        faults["text"] = _("Skriv några rader om vad ni vill veta.")
    if faults:
        raise InvalidError(faults)
    if waiting >= MOST_OPEN:
        raise NotReadyError(
            _("Er kommun väntar redan på svar på %(many)s förfrågningar.", many=waiting),
            _("Vänta tills någon har svarat, och fråga sedan."),
        )


@deed
def answer(place: OwnMunicipality, inquiry_id: int, said: str, text: str) -> Inquiry:
    """Answer an inquiry yes or no, with words; the first answer holds."""
    row = _received(place, inquiry_id)
    check_answers(place)
    if row.answer:
        if (row.answer, row.answer_text) == (said, text):
            return row
        raise NotReadyError(_("Förfrågan är redan besvarad."), _("Läs svaret nedan."))
    if row.withdrawn_at:
        raise NotReadyError(
            _("Kommunen har tagit tillbaka sin förfrågan."),
            _("Ni behöver inte svara. Den står kvar på sidan."),
        )
    faults = {}
    if said not in ANSWERS:
        faults["answer"] = _("Välj ja eller nej.")
    if not text:
        faults["words"] = _("Skriv några ord till den som frågar.")
    if faults:
        raise InvalidError(faults)
    row.answer, row.answer_text = said, text
    row.answered_at, row.answered_by_id = clock.now(), place.person_id
    _note(INQUIRY_ANSWERED, place, row, answer=said)
    return row


@deed
def withdraw(place: OwnMunicipality, inquiry_id: int) -> Inquiry:
    """Take back what one's municipality asked, while nobody has answered; what was written stays."""
    row = _sent(place, inquiry_id)
    check_tells(place)
    if row.withdrawn_at is not None:
        return row
    if row.answer:
        raise NotReadyError(
            _("Förfrågan är besvarad, så den går inte att ta tillbaka."), _("Läs svaret på sidan.")
        )
    row.withdrawn_at = clock.now()
    _note(INQUIRY_WITHDRAWN, place, row)
    return row


@deed
def tell(place: OwnMunicipality, inquiry_id: int, lesson: str) -> Inquiry:
    """Say in a line what one's municipality took home, after a yes; an empty line takes it away."""
    row = _sent(place, inquiry_id)
    check_tells(place)
    if row.answer != "yes":
        raise NotReadyError(
            _("Ni har inte fått ett ja än."), _("Skriv vad ni tog med er hem när ni har hört eller sett mer.")
        )
    if row.lesson == lesson:
        return row
    before = row.lesson
    row.lesson, row.lesson_at = lesson, clock.now() if lesson else None
    row.lesson_by_id = place.person_id if lesson else None
    note(
        LESSON_TOLD,
        place.person_id,
        assessment_id=whose(row).id,
        before={"lesson": before},
        after={"inquiry": row.id, "lesson": lesson},
    )
    return row


@deed
def hide(place: OwnMunicipality, inquiry_id: int, *, hidden: bool) -> Inquiry:
    """Hide what another municipality took home of one's own example, or show it again."""
    row = _received(place, inquiry_id)
    check_answers(place)
    if (row.hidden_at is not None) == hidden:
        return row
    row.hidden_at = clock.now() if hidden else None
    _note(LESSON_HIDDEN if hidden else LESSON_SHOWN, place, row)
    return row


def _hold(municipality_id: int) -> None:
    db.session.execute(select(Municipality.id).where(Municipality.id == municipality_id).with_for_update())


def _received(place: OwnMunicipality, inquiry_id: int) -> Inquiry:
    """Fetch an inquiry about an example of one's own municipality. Raises NotThereError."""
    row = _held(place, inquiry_id)
    if whose(row).municipality_id != place.id:
        raise NotThereError
    return row


def _sent(place: OwnMunicipality, inquiry_id: int) -> Inquiry:
    """Fetch an inquiry that one's own municipality has made. Raises NotThereError."""
    row = _held(place, inquiry_id)
    if row.municipality_id != place.id:
        raise NotThereError
    return row


def _held(place: OwnMunicipality, inquiry_id: int) -> Inquiry:
    _hold(place.id)
    query = select(Inquiry).filter_by(id=inquiry_id).with_for_update()
    row = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotThereError
    return row


def _note(event: EventType, place: OwnMunicipality, row: Inquiry, **more: str) -> None:
    note(event, place.person_id, assessment_id=whose(row).id, after={"inquiry": row.id, **more})
