"""A person's ties: stated by the person, or by the office of a round; some can only be taken away by it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.municipalities.register import municipalities
from questionnaires.municipalities.swedish import spelled
from webapp.evaluation.deeds.seats.conflicts import blocks, noticed
from webapp.evaluation.events import TIE_STATED, TIE_TAKEN_AWAY
from webapp.evaluation.queries.seats.partiality import KINDS
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db, deed
from webapp.ground.who import Municipality, Person, Post
from webapp.people.models.ties import FORMER_EMPLOYER, Tie
from webapp.rounds.models.rounds import Round

FIRST_YEAR, NOTE_LIMIT, WHY_LIMIT = 1950, 500, 1_000


@dataclass(frozen=True, slots=True)
class Stated:
    """A tie as it was stated: where, what, from when and until when."""

    municipality: str
    kind: str
    from_year: int | None = None
    to_year: int | None = None
    note: str = ""


def ties_of(person_id: int) -> list[Tie]:
    """List a person's ties, the newest first."""
    query = select(Tie).where(Tie.person_id == person_id, Tie.taken_away_at.is_(None))
    return list(db.session.scalars(query.options(joinedload(Tie.stated_by)).order_by(Tie.id.desc())))


def known_names() -> list[str]:
    """List the municipalities a tie can be to: all of Sweden's, and those that take part here."""
    here = db.session.scalars(select(Municipality.name).order_by(Municipality.name))
    return list(dict.fromkeys([*(one.name for one in municipalities()), *here]))


@deed
def state(person_id: int, said: Stated) -> Tie:
    """State a tie of one's own; the same once more changes nothing. It bites at once, wherever it matters."""
    return _state(person_id, person_id, said, None)


@deed
def state_by_office(officer_id: int, award_round: Round, person_id: int, said: Stated) -> Tie:
    """State a tie of somebody who has a post in the office's round."""
    if not _has_post(person_id, award_round):
        raise InvalidError({"person": _("Välj någon i listan.")})
    return _state(officer_id, person_id, said, award_round.id)


def _state(stater_id: int, person_id: int, said: Stated, round_id: int | None) -> Tie:
    name = _name_of(said.municipality)
    faults = _faults(said, name)
    if faults:
        raise InvalidError(faults)
    _hold(person_id)
    same = [
        tie
        for tie in ties_of(person_id)
        if (tie.municipality, tie.kind, tie.from_year, tie.to_year)
        == (name, said.kind, said.from_year, said.to_year)
    ]
    if same:
        return same[0]
    row = Tie(
        person_id=person_id,
        municipality=name,
        kind=said.kind,
        from_year=said.from_year,
        to_year=said.to_year,
        note=said.note,
        stated_at=clock.now(),
        stated_by_id=stater_id,
    )
    with noticed(person_id=person_id):
        db.session.add(row)
        about = {**_as_data(row), "note": said.note}
        note(TIE_STATED, stater_id, round_id=round_id, after=about)
    return row


def _name_of(typed: str) -> str:
    """Find the municipality that was meant: with or without "kommun" after it, in any case."""
    known = {spelled(name): name for name in known_names()}
    short = spelled(typed)
    for ending in ("", "skommun", "kommun", "sstad", "stad"):
        found = known.get(short.removesuffix(ending)) if short.endswith(ending) else None
        if found is not None:
            return found
    return ""


def _faults(said: Stated, name: str) -> dict[str, str]:
    faults, this_year = {}, clock.in_sweden(clock.now()).year
    if not name:
        faults["municipality"] = _("Vi hittar ingen kommun som heter så. Skriv till exempel Nacka.")
    if said.kind not in KINDS:
        faults["kind"] = _("Välj vad det gäller.")
    for field, year in (("from_year", said.from_year), ("to_year", said.to_year)):
        if year is not None and not FIRST_YEAR <= year <= this_year + 1:
            faults[field] = _(
                "Skriv ett årtal mellan %(first)s och %(last)s.", first=FIRST_YEAR, last=this_year + 1
            )
    if said.kind == FORMER_EMPLOYER and said.to_year is None:
        faults["to_year"] = _("Skriv vilket år anställningen slutade.")
    if said.from_year and said.to_year and said.from_year > said.to_year:
        faults.setdefault("to_year", _("Slutåret kan inte komma före startåret."))
    if len(said.note) > NOTE_LIMIT:
        faults["note"] = _("Texten är för lång. Skriv högst 500 tecken.")
    return faults


@deed
def take_away(person_id: int, tie_id: int) -> None:
    """Take away a tie of one's own that was wrong; one that makes partial now is the office's to judge."""
    _hold(person_id)
    tie = _tie(person_id, tie_id)
    if tie.stated_by_id != person_id:
        raise NotReadyError(_("Kansliet har lagt in bindningen."), _("Be kansliet att ta bort den."))
    before = blocks(person_id=person_id)
    _take_away(tie, person_id, None, "")
    if blocks(person_id=person_id) != before:
        raise NotReadyError(
            _("Bindningen gör dig jävig i en omgång som pågår."), _("Är den fel, be kansliet ta bort den.")
        )


@deed
def take_away_by_office(officer_id: int, award_round: Round, tie_id: int, why: str) -> Tie:
    """Take away a tie of somebody in the office's round, with a reason; never one of one's own."""
    tie = db.session.get(Tie, tie_id)
    if tie is None or not _has_post(tie.person_id, award_round):
        raise NotThereError
    if tie.person_id == officer_id:
        raise NotReadyError(_("Bindningen är din egen."), _("Be någon annan i kansliet att ta bort den."))
    if not 0 < len(why) <= WHY_LIMIT:
        raise InvalidError({f"why-{tie_id}": _("Skriv varför bindningen tas bort, med högst 1 000 tecken.")})
    _hold(tie.person_id)
    _take_away(_tie(tie.person_id, tie_id), officer_id, award_round.id, why)
    return tie


def _take_away(tie: Tie, who: int, round_id: int | None, why: str) -> None:
    tie.taken_away_at, tie.taken_away_by_id = clock.now(), who
    note(TIE_TAKEN_AWAY, who, round_id=round_id, before=_as_data(tie), why=why)
    db.session.flush()


def _tie(person_id: int, tie_id: int) -> Tie:
    query = select(Tie).where(Tie.id == tie_id, Tie.person_id == person_id, Tie.taken_away_at.is_(None))
    found = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if found is None:
        raise NotThereError
    return found


def _hold(person_id: int) -> None:
    """Let those who state a person's ties come one after the other."""
    db.session.execute(select(Person.id).where(Person.id == person_id).with_for_update(key_share=True))


def _has_post(person_id: int, award_round: Round) -> bool:
    query = select(Post.id).where(Post.person_id == person_id, Post.round_id == award_round.id).limit(1)
    return db.session.scalar(query) is not None


def _as_data(row: Tie) -> dict[str, object]:
    about = {"municipality": row.municipality, "kind": row.kind}
    return {"person": row.person_id, **about, "from": row.from_year, "to": row.to_year}
