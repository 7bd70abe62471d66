"""The jury's motivations: every version is kept; one text becomes public, the other stays with the jury."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.award.deeds.ranking.private_notes import seen_entrant
from webapp.award.events import MOTIVATION_SAVED
from webapp.award.models.choice import Motivation
from webapp.award.queries.panel_seats import PanelSeat, hold
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.rounds.models.rounds import Entrant

PUBLIC_LIMIT, INNER_LIMIT = 2_000, 8_000


@dataclass(frozen=True, slots=True)
class Words:
    """A motivation as it stands; version 0 when nothing is written."""

    public_text: str = ""
    inner_text: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None


class StaleMotivationError(StaleError):
    """Somebody has saved another version since the sender looked; `kept` is what stands there now."""

    def __init__(self, kept: Words) -> None:
        super().__init__(
            _("En nyare motivering har sparats sedan du öppnade sidan."),
            _("Båda finns kvar. Ändra din så att det blir rätt och spara igen."),
        )
        self.kept = kept


def versions(entrant_id: int) -> list[Words]:
    """List all versions, the newest first."""
    query = (
        select(Motivation)
        .where(Motivation.entrant_id == entrant_id)
        .options(joinedload(Motivation.saved_by))
        .order_by(Motivation.version.desc())
    )
    return [
        Words(row.public_text, row.inner_text, row.version, row.saved_at, row.saved_by.name, row.saved_by_id)
        for row in db.session.scalars(query)
    ]


def latest(entrant_id: int) -> Words:
    """Give the motivation as it stands."""
    return next(iter(versions(entrant_id)), Words())


def written(round_entrants: list[int]) -> dict[int, int]:
    """Give the newest version by entrant id, in one look; those without any public text are left out."""
    query = (
        select(Motivation.entrant_id, Motivation.version, Motivation.public_text)
        .where(Motivation.entrant_id.in_(round_entrants))
        .order_by(Motivation.version)
    )
    newest = {row.entrant_id: row for row in db.session.execute(query)}
    return {key: row.version for key, row in newest.items() if row.public_text}


@deed
def save_motivation(  # noqa: PLR0913 -- a motivation is two texts
    seat: PanelSeat,
    entrant_id: int,
    public_text: str,
    inner_text: str,
    version: int,
    *,
    untouched: Collection[str] = (),
) -> Words:
    """Keep a new version of the jury's words on a nominee; the same words once more change nothing.

    `untouched` names the texts, "public" and "inner", that stay as somebody may have changed them meanwhile.

    Raises ClosedError after the announcement, StaleMotivationError on a version that has been passed.
    """
    entrant = seen_entrant(seat, entrant_id)
    hold(seat.round.id)
    db.session.refresh(seat.round)
    if seat.round.announced_at is not None:
        raise final(_("Resultaten är offentliga, och motiveringen ändras inte mer."))
    _check_lengths(public_text, inner_text)
    kept = latest(entrant_id)
    public = kept.public_text if "public" in untouched else public_text
    inner = kept.inner_text if "inner" in untouched else inner_text
    if (kept.public_text, kept.inner_text) == (public, inner):
        return kept
    if kept.version != version and _passed(entrant_id, kept, version, untouched):
        raise StaleMotivationError(kept)
    return _keep(seat, entrant, Words(public, inner, kept.version + 1))


def _keep(seat: PanelSeat, entrant: Entrant, words: Words) -> Words:
    """Keep a version, with its event."""
    row = Motivation(
        entrant_id=entrant.id,
        version=words.version,
        public_text=words.public_text,
        inner_text=words.inner_text,
        saved_at=clock.now(),
        saved_by_id=seat.person_id,
    )
    db.session.add(row)
    db.session.flush()
    note(
        MOTIVATION_SAVED,
        seat.person_id,
        round_id=seat.round.id,
        version=row.version,
        after={"municipality": entrant.municipality.name},
    )
    return replace(words, saved_at=row.saved_at)


def _passed(entrant_id: int, kept: Words, version: int, untouched: Collection[str]) -> bool:
    """Tell whether a text that was touched has been changed since the version that its sender saw."""
    found = (one for one in versions(entrant_id) if one.version == version)
    seen = Words() if version == 0 else next(found, None)
    if seen is None:
        return True
    changed = {"public": seen.public_text != kept.public_text, "inner": seen.inner_text != kept.inner_text}
    return any(moved and name not in untouched for name, moved in changed.items())


def _check_lengths(public_text: str, inner_text: str) -> None:
    faults = {}
    if len(public_text) > PUBLIC_LIMIT:
        faults["public"] = _("Den offentliga motiveringen är för lång. Korta den till högst 2 000 tecken.")
    if len(inner_text) > INNER_LIMIT:
        faults["inner"] = _("Texten är för lång. Korta den till högst 8 000 tecken.")
    if faults:
        raise InvalidError(faults)
