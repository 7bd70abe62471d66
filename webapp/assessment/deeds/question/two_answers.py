"""Two answers to one question: one keeps one's own, takes the one that is kept, or puts them together.

What is not chosen is never lost: it is a version of its own, and lies in the history.
"""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from webapp.assessment.content import APPLIES, LINKS_LIMIT, MERGED, MINE, THEIRS, Choice, Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.events import ANSWER_RESTORED
from webapp.assessment.queries.answers import Kept, current
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.ground.events.journal import note
from webapp.ground.outcome import CONFLICT, SAVED, Outcome
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db, deed


def choose(subject: OwnAssessment, mine: Sent, choice: Choice) -> Outcome[Kept]:
    """Let one of two answers, or both as one, hold; a third that came between is a conflict again."""
    try:
        return _choose(subject, mine, choice)
    except IntegrityError:  # the same press once more, at the same time: its key is found now
        return _choose(subject, mine, choice)


@deed
def _choose(subject: OwnAssessment, mine: Sent, choice: Choice) -> Outcome[Kept]:
    if subject.held is not db.session().get_transaction():
        subject = own_assessment(subject.person_id, subject.id, lock="share")
    theirs = current(subject.id, mine.question_id)
    said = mine.said if mine.shown is None else theirs.said.changed_by(mine.said, mine.shown)
    if choice.way == MERGED:
        said = _merged(said, theirs.said, choice)
    sent = replace(mine, said=said, version=choice.version, seen="", shown=None)
    (outcome,) = answers.put_answers(subject, [sent], known_keys=True)
    return _given_back(subject, theirs, outcome) if choice.way == THEIRS else outcome


def as_it_stands(subject: OwnAssessment, question_id: str) -> Outcome[Kept]:
    """Give what is kept of a question whose two answers are still to be chosen between."""
    now = current(subject.id, question_id)
    return Outcome(question_id, CONFLICT, now, own=now.saved_by_id == subject.person_id)


def _given_back(subject: OwnAssessment, theirs: Kept, mine: Outcome[Kept]) -> Outcome[Kept]:
    """Let the kept answer hold again above one's own, which then lies in the history."""
    if mine.status != SAVED:
        return mine
    back = Sent(mine.ref, theirs.said, mine.kept.version, "")
    (outcome,) = answers.put_answers(subject, [back])
    note(
        ANSWER_RESTORED,
        subject.person_id,
        assessment_id=subject.id,
        question_id=mine.ref,
        after={"version": outcome.kept.version, "restored": theirs.version},
    )
    return outcome


def _merged(mine: Said, theirs: Said, choice: Choice) -> Said:
    """Put two answers together as chosen: what is not chosen stays as it is kept, links are both's."""
    links = theirs.evidence + tuple(one for one in mine.evidence if one not in theirs.evidence)
    if len(links) > LINKS_LIMIT:
        fault = _(
            "Svaren har tillsammans %(many)s länkar, och %(most)s får plats. Ta bort någon av dina nedanför.",
            many=len(links),
            most=LINKS_LIMIT,
        )
        raise InvalidError({MERGED: fault})
    parts = {*mine.levels, *theirs.levels}
    picked = {part: mine if choice.taken.get(part) == MINE else theirs for part in parts}
    levels = {part: said.levels[part] for part, said in picked.items() if part in said.levels}
    applies = mine if choice.taken.get(APPLIES) == MINE else theirs
    unknown = (mine.unknown or theirs.unknown) and not levels
    return Said(levels, choice.text, links, applies.not_applicable, applies.reason, unknown)
