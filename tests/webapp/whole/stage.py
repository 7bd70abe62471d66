"""A small round to play: two municipalities, two short questionnaires, and everybody who has a part in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask_migrate import upgrade
from flask_security.utils import hash_password

from questionnaires.library.shelf import Shelf
from tests.conftest import SECRET
from tests.support.browsing import PageWorld
from tests.support.editions import make_area, make_edition, make_nomination
from tests.support.worlds import PASSWORD, put_together
from webapp.award.deeds import nomination_order
from webapp.award.queries import panel_seats
from webapp.demo import demo_days, start
from webapp.ground.calendar import clock
from webapp.ground.roles import CERTIFIER, CONTRIBUTOR, EVALUATOR, JUROR, NOMINATOR, REVIEWER
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round
from webapp.rounds.recipe import COMPASS, NOMINATION, Recipe, Step
from webapp.rounds.recipe_files import recipes

KEY, ALBY, BODA = "2030", "Alby", "Boda"
PLACES = (ALBY, BODA)
OFFICERS = ("kansli", "kansli.b")
GROUP = ("nomineringsgrupp", "nomineringsgrupp.b")
JURY = ("jury", "jury.b")
EVALUATORS = ("utvarderare.a", "utvarderare.b", "utvarderare.c")
READERS = ("granskare", "granskare.b")
COORDINATORS = {ALBY: "samordnare@alby.example", BODA: "samordnare@boda.example"}
HELPER, HEAD = "medarbetare", "intygsgivare"
MEMBERS = {ALBY: (COORDINATORS[ALBY], HELPER, HEAD), BODA: (COORDINATORS[BODA],)}
"""Alby has somebody who certifies; Boda's coordinator hands in alone."""

STEPS = (
    Step("inbjudan", "Inbjudan", "-", "office", 4, requires=("participants", "contacts")),
    Step(
        "svar",
        "Svar",
        "-",
        "municipality",
        8,
        NOMINATION,
        requires=("nominations",),
        may_waive=("nominations",),
    ),
    Step("urval", "Urval", "-", "group", 4, requires=("nominees",)),
    Step("varde", "Självvärdering", "-", "municipality", 8, COMPASS, requires=("assessments",)),
    Step("besok", "Utvärdering", "-", "evaluator", 8, requires=("evaluators", "results")),
    Step("jury", "Jury", "-", "juror", 4, requires=("winner",)),
    Step("offentligt", "Offentligt", "-", "everybody", announces=True),
)
RECIPE = Recipe(
    id="liten",
    name="Liten omgång",
    about="-",
    award="Sveriges KvalitetsKommun",
    nomination="kvalitetskommun/2003",
    chosen_by="group",
    fewest=1,
    most=2,
    steps=STEPS,
    compass="kommunkompassen/2012",
)


def shelf() -> Shelf:
    """Give the two short questionnaires."""
    editions = (make_nomination(), make_edition(RECIPE.compass, make_area("1")))
    return Shelf({one.id: one for one in editions}, (), {one.id: "open" for one in editions})


def build(path: Path, editions: Shelf, begin: Callable[[str], None]) -> None:
    """Make a database in which a round has just been begun."""
    app = put_together(f"sqlite:///{path}", SECRET)
    app.extensions["shelf"] = editions
    with app.app_context():
        upgrade()
        demo_days.on(clock.now() - timedelta(days=2))  # so that its two officers have long known each other
        begin(hash_password(PASSWORD))
        clock.set_clock(None)
        db.session.remove()
        db.engine.dispose()


def _begin(password: str) -> None:
    people = {
        key: start.make_person(f"{key}@demo.example", f"Namn på {key}", password)
        for key in (*OFFICERS, *GROUP, *JURY, *EVALUATORS, *READERS, HELPER, HEAD)
    }
    award_round = start.begin(people, RECIPE.id, KEY, {name: f"Kontakt i {name}" for name in PLACES})
    parts = ((NOMINATOR, GROUP), (JUROR, JURY), (EVALUATOR, EVALUATORS), (REVIEWER, READERS))
    for role, keys in parts:
        start.give_posts(people, award_round, role, keys)
    for name in PLACES:
        start.coordinate(people, award_round, name, f"Samordnaren i {name}")
    start.invite_colleague(people[ALBY], ALBY, people[HELPER], CONTRIBUTOR)
    start.invite_colleague(people[ALBY], ALBY, people[HEAD], CERTIFIER)
    office = panel_seats.office_seat(people["kansli"].id, award_round, NOMINATOR)
    nomination_order.arrange(office, blind=False)


@contextmanager
def known(recipe: Recipe = RECIPE) -> Iterator[None]:
    """Let a small recipe be one of those that a round can be made from."""
    recipes().known[recipe.id] = recipe
    yield
    del recipes().known[recipe.id]


class Stage:
    """One application whose database is put back to the beginning for every new play."""

    def __init__(
        self, folder: Path, editions: Shelf | None = None, begin: Callable[[str], None] = _begin
    ) -> None:
        self.template, self.path = folder / "small-round.sqlite", folder / "play.sqlite"
        editions = editions or shelf()
        build(self.template, editions, begin)
        shutil.copy(self.template, self.path)
        self.world = PageWorld(f"sqlite:///{self.path}", SECRET)
        self.world.app.extensions["shelf"] = editions

    def begin_anew(self) -> None:
        """Put everything back to when the round was just begun."""
        db.session.remove()
        db.engine.dispose()
        shutil.copy(self.template, self.path)
        self.world.forget()

    def person(self, key: str) -> int:
        """Give somebody's id."""
        return self.world.person(key)

    @property
    def round(self) -> Round:
        """Give the round as it is now."""
        return db.session.query(Round).one()
