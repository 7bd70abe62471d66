"""Letters before a visit: its schedule, what is asked for and what has come; and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select

from webapp.assessment.models.assessments import Assessment
from webapp.evaluation import events
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.models.visits import EvidenceRequest, Visit
from webapp.evaluation.occasions.letters import addressed, evaluation_of, pair
from webapp.evaluation.queries.visit.schedule import days_words
from webapp.ground.calendar import clock
from webapp.ground.events.journal import Noted
from webapp.ground.fields.days import end_of
from webapp.ground.mail.occasions import Occasion, To, untold
from webapp.ground.mail.turns import WHOSE, Turn, Waiting
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership
from webapp.ground.words.languages import dated
from webapp.people.queries.people import coordinators

SOON = timedelta(days=3)
"""How long before a visit those who take part in it are reminded."""
_OPEN = (EvidenceRequest.came_at.is_(None), EvidenceRequest.withdrawn_at.is_(None))


def request_thing(request_id: int) -> str:
    """Name what waits for the municipality."""
    return f"request:{request_id}"


def _of(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def _hosts(noted: Noted) -> list[To]:
    """Address the municipality's coordinators with the days of the visit."""
    row, first = evaluation_of(noted), _of(noted.after["first"])
    when = days_words(first, _of(noted.after["last"])) if first else ""
    return addressed(row, coordinators(row.assessment.municipality_id), home=True, when=when, **_path(row))


def _path(row: Evaluation) -> dict[str, str]:
    return {"path": f"/sjalvvardering/{row.assessment_id}"}


def _asked(noted: Noted) -> list[To]:
    """Address those who can give what is asked for."""
    row, last = evaluation_of(noted), _of(noted.after["last"])
    said = {"text": noted.after["text"], "last": dated(last) if last else "", **_path(row)}
    thing = request_thing(noted.after["request"])
    return addressed(row, coordinators(row.assessment.municipality_id), thing, home=True, **said)


def _came(noted: Noted) -> list[To]:
    """Address the pair with what has come."""
    row = evaluation_of(noted)
    return addressed(row, [seat.person for seat in pair(row)], text=noted.after["text"])


def _tomorrow() -> Iterator[To]:
    """Address those whose last day is tomorrow, once for each request."""
    day = _today() + timedelta(days=1)
    query = select(EvidenceRequest, Evaluation).join(
        Evaluation, Evaluation.id == EvidenceRequest.evaluation_id
    )
    query = query.where(*_OPEN, EvidenceRequest.last_on == day, Evaluation.published_at.is_(None))
    for asked, row in db.session.execute(query.order_by(EvidenceRequest.id)):
        said = {"text": asked.text, "last": dated(asked.last_on), **_path(row)}
        people = coordinators(row.assessment.municipality_id)
        yield from addressed(row, people, request_thing(asked.id), once=str(asked.id), home=True, **said)


def _late() -> Iterator[To]:
    """Address the pair whose last day has gone without an answer, once for each request."""
    query = select(EvidenceRequest, Evaluation).join(
        Evaluation, Evaluation.id == EvidenceRequest.evaluation_id
    )
    query = query.where(*_OPEN, EvidenceRequest.last_on < _today(), Evaluation.published_at.is_(None))
    for asked, row in db.session.execute(query.order_by(EvidenceRequest.id)):
        people = [seat.person for seat in pair(row)]
        yield from addressed(row, people, once=str(asked.id), text=asked.text, last=dated(asked.last_on))


def _visits() -> Iterator[To]:
    """Address those who are to be met, and the pair, when a visit is near; once for its first day."""
    query = select(Visit, Evaluation).join(Evaluation, Evaluation.id == Visit.evaluation_id)
    near = Visit.first_on.between(_today(), _today() + SOON)
    query = query.where(near, Visit.sent_at.is_not(None), Evaluation.published_at.is_(None))
    for visit, row in db.session.execute(query.order_by(Visit.id)):
        first = visit.first_on or _today()
        about = {"once": f"{row.id}:{first}", "when": days_words(first, visit.last_on)}
        hosts = coordinators(row.assessment.municipality_id)
        yield from addressed(
            row, hosts, home=True, page=f"/sjalvvardering/{row.assessment_id}/besok", **about
        )
        evaluators = [seat.person for seat in pair(row)]
        yield from addressed(row, evaluators, page=f"/utvardering/{row.id}/besok", **about)


def _today() -> date:
    return clock.in_sweden(clock.now()).date()


