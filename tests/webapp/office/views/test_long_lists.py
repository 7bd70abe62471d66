"""The office's long lists: as many questions and hardly more to read for 290 municipalities than for 29."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from questionnaires.municipalities.register import municipalities
from questionnaires.municipalities.swedish import sorting_key
from tests.support.asked import queries
from tests.support.rounds import begun, form
from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.ground.calendar import clock
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.rounds.models.rounds import Entrant, Round

MOST = 60_000
NAME = re.compile(r'<li class="entrant".*?<h2 class="lbl">\s*(.*?)\s*(?:<span|</h2>)', re.DOTALL)
LISTS = (
    "/kansli/{key}",
    "/kansli/{key}?visa=nominerade",
    "/kansli/{key}/deltagare",
    "/kansli/{key}/deltagare/bjud-in",
    "/kansli/{key}/deltagare/mer-tid?visa=alla&alla=1",
    "/kansli/{key}/deltagare/brev?visa=alla&alla=1",
    "/kansli/{key}/paminn?visa=alla&alla=1",
    "/kansli/{key}/personer",
    "/kansli/{key}/bindningar",
    "/kansli/{key}/par",
    "/kansli/{key}/installningar",
    "/nomineringsgrupp/{key}",
)
NAMES = tuple(one.name for one in municipalities() if not one.part_of)


def filled(world, key: str, many: int) -> None:
    """Make a round of so many in which two thirds have applied, and one in ten is nominated."""
    made = begun(world, "2021", (), key)
    known = {one.name: one for one in db.session.scalars(select(Municipality))}
    places = [known.get(name) or Municipality(name=name) for name in NAMES[:many]]
    db.session.add_all(places)
    db.session.flush()
    common = {"round_id": made.id, "purpose": AWARD, "created_at": clock.now(), "closes_at": made.closes_at}
    for nth, place in enumerate(places):
        applied, nominated = nth < many * 2 // 3, nth < many // 10
        contact = {"contact_name": f"Kontakt i {place.name}", "contact_email": f"kontakt@kommun{nth}.example"}
        at = clock.now() if nominated else None
        db.session.add(Entrant(round_id=made.id, municipality_id=place.id, nominated_at=at, **contact))
        for edition in (made.nomination_edition, made.compass_edition):
            row = Assessment(municipality_id=place.id, edition=edition, name=f"Formulär {key}", **common)
            row.submitted_at = clock.now() if applied and edition == made.nomination_edition else None
            db.session.add(row)
    made.step = "nominering"
    db.session.commit()


@pytest.fixture
def rounds(small_world):
    """Give the demo with a round of 29 and one of 290."""
    filled(small_world, "2029", 29)
    filled(small_world, "2290", 290)
    return small_world


def test_ten_times_as_many_ask_the_database_no_more_and_are_hardly_heavier(rounds):
    office = rounds.at("kansli")

    few, many = (
        {to: queries(rounds, "kansli", to.format(key=key)) for to in LISTS} for key in ("2029", "2290")
    )
    weighed = {to: len(office.get(to.format(key="2290")).data) for to in LISTS}
    assert many == few
    assert {to: weight for to, weight in weighed.items() if weight > MOST} == {}


def test_the_round_is_leafed_through_searched_and_narrowed_and_says_so(rounds):
    office = rounds.at("kansli")

    def shown(asked: str) -> tuple[list[str], list[str]]:
        page = office.get(f"/kansli/2290{asked}").text
        names = re.findall(
            r'<li class="entrant".*?<h2 class="lbl">\s*(.*?)\s*(?:<span|</h2>)', page, re.DOTALL
        )
        return names, re.findall(r"Sida \d av \d", page)

    whole = [name for number in range(1, 9) for name in shown(f"?sida={number}")[0]]
    nominated = shown("?visa=nominerade")
    assert (len(whole), set(whole)) == (290, set(NAMES))
    assert shown("?sida=99") == shown("?sida=8")
    assert set(nominated[0]) == set(NAMES[:29])
    assert shown("?namn=aker&sida=x") == (["Ovanåker", "Vingåker", "Österåker"], [])
    assert 'value="finns inte"' in office.get("/kansli/2290?namn=finns inte").text
    assert shown("?namn=finns inte") == ([], [])


def test_the_coordinators_are_leafed_through_searched_and_those_that_lack_one_are_shown(rounds) -> None:
    made = db.session.scalars(select(Round).where(Round.key == "2290")).one()
    place = form(made, "Vingåker", made.compass_edition).municipality_id
    who = rounds.person("medarbetare")
    db.session.add(Membership(person_id=who, municipality_id=place, role=COORDINATOR))
    db.session.commit()
    office = rounds.at("kansli")

    def shown(asked: str) -> tuple[list[str], list[str]]:
        page = office.page(f"/kansli/2290/personer{asked}")
        table = page.all("tbody")
        links = [one["href"] for one in page.all("a") if "sida=" in one["href"]]
        return [one.all("th")[0].text for one in table[0].all("tr")] if table else [], links

    whole = [name for number in range(1, 9) for name in shown(f"?sida={number}")[0]]
    lacking = [name for number in range(1, 9) for name in shown(f"?visa=saknar&sida={number}")[0]]
    assert whole == sorted(NAMES, key=sorting_key)
    assert lacking == [name for name in whole if name != "Vingåker"]
    assert shown("?namn=vinga") == (["Vingåker"], [])
    assert shown("?namn=vinga&visa=saknar") == ([], [])
    assert shown("?visa=saknar&sida=2")[1] == [
        f"/kansli/2290/personer?visa=saknar&sida={number}#samordnare" for number in (1, 3)
    ]


def test_a_refused_form_comes_back_on_the_sheet_of_its_municipality(rounds):
    page = rounds.at("kansli").get("/kansli/2290?sida=5").text
    where, kept = re.findall(r'action="(/kansli/2290/nominera/(\d+)\?sida=5)"', page)[0]

    refused = rounds.at("kansli").post(where, {"reason": ""}, page="/kansli/2290")

    assert refused.status_code == 409  # so many are nominated that there is no room for one more
    assert (f'id="entrant-{kept}"' in refused.text, "Sida 5 av" in refused.text) == (True, True)


def test_whoever_is_ticked_on_another_sheet_is_still_chosen(rounds):
    made = db.session.scalars(select(Round).where(Round.key == "2290")).one()
    last = max(NAMES, key=sorting_key)
    place = form(made, last, made.compass_edition)
    who = rounds.person("medarbetare")
    db.session.add(Membership(person_id=who, municipality_id=place.municipality_id, role=COORDINATOR))
    db.session.commit()

    page = rounds.at("kansli").get(f"/kansli/2290/paminn?valda=1&chosen={place.id}").text

    assert re.findall(rf'type="(\w+)" name="chosen" value="{place.id}"', page) == ["hidden", "hidden"]
    assert "Skicka 1 brev" in page
