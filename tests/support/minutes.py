"""The minutes of a jury or a nomination group in tests: decided, noted and fixed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from exports.minutes.minutes_text import Minutes, checksum_of, data_of, text_of
from exports.report.contents import Chapter, Text
from tests.support.browsing import PageWorld
from tests.support.choices import JURORS, entrant, judge, office, sit, the_round
from webapp.award.deeds import honours, motivations, panel_minutes
from webapp.award.models.panel_minutes import FixedMinutes
from webapp.award.queries.minutes.noted_minutes import THERE, Noted, noted
from webapp.award.queries.minutes.told_minutes import Drawn, draw_up
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.calendar import clock
from webapp.ground.roles import JUROR, OFFICER
from webapp.ground.store.database import db
from webapp.ground.who import Post
from webapp.rounds.models.rounds import Round

DAY = date(2026, 11, 20)
PUBLIC, INNER = "hör sina invånare i allt.", "Vi var oense länge."


def motivate(world: PageWorld, name: str, key: str = "jury") -> None:
    """Let a juror write of a nominee, for everybody and for the jury."""
    version = motivations.latest(entrant(name)).version
    motivations.save_motivation(sit(world, key), entrant(name), f"{name} {PUBLIC}", INNER, version)


def crown(world: PageWorld, name: str) -> None:
    """Let the office name the winner for the jury."""
    honours.name_honour(world.person("kansli"), the_round(), entrant(name), "winner")


def decide(world: PageWorld, name: str = "Sjöholm") -> None:
    """Let the jury's order be shown, its words be written and its winner named."""
    judge(world)
    motivate(world, name)
    crown(world, name)


def take_notes(world: PageWorld, role: str = JUROR, keys: tuple[str, ...] = JURORS, **said: str) -> Noted:
    """Let the office note a meeting where all of these were there."""
    seat = office(world, role)
    present = {world.person(key): THERE for key in keys}
    words = {"place": "Stadshuset", "settled": "Juryn var enig efter samtalet.", **said}
    return panel_minutes.save_notes(seat, Noted(DAY, present=present, version=noted(seat).version, **words))


def drawn(seat: PanelSeat) -> Drawn:
    """Draw the minutes up as they are now."""
    found = draw_up(seat)
    assert found is not None
    return found


def fix(world: PageWorld, role: str = JUROR, why: str = "") -> FixedMinutes:
    """Let the office fix the minutes as they are now."""
    seat = office(world, role)
    return panel_minutes.fix(seat, drawn(seat).checksum, why)


def kept(role: str) -> int:
    """Keep the first version of minutes as they could stand, whatever is decided; give its number."""
    query = select(FixedMinutes.version).join(Round).where(Round.key == "2026", FixedMinutes.role == role)
    if there := db.session.scalar(query):
        return there
    told = Minutes("Protokoll", (), (Chapter("Beslut", (Text("Ingen är utsedd."),)),))
    text = text_of(told)
    where = db.session.scalars(select(Round.id).where(Round.key == "2026")).one()
    about = {"round_id": where, "role": role, "version": 1, "places": [], "text": text}
    person = db.session.scalars(select(Post.person_id).where(Post.role == OFFICER).limit(1)).one()
    row = FixedMinutes(
        content=data_of(told), checksum=checksum_of(text), fixed_at=clock.now(), fixed_by_id=person, **about
    )
    db.session.add(row)
    db.session.commit()
    return row.version
