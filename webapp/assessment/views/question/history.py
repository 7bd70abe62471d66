"""The history of an answer, on a page that a question also opens in its place, and giving back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from questionnaires.compass import count
from questionnaires.edition import Description, Question
from questionnaires.rounding import as_change
from webapp.assessment.content import Said
from webapp.assessment.deeds.question import restoration
from webapp.assessment.forms.teamwork import RestoreForm
from webapp.assessment.queries import answers, progress
from webapp.assessment.queries import history as history_queries
from webapp.assessment.queries.history import LATEST, Version
from webapp.assessment.queries.teamwork.task_places import QUESTION, asked, place_of, question_path
from webapp.assessment.views import frame
from webapp.assessment.views.blueprint import ID, pages
from webapp.assessment.views.frame import own_assessment
from webapp.ground.fields.versions import read_version
from webapp.ground.frame.filters import local_time
from webapp.ground.words.differences import Piece, shortened, word_differences


@pages.get(f"/{ID}/fraga/<question_id>/historik")
def history(assessment_id: int, question_id: str) -> ResponseReturnValue:
    """Show how an answer has changed, newest first."""
    return _page(question_id)


@pages.post(f"/{ID}/fraga/<question_id>/historik/<int(max=2147483647):version>")
def restore(assessment_id: int, question_id: str, version: int) -> ResponseReturnValue:
    """Give an earlier answer back, as a new version."""
    subject, one = own_assessment(), _asked(question_id)
    outcome, gone = restoration.restore(subject, one.id, version, RestoreForm().version.data)
    if outcome.refused:
        return _page(one.id, _("Svaret har ändrats sedan du öppnade sidan. Läs det som står överst nu.")), 409
    flash(_("Det tidigare svaret gäller nu. Det som stod här finns kvar i historiken."), "ok")
    if gone:
        parts = ", ".join(gone)
        flash(
            _("Nivån för %(parts)s finns inte längre i frågan. Resten gäller; välj en nivå.", parts=parts),
            "warn",
        )
    return redirect(question_path(subject.edition, assessment_id, one.id))


def _asked(question_id: str) -> Question | Description:
    return asked(own_assessment().edition, question_id) or abort(404)


def _page(question_id: str, refused: str = "") -> str:
    subject, one = own_assessment(), _asked(question_id)
    until = read_version(request.args.get("till", ""))
    found = history_queries.history(subject, one.id, until if until > 0 else LATEST)
    kept = answers.current(subject.id, one.id)
    gains = _gains(progress.standing(subject), one, found.versions) if isinstance(one, Question) else {}
    here = url_for(".history", assessment_id=subject.id, question_id=one.id)
    return render_template(
        "assessment/history.html",
        **frame.frame(subject, "questions"),
        question=one,
        place=place_of(subject.edition, QUESTION, one.id),
        back=question_path(subject.edition, subject.id, one.id),
        version=kept.version,
        versions=[_told(one, made, kept.version, gains.get(made.number, "")) for made in found.versions],
        older=f"{here}?till={found.older}" if found.older else "",
        refused=refused,
        errors=[{"field": f"historik:{one.id}", "text": refused}] if refused else [],
    )


def _told(one: Question | Description, made: Version, now: int, gain: str) -> dict[str, Any]:
    """Say what a version changed."""
    return {
        "number": made.number,
        "who": made.who,
        "own": made.own,
        "when": local_time(made.at),
        "now": made.number == now,
        "gain": gain,
        "restored": made.restored,
        "pieces": _pieces(made.before.text, made.said.text),
        "levels": list(_levels(one, made.before, made.said)),
        "links": _pieces(_links(made.before), _links(made.said))
        if made.before.evidence != made.said.evidence
        else [],
        "reason": made.said.reason if made.said.not_applicable and not made.before.not_applicable else "",
        "applies": made.before.not_applicable and not made.said.not_applicable,
        "unknown": made.said.unknown and not made.before.unknown,
    }


def _pieces(before: str, after: str) -> list[Piece]:
    return shortened(word_differences(before, after)) if before != after else []


def _links(said: Said) -> str:
    return "\n".join(f"{link.url} {link.note}".strip() for link in said.evidence)


def _levels(one: Question | Description, before: Said, after: Said) -> Iterator[dict[str, str]]:
    """Name each level that changed; one that the question no longer has is told by its id."""
    if isinstance(one, Description):
        return
    for part in one.kind.parts:
        old, new = before.levels.get(part.id, ""), after.levels.get(part.id, "")
        if old != new:
            names = [(level.told if (level := part.level(each)) else each) or "–" for each in (old, new)]
            yield {"part": str(part.name), "before": str(names[0]), "after": str(names[1])}


def _gains(now: progress.Standing, question: Question, versions: list[Version]) -> dict[int, str]:
    """Tell what each version gave or took in points, as the rest is answered now."""
    worth = {}
    for made in versions:
        if made.before.levels == made.said.levels and made.before.not_applicable == made.said.not_applicable:
            continue
        before, after = (_secured(now, question, said) for said in (made.before, made.said))
        if before is not None and after is not None and before != after:
            worth[made.number] = _("%(points)s p", points=as_change(after - before, 1))
    return worth


def _secured(now: progress.Standing, question: Question, said: Said) -> Any:  # noqa: ANN401 -- an exact number
    known = all(
        (part := next((p for p in question.kind.parts if p.id == one), None)) and part.level(level)
        for one, level in said.levels.items()
    )
    if not known:
        return None
    compass = count(now.edition, {**now.compass.marks, question.id: said.as_mark(question)})
    return compass.question(question.id).score.secured
