"""What is in a municipality's register of evidence, where it is used, and how much room is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.swedish import sorting_key
from webapp.evidence.models.evidence import Evidence, EvidenceUse
from webapp.evidence.open_questions import Use, is_kept, other_uses, uses_told
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Registered:
    """One piece of evidence with the places where it is used, the newest first."""

    evidence: Evidence
    uses: list[Use] = field(default_factory=list)

    @property
    def years(self) -> list[int]:
        """Give the years in which it was added or used."""
        added = clock.in_sweden(self.evidence.added_at).year
        return sorted({added, *(one.year for one in self.uses)}, reverse=True)


@dataclass(frozen=True, slots=True)
class Room:
    """How much a municipality's files take, and may take, in bytes."""

    taken: int
    most: int

    @property
    def left(self) -> int:
        """Give how much more there is room for."""
        return max(self.most - self.taken, 0)


def registered(municipality_id: int, words: str = "", year: int | None = None) -> list[Registered]:
    """List a municipality's evidence by title; those with some words in title or address, of a year."""
    query = (
        select(Evidence)
        .where(Evidence.municipality_id == municipality_id)
        .options(joinedload(Evidence.added_by))
    )
    rows = db.session.scalars(query).all()
    uses = uses_of(rows)
    asked = words.casefold().split()
    found = [Registered(row, uses.get(row.id, [])) for row in rows if _has(row, asked)]
    return sorted(
        (one for one in found if year is None or year in one.years),
        key=lambda one: (one.evidence.withdrawn_at is not None, sorting_key(one.evidence.title)),
    )


def _has(row: Evidence, asked: Iterable[str]) -> bool:
    said = f"{row.title} {row.url}".casefold()
    return all(word in said for word in asked)


def uses_of(rows: Collection[Evidence]) -> dict[int, list[Use]]:
    """Tell by evidence where it is used, in the words of those whose questions they are."""
    if not rows:
        return {}
    query = select(EvidenceUse).where(EvidenceUse.evidence_id.in_([row.id for row in rows]))
    found: dict[int, list[Use]] = {}
    for told in (*uses_told(list(db.session.scalars(query))), *other_uses(rows)):
        for one in told:
            found.setdefault(one.evidence_id, []).append(one)
    return {which: sorted(some, key=lambda one: (-one.year, one.place)) for which, some in found.items()}


def is_used(evidence_id: int) -> bool:
    """Tell whether evidence stands beside some answer, or has gone to evaluators."""
    query = select(EvidenceUse.id).where(EvidenceUse.evidence_id == evidence_id).limit(1)
    if db.session.scalar(query) is not None:
        return True
    return any(other_uses([db.session.get_one(Evidence, evidence_id)])) or any(is_kept(evidence_id))


def own_evidence(municipality_id: int, evidence_id: int) -> Evidence:
    """Fetch evidence of a municipality; raises NotThereError for anybody else's."""
    query = select(Evidence).where(Evidence.id == evidence_id, Evidence.municipality_id == municipality_id)
    found: Evidence | None = db.session.scalar(query)
    if found is None:
        raise NotThereError
    return found


def same_there(municipality_id: int, digest: str) -> Evidence | None:
    """Give the evidence that is the very same file or link, where the municipality has it."""
    query = select(Evidence).where(
        *(Evidence.municipality_id == municipality_id, Evidence.digest == digest),
        Evidence.withdrawn_at.is_(None),
    )
    found: Evidence | None = db.session.scalar(query)
    return found


def room(municipality_id: int) -> Room:
    """Tell how much room the files of a municipality take, and may take."""
    query = select(func.coalesce(func.sum(Evidence.size), 0)).where(
        Evidence.municipality_id == municipality_id, Evidence.place.is_not(None)
    )
    return Room(int(db.session.scalar(query) or 0), context.evidence_quota() * MEGABYTE)


def many_in(municipality_id: int) -> int:
    """Count what can be chosen in a municipality's register."""
    query = select(func.count()).where(
        Evidence.municipality_id == municipality_id, Evidence.withdrawn_at.is_(None)
    )
    return int(db.session.scalar(query.select_from(Evidence)) or 0)


def years_in(rows: Sequence[Registered]) -> list[int]:
    """Give the years that a list of evidence can be narrowed to."""
    return sorted({year for one in rows for year in one.years}, reverse=True)
