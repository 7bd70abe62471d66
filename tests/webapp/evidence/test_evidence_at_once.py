"""Several colleagues and the clock at the same moment: a file is there once, and there is room for it."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from tests.support import papers
from tests.support.choices import at_once
from tests.support.laid import laid
from tests.support.registers import Register
from webapp.evidence.deeds import file_upkeep, register_entries
from webapp.evidence.files import file_store
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.queries import evidence_register
from webapp.ground.refusals import InvalidError
from webapp.ground.store.database import db
from webapp.people.queries.own_municipality import own_municipality


def sender(world, who: str, content: bytes):
    """Give a deed by which somebody in Exempelby sends a file."""
    place = own_municipality(world.person(who), Register(world).id)
    return lambda: register_entries.take_file(place, io.BytesIO(content), "plan.pdf", "")


def lying() -> set[str]:
    return {name for name, _written in file_store.lying()}


def kept() -> set[str]:
    return set(db.session.scalars(select(Evidence.place).where(Evidence.place.is_not(None))))


@pytest.mark.both
def test_the_same_file_by_several_at_once_is_there_once(world):
    first, *others = at_once(
        world, *(sender(world, who, papers.pdf()) for who in ("samordnare", "medarbetare", "samordnare"))
    )

    assert {one.id for one in others} == {first.id}
    assert sorted(one.before for one in (first, *others)) == [False, True, True]
    assert (len(kept()), lying()) == (1, kept())


@pytest.mark.both
def test_when_the_last_room_is_sought_by_two_at_once_one_gets_it_and_the_other_is_told(world):
    world.app.config["EVIDENCE_QUOTA"] = 1
    sent = [papers.pdf(letter * 600_000) for letter in "xy"]

    told = at_once(world, *(sender(world, "samordnare", one) for one in sent))

    (refused,) = [one for one in told if isinstance(one, InvalidError)]
    assert "Filen får inte plats" in refused.faults["file"]
    assert evidence_register.room(Register(world).id).taken == len(sent[0])
    assert (len(kept()), lying()) == (1, kept())


def test_evidence_that_is_used_while_somebody_removes_it_stays(world):
    row = laid(world)
    place = own_municipality(world.person("samordnare"), row.municipality_id)

    with pytest.raises(Exception, match="används vid ett svar"):
        register_entries.remove(place, row.id)

    assert [one.uses for one in evidence_register.registered(row.municipality_id)] != [[]]


@pytest.mark.both
def test_the_clock_looks_through_what_waits_and_sweeps_only_what_nobody_has(world):
    row = laid(world)
    row.scan = "waiting"
    db.session.commit()
    (file_store.folder() / ("c" * 32)).write_bytes(b"x")

    assert (file_upkeep.scan_waiting(), file_upkeep.sweep()) == (1, 0)
    db.session.expire_all()
    assert db.session.get_one(Evidence, row.id).scan == "unneeded"