def _to_give(person_id: int) -> Iterator[Waiting]:
    """List what a coordinator's municipality is asked for and has not given."""
    query = (
        select(EvidenceRequest, Assessment)
        .join(Evaluation, Evaluation.id == EvidenceRequest.evaluation_id)
        .join(Assessment, Assessment.id == Evaluation.assessment_id)
        .join(Membership, Membership.municipality_id == Assessment.municipality_id)
        .where(
            *(*_OPEN, Evaluation.published_at.is_(None)),
            *(Membership.person_id == person_id, Membership.role == COORDINATOR),
        )
        .order_by(EvidenceRequest.last_on, EvidenceRequest.id)
    )
    for asked, assessment in db.session.execute(query):
        yield Waiting(
            request_thing(asked.id),
            gettext("Lämna det utvärderarna ber om"),
            assessment.name,
            gettext("Svara i ord eller med ett underlag"),
            f"/sjalvvardering/{assessment.id}/onskemal#begart-{asked.id}",
            _closes(asked),
            asked.text,
            assessment.id,
        )


def _closes(asked: EvidenceRequest) -> datetime | None:
    return end_of(asked.last_on)


_ASKED = (
    select(EvidenceRequest.id)
    .join(Evaluation, Evaluation.id == EvidenceRequest.evaluation_id)
    .join(Assessment, Assessment.id == Evaluation.assessment_id)
    .join(Membership, Membership.municipality_id == Assessment.municipality_id)
    .where(*_OPEN, Membership.person_id == WHOSE)
)
TO_GIVE = Turn("request", _to_give, possible=_ASKED)

SCHEDULE = Occasion(
    "schedule-sent",
    _("Schemat för besöket %(when)s"),
    _(
        "Utvärderarna har skickat schemat för sitt besök i %(place)s %(when)s.\n\n"
        "Öppna länken: där står vilka de vill möta, när och var. Det går att skriva ut. Passar något inte, "
        "skriv till dem i samtalet vid en fråga."
    ),
    "%(path)s/besok",
    when=(events.SCHEDULE_SENT,),
    whom=_hosts,
)
VISIT_SOON = Occasion(
    "visit-soon",
    _("Besöket i %(place)s är nära"),
    _("Besöket i %(place)s är %(when)s.\n\nSchemat står på sidan, med den senaste tiden och platsen."),
    "%(page)s",
    due=_visits,
)
REQUESTED = Occasion(
    "request-made",
    _("Utvärderarna ber om något till %(last)s"),
    _(
        "Utvärderarna av %(place)s ber om detta, senast %(last)s:\n\n%(text)s\n\n"
        "Öppna länken. Svara i ord, välj något ur era underlag eller lägg in en fil."
    ),
    "%(path)s/onskemal",
    when=(events.REQUEST_MADE,),
    whom=_asked,
    turn=TO_GIVE.name,
)
REQUEST_NEAR = Occasion(
    "request-near",
    _("I morgon är sista dagen: utvärderarna väntar på något"),
    _("Utvärderarna av %(place)s behöver detta senast i morgon, %(last)s:\n\n%(text)s"),
    "%(path)s/onskemal",
    due=_tomorrow,
    turn=TO_GIVE.name,
)
REQUEST_LATE = Occasion(
    "request-late",
    _("Det ni bad om har inte kommit: %(place)s"),
    _(
        "Sista dagen var %(last)s, och %(place)s har inte lämnat detta:\n\n%(text)s\n\n"
        "Det kan fortfarande komma. Behöver ni det inte längre, ta tillbaka det på sidan."
    ),
    "/utvardering/%(evaluation)s/begart",
    due=_late,
)
REQUEST_BACK = Occasion(
    "request-withdrawn",
    _("Utvärderarna behöver inte längre det de bad om"),
    _("Ni behöver inte lämna detta längre:\n\n%(text)s"),
    "%(path)s/onskemal",
    when=(events.REQUEST_WITHDRAWN,),
    whom=_asked,
)
REQUEST_CAME = Occasion(
    "request-came",
    _("Det ni bad om har kommit: %(place)s"),
    _("%(place)s har lämnat det ni bad om:\n\n%(text)s\n\nDet ligger i källregistret."),
    "/utvardering/%(evaluation)s/begart",
    when=(events.REQUEST_ANSWERED,),
    whom=_came,
)
untold(
    "The pair sees its days on the schedule; the municipality hears when it is sent.", events.VISIT_PLANNED
)
