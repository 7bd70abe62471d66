"""Last time's answers beside this time's questions: they count for nothing until taken over."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from flask_babel import gettext as _
from sqlalchemy import bindparam, case, select

from questionnaires.bridge import SAME
from questionnaires.compass.chosen_areas import written_part
from questionnaires.edition import Description, Edition, Part, Question
from questionnaires.question import say_levels
from questionnaires.succession.counterparts import Counterpart, counterparts
from questionnaires.succession.ways import reachable
from webapp.assessment.content import Said, said_from
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.answers import Kept
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.queries.teamwork.joined_text import fits, joined
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.ground import context
from webapp.ground.outcome import Outcome
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db

LEFT, UNCHANGED, CHANGED, NEW = "kvar", "oforandrat", "andrat", "nytt"
"""What has become of a question since last time, as the address of its list names it."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the municipality said last time about what this question was then."""

    at: datetime
    edition: Edition
    how: str
    before: tuple[Question | Description, ...]
    """What it answered then, as it stood in that edition."""
    said: Said
    """What can be taken over: text always, levels where they mean the same."""
    levels: tuple[str, ...]
    """The levels of last time in words, also where they cannot be taken over."""
    assessment_id: int = 0

    def reworded(self, asked: Question | Description) -> bool:
        """Tell whether something else was asked then."""
        return [_wording(one) for one in self.before] != [_wording(asked)]


def _wording(asked: Question | Description) -> str:
    return str(asked.text if isinstance(asked, Question) else asked.heading)


@lru_cache(maxsize=64)
def _behind(edition: Edition) -> dict[str, dict[str, Counterpart]]:
    """Give, for each edition a municipality may have answered before, what stands behind each question.

    The headings of an own description have no bridges: they stand behind themselves alone.
    """
    shelf = context.shelf()
    asked = [*edition.questions, *(one.id for one in edition.descriptions)]
    own = {edition.id: {one: Counterpart(SAME, (one,)) for one in asked}}
    if edition.detail != "question":
        return own
    return own | {
        other.id: counterparts(shelf, other.id, edition.id) for other in reachable(shelf, edition.id)
    }


def recalled(subject: OwnAssessment, questions: Collection[Question | Description]) -> dict[str, Recalled]:
    """Find what was handed in last time about these questions or headings, in one query.

    None where the municipality chose to begin without it.
    """
    if not questions or not subject.may_write or not subject.beside_last:
        return {}
    behind = _behind(subject.edition)
    wanted = {old for map_ in behind.values() for q in questions if q.id in map_ for old in map_[q.id].old}
    about = {
        "areas": written_part(subject.edition),
        "municipality": subject.municipality_id,
        "this": subject.id,
        "begun": subject.created_at,
        "editions": sorted(behind),
        "questions": sorted(wanted),
    }
    rows = db.session.connection().execute(_LAST_TIME, about).all()
    if not rows:
        return {}
    kept = {row.question_id: said_from(row.said).as_known for row in rows}
    edition, at = context.edition(rows[0].edition), rows[0].submitted_at
    made = {q.id: _recalled(q, behind[edition.id].get(q.id), edition, at, kept) for q in questions}
    of = rows[0].assessment_id
    return {question_id: replace(one, assessment_id=of) for question_id, one in made.items() if one}


# Plain tables, and made once: every page of questions asks this.
_OF, _SAYS = Assessment.__table__.c, Answer.__table__.c
_EARLIER = Assessment.__table__.alias("earlier").c
_LATEST = (
    select(_EARLIER.id)
    .where(
        _EARLIER.municipality_id == bindparam("municipality"),
        _EARLIER.id != bindparam("this"),
        _EARLIER.edition.in_(bindparam("editions", expanding=True)),
        _EARLIER.submitted_at.is_not(None),
        _EARLIER.submitted_at < bindparam("begun"),
    )
    .order_by(
        case((_EARLIER.areas.in_(("", bindparam("areas"))), 0), else_=1),
        _EARLIER.submitted_at.desc(),
        _EARLIER.id.desc(),
    )
    .limit(1)
    .scalar_subquery()
)
_LAST_TIME = (
    select(_SAYS.question_id, _SAYS.said, _SAYS.assessment_id, _OF.edition, _OF.submitted_at)
    .select_from(Answer.__table__.join(Assessment.__table__, _OF.id == _SAYS.assessment_id))
    .where(
        _SAYS.assessment_id == _LATEST,
        _SAYS.question_id.in_(bindparam("questions", expanding=True)),
    )
)


