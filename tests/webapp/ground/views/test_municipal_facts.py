"""What a page tells about a municipality that stands on the list of all municipalities."""

import re

from sqlalchemy import update

from webapp.ground.frame.filters import municipal_facts
from webapp.ground.store.database import db
from webapp.ground.who import Municipality

GROUPED = "Örebro län. Kommungrupp 2023 enligt SKR: Större stad."


def rename(old: str, new: str) -> None:
    db.session.execute(update(Municipality).where(Municipality.name == old).values(name=new))
    db.session.commit()


def lines_about_groups(html: str) -> list[str]:
    return re.findall(r'class="hint">([^<]*Kommungrupp[^<]*)<', html)


def test_a_municipality_is_told_by_county_and_group_a_district_by_county_and_an_invented_one_not_at_all(app):
    with app.test_request_context():
        told = [municipal_facts(name) for name in ("Örebro", "Bromma", "Norrvik")]

    assert told == [GROUPED, "Stockholms län.", ""]


def test_the_office_sees_the_group_beside_the_municipality(small_world):
    rename("Norrvik", "Örebro")

    page = small_world.at("kansli").get("/kansli/2026").text

    assert lines_about_groups(page) == [GROUPED]


def test_the_jury_sees_the_group_where_one_nominee_is_described(small_world):
    rename("Norrvik", "Örebro")
    jury = small_world.at("jury")
    places = sorted(set(re.findall(r"/jury/2026/nominerad/\d+", jury.get("/jury/2026").text)))

    told = [line for place in places for line in lines_about_groups(jury.get(place).text)]

    assert (len(places), told) == (4, [GROUPED])
