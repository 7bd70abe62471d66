"""What happened, written down in the deed's own transaction and told in Swedish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from babel.dates import format_date
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, insert, select

from questionnaires.edition import Edition
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.store.database import db
from webapp.ground.who import Person

_INSERT = insert(Event.__table__)


def note(what: str, person_id: int | None, **about: Any) -> int:  # noqa: ANN401 -- columns of Event
    """Append an event and give its id; `about` names columns of Event: assessment_id, before, after, why."""
    row = {
        "round_id": None,
        "assessment_id": None,
        "evaluation_id": None,
        "question_id": None,
        "before": None,
        "after": None,
        "version": None,
        "why": "",
        "request_key": None,
        **about,
    }
    row = {"at": clock.now(), "person_id": person_id, "what": what, **row}
    (event_id,) = cast("tuple[int]", db.session.connection().execute(_INSERT, row).inserted_primary_key)
    return event_id


@dataclass(frozen=True, slots=True)
class Told:
    """One event as its reader sees it."""

    at: datetime
    who: str
    sentence: str
    question: str


def story(edition: Edition, assessment_id: int, most: int = 200) -> list[Told]:
    """Tell what has happened in a municipality's assessment, newest first."""
    return _told(edition, most, Event.assessment_id == assessment_id, Event.evaluation_id.is_(None))


def course(
    edition: Edition, evaluation_id: int, assessment_id: int, *, until: datetime | None, most: int = 50
) -> list[Told]:
    """Tell what has happened to a draft, newest first; what it was answered only `until` a moment, if any."""
    inside = (Event.evaluation_id == evaluation_id) & (
        Event.what.startswith("review.") | Event.what.startswith("example.")
    )
    told = Event.what.startswith("reply.")
    if until is not None:
        told &= Event.what.in_(("reply.opened", "reply.extended", "reply.renewed")) | (Event.at < until)
    outside = (Event.assessment_id == assessment_id) & told
    return _told(edition, most, inside | outside)


def _told(edition: Edition, most: int, *where: ColumnElement[bool]) -> list[Told]:
    query = (
        select(Event.at, Event.what, Event.question_id, Event.after, Event.why, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(*where)
        .order_by(Event.id.desc())
        .limit(most)
    )
    return [
        Told(
            row.at, row.name or _("Tjänsten"), _sentence(row.what, row.after, row.why), _number(edition, row)
        )
        for row in db.session.execute(query)
    ]


def _number(edition: Edition, row: Any) -> str:  # noqa: ANN401 -- a result row
    question = edition.questions.get(row.question_id)
    if question:
        return question.number
    return next((str(d.heading) for d in edition.descriptions if d.id == row.question_id), "")


def _answered(after: dict[str, Any] | None) -> str:
    left_out = after is not None and after.get("not_applicable")
    return _("angav att frågan inte är tillämplig") if left_out else _("ändrade svaret")


def _sentence(what: str, after: dict[str, Any] | None, why: str) -> str:
    if what == "answer.saved":
        return _answered(after)
    sentences = {
        "assessment.started": _("startade självvärderingen"),
        "assessment.submitted": _("lämnade in"),
        "assessment.extended": _("gav mer tid"),
        "assessment.reopened": _("öppnade det inlämnade igen"),
        "result.published": _("fastställde resultatet"),
        "assessment.withdrawn": _("tog tillbaka inlämningen"),
        "certificate.asked": _("bad om intyg"),
        "certificate.signed": _("intygade svaren"),
        "certificate.sent_back": _("skickade tillbaka svaren utan intyg"),
        "task.handed": _("fördelade"),
        "task.handed_on": _("gav vidare till någon annan"),
        "task.taken_back": _("tog tillbaka"),
        "task.done": _("sade till att svaret är klart"),
        "task.returned": _("skickade tillbaka"),
        "proposal.sent": _("tog emot ett förslag från en gäst"),
        "proposal.taken": _("använde ett förslag i svaret"),
        "comment.internal": _("skrev till kollegorna"),
        "comment.shared": _("skrev till utvärderarna"),
        **_of_drafts(),
    }
    return sentences.get(what, what) + (
        f": {_until(why) if what.startswith('reply.') else why}" if why else ""
    )


def _until(why: str) -> str:
    """Write a last day that was kept as figures as people say it: "24 december 2026 kl. 16.00"."""
    try:
        kept = datetime.strptime(why, "%Y-%m-%d %H.%M")  # noqa: DTZ007 -- kept as Swedish time, and shown so
    except ValueError:
        return why
    return f"{format_date(kept, 'd MMMM y', 'sv')} kl. {kept:%H.%M}"


def _of_drafts() -> dict[str, str]:
    return {
        "reply.opened": _("öppnade utkastet för sakgranskning, sista svarsdag"),
        "reply.extended": _("gav mer tid för sakgranskning, ny sista svarsdag"),
        "reply.renewed": _("skickade en ny version av utkastet, sista svarsdag"),
        "reply.given": _("svarade på utkastet"),
        "reply.finished": _("sade till att svaren på utkastet är klara"),
        "reply.decided": _("tog ställning till ett svar på utkastet"),
        "example.shared": _("delade ett gott exempel"),
        "example.kept_home": _("slutade dela ett gott exempel"),
        "review.sent": _("skickade utvärderingen till granskning"),
        "review.returned": _("skickade tillbaka utvärderingen"),
        "review.released": _("släppte utvärderingen"),
        "review.commented": _("kommenterade i granskningen"),
        "text.saved": _("skrev i en text"),
        "example.added": _("lade till ett gott exempel"),
        "example.changed": _("ändrade ett gott exempel"),
        "example.removed": _("tog bort ett gott exempel"),
    }
