"""The office's pages of rounds: made, dated, moved on and made public."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.support.pages import assert_house_rules
from tests.support.rounds import a_day_later, begun, crown, told
from webapp.ground.calendar import clock
from webapp.ground.frame.filters import deadline
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import dates


def the_round(key: str = "2026") -> Round:
    return db.session.scalars(select(Round).where(Round.key == key)).one()


def test_an_officer_makes_a_round_and_comes_to_its_dates(small_world):
    office = small_world.at("kansli")

    answer = office.post("/kansli", {"recipe": "2021", "key": "2027", "name": "Nästa omgång"})

    assert (answer.status_code, answer.location) == (302, "/kansli/2027/datum")
    assert office.page("/kansli/2027/datum").one("h1").text == "Datum"
    assert next(one.text for one in office.page("/kansli").one("main").all("a")) == "Nästa omgång"


def test_the_offices_first_page_says_which_step_each_round_is_in_and_leads_to_a_new_one(small_world):
    begun(small_world, "2025", ())
    office, juror = small_world.at("kansli").page("/hem"), small_world.at("jury").page("/hem")

    rows = [row.text for row in office.one("main").all("li")]

    assert [row for row in rows if row.startswith(("Demoomgång", "Omgång"))] == [
        "Demoomgång 2026Sveriges KvalitetsKommunKanslii steget Utvärdering",
        "Omgång 2027Sveriges KvalitetsKommunKanslii steget Nyckeltal",
    ]
    leads = [[one["href"] for one in page.one("main").all("a")].count("/kansli") for page in (office, juror)]
    assert leads == [1, 0]


def test_a_round_that_cannot_be_made_keeps_what_was_typed(small_world):
    answer = small_world.at("kansli").post(
        "/kansli", {"recipe": "2025", "key": "2026", "name": "Nästa <b>omgång</b>"}
    )

    page = assert_house_rules(answer.text, own_words=False)
    assert (answer.status_code, page.value("key"), page.value("name")) == (422, "2026", "Nästa <b>omgång</b>")
    assert page.faults() == ["Det finns redan en omgång som heter 2026 i adressen."]


def test_dates_are_typed_in_swedish_time_and_kept(small_world):
    office, made = small_world.at("kansli"), begun(small_world, "2025", ())
    sent = office.page("/kansli/2027/datum").form("version")

    answer = office.post("/kansli/2027/datum", {**sent, "offentligt:opens:time": "17.30"})

    assert answer.status_code == 302
    page = office.page("/kansli/2027/datum")
    assert (page.value("offentligt:opens:time"), page.value("version")) == ("17:30", "2")
    assert dates.dates_of(made.id)["offentligt"].opens.minute == 30


def test_a_time_that_the_clocks_skip_is_refused_beside_its_field_and_kept(small_world):
    office = small_world.at("kansli")
    sent = office.page("/kansli/2026/datum").form("version")

    answer = office.post(
        "/kansli/2026/datum", {**sent, "jury:opens:day": "2027-03-28", "jury:opens:time": "02:30"}
    )

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.value("jury:opens:time")) == (422, "02:30")
    assert page.faults() == [
        "Klockan ställs fram den natten, så tiden finns inte. Välj en annan, till exempel 04:00."
    ]


def test_dates_are_read_as_people_write_them_and_shown_whole(small_world):
    office = small_world.at("kansli")
    sent = office.page("/kansli/2026/datum").form("version")
    day, at = sent["offentligt:opens:day"], "kl 17"
    year, month, number = (int(part) for part in day.split("-"))

    written = {"offentligt:opens:day": f"{number}/{month} {year}", "offentligt:opens:time": at}
    answer = office.post("/kansli/2026/datum", {**sent, **written})

    page = office.page("/kansli/2026/datum")
    assert answer.status_code == 302
    assert (page.value("offentligt:opens:day"), page.value("offentligt:opens:time")) == (day, "17:00")


def test_dates_in_disorder_are_refused_beside_their_field(small_world):
    office = small_world.at("kansli")
    sent = office.page("/kansli/2026/datum").form("version")

    answer = office.post("/kansli/2026/datum", {**sent, "jury:opens:day": "2020-01-01"})

    assert (answer.status_code, assert_house_rules(answer.text).faults()) == (
        422,
        ["Steget öppnar före det som kommer innan. Ändra en av tiderna."],
    )


def test_dates_that_somebody_else_changed_meanwhile_stand_beside_ones_own(small_world):
    office, other = small_world.at("kansli"), small_world.at("kansli.b")
    sent = office.page("/kansli/2026/datum").form("version")
    del sent["csrf_token"]
    other.post("/kansli/2026/datum", {**sent, "offentligt:opens:time": "17:00"})

    answer = office.post("/kansli/2026/datum", {**sent, "offentligt:opens:time": "18:00"})

    page = assert_house_rules(answer.text)
    assert (answer.status_code, page.value("offentligt:opens:time"), page.value("version")) == (
        409,
        "18:00",
        "2",
    )
    assert "17:00" in answer.text


def test_hostile_dates_never_break_the_page(small_world):
    office = small_world.at("kansli")

    for version in ("", "x", "٣", "9" * 30, "-1"):
        sent = {"version": version, "jury:opens:day": "\x00" * 9, "jury:opens:time": "9" * 5000}
        assert office.post("/kansli/2026/datum", sent).status_code in (409, 422)


def test_a_step_is_taken_on_its_page(small_world):
    office, made = small_world.at("kansli"), begun(small_world, "2021")
    assert "Alla som kan lämna in en nominering" in office.get("/kansli/2027/steg").text

    refused = office.post("/kansli/2027/steg", {"seen": "ansokan", "why": ""})
    taken = office.post("/kansli/2027/steg", {"seen": "ansokan", "why": "Tiden räckte inte."})
    again = office.post("/kansli/2027/steg", {"seen": "ansokan", "why": "Tiden räckte inte."})

    assert (refused.status_code, taken.status_code, again.status_code) == (422, 302, 409)
    assert assert_house_rules(refused.text).faults() == ["Skriv varför ni går vidare fast något saknas."]
    back = office.post("/kansli/2027/steg/tillbaka", {"seen": "jamforelse", "back": ""}, page="/kansli")
    assert back.status_code == 422
    back = office.post("/kansli/2027/steg/tillbaka", {"seen": "jamforelse", "back": "Fel"}, page="/kansli")
    assert (back.status_code, len(told(made, "round.moved_back"))) == (302, 1)
    gone = office.post("/kansli/2027/steg/tillbaka", {"seen": "jamforelse", "back": "Fel"}, page="/kansli")
    assert gone.status_code == 409


def test_the_plan_moves_nothing_and_the_page_says_when_a_step_would_open(small_world):
    office, made = small_world.at("kansli"), begun(small_world, "2021")
    opens = dates.dates_of(made.id)["jamforelse"].opens
    words = f"Enligt planen öppnar steget {deadline(opens)}."

    before = office.get("/kansli/2027/steg").text
    now = opens + timedelta(minutes=1)
    clock.set_clock(lambda: now)
    after = small_world.at("kansli").get("/kansli/2027/steg").text

    assert [before.count(words), after.count(words)] == [1, 0]


def test_a_round_is_made_public_by_two(small_world):
    first, second = small_world.at("kansli"), small_world.at("kansli.b")
    made = begun(small_world, "2025", ("Nacka",))
    crown(made, "Nacka")
    made.step = "jury"
    db.session.commit()
    where = "/kansli/2027"
    alone = first.post(f"{where}/offentliggor", {}, page=where)
    chosen = first.post(f"{where}/kansli", {"officer": "999"}, page=where)
    joined = first.post(f"{where}/kansli", {"officer": str(small_world.person("kansli.b"))}, page=where)
    assert (alone.status_code, chosen.status_code, joined.status_code) == (409, 422, 302)
    assert_house_rules(alone.text)
    assert_house_rules(chosen.text)

    a_day_later()

    asked = first.post(f"{where}/offentliggor", {}, page=where)
    own = first.post(f"{where}/offentliggor", {}, page=where)
    unseen = second.post(f"{where}/offentliggor", {}, page=where)
    form = second.page(where).form("asked")
    confirmed = second.send("POST", f"{where}/offentliggor", data=form)

    assert [answer.status_code for answer in (asked, own, unseen, confirmed)] == [302, 409, 409, 302]
    assert the_round("2027").announced_at is not None
    assert_house_rules(first.get(where).text)


def test_a_request_is_taken_back_on_the_page(small_world):
    office = small_world.at("kansli")
    made = begun(small_world, "2025", ("Nacka",))
    crown(made, "Nacka")
    made.step = "jury"
    db.session.commit()
    office.post("/kansli/2027/kansli", {"officer": str(small_world.person("kansli.b"))}, page="/kansli/2027")
    office.post("/kansli/2027/offentliggor", {}, page="/kansli/2027")

    answer = office.post("/kansli/2027/offentliggor/ta-tillbaka", {}, page="/kansli/2027")
    again = office.post("/kansli/2027/offentliggor/ta-tillbaka", {}, page="/kansli/2027")

    assert (answer.status_code, again.status_code) == (302, 404)


def test_a_round_whose_recipe_is_gone_still_has_its_pages(small_world):
    the_round().recipe = "1999"
    db.session.commit()
    office = small_world.at("kansli")

    for to in (
        "/kansli",
        "/kansli/2026",
        "/kansli/2026/steg",
        "/kansli/2026/datum",
        "/kansli/2026/deltagare",
    ):
        assert_house_rules(office.get(to).text)
    assert office.post("/kansli/2026/datum", {"version": "1"}, page="/kansli").status_code == 409


def test_a_round_without_a_compass_compares_key_figures_and_has_no_workbook(small_world):
    begun(small_world, "2025", ()).step = "jury"
    db.session.commit()
    office = small_world.at("kansli")

    assert (
        "Ingen kommun är nominerad än." in assert_house_rules(office.get("/jury/2027").text).one("main").text
    )
    assert office.get("/jury/2027/arbetsbok").status_code == 409
