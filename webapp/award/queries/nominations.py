"""What the nomination group reads: nominations one by one, with or without the municipalities' names."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from questionnaires.compass import Compass, count
from questionnaires.edition import Area, Question
from webapp.models import Assessment, Ballot, Entrant, Panel, db, deed
from webapp.roles import JUROR
from webapp.services import context, events
from webapp.services.assessing.answering import Kept, kept_answers
from webapp.services.assessing.standing import marks_of
from webapp.services.choosing.nominees import named
from webapp.services.choosing.seats import PanelSeat, hold, panel, visible
from webapp.services.refusals import ClosedError, NotAllowedError, NotThereError


@dataclass(frozen=True, slots=True)
class Called:
    """A candidate as this person may know it, by name or letter; `ref` stands in addresses and fields."""

    entrant: Entrant
    ref: str
    name: str
    veiled: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a nomination with the level and the words it was answered with."""

    question: Question
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadNomination:
    """A handed-in nomination as the nomination group reads it."""

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
        for entrant_id, letter in lettered(body.letters, _entrant_ids(seat.round.id)).items()
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


def _entrant_ids(round_id: int) -> list[int]:
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
    return ReadNomination(
        one,
        compass,
        [(area, [_statement(one, q, compass, kept) for q in area.questions]) for area in edition.areas],
        [(str(d.heading), _shown(one, kept, d.id)) for d in edition.descriptions],
    )


def _statement(one: Called, question: Question, compass: Compass, kept: Mapping[str, Kept]) -> Statement:
    parts = compass.questions[question.id].parts or ()
    levels = [str(part.level.name) for part in parts if part.level]
    return Statement(question, ", ".join(levels), _shown(one, kept, question.id))


def _shown(one: Called, kept: Mapping[str, Kept], key: str) -> str:
    text = kept[key].said.text if key in kept else ""
    return mask(text, one.entrant.municipality.name) if one.veiled else text


@deed
def arrange(seat: PanelSeat, *, blind: bool) -> Panel:
    """Set whether the nomination group reads with or without names; not once anybody has begun to rank."""
    if not seat.office:
        raise NotAllowedError(_("Bara kansliet ändrar hur gruppen arbetar."), _("Be kansliet ändra det."))
    hold(seat.round.id)
    body = panel(seat.round.id, seat.role)
    if body.blind == blind:
        return body
    if not may_arrange(seat):
        raise ClosedError(
            _("Någon i gruppen har redan börjat rangordna. Då ändras inte om namnen visas."),
            _("Låt gruppen läsa vidare som den har börjat: alla ska läsa lika."),
        )
    db.session.add(body)
    before, after = {"blind": body.blind}, {"blind": blind}
    body.blind, body.letters = blind, body.letters or _shuffled(_entrant_ids(seat.round.id))
    events.note("panel.arranged", seat.person_id, round_id=seat.round.id, before=before, after=after)
    db.session.flush()
    return body


def may_arrange(seat: PanelSeat) -> bool:
    """Tell whether it can still be changed how the group reads: nobody has begun to rank."""
    begun = select(Ballot.id).where(Ballot.round_id == seat.round.id, Ballot.role == seat.role)
    closed = panel(seat.round.id, seat.role).closed_at is not None
    return seat.office and not closed and db.session.scalar(begun.limit(1)) is None


def _shuffled(ids: list[int]) -> list[int]:
    random.SystemRandom().shuffle(ids)
    return ids
