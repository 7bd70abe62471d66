"""What the nomination group reads: nominations one by one, with or without the municipalities' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.compass import Compass, count
from questionnaires.edition import Area
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.assessment.queries.progress import marks_of
from webapp.assessment.queries.read_through.statements import Statement, told_nomination
from webapp.award.queries.nominees import named
from webapp.award.queries.panel_seats import PanelSeat, panel, visible
from webapp.ground import context
from webapp.ground.refusals import NotThereError
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant


@dataclass(frozen=True, slots=True)
class Called:
    """A candidate as this person may know it, by name or letter; `ref` stands in addresses and fields."""

    entrant: Entrant
    ref: str
    name: str
    veiled: bool


@dataclass(frozen=True, slots=True)
class ReadNomination:
    """A handed-in nomination as the nomination group reads it, and whose it is."""

    called: Called
    compass: Compass
    criteria: list[tuple[Area, list[Statement]]]
    described: list[tuple[str, str]]


def called(seat: PanelSeat) -> list[Called]:
    """Give the candidates by the names this person may know, in an order that tells nothing more."""
    seen = visible(seat)
    body = panel(seat.round.id, seat.role)
    if not (body.blind and seat.sits and seat.role != JUROR) or named(seat.round.id):
        return [Called(one, str(one.id), one.municipality.name, veiled=False) for one in seen]
    by_id = {one.id: one for one in seen}
    return [
        Called(by_id[entrant_id], letter, _("Kommun %(letter)s", letter=letter), veiled=True)
        for entrant_id, letter in lettered(body.letters, entrant_ids(seat.round.id)).items()
        if entrant_id in by_id
    ]


def called_as(seat: PanelSeat, ref: str) -> Called:
    """Find a candidate by what it is called in addresses."""
    found = next((one for one in called(seat) if one.ref == ref), None)
    if found is None:
        raise NotThereError
    return found


def lettered(order: Sequence[int], everybody: Sequence[int]) -> dict[int, str]:
    """Give each entrant its letter; those who came after the order was drawn take the next ones."""
    whole = [*order, *(one for one in everybody if one not in set(order))]
    return {one: letters_of(n) for n, one in enumerate(whole)}


def letters_of(n: int) -> str:
    """Write 0, 1, 2 as A, B, C; after Z comes AA."""
    head = letters_of(n // 26 - 1) if n >= 26 else ""  # noqa: PLR2004 -- A to Z
    return head + chr(ord("A") + n % 26)


def entrant_ids(round_id: int) -> list[int]:
    """List the round's participants by id, in the order they came."""
    return list(
        db.session.scalars(select(Entrant.id).where(Entrant.round_id == round_id).order_by(Entrant.id))
    )


def mask(text: str, name: str) -> str:
    """Write "[kommunen]" where a municipality's name stands in a text, also as an address would write it."""
    plain = name.translate(str.maketrans("åäöÅÄÖéüÉÜ", "aaoAAOeuEU"))
    ways = "|".join(
        r"[\s\-\u00ad_]*".join(map(re.escape, re.split(r"[\s\-]+", way))) for way in (name, plain)
    )
    return re.sub(rf"(?<![^\W_])(?:{ways})", "[kommunen]", text, flags=re.IGNORECASE)


def read_nomination(seat: PanelSeat, ref: str) -> ReadNomination:
    """Open a handed-in nomination; where names are veiled the municipality's own is masked in its texts."""
    one = called_as(seat, ref)
    row = db.session.scalars(
        select(Assessment).where(
            Assessment.round_id == seat.round.id,
            Assessment.municipality_id == one.entrant.municipality_id,
            Assessment.edition == seat.round.nomination_edition,
            Assessment.submitted_at.is_not(None),
        )
    ).one()
    edition = context.edition(row.edition)
    kept = kept_answers(row.id)
    compass = count(edition, marks_of(edition, kept))
    name = one.entrant.municipality.name
    masked = (lambda text: mask(text, name)) if one.veiled else None
    told = told_nomination(compass, kept, masked)
    return ReadNomination(one, told.compass, told.criteria, told.described)
