"""The history of an answer (historik): what it was after each sitting, and by whom, out of the events.

A text is saved every other second while it is written. What one person saves without a long pause is one
sitting, and is told as one change; what was there before much was taken away always stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Text, bindparam, cast, func, select

from webapp.assessment.content import Said, said_from
from webapp.assessment.events import ANSWER_RESTORED, ANSWER_SAVED
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.assessment.saved_changes import SINCE, SIZE, WHOLE_EVERY, versions
from webapp.ground.events.models import Event
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.ground.who import Person

PAUSE = timedelta(minutes=15)
MUCH = 60
"""How many characters fewer is much taken away."""
SITTINGS = 20
"""How many sittings a page of history shows."""


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it stood after a sitting, and as it stood before it."""

    number: int
    who: str
    own: bool
    at: datetime
    said: Said
    before: Said
    restored: int | None = None
    """The version whose answer this one gave back."""


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one answer, newest first; `older` is the version before the oldest that is shown."""

    versions: list[Version]
    older: int | None = None


_E = Event.__table__.c
_OF_QUESTION = (
    _E.assessment_id == bindparam("assessment"),
    _E.question_id == bindparam("question"),
)
_SINCE, _SIZE = (_E.after[key].as_integer() for key in (SINCE, SIZE))
_SAVES = (
    select(_E.id, _E.version, _E.person_id, Person.__table__.c.name, _E.at, _SINCE.label("since"))
    .add_columns(func.coalesce(_SIZE, func.length(cast(_E.after, Text))).label("size"))
    .outerjoin(Person.__table__, Person.__table__.c.id == _E.person_id)
    .where(*_OF_QUESTION, _E.what == ANSWER_SAVED.what, _E.version <= bindparam("until"))
    .order_by(_E.version)
)
_CHANGES = (
    select(_E.version, _E.after).where(_E.id.in_(bindparam("events", expanding=True))).order_by(_E.version)
)
_RESTORED = select(_E.after).where(*_OF_QUESTION, _E.what == ANSWER_RESTORED.what)
_UP_TO = (
    select(_E.version, _E.after)
    .where(*_OF_QUESTION, _E.what == ANSWER_SAVED.what)
    .where(_E.version.between(bindparam("version") - WHOLE_EVERY + 1, bindparam("version")))
    .order_by(_E.version)
)
LATEST = 2**31 - 1


def history(subject: OwnAssessment, question_id: str, until: int = LATEST) -> History:
    """Tell how an answer has changed, up to a version; three queries, however often it was saved."""
    about = {"assessment": subject.id, "question": question_id}
    connection = db.session.connection()
    restored = {row.after["version"]: row.after["restored"] for row in connection.execute(_RESTORED, about)}
    sittings = _sittings(connection.execute(_SAVES, {**about, "until": until}), restored)
    shown = sittings[-SITTINGS:]
    saved = {row.version: row for one in sittings for row in one}
    ends = {version for one in shown for version in (one[0].version - 1, one[-1].version)}
    needed = sorted({row.id for version in ends for row in _resting_on(saved, version)})
    said = versions(tuple(row) for row in connection.execute(_CHANGES, {"events": needed}))
    told = [_version(subject, one, said, restored) for one in reversed(shown)]
    return History(told, sittings[-SITTINGS - 1][-1].version if len(sittings) > SITTINGS else None)


def _resting_on(saved: dict[int, Any], version: int | None) -> Iterator[Any]:
    """Give what was saved in a version, and what that rests on, back to where an answer is kept whole."""
    while row := saved.get(version or 0):
        yield row
        version = row.since


def version_of(subject: OwnAssessment, question_id: str, number: int) -> Said:
    """Give an answer as it stood in one of its versions."""
    about = {"assessment": subject.id, "question": question_id, "version": number}
    said = versions(tuple(row) for row in db.session.connection().execute(_UP_TO, about))
    if number not in said:
        raise NotThereError
    return said_from(said[number])


def _sittings(rows: Iterable[Any], restored: dict[int, int]) -> list[list[Any]]:
    """Gather what one person saved without a long pause; what was given back stands for itself."""
    made: list[list[Any]] = []
    for row in rows:
        if not made or _apart(made[-1][-1], row, restored):
            made.append([])
        made[-1].append(row)
    return made


def _apart(last: Any, row: Any, restored: dict[int, int]) -> bool:  # noqa: ANN401 -- rows of _SAVES
    return (
        row.version in restored
        or last.version in restored
        or last.person_id != row.person_id
        or row.at - last.at > PAUSE
        or last.size - row.size > MUCH
    )


def _version(
    subject: OwnAssessment, sitting: Sequence[Any], said: dict[int, Any], restored: dict[int, int]
) -> Version:
    first, last = sitting[0], sitting[-1]
    return Version(
        last.version,
        last.name or "",
        last.person_id == subject.person_id,
        last.at,
        said_from(said[last.version]),
        said_from(said.get(first.version - 1)),
        restored.get(last.version),
    )