def _recalled(
    question: Question | Description,
    counterpart: Counterpart | None,
    edition: Edition,
    at: datetime,
    kept: dict[str, Said],
) -> Recalled | None:
    """Put together what was said about the questions behind one question."""
    answered = [old for old in counterpart.old if old in kept and not kept[old].empty] if counterpart else []
    if counterpart is None or not answered:
        return None
    before = tuple(_asked(edition, old) for old in counterpart.old)
    said = Said()
    for old in answered:
        alone = len(counterpart.old) == 1
        said = joined(said, _usable(question, _asked(edition, old), kept[old], alone=alone))
    levels = tuple(line for old in answered if (line := _in_words(_asked(edition, old), kept[old])))
    return Recalled(at, edition, counterpart.how, before, said, levels)


def _asked(edition: Edition, asked_id: str) -> Question | Description:
    heading = next((one for one in edition.descriptions if one.id == asked_id), None)
    return heading or edition.questions[asked_id]


def _usable(
    question: Question | Description, before: Question | Description, said: Said, *, alone: bool
) -> Said:
    """Keep the levels only where the same part has the same levels now, and one question became this one."""
    if isinstance(question, Description) or isinstance(before, Description):
        return Said(text=said.text)
    scales, now = _scales(before), _scales(question)
    same = {part for part, scale in now.items() if scales.get(part) == scale}
    levels = {part: level for part, level in said.levels.items() if alone and part in same}
    if said.not_applicable and not alone:
        return replace(said, levels={}, not_applicable=False, reason="", text=said.text or said.reason)
    return replace(said, levels=levels)


def _scales(question: Question) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Give what the levels of each part mean; measures are told apart by their wording."""
    return {
        part.id: (part.ask.sv if question.has_measures else "", part.meaning) for part in question.kind.parts
    }


def _in_words(before: Question | Description, said: Said) -> str:
    if isinstance(before, Description):
        return ""
    if said.not_applicable:
        return _("Ej tillämplig: %(reason)s", reason=said.reason)
    if before.has_measures:
        taken = [part for part in before.kind.parts if _achieved(part, said)]
        return _("Åtgärder som var vidtagna: %(what)s", what=" · ".join(str(p.ask) for p in taken) or "–")
    chosen = (
        (part, level) for part in before.kind.parts if (level := part.level(said.levels.get(part.id, "")))
    )
    return say_levels(chosen)


def _achieved(part: Part, said: Said) -> bool:
    level = part.level(said.levels.get(part.id, ""))
    return level is not None and level.share > 0


@dataclass(frozen=True, slots=True)
class SinceThen:
    """One question beside last time: what has become of it, and in words what is said now."""

    question: Question
    subarea: str
    state: str
    last: Recalled | None
    now: str


def since_last_time(subject: OwnAssessment) -> list[SinceThen]:
    """Tell of every question whether it is new, unchanged, changed, or waits to be answered; two queries."""
    before = recalled(subject, subject.edition.questions.values())
    kept = answer_queries.kept_answers(subject.id)
    home = subject.edition.home

    def told(one: Question) -> SinceThen:
        last, now = before.get(one.id), kept.get(one.id, answer_queries.NOTHING).said
        return SinceThen(one, home[one.id].number, _since(last, now), last, _in_words(one, now))

    return [told(one) for one in subject.edition.questions.values()]


def _since(last: Recalled | None, now: Said) -> str:
    if last is None:
        return NEW
    if now.empty:
        return LEFT
    then = last.said
    same = (now.levels, now.text, now.not_applicable) == (then.levels, then.text, then.not_applicable)
    return UNCHANGED if same else CHANGED


def take_over(subject: OwnAssessment, question_id: str, version: int, key: str) -> Outcome[Kept]:
    """Put last time's answer into this time's by the one path of an answer."""
    question = asked(subject.edition, question_id)
    last = recalled(subject, [question]).get(question_id) if question else None
    if question is None or last is None:
        raise NotThereError
    now = answer_queries.current(subject.id, question_id).said
    said = joined(now, last.said)
    if not fits(question, said):
        raise NotReadyError(
            _("Svaret blir för långt med förra gångens text."),
            _("Korta svaret först, eller kopiera det ni behöver."),
        )
    (outcome,) = answers.save_answers(subject, [Sent(question_id, said, version, key)])
    return outcome
