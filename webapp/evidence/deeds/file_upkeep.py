"""What the clock does with files of evidence: looks through those that wait, and sweeps what nobody has."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evidence.events import EVIDENCE_SCANNED
from webapp.evidence.files import file_store, scanner
from webapp.evidence.models.evidence import CLEAN, UNNEEDED, WAITING, Evidence
from webapp.ground.calendar import clock
from webapp.ground.calendar.upkeep import due, forgotten
from webapp.ground.events.journal import note
from webapp.ground.store.database import db, deed, let_go, only_looking

NEVER_KEPT = 3600
"""After so many seconds a file that no row has was never kept: its deed did not come to an end."""
AT_ONCE = 20


@due.answered
def scan_waiting() -> int:
    """Look through the files that wait for it; one that is harmful is withdrawn, and its file goes."""
    with only_looking():
        query = select(Evidence.id, Evidence.place).where(
            Evidence.scan == WAITING, Evidence.withdrawn_at.is_(None)
        )
        waiting = [(one.id, one.place) for one in db.session.execute(query.limit(AT_ONCE))]
    seen = 0
    for evidence_id, place in waiting:
        path = file_store.file_at(place or "")
        verdict = scanner.look_through(path) if path else scanner.UNSEEN
        if verdict == scanner.UNSEEN:
            continue
        _tell(evidence_id, harmful=verdict == scanner.HARMFUL, unneeded=verdict == scanner.UNNEEDED)
        seen += 1
        if verdict == scanner.HARMFUL:
            file_store.throw(place or "")  # it was in no archive: what waits is not let into one
    return seen


@deed
def _tell(evidence_id: int, *, harmful: bool, unneeded: bool) -> None:
    row = db.session.get(Evidence, evidence_id, with_for_update=True)
    if row is None or row.scan != WAITING:
        return
    row.scan = UNNEEDED if unneeded else CLEAN
    if harmful:
        row.withdrawn_at, row.place = clock.now(), None
        row.why = _("Granskningen hittade skadlig kod i filen.")
    said = "harmful" if harmful else row.scan
    about = {"municipality": row.municipality_id, "evidence": row.id, "title": row.title}
    note(EVIDENCE_SCANNED, None, after={**about, "scan": said})


@forgotten.answered
def sweep() -> int:
    """Throw away files that no row has: of what was cut off before its deed was done, or after a removal."""
    now = clock.now().timestamp()
    old = {name for name, written in file_store.lying() if now - written > NEVER_KEPT}
    if not old:
        return 0
    with only_looking():
        kept = set(db.session.scalars(select(Evidence.place).where(Evidence.place.in_(old))))
    let_go()
    for name in old - kept:
        file_store.throw(name)
    return len(old - kept)
