"""Pictures to take home are drawn by the worker, of finished figures and in the words of who asks."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from sqlalchemy import select, update

from exports.rose import Spoke
from tests.support.compared import BEFORE, OREBRO
from tests.support.rights import objects
from tests.support.working import make_next
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground import charts
from webapp.ground.jobs import line
from webapp.ground.jobs.kinds import file_of
from webapp.ground.store.database import db
from webapp.ground.words.languages import speaking
from webapp.rounds.models.rounds import Round

NORRVIK = "samordnare@norrvik.example"
CHOSEN = urlencode({"av": OREBRO, "med": BEFORE})
PICTURES = {
    "a rose": ("samordnare", "/sjalvvardering/{own}/ros.svg"),
    "a result": (NORRVIK, "/resultat/{result}/ros.png"),
    "nominees": ("jury", "/jury/2026/rosor.svg"),
    "own years": (NORRVIK, "/kommun/{place}/varderingar/rosen.svg"),
    "lines": ("", f"/jamfor/rosen.svg?{CHOSEN}"),
    "bars": ("", f"/jamfor/staplar.svg?{CHOSEN}"),
    "over time": ("", f"/jamfor/over-tid.svg?{CHOSEN}"),
}


def address(world, which: str) -> str:
    of_norrvik = PublishedResult.evaluation_id == world.evaluation("Norrvik")
    return PICTURES[which][1].format(
        own=world.assessment("Exempelby"),
        result=db.session.scalar(select(PublishedResult.id).where(of_norrvik)),
        place=objects(world, "evaluated")["municipality_id"],
    )


@pytest.mark.parametrize("which", PICTURES)
def test_the_worker_draws_what_the_server_would_draw(small_world, which, tmp_path):
    db.session.execute(update(Round).where(Round.key == "2026").values(step="jury"))
    db.session.commit()
    who, to = PICTURES[which][0], address(small_world, which)
    here = small_world.at(who).get(to)
    small_world.app.config["FILES"] = str(tmp_path / "elsewhere")
    line.begin()

    asked = small_world.at(who).get(to)
    made = make_next()
    fetched = small_world.at(who).get(to)

    assert (here.status_code, asked.status_code, made, fetched.status_code) == (200, 202, True, 200)
    assert fetched.data == here.data


@pytest.mark.usefixtures("small_world")
def test_a_picture_is_in_the_words_of_who_asks():
    lines, told = [("Örebro", [Spoke("1", "Demokrati", "50", 0.5, 0.0)])], []
    for language in ("sv", "en"):
        with speaking(language):
            job = charts.picture_job(charts.BARS, {"lines": lines}, "svg")
        told.append(file_of(job).read_text("utf-8"))

    assert [("Område för område" in one, "Area by area" in one) for one in told] == [
        (True, False),
        (False, True),
    ]
