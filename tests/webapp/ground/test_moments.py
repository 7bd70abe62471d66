"""A day and a time as people type them."""

from __future__ import annotations

import pytest

from tests.support.rounds import sweden
from webapp.ground.fields.moments import read_moment, typed_day, typed_time

NO_DAY = "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars."
ONLY_TIME = "Skriv också dagen, till exempel 2027-03-15 eller 15 mars."
NO_TIME = "Skriv klockslaget med timme och minut, till exempel 16:00."
NO_SUCH_DAY = "Dagen finns inte. Kontrollera siffrorna."
NOT_THERE = "Dagen eller klockslaget finns inte. Kontrollera siffrorna."


@pytest.mark.parametrize(
    ("day", "time"), [("2027-03-15", "16:00"), (" 2027-3-15 ", "16.00"), ("15/3 2027", "kl 16")]
)
def test_a_moment_is_read_as_swedish_clocks_show_it(day, time):
    assert read_moment(day, time) == sweden("2027-03-15 16:00")


def test_nothing_typed_is_no_moment():
    assert read_moment(" ", "") is None


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("i våras", "16:00", NO_DAY),
        ("", "16:00", ONLY_TIME),
        ("2027-03-15", "", NO_TIME),
        ("2027-03-15", "vid 4", NO_TIME),
        ("2027-02-30", "16:00", NO_SUCH_DAY),
        ("2027-03-15", "24:00", NOT_THERE),
        ("0000-01-01", "00:00", NO_SUCH_DAY),
        ("0001-01-01", "00:00", NOT_THERE),
        ("٢٠٢٧-03-15", "16:00", NO_DAY),
        (
            "2027-03-28",
            "02:30",
            "Klockan ställs fram den natten, så tiden finns inte. Välj en annan, till exempel 04:00.",
        ),
        (
            "2027-10-31",
            "02:30",
            "Klockan ställs om den natten, så tiden kommer två gånger. Välj en annan, till exempel 04:00.",
        ),
    ],
)
def test_what_cannot_be_a_moment_is_told(day, time, sentence):
    assert read_moment(day, time) == sentence


def test_a_moment_is_written_as_it_would_be_typed():
    moment = sweden("2027-07-01 08:05")

    assert (typed_day(moment), typed_time(moment), typed_day(None), typed_time(None)) == (
        "2027-07-01",
        "08:05",
        "",
        "",
    )
