"""The line that jobs wait in: asked for once, taken by one worker at a time, taken up again where it died."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.calendar.upkeep import forgotten
from webapp.ground.jobs.kinds import PUBLIC, Job, code_mark
from webapp.ground.jobs.models import JobRow, Worker
from webapp.ground.store.database import db, deed, only_looking
from webapp.ground.store.insertion import insertion

SEEN_EVERY, GONE = timedelta(seconds=3), timedelta(seconds=20)
"""How often a worker shows itself, and after how long it is gone with what it had in hand."""
MOST_TRIES = 3
"""So many times a job is taken up that its worker died of."""
FORGOTTEN, AGAIN = timedelta(days=1), timedelta(minutes=1)
"""How long it is known what became of a job, and after how long one that failed may be asked for again."""
FIRST = "table"
"""The kind that somebody waits for at a page goes before what is fetched when it is done."""
MOST_PUBLIC = 30
"""So many files that anybody may ask for wait at a time: nobody fills the line with ever new ones."""
REFUSED, DIED, FAULTY, LARGE, SLOW, CROWDED = "refused", "died", "faulty", "large", "slow", "crowded"
_ROW = JobRow.__table__


@dataclass(frozen=True, slots=True)
class Waiting:
    """How a job stands in the line: how many are before it, since when it is being made, or why it failed."""

    id: int
    before: int
    seconds: int
    """Since it was taken, while it is being made."""
    made_now: bool
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A job in the hands of one worker, as plain values: its row is not held meanwhile."""

    id: int
    job: Job
    digest: str
    tries: int


def worker_is_there() -> bool:
    """Tell whether a worker with this version of the code has been seen lately."""
    query = select(Worker.id).where(Worker.code == code_mark(), Worker.seen_at > clock.now() - GONE)
    return db.session.scalar(query.limit(1)) is not None


def ask(job: Job) -> Waiting | None:
    """Put a job in the line, once; None where the server has to make it itself, or to say why it cannot.

    To ask is no deed of anybody's: nothing changes that somebody sees. So it may come of a page that is read.
    """
    if not worker_is_there():
        return None
    context.let_go()
    found = _ask(job)
    return None if found.failed == REFUSED else found


@deed
def _ask(job: Job) -> Waiting:
    if _is_crowded(job):
        return Waiting(0, 0, 0, made_now=False, failed=CROWDED)
    now = clock.now()
    row = {
        "digest": job.digest,
        "subject": job.subject,
        "code": code_mark(),
        "kind": job.kind,
        "about": dict(job.about),
        "ending": job.ending,
        "asked_at": now,
        "tries": 0,
        "why": "",
    }
    anew = {"asked_at": now, "tries": 0, "why": ""}
    anew |= dict.fromkeys(("failed_at", "claimed_at", "seen_at", "done_at"))
    over = or_(_ROW.c.failed_at < now - AGAIN, _ROW.c.done_at.is_not(None))  # done, and its file is gone
    insert = insertion(_ROW).values(row)
    db.session.execute(insert.on_conflict_do_update(index_elements=["digest"], set_=anew, where=over))
    return _waiting(db.session.scalars(select(JobRow).where(JobRow.digest == job.digest)).one())


def _is_crowded(job: Job) -> bool:
    """Tell whether a public file has no room in the line, and is not in it already."""
    if job.kind not in PUBLIC or db.session.scalar(select(JobRow.id).where(JobRow.digest == job.digest)):
        return False
    waiting = select(func.count(JobRow.id)).where(JobRow.kind.in_(PUBLIC), _open())
    return (db.session.scalar(waiting) or 0) >= MOST_PUBLIC


def asked(job: Job, job_id: int) -> tuple[Waiting | None, str]:
    """Tell how a job stands that was asked for, and the digest of its file once that is done.

    It must be the same job, for the same reader: who may read something else by now has asked for another.
    """
    row = db.session.get(JobRow, job_id)
    if row is None or row.subject != job.subject or not (row.done_at or worker_is_there()):
        return None, ""
    return (None, row.digest) if row.done_at else (_waiting(row), "")


