"""What tests of good examples begin with: none at all, and then those they share themselves."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from tests.support.browsing import PageWorld
from webapp.ground.calendar import clock
from webapp.ground.store.database import db, deed
from webapp.results.deeds.public_examples import write_examples
from webapp.review.models.texts import STRENGTHS, AreaText, GoodExample
from webapp.rounds.models.rounds import Round

WRITER, SHARER = "utvarderare.a", "samordnare@norrvik.example"


def begin_anew(*, announced: bool = True) -> None:
    """Take away the good examples and strengths of the demo; let its results be announced or not."""
    db.session.execute(delete(GoodExample))
    db.session.execute(delete(AreaText).where(AreaText.kind == STRENGTHS))
    db.session.execute(update(Round).values(announced_at=clock.now() if announced else None))
    db.session.commit()
    write_anew()


@deed
def write_anew() -> None:
    """Write all that is found, after rows were changed past the deeds that write it."""
    for round_id in db.session.scalars(select(Round.id)).all():
        write_examples(round_id)


def add_example(
    world: PageWorld, text: str, learn_from: str = "", area: str = "1", *, shared: bool = True
) -> int:
    """Add a good example to Norrvik's fixed evaluation, shared unless told otherwise; give its id."""
    row = GoodExample(
        evaluation_id=world.evaluation("Norrvik"),
        part=area,
        text=text,
        learn_from=learn_from,
        version=1,
        saved_at=clock.now(),
        saved_by_id=world.person(WRITER),
        shared_at=clock.now() if shared else None,
        shared_by_id=world.person(SHARER) if shared else None,
    )
    db.session.add(row)
    db.session.commit()
    write_anew()
    return int(row.id)


def add_strengths(world: PageWorld, text: str, area: str = "1") -> None:
    """Write the strengths of one area of Norrvik's fixed evaluation."""
    about = {"evaluation_id": world.evaluation("Norrvik"), "part": area, "kind": STRENGTHS, "text": text}
    db.session.add(
        AreaText(**about, version=1, saved_at=clock.now(), saved_by_id=world.person(WRITER)),
    )
    db.session.commit()
    write_anew()
