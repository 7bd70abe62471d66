"""The house's form and fields: absent is never empty, one cleaning, and faults in the house's sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from tests.support.rounds import sweden
from webapp.ground import forms
from webapp.ground.calendar import clock
from webapp.ground.fields.absence import seen_of

NO_ADDRESS = "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    clock.set_clock(lambda: sweden("2026-11-29 12:00"))
    yield
    clock.set_clock(None)


class Everything(forms.HouseForm):
    """A form with every field that a page has once."""

    text = forms.TextField(limit=4)
    line = forms.LineField()
    email = forms.EmailField()
    link = forms.LinkField(limit=30)
    who = forms.NumberField()
    version = forms.VersionField()
    year = forms.YearField()
    points = forms.PointsField()
    dated = forms.DayField()
    day = forms.MomentField()
    role = forms.ChoiceField(("a", "b"), "Välj vad personen ska göra.")
    words = forms.WordsField()
    ids = forms.NumbersField()
    box = forms.TickField()
    seen = forms.SeenField("text", "line")
    request_key = forms.KeyField()


NEEDED = {"role": "a", "email": "anna@lund.example"}


def read(*pairs: tuple[str, str], **sent: str) -> Everything:
    return Everything(MultiDict([*pairs, *{**NEEDED, **sent}.items()]))


def test_what_a_form_does_not_hold_is_what_is_kept():
    moment = sweden("2027-03-15 16:00") + timedelta(seconds=7)
    kept = {"text": "Så.", "who": 7, "dated": date(2026, 1, 2), "day": moment, "box": True, "version": 3}
    kept |= {"year": 2020, "points": Fraction(1, 3)}

    form = Everything(MultiDict(NEEDED), **kept)

    assert {name: form[name].data for name in kept} == kept
    assert form.faults == {}


def test_what_a_form_holds_empty_is_emptied():
    sent = dict.fromkeys(("text", "day", "time", "dated", "year", "box-shown", "points"), "")
    kept = {"text": "Så.", "dated": date(2026, 1, 2), "year": 2020, "box": True, "points": Fraction(1)}

    form = Everything(MultiDict(sent), day=sweden("2027-03-15 16:00"), **kept)

    assert [form[name].data for name in ("text", "day", "dated", "year", "box", "points")] == [
        "", None, None, None, False, None
    ]  # fmt: skip


def test_without_anything_kept_an_absent_field_is_empty():
    form = Everything(MultiDict())

    names = ("text", "who", "version", "words", "ids", "box")
    assert [form[name].data for name in names] == ["", 0, -1, [], set(), False]
    assert (form.day.data, form.dated.data, form.year.data, form.points.data) == (None, None, None, None)
    assert form.faults == {"email": NO_ADDRESS, "role": "Välj vad personen ska göra."}


@pytest.mark.parametrize(
    ("name", "typed", "data"),
    [
        ("text", " A\u030a\r\nö ", "Å\nö"),
        ("line", "en\nrad\u202e", "en rad"),
        ("email", " Anna.Ek@Lund.EXAMPLE ", "anna.ek@lund.example"),
        ("link", "kommun.se/budget", "https://kommun.se/budget"),
        ("who", "17", 17),
        ("who", "²", 0),
        ("who", "9" * 30, 0),
        ("version", "0", 0),
        ("version", "-1", -1),
        ("version", "x", -1),
        ("year", " 2021 ", 2021),
        ("points", "7,5", Fraction(15, 2)),
        ("dated", "20 april", date(2026, 4, 20)),
        ("box", "", True),
        ("request_key", "k" * 50, "k" * 40),
    ],
)
def test_a_field_reads_what_people_type(name, typed, data):
    form = read(**{name: typed})

    assert (form[name].data, form.faults) == (data, {})


@pytest.mark.parametrize("day", ["20 april", "20/4", "20.4", "2027-04-20"])
@pytest.mark.parametrize("time", ["14:30", "14.30", "kl 14.30", "klockan 14:30", "kl. 14.30"])
def test_a_moment_is_read_in_every_way_that_swedes_write_it(day, time):
    form = read(day=day, time=time)

    assert (form.day.data, form.faults) == (sweden("2027-04-20 14:30"), {})


def test_a_whole_hour_needs_no_minutes():
    assert read(day="20/4", time="kl 14").day.data == sweden("2027-04-20 14:00")


@pytest.mark.parametrize(
    ("name", "typed", "fault"),
    [
        ("text", "fem𝔘", "Texten är 1 tecken för lång. Korta den till högst 4 tecken."),  # noqa: RUF001
        ("email", "Anna Ek", NO_ADDRESS),
        ("link", "javascript:x", "Länken ska börja med https:// eller http://. Skriv hela adressen."),
        ("link", "https://" + "å" * 30, "Texten är 8 tecken för lång. Korta den till högst 30 tecken."),
        ("year", "i fjol", "Skriv årtalet med fyra siffror, till exempel 2021."),
        ("points", "sju", "Skriv poängen som ett tal, till exempel 7,5."),
        (
            "dated",
            "i våras",
            "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars.",
        ),
        ("day", "i våras", "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars."),
        ("role", "c", "Välj vad personen ska göra."),
    ],
)
def test_what_cannot_be_read_has_a_sentence_and_stays_typed(name, typed, fault):
    form = read(**{name: typed})

    assert form.faults == {name: fault}
    assert (form.typed[name]["day"] if name == "day" else form.typed[name]) == typed


def test_a_field_that_comes_twice_is_refused_where_it_is_one():
    with pytest.raises(BadRequest):
        read(("text", "a"), ("text", "b"))
    form = read(("ids", "1"), ("ids", "x"), ("ids", "3"), ("words", "a"), ("words", "b"))
    assert (form.ids.data, form.words.data) == ({1, 3}, ["a", "b"])


def test_a_form_with_far_too_many_fields_is_refused():
    with pytest.raises(BadRequest):
        Everything(MultiDict({f"falt{n}": "x" for n in range(2001)}))


def test_a_field_that_its_page_always_has_must_be_there():
    class Carried(forms.HouseForm):
        text = forms.TextField(carried=True)

    with pytest.raises(BadRequest):
        Carried(MultiDict())
    assert Carried(MultiDict({"text": ""})).text.data == ""


def test_a_version_that_is_needed_and_not_there_is_told():
    class Needing(forms.HouseForm):
        version = forms.VersionField(needed=True)

    told = {"version": "Vi kan inte se vilken version du ändrar. Ladda om sidan och försök igen."}
    assert [Needing(MultiDict(sent)).faults for sent in ({}, {"version": "x"}, {"version": "0"})] == [
        told,
        told,
        {},
    ]


def test_texts_left_as_they_were_shown_are_untouched():
    seen = seen_of("Å", "")

    assert read(text="Å ", seen=seen).seen.untouched
    assert not read(text="Ä", seen=seen).seen.untouched
    assert not read(text="Å").seen.untouched


def test_one_form_of_many_on_a_page_is_told_apart_by_its_name():
    sent = MultiDict({"text-3": "fem tecken", "a:text": "b", "a:day": "20/4", "a:time": "12"})

    of_three, of_a = Everything(sent, of=3), Everything(sent, prefix="a:")

    assert (of_three.text.data, set(of_three.faults)) == ("fem tecken", {"text-3", "email-3", "role-3"})
    assert (of_a.text.data, of_a.day.data) == ("b", sweden("2027-04-20 12:00"))


def test_a_posted_form_is_read_from_its_request_and_never_as_json(app):
    with app.test_request_context(method="POST", data={"text": "Å"}):
        assert Everything().text.data == "Å"
    with app.test_request_context(method="POST", json={"text": "Å"}):
        assert Everything(text="Kvar").text.data == "Kvar"
