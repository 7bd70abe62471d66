"""Two answers to one question, side by side: what differs word by word, and how they can be one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import get_template_attribute, url_for
from flask_babel import gettext as _

from questionnaires.compass import count
from questionnaires.edition import Edition, Question
from questionnaires.marks import is_blank
from questionnaires.question import say_levels
from questionnaires.rounding import as_change
from webapp.assessment.content import APPLIES, MERGED, MINE, THEIRS, Choice, Said
from webapp.assessment.forms.answers import ReadAnswer
from webapp.assessment.queries import progress
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.ground.frame.filters import local_time
from webapp.ground.outcome import Outcome
from webapp.ground.words.differences import ADDED, REMOVED, Piece, gathered, united, word_differences


def conflict_of(subject: OwnAssessment, typed: ReadAnswer, outcome: Outcome[Kept]) -> dict[str, Any]:
    """Set somebody else's saved answer beside the one that was not saved."""
    edition, kept = subject.edition, outcome.kept
    question = edition.questions.get(typed.question_id)
    yours = kept.said.changed_by(typed.said, typed.shown)
    pieces = gathered(word_differences(kept.said.text, yours.text))
    merged = typed.choice if typed.choice and typed.choice.way == MERGED else None
    return {
        "id": typed.question_id,
        "who": kept.saved_by,
        "when": local_time(kept.saved_at),
        "own": outcome.own,
        "version": kept.version,
        "theirs": in_words(edition, typed.question_id, kept.said) | {"pieces": _only(pieces, ADDED)},
        "yours": in_words(edition, typed.question_id, yours) | {"pieces": _only(pieces, REMOVED)},
        "pieces": [(piece.kind, piece.text) for piece in pieces],
        "choices": list(_choices(subject, question, (yours, kept.said), merged)) if question else [],
        "merged": merged.text if merged else united(pieces),
        "fault": typed.faults.get(MERGED, ""),
        "limit": typed.limit,
        "talk": url_for("assessment.talk", assessment_id=subject.id, question_id=typed.question_id),
    }


def conflict_box(conflict: dict[str, Any]) -> str:
    """Draw the two answers, for the script of a page that is already open."""
    return str(get_template_attribute("assessment/parts/two_answers.html", "two_answers")(conflict))


def in_words(edition: Edition, question_id: str, said: Said) -> dict[str, Any]:
    """Write an answer for somebody who reads it: its levels, its text and its links."""
    return {
        "levels": levels_in_words(edition, question_id, said),
        "text": said.text,
        "links": [{"url": link.url, "note": link.note} for link in said.evidence],
    }


def levels_in_words(edition: Edition, question_id: str, said: Said) -> str:
    """Write the chosen levels of an answer, or that it is not applicable."""
    question = edition.questions.get(question_id)
    if said.unknown:
        return _("Vi vet inte än")
    if said.not_applicable:
        return _("Ej tillämplig: %(reason)s", reason=said.reason)
    if question is None or is_blank(said.as_mark(question)):
        return "" if question is None else _("Ingen nivå vald")
    chosen = (
        (part, level) for part in question.kind.parts if (level := part.level(said.levels.get(part.id, "")))
    )
    return say_levels(chosen)


def _only(pieces: list[Piece], without: str) -> list[Piece]:
    return [piece for piece in pieces if piece.kind != without]


def _choices(
    subject: OwnAssessment, question: Question, both: tuple[Said, Said], merged: Choice | None
) -> Iterator[dict[str, Any]]:
    """List what is to be chosen between besides the words; the kept is chosen at first."""
    (mine, theirs), taken = both, merged.taken if merged else {}
    gains = _gains(subject, question, mine, theirs)
    for part in question.kind.parts:
        levels = {MINE: mine.levels.get(part.id, ""), THEIRS: theirs.levels.get(part.id, "")}
        if levels[MINE] == levels[THEIRS]:
            continue
        names = {
            way: str(found.told) if (found := part.level(level)) else _("Ingen nivå vald")
            for way, level in levels.items()
        }
        name = str(part.name) if len(question.kind.parts) > 1 else _("Nivån")
        told = {"part": part.id, "name": name, "taken": taken.get(part.id, THEIRS), **names}
        yield {**told, "gains": gains.get(part.id, {})}
    if (mine.not_applicable, mine.reason) == (theirs.not_applicable, theirs.reason):
        return
    if mine.not_applicable or theirs.not_applicable:
        yield {
            "part": APPLIES,
            "name": _("Om frågan gäller er"),
            "taken": taken.get(APPLIES, THEIRS),
            "gains": {},
            MINE: _applies(mine),
            THEIRS: _applies(theirs),
        }


def _gains(subject: OwnAssessment, question: Question, mine: Said, theirs: Said) -> dict[str, dict[str, str]]:
    """Tell, part by part, what each side gives in points beside the other, as the rest is answered now."""
    if mine.not_applicable or theirs.not_applicable or mine.levels == theirs.levels:
        return {}
    now = progress.standing(subject)
    own, other = (
        count(now.edition, {**now.compass.marks, question.id: said.as_mark(question)}).question(question.id)
        for said in (mine, theirs)
    )
    more = {
        one.part.id: one.secured - beside.secured
        for one, beside in zip(own.parts, other.parts, strict=True)
        if one.secured != beside.secured
    }
    return {
        part: {
            MINE: _("%(points)s p", points=as_change(by, 1)),
            THEIRS: _("%(points)s p", points=as_change(-by, 1)),
        }
        for part, by in more.items()
    }


def _applies(said: Said) -> str:
    return _("Ej tillämplig: %(reason)s", reason=said.reason) if said.not_applicable else _("Tillämplig")
