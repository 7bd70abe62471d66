"""How many questions a page asks the database, and more of everything for it to show."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, insert, select

from webapp.assessment.models.assessments import Answer, Assessment
from webapp.evaluation.models.evaluations import Evaluation, EvaluatorMark, PublishedResult, Seat
from webapp.evaluation.models.sums import FixedSums
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Person
from webapp.people.models.ties import Declaration
from webapp.rounds.models.rounds import Entrant


@contextmanager
def counted() -> Iterator[list[str]]:
    """List the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def queries(world, role: str, to: str) -> int:
    """Count what one page asks, when everything that is made once is made."""
    world.at(role).get(to)
    with counted() as sent:
        assert world.at(role).get(to).status_code == 200
    return len([statement for statement in sent if statement.startswith("SELECT")])


def copy(row, **changes):
    """Make another row with the same values, but for its id and what changes."""
    table = row.__table__
    values = {c.key: getattr(row, c.key) for c in table.columns if c.key != "id"}
    return db.session.execute(insert(table).values({**values, **changes}).returning(table.c.id)).scalar_one()


def many_more(world, times: int = 4, first: int = 0) -> None:
    """Let more municipalities like Norrvik come to the round, with everything they have."""
    old = db.session.get_one(Assessment, world.assessment("Norrvik"))
    entrant = db.session.scalars(select(Entrant).where(Entrant.municipality_id == old.municipality_id)).one()
    juror = Declaration.person_id == world.person("jury")
    declared = db.session.scalars(select(Declaration).where(juror)).first()
    own = [world.person(role) for role in ("samordnare", "medarbetare")]
    for n in range(first, first + times):
        place = copy(old.municipality, name=f"Nystad {n}")
        for person in own:
            db.session.add(Membership(person_id=person, municipality_id=place, role="coordinator"))
        copy(entrant, municipality_id=place)
        copy(declared, municipality_id=place)
        assessment = copy(old, municipality_id=place, receipt_number=f"KR-2026-9{n}")
        for answer in db.session.scalars(select(Answer).where(Answer.assessment_id == old.id)):
            copy(answer, assessment_id=assessment)
        evaluation = db.session.scalars(select(Evaluation).where(Evaluation.assessment_id == old.id)).one()
        _evaluated(evaluation, assessment, place)
    db.session.execute(
        insert(Person).values(
            email=f"ny{first or ''}@demo.example",
            name="Ny",
            active=True,
            demo=True,
            fs_uniquifier=uuid.uuid4().hex,
            created_at=clock.now(),
        )
    )
    db.session.commit()


def _evaluated(evaluation: Evaluation, assessment: int, place: int) -> None:
    made = copy(evaluation, assessment_id=assessment)
    for kind in (Seat, EvaluatorMark):
        for row in db.session.scalars(select(kind).where(kind.evaluation_id == evaluation.id)):
            copy(row, evaluation_id=made)
    for row in db.session.scalars(
        select(PublishedResult).where(PublishedResult.evaluation_id == evaluation.id)
    ):
        result = copy(row, evaluation_id=made, municipality_id=place)
        sums = db.session.get_one(FixedSums, row.id)
        db.session.execute(insert(FixedSums).values(result_id=result, **sums.data()))
