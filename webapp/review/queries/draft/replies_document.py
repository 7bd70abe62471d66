"""A municipality's draft with its replies and their answers, gathered for a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from questionnaires.compass import Compass, count
from questionnaires.difference import differs
from questionnaires.edition import Area, Question
from questionnaires.marks import Mark, NotApplicable, OwnPoints
from questionnaires.rounding import as_points
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
from webapp.review.models.texts import IMPROVEMENTS, RUNNING, SINCE, STRENGTHS
from webapp.review.queries import facts, stage_overview
from webapp.review.queries.draft import changes
from webapp.review.queries.draft.draft import (
    REPORT,
    REPORT_PARTS,
    SILENT,
    Content,
    Place,
    compass_of,
    mark_words,
    motivation_in,
    place_words,
    places,
    text_name,
    wanted_words,
)
from webapp.review.queries.facts import FACT
from webapp.review.queries.stage import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from exports.replies import RepliesEntry, ToldArea, ToldChange, ToldPlace, ToldReply, ToldText


def replies_job(evaluation: Evaluation) -> Job:
    """Ask for the draft with its replies as a document."""
    return Job("replies", {"evaluation": evaluation.id}, "docx", assessment_changes(evaluation.assessment_id))


@maker("replies")
def _made(about: Mapping[str, Any], _ending: str) -> bytes:
    from exports.replies import replies_report  # noqa: PLC0415 -- slow to import
    from exports.report.document import report_file  # noqa: PLC0415 -- as above

    return report_file(replies_report(entry_of(db.session.get_one(Evaluation, about["evaluation"]))))


def entry_of(evaluation: Evaluation) -> RepliesEntry:
    """Tell the draft that a municipality has, with what it said and what was answered, as plain values."""
    from exports.replies import RepliesEntry  # noqa: PLC0415 -- slow to import

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
            *(_area(area, content, (own, draft), said) for area in now.edition.areas),
            _report(content, said.get(REPORT.number, ())),
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
    from exports.replies import ToldReply  # noqa: PLC0415 -- slow to import

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


def _area(
    area: Area, content: Content, both: tuple[Compass, Compass], said: Mapping[str, list[ToldReply]]
) -> ToldArea:
    from exports.replies import ToldArea, ToldText  # noqa: PLC0415 -- slow to import

    own, draft = both
    texts = content["texts"]
    refs = [f"{RUNNING}-{area.number}", f"{SINCE}-{area.number}"]
    headed = [(text_name(ref).removesuffix(f" {area.number}"), texts.get(ref, "")) for ref in refs]
    headed += [
        (f"{one.number} {one.text}", texts.get(f"{RUNNING}-{one.number}", "")) for one in area.subareas
    ]
    lists = ((_("Styrkor"), STRENGTHS), (_("Förbättringsområden"), IMPROVEMENTS))
    told = [
        *(ToldText(name, words) for name, words in headed),
        *(ToldText(name, texts.get(f"{kind}-{area.number}", ""), listed=True) for name, kind in lists),
        ToldText(_("Goda exempel"), _examples(area, content), listed=True),
    ]
    return ToldArea(
        title=_("Område %(number)s. %(name)s", number=area.number, name=area.name),
        reached=_reached(draft, own, area),
        texts=tuple(one for one in told if one.words),
        places=tuple(
            _place(place, content, both, said.get(key, ()))
            for key, place in places(draft.edition).items()
            if place.question and place.area == area
        ),
        replies=tuple(said.get(area.number, ())),
    )


def _reached(draft: Compass, own: Compass, area: Area) -> str:
    of_draft, of_own = draft.areas[area.number], own.areas[area.number]
    return _(
        "Utkastet ger %(draft)s av %(worth)s poäng. Er egen värdering: %(own)s.",
        draft=as_points(of_draft.secured, 1),
        worth=as_points(of_draft.maximum, 0),
        own=as_points(of_own.secured, 1),
    )


def _place(
    place: Place, content: Content, both: tuple[Compass, Compass], replies: list[ToldReply] | tuple[()]
) -> ToldPlace:
    from exports.replies import ToldPlace  # noqa: PLC0415 -- slow to import

    own, draft = both
    question = place.question
    if question is None:
        raise AssertionError(place)
    score = draft.question(place.key).score
    return ToldPlace(
        number=place.number,
        name=place.name,
        own=mark_words(question, own.marks.get(place.key)),
        draft=place_words(place, draft.edition, content),
        briefly=_brief_words(question, draft.marks.get(place.key)),
        reached=_("%(got)s av %(worth)s", got=as_points(score.secured, 1), worth=as_points(score.maximum, 1)),
        motivation=motivation_in(content, place.key),
        differs=differs(own.marks.get(place.key), draft.marks.get(place.key)),
        replies=tuple(replies),
    )


def _brief_words(question: Question, mark: Mark | None) -> str:
    """Say a mark by the names of its levels alone; what has none is said as in full."""
    if mark is None or isinstance(mark, (NotApplicable, OwnPoints)):
        return mark_words(question, mark)
    chosen = zip(question.kind.parts, mark, strict=True)
    found = [(part, part.level(level) if level else None) for part, level in chosen]
    return "; ".join(f"{part.name}: {level.name if level else '–'}" for part, level in found)


def _examples(area: Area, content: Content) -> str:
    """Give the good examples of an area, one a line."""
    parts = {area.number, *(one.number for one in area.subareas)}
    lines = []
    for one in content["examples"].values():
        if one["part"] in parts:
            more = one["learn_from"]
            words = f"{one['text']} → {more}" if more else one["text"]
            lines.append(" ".join(words.split()))
    return "\n".join(lines)


def _report(content: Content, replies: list[ToldReply] | tuple[()]) -> ToldArea:
    """Tell the texts about the whole evaluation, and its short facts."""
    from exports.replies import ToldArea, ToldText  # noqa: PLC0415 -- slow to import

    texts = content["texts"]
    stated = [ref for ref in texts if ref.startswith(f"{FACT}-")]
    lines = "\n".join(f"{text_name(ref)}: {facts.in_words(ref, str(texts[ref]))}" for ref in stated)
    told: list[ToldText] = [
        *(
            ToldText(text_name(f"{RUNNING}-{part}"), texts.get(f"{RUNNING}-{part}", ""))
            for part in REPORT_PARTS
        ),
        ToldText(_("Kortfakta och omslag"), lines, listed=True),
    ]
    return ToldArea(
        title=str(REPORT.name), texts=tuple(one for one in told if one.words), replies=tuple(replies)
    )


def _chapter(chapter: changes.Chapter) -> tuple[str, tuple[ToldChange, ...]]:
    from exports.replies import ToldChange  # noqa: PLC0415 -- slow to import

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