def _waiting(row: JobRow) -> Waiting:
    turn = 0 if row.kind == FIRST else 2 if row.kind in PUBLIC else 1
    is_before = (_turn() < turn) | ((_turn() == turn) & (JobRow.id < row.id))
    before = select(func.count()).where(is_before, _open()).select_from(JobRow)
    seconds = (clock.now() - row.claimed_at).total_seconds() if row.claimed_at else 0
    failed = row.why if row.failed_at else ""
    return Waiting(row.id, db.session.scalar(before) or 0, int(seconds), row.claimed_at is not None, failed)


def _turn() -> ColumnElement[int]:
    """Say whose turn it is: what is waited for at a page, what people at work fetch, what anybody fetches."""
    return case((JobRow.kind == FIRST, 0), (JobRow.kind.in_(PUBLIC), 2), else_=1)


def _open() -> ColumnElement[bool]:
    return JobRow.done_at.is_(None) & JobRow.failed_at.is_(None)


@deed
def begin() -> int:
    """Let a worker be known; give its id."""
    row = Worker(code=code_mark(), begun_at=clock.now(), seen_at=clock.now())
    db.session.add(row)
    db.session.flush()
    return row.id


@deed
def end(worker_id: int) -> None:
    """Let a worker go."""
    db.session.execute(delete(Worker).where(Worker.id == worker_id))


@deed
def show(worker_id: int, job_id: int | None) -> None:
    """Let a worker be seen, with what it has in hand."""
    now = clock.now()
    db.session.execute(update(Worker).where(Worker.id == worker_id).values(seen_at=now))
    if job_id is not None:
        db.session.execute(update(JobRow).where(JobRow.id == job_id).values(seen_at=now))


@deed
def take() -> Taken | None:
    """Take the next job; no other worker can have the same, unless this one is gone with it."""
    now = clock.now()
    in_turn = select(JobRow).where(_to_take()).order_by(_turn(), JobRow.id)
    row = db.session.scalars(in_turn.limit(1).with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    if row.tries >= MOST_TRIES:
        row.failed_at, row.why = now, DIED
        return None
    row.claimed_at, row.seen_at, row.tries = now, now, row.tries + 1
    return Taken(row.id, Job(row.kind, row.about, row.ending), row.digest, row.tries)


def _to_take() -> ColumnElement[bool]:
    """Say which jobs may be taken: those for this version that nobody who is seen has in hand."""
    nobody = JobRow.claimed_at.is_(None) | (JobRow.seen_at < clock.now() - GONE)
    return (JobRow.code == code_mark()) & _open() & nobody


def is_waiting() -> bool:
    """Tell whether there is a job to take, without holding anybody up."""
    with only_looking():
        return db.session.scalar(select(JobRow.id).where(_to_take()).limit(1)) is not None


@deed
def finish(job_id: int, why: str = "") -> None:
    """Write down that a file is made, or why it cannot be."""
    row = db.session.get(JobRow, job_id, with_for_update=True)
    if row is not None:
        row.why = why
        row.done_at, row.failed_at = (None, clock.now()) if why else (clock.now(), None)


@deed
def drop(job_id: int) -> None:
    """Write down that what made a job was killed: it is taken up again, if not too often."""
    row = db.session.get(JobRow, job_id, with_for_update=True)
    if row is not None:
        row.claimed_at = row.seen_at = None


@deed
def put_back(job_id: int) -> None:
    """Let another worker take a job that this one has to leave; it did not fail of it."""
    row = db.session.get(JobRow, job_id, with_for_update=True)
    if row is not None:
        row.claimed_at = row.seen_at = None
        row.tries -= 1


@forgotten.answered
@deed
def forget_jobs() -> int:
    """Forget the jobs of yesterday, and the workers that are gone."""
    old = clock.now() - FORGOTTEN
    jobs = delete(JobRow).where(JobRow.asked_at < old).returning(JobRow.id)
    workers = delete(Worker).where(Worker.seen_at < old).returning(Worker.id)
    return len(db.session.scalars(jobs).all()) + len(db.session.scalars(workers).all())
