"""Gathers a municipality's own answers to be taken home: everything or an area, in any form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import NOTHING, Kept
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.progress import standing
from webapp.assessment.queries.read_through.answer_lines import ALL, SHOWS, last_read, reading
from webapp.assessment.queries.teamwork.comments import INTERNAL, Thread, all_threads
from webapp.evidence.queries.beside_answers import Beside, beside_answers, told_beside
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.events.state import changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotThereError
from webapp.ground.store import extracts
from webapp.ground.store.database import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from exports.extract import Extract
    from exports.kinds.answers import AnswersEntry, OwnAnswer, Remark
    from exports.report.contents import Report

DOCUMENT = "docx"
ENDINGS = (*extracts.ENDINGS, DOCUMENT)


def answers_job(
    subject: OwnAssessment, ending: str, area: str = "", chosen: str = ALL, query: str = ""
) -> Job:
    """Ask for own answers as a file, with what this person may read of them and has chosen to see."""
    about = {"assessment": subject.id, "person": subject.person_id, "area": area}
    about |= {"chosen": chosen, "query": query}
    state = (*changes(Event.assessment_id == subject.id), last_read(subject), *told_beside(subject.id))
    return Job("answers", about, ending, state)


@maker("answers")
def _made(about: Mapping[str, Any], ending: str) -> Extract | bytes:
    subject = own_assessment(about["person"], about["assessment"])
    shown = about["area"], about["chosen"], about["query"]
    return answers_file(subject, ending, *shown) if ending == DOCUMENT else answers_extract(subject, *shown)


def answers_file(
    subject: OwnAssessment, ending: str, area: str = "", chosen: str = ALL, query: str = ""
) -> bytes:
    """Make the file of own answers with one of the endings."""
    if ending == DOCUMENT:
        from exports.report.document import report_file  # noqa: PLC0415 -- slow to import

        return report_file(answers_report(subject, area, chosen, query))
    return extracts.as_bytes(answers_extract(subject, area, chosen, query), ending)


def answers_extract(subject: OwnAssessment, area: str = "", chosen: str = ALL, query: str = "") -> Extract:
    """Gather own answers as tables. Raises NotThereError where there is no such area."""
    from exports.kinds.answers import answers_extract as described  # noqa: PLC0415 -- slow to import

    return described(_entry(subject, area, chosen, query))


def answers_report(
    subject: OwnAssessment, area: str = "", chosen: str = ALL, query: str = "", *, talk: bool = True
) -> Report:
    """Gather own answers to read and print, without `talk` for a reader from outside.

    Raises NotThereError where there is no such area.
    """
    from exports.kinds.answers_report import answers_report as told  # noqa: PLC0415 -- slow to import

    return told(_entry(subject, area, chosen, query, talk=talk), closed=subject.submitted_at is not None)


def _entry(subject: OwnAssessment, area: str, chosen: str, query: str, *, talk: bool = True) -> AnswersEntry:
    from exports.kinds.answers import AnswersEntry  # noqa: PLC0415 -- slow to import

    if area and subject.edition.area(area) is None:
        raise NotThereError
    row = db.session.get_one(Assessment, subject.id)
    some = bool(chosen or query.strip())
    only = frozenset(reading(subject, chosen, area, query).shown) if some else None
    now = standing(subject)
    shown = beside_answers(subject.id) if talk else {}
    return AnswersEntry(
        municipality=subject.municipality,
        name=subject.name,
        compass=now.compass,
        made_at=clock.in_sweden(clock.now()),
        state=_state(row),
        answers={
            one: _own(now.answers.get(one, NOTHING), shown.get(one, ())) for one in {**now.answers, **shown}
        },
        talk={asked: tuple(_remarks(found)) for asked, found in all_threads(subject).items()} if talk else {},
        signature=", ".join(filter(None, (row.signed_name, row.signed_title))),
        area=area,
        only=only,
        choice=choice_of(chosen, query),
    )


def choice_of(chosen: str, query: str) -> str:
    """Say what a filter and a search let be seen; nothing where they hide nothing."""
    sought = _("Med ”%(words)s”", words=query.strip()) if query.strip() else ""
    return ", ".join(filter(None, (str(SHOWS[chosen]) if chosen else "", sought)))


def _state(row: Assessment) -> str:
    if row.submitted_at is None:
        return _("Inte inlämnat. Svaren kan ändras.")
    when = f"{clock.in_sweden(row.submitted_at):%Y-%m-%d kl. %H.%M}"
    return _("Inlämnat %(when)s, kvitto %(number)s", when=when, number=row.receipt_number)


def _own(kept: Kept, shown: Iterable[Beside]) -> OwnAnswer:
    from exports.entries import Evidence  # noqa: PLC0415 -- as above
    from exports.kinds.answers import OwnAnswer  # noqa: PLC0415 -- as above

    links = [Evidence("", link.url, link.note) for link in kept.said.evidence]
    links += [Evidence("", one.url, ", ".join(filter(None, (one.title, one.page)))) for one in shown]
    saved = clock.in_sweden(kept.saved_at) if kept.saved_at else None
    return OwnAnswer(kept.said.text, tuple(links), saved, kept.saved_by, kept.version)


def _remarks(found: list[Thread]) -> list[Remark]:
    from exports.kinds.answers import Remark  # noqa: PLC0415 -- as above

    readers = {True: _("kommunen"), False: _("kommunen och utvärderarna")}
    return [
        Remark(number, one.person.name, clock.in_sweden(one.at), readers[one.audience == INTERNAL], one.text)
        for number, thread in enumerate(found, start=1)
        for one in thread.comments
    ]
