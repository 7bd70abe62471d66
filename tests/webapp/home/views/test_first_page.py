"""The first page leads straight to what comes next."""

from __future__ import annotations

from tests.support.figures import nominated, read_in
from tests.support.rounds import begun
from webapp.ground.roles import JUROR
from webapp.ground.store.database import db
from webapp.ground.who import Post


def test_a_juror_who_has_not_declared_is_led_to_the_question_first(small_world):
    made = begun(small_world, "2025", ())
    db.session.add(Post(person_id=small_world.person("jury"), round_id=made.id, role=JUROR))
    db.session.commit()
    read_in(small_world, made)
    juror = small_world.at("jury")

    def leads() -> tuple[str, str]:
        main = juror.page("/hem").one("main")
        (to,) = [one["href"] for one in main.all("a") if one.text == made.name]
        (row,) = [one.text for one in main.all("li") if one.text.startswith(made.name)]
        return to, row.rpartition("Juryledamot")[2]

    seen = [leads()]
    nominated(small_world, made, "Ale", "Alvesta")
    seen.append(leads())
    juror.post("/jury/2027/jav", {**juror.page("/jury/2027/jav").form("declaration"), "declaration": "none"})
    seen.append(leads())

    assert seen == [
        ("/jury/2027/rum", "i steget Nyckeltal"),
        ("/jury/2027/jav", "Ange jäv först"),
        ("/jury/2027/rum", "i steget Nominering"),
    ]
