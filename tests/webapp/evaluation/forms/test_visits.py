"""A source as a browser sends it: every fault beside its field, and a name is noticed but never a wall."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from werkzeug.datastructures import MultiDict

from webapp.evaluation.forms.visits import GroundsForm, RaisedForm, SourceForm, looks_like_a_name


def source(form, kind):
    return SourceForm((kind,), MultiDict(form))


def test_a_source_is_read_with_its_day_and_its_moment_in_sweden():
    form = {"title": " Nämndordförande ", "dated": "2026-10-01", "day": "2026-12-01", "time": "9.30"}

    read = source(form, "interview")

    assert read.faults == {}
    assert (read.typed["title"], read.dated.data) == ("Nämndordförande", date(2026, 10, 1))
    assert read.day.data == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("title", "x" * 201, "Texten är 1 tecken för lång. Korta den till högst 200 tecken."),
        ("place", "x" * 201, "Texten är 1 tecken för lång. Korta den till högst 200 tecken."),
        ("address", "x" * 501, "Texten är 1 tecken för lång. Korta den till högst 500 tecken."),
        (
            "dated",
            "i höstas",
            "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars.",
        ),
        ("dated", "2026-02-30", "Dagen finns inte. Kontrollera siffrorna."),
        ("day", "i morgon", "Vi kunde inte läsa dagen. Skriv den till exempel som 2027-03-15 eller 15 mars."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_stays_typed(field, value, fault):
    read = source({"title": "Budget", field: value}, "document")

    assert read.faults == {field: fault}
    assert read.typed[field] == value


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "budget.pdf", "https:// "])
def test_a_web_page_needs_its_whole_address(address):
    assert list(source({"title": "Sidan", "address": address}, "web").faults) == ["address"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Enhetschef Karin Ekström", True),
        ("Anna-Lena Öberg", True),
        ("Enhetschef i äldreomsorgen", False),
        ("Nämndordförande, Ekonomichef", False),
        ("VD", False),
    ],
)
def test_two_words_with_capitals_look_like_a_name(text, named):
    assert looks_like_a_name(text) is named


def test_several_can_be_chosen_and_what_can_be_no_id_names_nothing():
    sent = [*(("source", one) for one in ("1", "x", "9" * 30, "²")), ("question", "a"), ("question", "b")]

    assert GroundsForm(MultiDict(sent)).source.data == {1}
    assert RaisedForm(MultiDict(sent)).question.data == ["a", "b"]


def test_a_web_page_gets_the_beginning_of_its_address_where_nobody_wrote_it():
    read = source({"title": "Sidan", "address": "kommun.se/budget"}, "web")

    assert (read.typed["address"], read.faults) == ("https://kommun.se/budget", {})
