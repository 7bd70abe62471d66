"""Who may reach what, asked in one question with the object: what is hidden costs what is absent costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Select, String, bindparam, select

from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.refusals import ClosedError, NotThereError
from webapp.ground.roles import COORDINATOR, WRITERS
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.people.open_questions import Together, asked_together
from webapp.people.queries.provisional import is_provisional
from webapp.rounds.models.rounds import Round


class HeldAnswer(NamedTuple):
    """What is kept of one question; version 0 and no row where nobody has answered."""

    question_id: str
    id: int | None
    said: dict[str, Any] | None
    version: int


@dataclass(frozen=True, slots=True)
class OwnAssessment:
    """A municipality's assessment, as reached by one of its own people."""

    id: int
    municipality_id: int
    municipality: str
    round_id: int | None
    name: str
    purpose: str
    edition: Edition
    role: str
    person_id: int
    created_at: datetime
    closes_at: datetime | None
    submitted_at: datetime | None
    archived_at: datetime | None = None
    provisional_until: datetime | None = None
    beside_last: bool = True
    """Whether last time's answers stand beside the questions."""
    archived: bool = False
    """Whether the office has put its round into the archive: answers stay, and can only be read."""
    held: object = field(default=None, compare=False, repr=False)
    """The transaction in which the assessment is locked; in any other it may have been handed in since."""
    beside: HeldAnswer | None = field(default=None, compare=False, repr=False)
    """The answer that the address names, where it was read with the assessment, in that transaction."""

    @property
    def open(self) -> bool:
        """Tell whether answers can still be changed, the grace after the deadline included."""
        late = self.closes_at and clock.now() > self.closes_at + context.grace()
        return not (self.submitted_at or self.archived_at or self.archived or late)

    @property
    def own(self) -> bool:
        """Tell whether it is the municipality's own: no round and no office has a part in it."""
        return self.round_id is None

    @property
    def time_over(self) -> str:
        """Say why answers are closed that are not handed in."""
        if self.archived_at:
            return _("Värderingen är arkiverad.")
        return _("Tiden för att svara har gått ut.")

    @property
    def more_time(self) -> str:
        """Say who can open answers that are closed and not handed in."""
        if self.archived_at:
            return _("Samordnaren kan ta fram den ur arkivet.")
        return _("Samordnaren kan ge mer tid.") if self.own else _("Kontakta kansliet.")

    @property
    def provisional(self) -> bool:
        """Tell whether this person is in the municipality provisionally: answers, and no more."""
        return is_provisional(self.provisional_until)

    @property
    def may_write(self) -> bool:
        """Tell whether this person may change answers now."""
        return self.open and self.role in WRITERS

    @property
    def may_submit(self) -> bool:
        """Tell whether this person may hand the answers in now."""
        return self.open and self.role == COORDINATOR


def own_assessment(person_id: int, assessment_id: int, lock: str = "") -> OwnAssessment:
    """Fetch an assessment of the person's own municipality.

    `lock` is "" to read, "share" to save an answer (others may save too), "update" to hand in.
    Raises NotThereError when it does not exist or belongs to somebody else.
    """
    session = db.session()
    asked = {"person": person_id, "assessment": assessment_id}
    found = session.connection().execute(_OWN[lock], asked).first()
    if found is None:
        raise NotThereError
    return _reached(_Found(*found), person_id, session.get_transaction() if lock else None)


def _reached(found: _Found, person_id: int, held: object, beside: HeldAnswer | None = None) -> OwnAssessment:
    return OwnAssessment(
        *(found.id, found.municipality_id, found.municipality, found.round_id, found.name, found.purpose),
        *(context.edition(found.edition, found.areas), found.role, person_id),
        created_at=found.created_at,
        closes_at=found.closes_at,
        submitted_at=found.submitted_at,
        archived_at=found.archived_at,
        provisional_until=found.provisional_until,
        beside_last=found.beside_last,
        archived=found.round_archived_at is not None,
        held=held,
        beside=beside,
    )


