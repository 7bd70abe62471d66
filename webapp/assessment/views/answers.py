"""Saving answers as a browser sends them: a whole page by its button, or one question while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from questionnaires.edition import Description, Question
from webapp.assessment.content import MERGED, MINE, THEIRS
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.deeds.question import two_answers
from webapp.assessment.forms.answers import AnswersForm, OneAnswerForm, ReadAnswer
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.views.question.changed_figures import changed_figures
from webapp.assessment.views.question.two_answers import conflict_box, conflict_of
from webapp.assessment.views.question_rows import field_of
from webapp.ground.calendar import clock
from webapp.ground.frame.filters import clock_time
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import InvalidError

Asked = Question | Description


def save_page(
    subject: OwnAssessment, asked: Sequence[Asked], form: AnswersForm
) -> tuple[list[ReadAnswer], list[Outcome[Kept]]]:
    """Save every answer of a page that can be saved; faults and conflicts come back."""
    read = form.answers(asked, form.clear.data)
    unknown = form.strangers(asked)
    if unknown or not read:
        raise InvalidError(
            {"question": _("Sidan skickade en fråga som inte hör hit. Ladda om sidan och försök igen.")}
        )
    sound = [one for one in read if not one.held_back]
    outcomes = answers.save_answers(subject, [_sent(one, form) for one in sound if not one.choice])
    outcomes += [_chosen(subject, one, form) for one in read if one.choice]
    return read, outcomes


def _chosen(subject: OwnAssessment, read: ReadAnswer, form: AnswersForm) -> Outcome[Kept]:
    """Let what was chosen of two answers hold; what cannot be kept stands there with both once more."""
    if read.choice is None or read.held_back:
        return two_answers.as_it_stands(subject, read.question_id)
    try:
        return two_answers.choose(subject, _sent(read, form), read.choice)
    except InvalidError as error:
        read.faults |= error.faults
        return two_answers.as_it_stands(subject, read.question_id)


def saved_words(form: AnswersForm) -> str:
    """Say that a page is saved, or which of two answers holds now."""
    ways = {
        MINE: _("Ditt svar gäller nu. Det andra finns kvar i historiken."),
        THEIRS: _("Det sparade svaret gäller. Ditt finns kvar i historiken."),
        MERGED: _("Svaren är ihopslagna. Båda finns kvar i historiken."),
    }
    way = form.choose.data.partition(":")[0]
    return ways.get(way) or _("Sparat %(time)s.", time=clock_time(clock.now()))


def _sent(read: ReadAnswer, form: OneAnswerForm) -> Sent:
    key = form.request_key.data
    once = key and f"{key}:{read.question_id}"
    return Sent(read.question_id, read.said, read.version or 0, once, read.seen, read.sound)


def autosave(subject: OwnAssessment, question_id: str) -> ResponseReturnValue:
    """Save one answer and tell the script what became of it; "Sparat" is said only after commit."""
    asked = _asked(subject, question_id)
    if asked is None:
        abort(404)
    form = OneAnswerForm()
    read = form.answers([asked])
    if not read:
        return {"error": _("Svaret saknade sin fråga. Ladda om sidan; texten finns kvar här.")}, 422
    if read[0].held_back:
        return {"faults": _faults(read[0])}, 422
    outcomes = answers.save_answers(subject, [replace(_sent(read[0], form), seen="")])
    return _told(subject, read[0], outcomes[0], form.page.data)


def _told(subject: OwnAssessment, read: ReadAnswer, outcome: Outcome[Kept], page: str) -> ResponseReturnValue:
    """Tell a script what is kept; what is wrong with a link holds back nothing beside it."""
    told: dict[str, Any] = {"status": outcome.status, "version": outcome.kept.version}
    if outcome.refused:
        conflict = conflict_of(subject, read, outcome)
        return {**told, "conflict": conflict, "box": conflict_box(conflict) if page else ""}, 409
    at = clock_time(outcome.kept.saved_at) if outcome.kept.saved_at else ""
    told |= {"saved": at, "seen": outcome.kept.said.digest()}
    if page:
        told["figures"] = changed_figures(subject, outcome, page, current_user.name)
    return (told | {"faults": _faults(read)}, 422) if read.faults else told


def _faults(read: ReadAnswer) -> dict[str, str]:
    """Give each fault by the field it stands beside, as the form that was sent names its fields."""
    rows = {f"link:{n}": f"link:{row}" for n, row in enumerate(read.rows)}
    return {field_of(read.question_id, rows.get(name, name)): text for name, text in read.faults.items()}


def _asked(subject: OwnAssessment, question_id: str) -> Asked | None:
    found = subject.edition.questions.get(question_id)
    return found or next((d for d in subject.edition.descriptions if d.id == question_id), None)
