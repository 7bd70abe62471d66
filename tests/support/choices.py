"""What tests of choosing share: sit down in a group, find a municipality, do two things at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import delete, select, update

from tests.support.browsing import PageWorld
from tests.support.rounds import evaluated
from tests.support.summaries import make_public
from webapp.award.deeds import panel_declarations
from webapp.award.deeds.ranking import ballots, closure, disclosure
from webapp.award.models.choice import Ballot, NominationReason, Panel, PrivateNote
from webapp.award.queries import panel_seats
from webapp.award.queries.panel_seats import PanelSeat
from webapp.ground.events.models import Event
from webapp.ground.roles import JUROR, NOMINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Municipality, Post
from webapp.people.models.ties import Declaration
from webapp.rounds.models.rounds import Entrant, Round, SecondSay

GROUP = ("nomineringsgrupp", "nomineringsgrupp.b", "nomineringsgrupp.c")
JURORS = ("jury", "jury.b", "jury.c")


def the_round() -> Round:
    return db.session.scalars(select(Round)).one()


def entrant(name: str) -> int:
    return db.session.scalars(select(Entrant.id).join(Municipality).where(Municipality.name == name)).one()


def place(name: str) -> int:
    return db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()


def sit(world: PageWorld, key: str, role: str = "") -> PanelSeat:
    role = role or (JUROR if key.startswith("jury") else NOMINATOR)
    return panel_seats.panel_seat(world.person(key), "2026", role, declared=False)


def office(world: PageWorld, role: str = JUROR) -> PanelSeat:
    return panel_seats.office_seat(world.person("kansli"), the_round(), role)


def ranks(*names: str) -> dict[int, int]:
    return {entrant(name): n for n, name in enumerate(names, start=1)}


def begin_anew() -> None:
    """Let the nomination group begin once more, as if nobody had declared, noted, ranked or named."""
    for table in (NominationReason, Ballot, PrivateNote, Declaration, Panel, SecondSay):
        db.session.execute(delete(table))
    db.session.execute(update(Entrant).values(nominated_at=None))
    db.session.execute(update(Round).values(step="urval"))
    db.session.commit()


def declare_all(world: PageWorld, *keys: str) -> None:
    for key in keys:
        seat = sit(world, key)
        panel_declarations.declare(
            seat,
            {one.municipality_id: ("none", "") for one in panel_seats.candidates(seat.round.id, seat.role)},
        )


def hand_in(world: PageWorld, key: str, *names: str) -> None:
    """Let a member hand in a ranking, whatever they have ranked before."""
    seat = sit(world, key)
    ballots.take_back(seat)
    ballots.save_ballot(seat, ranks(*names), ballots.own_ballot(seat).version, hand_in=True)


def show(world: PageWorld, role: str = JUROR, award_round: Round | None = None) -> None:
    """Let the office close the ranking, and two of it show its order."""
    where = award_round or the_round()
    first, second = (
        panel_seats.office_seat(world.person(key), where, role) for key in ("kansli", "kansli.b")
    )
    closure.close(first, confirmed=True)
    disclosure.show(first)
    disclosure.show(second, disclosure.request_of(second).id)


def end_posts(world: PageWorld, *keys: str) -> None:
    """End the posts of some people."""
    people = [world.person(key) for key in keys]
    db.session.execute(delete(Post).where(Post.person_id.in_(people)))
    db.session.commit()


def judge(world: PageWorld) -> None:
    """Let the last result be fixed, the third juror rank as well, and the order be shown."""
    evaluated(the_round(), "Lillhärad")
    hand_in(world, "jury", "Norrvik", "Åkerstad", "Sjöholm")
    show(world)


def announce() -> None:
    """Let the results be public."""
    make_public()


def chosen_by_compass() -> None:
    """Let the round be of the recipe in which the compass chooses, where its nominees are named."""
    the_round().recipe, the_round().step = "2021", "nominering"
    db.session.commit()


def written(what: str) -> int:
    """Count the events of a kind."""
    return len(db.session.scalars(select(Event.id).where(Event.what == what)).all())


def at_once(world: PageWorld, *deeds: Callable[[], object]) -> list[object]:
    """Let each deed be done by a thread of its own; give what each gave or raised."""
    db.session.remove()
    told: list[object] = [None] * len(deeds)
    ready = threading.Barrier(len(deeds))

    def run(n: int, deed: Callable[[], object]) -> None:
        with world.app.app_context():
            ready.wait()
            try:
                told[n] = deed()
            except Exception as error:  # noqa: BLE001 -- that is what is asked
                told[n] = error
            db.session.remove()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told
