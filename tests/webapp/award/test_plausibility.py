"""What is unlikely in a table of key figures is asked about, and not read in until somebody answers."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.support.figures import figures, last_years, read_in
from tests.support.rounds import begun
from tests.support.tabling import keep, long, look
from webapp.award.deeds.figures import figure_tables
from webapp.award.models.figures import FigureTable, FigureValue
from webapp.award.queries.figures.figure_table import whole
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

YEAR = last_years()[-1]
TEN = [one.name for one in whole().values()][:10]


@pytest.fixture
def made(small_world) -> Round:
    return begun(small_world, "2025", ())


def rows(values: list[str], year: int = YEAR, figure: str = "soliditet") -> list[str]:
    return [f"{name};{figure};{year};{value}" for name, value in zip(TEN, values, strict=False)]


def asked(page) -> list[tuple[str, str]]:
    return [(one.key, one.chosen) for one in page.questions]


LIKELY = ["41", "42,5", "44", "46", "47", "48", "50", "51", "53", "55"]


def test_likely_values_are_asked_nothing_of(small_world, made):
    page = look(small_world, made, long(*rows(LIKELY), *rows(LIKELY, YEAR - 1)))

    (judged,) = page.weighed.judged
    assert (asked(page), judged.word, len(page.values)) == ([], "Rimligt", 20)
    assert (judged.least, judged.most, judged.middle, judged.before) == (
        "41",
        "55",
        "47,5",
        f"47,5 ({YEAR - 1})",
    )


def test_a_figure_in_per_cent_is_read_as_it_is_seen_unless_somebody_says_otherwise(small_world, made):
    content = long(*rows(["42,5%", "50,0%", "100,0%"]))

    seen, part = look(small_world, made, content), look(small_world, made, content, procent="andel")

    assert asked(seen) == [("procent", "hundra")]
    assert [one.value for one in seen.values] == ["42.5", "50", "100"]
    assert [one.value for one in part.values] == ["0.425", "0.5", "1"]


def test_a_figure_in_mixed_formats_is_read_in_only_when_somebody_says_so(small_world, made):
    content = long(*rows(["61%", "50"]))

    page = look(small_world, made, content)
    said = look(small_world, made, content, format_soliditet="in")

    (question,) = page.questions
    assert (question.title, question.chosen, page.values) == ("Olika format", "ut", [])
    assert "ett värde står i procent (rad 2: 61 %) och ett gör det inte (rad 3: 50)" in question.text
    assert [one.value for one in said.values] == ["61", "50"]


@pytest.mark.parametrize(
    ("times", "words"),
    [(1000, "Tusen gånger större än förra gången"), (100, "Hundra gånger större än förra gången")],
)
def test_a_figure_in_another_unit_than_last_time_is_stopped(small_world, made, times, words):
    before = ["0.41", "0.42", "0.44", "0.46", "0.47", "0.48"]
    now = [f"{float(one) * times:.0f}" for one in before]

    page = look(small_world, made, long(*rows(before, YEAR - 1), *rows(now)))

    (question,) = page.questions
    assert (question.key, question.title, page.values) == ("enhet-soliditet", words, [])
    assert f"{TEN[0]} hade 0,41 och har nu {now[0]}." in question.text


def test_a_figure_is_held_against_the_table_that_was_read_in_before(small_world, made):
    read_in(small_world, made, long(*rows(LIKELY, YEAR - 1)).encode())

    page = look(small_world, made, long(*rows([f"{one.split(',')[0]}000" for one in LIKELY])))

    assert asked(page) == [("enhet-soliditet", "ut")]


def test_shares_of_one_for_a_figure_in_per_cent_are_asked_about(small_world, made):
    figure = next(one for one in figures() if "procent" in str(one.unit))
    shares = [f"0,{n}" for n in range(41, 50)]

    page = look(small_world, made, long(*rows(shares, figure=figure.id)))

    assert asked(page) == [(f"andel-{figure.id}", "ut")]


def test_a_value_that_stands_alone_is_left_out_until_somebody_says_that_it_is_right(small_world, made):
    alone = [*LIKELY[:9], "720"]
    content = long(*rows(alone), *rows(LIKELY, YEAR - 1))
    key = f"varde-soliditet-{YEAR}-{list(whole())[9]}"

    page = look(small_world, made, content)
    said = look(small_world, made, content, **{key.replace("-", "_"): "in"})

    (question,) = page.questions
    assert (question.key, question.chosen, len(page.values), len(said.values)) == (key, "ut", 19, 20)
    assert question.text.startswith(f"{TEN[9]}, Soliditet med alla pensionsåtaganden {YEAR}: 720.")
    assert question.text.endswith(f"Kommunen hade 55 för {YEAR - 1}.")
    assert page.weighed.marked == {(11, 3)}


def test_a_value_that_has_always_stood_alone_is_asked_nothing_of(small_world, made):
    large = [*(f"{100 + n}" for n in range(9)), "390"]
    both = [row for year in (YEAR - 1, YEAR) for row in rows(large, year, "energi-i-lokaler")]

    assert asked(look(small_world, made, long(*both))) == []


def test_nothing_of_a_table_that_nobody_has_answered_for_is_read_in(small_world, made):
    page = read_in(small_world, made, long(*rows(["61%", "50"])).encode())

    assert (page.table.read_in_at, db.session.scalar(select(func.count(FigureValue.id)))) == (None, 0)


def test_a_table_is_its_senders_alone_until_it_is_read_in_and_forgotten_after_a_day(small_world, made):
    sent = keep(small_world, made, long(*rows(LIKELY)).encode())
    office, other = small_world.person("kansli"), small_world.person("samordnare")

    with pytest.raises(NotThereError):
        figure_tables.look(made, sent, {}, other)
    moment = clock.now() + figure_tables.KEPT * 2
    clock.set_clock(lambda: moment)
    with pytest.raises(NotThereError):
        figure_tables.look(made, sent, {}, office)
    keep(small_world, made, long(*rows(LIKELY)).encode())
    assert db.session.scalar(select(func.count(FigureTable.id))) == 1


def test_a_table_that_was_kept_before_tables_had_facts_is_still_shown(small_world, made):
    page = read_in(small_world, made, long(*rows(LIKELY)).encode())
    page.table.content = '[[1, "kommun", "nyckeltal", "år", "värde"], [2, "Nacka", "soliditet", "2024", "5"]]'
    db.session.commit()

    assert len(figure_tables.look(made, page.table.id, {}).rows) == 2


def test_a_value_outside_the_plausible_range_is_asked_about_beside_its_row(small_world, made):
    likely = rows(["4", "0,9"], figure="langvarigt-forsorjningsstod")
    content = long(*likely, *rows(["36"], YEAR - 1, "utslapp"))
    out = long(*rows(["36", "0,9"], figure="langvarigt-forsorjningsstod"))

    assert asked(look(small_world, made, content)) == []
    page = look(small_world, made, out)
    key = f"varde-langvarigt-forsorjningsstod-{YEAR}-{next(iter(whole()))}"
    assert asked(page) == [(key, "ut")]
    assert "36. Andra ligger mellan 0,9 och 0,9. Det brukar vara 0 till 6 procent." in page.questions[0].text
    assert [one.value for one in page.values] == ["0.9"]
    assert len(page.weighed.marked) == 1
    said = look(small_world, made, out, **{key.replace("-", "_"): "in"})
    assert [one.value for one in said.values] == ["36", "0.9"]


def test_many_values_outside_the_range_may_be_another_measure_and_are_asked_about_once(small_world, made):
    content = long(*rows([str(30 + n) for n in range(8)], figure="langvarigt-forsorjningsstod"))

    page = look(small_world, made, content)

    assert asked(page) == [("utanfor-langvarigt-forsorjningsstod", "ut")]
    assert page.values == []
    assert page.questions[0].text == (
        "Vuxna med långvarigt försörjningsstöd brukar vara 0 till 6 procent, men 8 värden är det inte, "
        "först på rad 2, 3, 4, 5, 6, 7. Är det ett annat mått?"
    )


def test_one_municipality_alone_is_asked_about_without_others_to_compare_with(small_world, made):
    page = look(small_world, made, long(*rows(["36"], figure="langvarigt-forsorjningsstod")))

    assert page.questions[0].text.endswith(f"{YEAR}: 36. Det brukar vara 0 till 6 procent.")
