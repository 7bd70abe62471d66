"""A municipality's draft with its replies and their answers, gathered for a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from exports.replies import RepliesEntry, ToldChange, ToldReply, replies_report
from questionnaires.compass import count
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.round_changes import assessment_changes
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.ground.words.languages import dated
from webapp.review.models.reviews import (
    ACCEPTED_AS_IS,
    CHANGED,
    FACTUAL_ERROR,
    OTHER_LEVEL,
    Reply,
    RightOfReply,
)
from webapp.review.queries import stage_overview
from webapp.review.queries.draft import changes
from webapp.review.queries.draft.draft import (
    REPORT,
    SILENT,
    Place,
    compass_of,
    place_words,
    places,
    wanted_words,
)
from webapp.review.queries.draft.replied_areas import told_area, told_report
from webapp.review.queries.stage import Standing


def replies_job(evaluation: Evaluation) -> Job:
    """Ask for the draft with its replies as a document."""
    return Job("replies", {"evaluation": evaluation.id}, "docx", assessment_changes(evaluation.assessment_id))


@maker("replies")
def _made(about: Mapping[str, Any], _ending: str) -> bytes:
    from exports.report.document import report_file  # noqa: PLC0415 -- python-docx is slow to import

    return report_file(replies_report(entry_of(db.session.get_one(Evaluation, about["evaluation"]))))


def entry_of(evaluation: Evaluation) -> RepliesEntry:
    """Tell the draft that a municipality has, with what it said and what was answered, as plain values."""
    now = stage_overview.standing(evaluation)
    content = now.time.content if now.time else SILENT
    own = count(now.edition, marks_of(now.edition, kept_answers(evaluation.assessment_id)))
    draft = compass_of(now.edition, content)
    said = _said(now)
    return RepliesEntry(
        municipality=str(evaluation.assessment.municipality.name),
        edition=str(now.edition.name),
        state=_state(now),
        version=_version(now.time) if now.time else "",
        made_at=clock.in_sweden(clock.now()),
        fixed=evaluation.published_at is not None,
        draft=draft,
        own=own,
        areas=(
            *(told_area(area, content, (own, draft), said) for area in now.edition.areas),
            told_report(content, said.get(REPORT.number, ())),
        ),
        changes=tuple(_chapter(one) for one in changes.chapters(now)),
    )


def _day(at: datetime) -> str:
    return dated(clock.in_sweden(at).date())


def _version(time: RightOfReply) -> str:
    return _("Version %(number)s, öppnad för kommunen %(day)s", number=time.number, day=_day(time.opened_at))


def _state(now: Standing) -> str:
    """Say how the right of reply stands."""
    if now.evaluation.published_at:
        return _("Resultatet fastställdes %(day)s", day=_day(now.evaluation.published_at))
    if now.time is None:
        return ""
    if now.time.finished_at:
        return _("Ni lämnade svaren %(day)s", day=_day(now.time.finished_at))
    if now.over:
        return _("Tiden för att svara gick ut %(day)s", day=_day(now.time.closes_at))
    return _("Ni kan svara till och med %(day)s", day=_day(now.time.closes_at))


def _said(now: Standing) -> dict[str, list[ToldReply]]:
    """Give by place what was replied to each version, the oldest first."""
    known = places(now.edition)
    found: dict[str, list[ToldReply]] = defaultdict(list)
    for one in sorted(now.replies, key=lambda one: (one.number, one.id)):
        if one.place in known:
            found[one.place].append(_reply(one, known[one.place], now))
    return found


def _reply(row: Reply, place: Place, now: Standing) -> ToldReply:
    kinds = {ACCEPTED_AS_IS: _("Godtaget"), FACTUAL_ERROR: _("Sakfel"), OTHER_LEVEL: _("Annan nivå")}
    about = _(
        "Ert svar på version %(number)s: %(kind)s. %(who)s, %(day)s",
        number=row.number,
        kind=kinds[row.kind],
        who=row.saved_by.name,
        day=_day(row.saved_at),
    )
    outcome = ""
    if row.outcome:
        words = _("Ändrat") if row.outcome == CHANGED else _("Inte ändrat")
        outcome = f"{words}, {_day(row.outcome_at)}" if row.outcome_at else words
    return ToldReply(
        about=about,
        accepts=row.kind == ACCEPTED_AS_IS,
        wanted=wanted_words(place, row.levels),
        clause=row.clause,
        evidence=row.evidence,
        outcome=outcome,
        why=row.outcome_why,
        now=place_words(place, now.edition, now.content) if row.outcome == CHANGED else "",
    )


def _chapter(chapter: changes.Chapter) -> tuple[str, tuple[ToldChange, ...]]:
    heading = _version(chapter.version) if chapter.version else _("Efter era svar")
    told = tuple(
        ToldChange(
            f"{one.change.place.number} {one.change.place.name}".strip(),
            one.change.what,
            one.change.before,
            one.change.after,
            one.why,
        )
        for one in chapter.told
    )
    return heading, told