def own_from(row: Assessment, membership: Membership) -> OwnAssessment:
    """Give an assessment that is fetched already as one of the municipality's people reaches it."""
    return OwnAssessment(
        id=row.id,
        municipality_id=row.municipality_id,
        municipality=row.municipality.name,
        round_id=row.round_id,
        name=row.name,
        purpose=row.purpose,
        edition=context.edition(row.edition, row.areas),
        role=membership.role,
        person_id=membership.person_id,
        created_at=row.created_at,
        closes_at=row.closes_at,
        submitted_at=row.submitted_at,
        archived_at=row.archived_at,
        provisional_until=membership.provisional_until,
        beside_last=row.beside_last,
        archived=row.round is not None and row.round.archived_at is not None,
    )


def in_archive() -> ClosedError:
    """Say that the round is in the archive, and that nothing is lost."""
    return ClosedError(
        _("Kansliet har lagt omgången i arkivet, så svaren kan bara läsas."),
        _("Det ni har skrivit finns kvar. Fråga kansliet om det blev fel."),
    )


class _Found(NamedTuple):
    """The columns of an assessment as one of its people reaches it."""

    id: int
    municipality_id: int
    round_id: int | None
    name: str
    purpose: str
    edition: str
    areas: str
    created_at: datetime
    closes_at: datetime | None
    submitted_at: datetime | None
    archived_at: datetime | None
    beside_last: bool
    municipality: str
    role: str
    provisional_until: datetime | None
    round_archived_at: datetime | None


# Plain tables: this is asked before every page and every save, and needs none of the ORM's bookkeeping.
_OF, _IN, _BY = Assessment.__table__, Municipality.__table__, Membership.__table__
_OVER, _SAID = Round.__table__, Answer.__table__
_COLUMNS = (
    *(_OF.c[name] for name in _Found._fields[:12]),
    *(_IN.c.name, _BY.c.role, _BY.c.provisional_until, _OVER.c.archived_at),
)


def _joined(query: Select[Any]) -> Select[Any]:
    """Lead from a membership to the assessments of its municipality that are there."""
    return (
        query.join(_IN, _IN.c.id == _BY.c.municipality_id)
        .join(_OF, (_OF.c.municipality_id == _IN.c.id) & _OF.c.removed_at.is_(None))
        .outerjoin(_OVER, _OVER.c.id == _OF.c.round_id)
    )


def _own_query() -> Select[Any]:
    mine = _BY.c.person_id == bindparam("person"), _OF.c.id == bindparam("assessment")
    return _joined(select(*_COLUMNS).select_from(_BY)).where(*mine)


_OWN: dict[str, Select[Any]] = {
    "": _own_query(),
    "share": _own_query().with_for_update(read=True, of=_OF),
    "update": _own_query().with_for_update(of=_OF),
}


@asked_together.answered
def _answered_question(who: Select[Any]) -> Together:
    """Ask, with who asks, for the assessment whose question is answered, held, and for what is kept of it.

    The answer itself is not held: a save writes only over the version it has read.
    """
    asked = bindparam("question_id", type_=String)
    at_question = (_SAID.c.assessment_id == _OF.c.id) & (_SAID.c.question_id == asked)
    query = (
        _joined(who.join(_BY, _BY.c.person_id == who.selected_columns[0]))
        .outerjoin(_SAID, at_question)
        .add_columns(*_COLUMNS, asked, _SAID.c.id, _SAID.c.said, _SAID.c.version)
        .where(_OF.c.id == bindparam("assessment_id"))
        .with_for_update(read=True, of=_OF)
    )
    return Together("assessment.answer", query, _read_together)


def _read_together(row: tuple[Any, ...], person_id: int) -> OwnAssessment:
    found, (question_id, answer_id, said, version) = row[: len(_COLUMNS)], row[len(_COLUMNS) :]
    beside = HeldAnswer(question_id, answer_id, said, version or 0)
    return _reached(_Found(*found), person_id, db.session().get_transaction(), beside)
