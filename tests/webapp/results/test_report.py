"""The report is told from what is fixed, to those it is for, with the texts that the pair has written."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from sqlalchemy import select

from exports.report import Beside
from tests.support.judges import finish, sit
from tests.support.summaries import make_public
from tests.support.visits import MEETING, PAGE, PAPER
from webapp.evaluation.deeds.visit import sources
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.seats import own_seat
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.refusals import ClosedError, InvalidError, NotReadyError, NotThereError
from webapp.ground.store.database import db
from webapp.results.deeds import report_texts
from webapp.results.deeds.report_texts import StaleWordsError
from webapp.results.queries.report import report, report_comparison, report_readers
from webapp.results.queries.report import report_texts as report_text_queries
from webapp.results.queries.report.report import Asked
from webapp.results.queries.report.report_comparison import KnownResult
from webapp.results.queries.report.report_texts import Words
from webapp.review.deeds import results
from webapp.review.models.texts import AreaText, GoodExample

COMPASS = "kommunkompassen/2012"


def both_done(world):
    """Let both evaluators of Lillhärad be done; give the first one's seat."""
    a, b = sit(world, "a"), sit(world, "b")
    finish(a)
    finish(b)
    return sit(world, "a")


def entry(world, municipality="Norrvik", who="utvarderare.a", asked=None):
    reached = report_readers.own_report(world.person(who), world.evaluation(municipality))
    return report.report_of(reached, asked or Asked()).entry


def known(municipality, year, points):
    areas = {"1": Fraction(points), "2": None}
    return KnownResult(
        municipality, year, Beside(f"{municipality} {year}", areas, Fraction(points), Fraction(100))
    )


def test_the_report_tells_the_fixed_figures(world):
    found = entry(world)

    result = results.result_of(world.evaluation("Norrvik"))
    own, agreed = result_queries.compasses_of(result)
    assert (found.agreed.total, found.own.total, found.draft) == (agreed.total, own.total, False)
    assert found.agreed.subareas == agreed.subareas


def test_nobody_reads_a_report_before_both_are_done(world):
    reached = report_readers.own_report(world.person("kansli"), world.evaluation("Lillhärad"))

    with pytest.raises(NotReadyError, match="Rapporten har inte börjat än"):
        report.report_of(reached, Asked())


def test_the_municipality_reads_only_what_is_fixed(world):
    seat = both_done(world)

    with pytest.raises(NotThereError):
        report_readers.own_report(world.person("samordnare@lillharad.example"), seat.evaluation.id)
    with pytest.raises(NotThereError):
        report_readers.own_report(world.person("samordnare"), world.evaluation("Norrvik"))
    norrvik = report_readers.own_report(
        world.person("samordnare@norrvik.example"), world.evaluation("Norrvik")
    )
    assert (norrvik.pair, norrvik.may_write, norrvik.result is None) == (False, False, False)


def test_everybody_reads_only_the_examples_that_are_shared(world):
    rows = db.session.scalars(
        select(GoodExample)
        .where(GoodExample.evaluation_id == world.evaluation("Norrvik"))
        .order_by(GoodExample.id)
    ).all()
    rows[0].shared_at, rows[1].gone_at = None, clock.now()
    gone, shown = rows[1].text, {row.text for row in rows[2:] if row.shared_at}
    hidden = {row.text for row in (rows[0], *rows[2:]) if not row.shared_at}
    db.session.commit()
    result = results.result_of(world.evaluation("Norrvik"))

    public = report.report_of(report_readers.announced_report(result), Asked()).entry

    assert {one.text for one in public.examples} == shown
    assert {one.text for one in entry(world).examples} == shown | hidden
    assert (gone in shown | hidden, rows[0].text in hidden) == (False, True)


def test_the_pair_writes_the_texts_and_what_stood_before_is_kept(world):
    seat = both_done(world)

    report_texts.save_words(seat, {"brief": Words("Liten kommun.")})
    report_texts.save_words(seat, {"brief": Words("En liten kommun.", 1), "visit": Words("Tre dagar.")})
    report_texts.save_words(seat, {"brief": Words("En liten kommun.", 1)})

    kept = report_text_queries.words_of(seat.evaluation.id)
    assert {part: (words.text, words.version) for part, words in kept.items()} == {
        "brief": ("En liten kommun.", 2),
        "visit": ("Tre dagar.", 1),
        "summary": ("", 0),
    }
    events = db.session.scalars(select(Event).where(Event.what == "report.written").order_by(Event.id)).all()
    own = [one for one in events if one.evaluation_id == seat.evaluation.id]
    assert [(one.question_id, one.before) for one in own] == [
        ("brief", None),
        ("brief", {"text": "Liten kommun."}),
        ("visit", None),
    ]


def test_a_stale_text_is_refused_with_the_newer_one_and_nothing_of_the_form_is_kept(world):
    seat = both_done(world)
    report_texts.save_words(sit(world, "b"), {"brief": Words("Björns.")})

    with pytest.raises(StaleWordsError) as refused:
        report_texts.save_words(seat, {"brief": Words("Annas."), "visit": Words("Tre dagar.")})

    assert {part: kept.text for part, kept in refused.value.kept.items()} == {"brief": "Björns."}
    assert report_text_queries.words_of(seat.evaluation.id)["visit"].text == ""


@pytest.mark.both
def test_of_two_who_write_at_once_one_is_told_of_the_other(world):
    evaluation_id = both_done(world).evaluation.id
    people = [world.person("utvarderare.a"), world.person("utvarderare.b")]
    db.session.commit()
    outcomes, start = [], threading.Barrier(2)

    def write(person_id):
        with world.app.app_context():
            context.also_writing()
            seat = own_seat.own_seat(person_id, evaluation_id)
            db.session.rollback()
            start.wait()
            try:
                report_texts.save_words(seat, {"summary": Words(f"Skrivet av {person_id}.")})
                outcomes.append("kept")
            except StaleWordsError:
                outcomes.append("stale")
            finally:
                db.session.remove()

    threads = [threading.Thread(target=write, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["kept", "stale"]


def test_texts_are_refused_too_early_too_late_and_too_long(world):
    seat = sit(world, "a")
    with pytest.raises(NotReadyError):
        report_texts.save_words(seat, {"brief": Words("Text")})
    fixed = own_seat.own_seat(world.person("utvarderare.a"), world.evaluation("Norrvik"))
    with pytest.raises(ClosedError):
        report_texts.save_words(fixed, {"brief": Words("Text")})
    seat = both_done(world)
    with pytest.raises(InvalidError):
        report_texts.save_words(seat, {"brief": Words("x" * (report_texts.LIMIT + 1))})

    assert (
        db.session.scalars(select(AreaText).where(AreaText.evaluation_id == seat.evaluation.id)).all() == []
    )


def test_a_group_is_of_the_latest_of_each_municipality_but_ones_own():
    group = report_comparison.group_of(
        [known("A", 2012, 10), known("A", 2015, 20), known("B", 2014, 31), known("Norrvik", 2013, 99)],
        but="Norrvik",
    )

    assert (group.n, group.period, group.withheld) == (2, "2014–2015", True)
    assert (group.areas, group.total) == ({"1": Fraction(51, 2)}, Fraction(51, 2))


@pytest.mark.both
@pytest.mark.usefixtures("world")
def test_print_of_the_same_edition_is_known_and_our_own_only_once_announced():
    edition = context.edition(COMPASS)
    before = {one.beside.name for one in report_comparison.known_results(edition)}
    make_public()

    after = {one.municipality for one in report_comparison.known_results(edition) if one.result_id}

    assert before == {"Örebro 2012"}
    assert after == {"Norrvik", "Sjöholm", "Åkerstad", "Granhult"}


def test_what_is_asked_for_and_not_there_is_left_out(world):
    asked = Asked(("Örebro 2012", "Ingenstans 1812", "Örebro 2012"), "kommunkompassen/2010")

    found = entry(world, asked=asked)

    assert [one.name for one in found.others] == ["Örebro 2012"]
    assert found.second.edition.id == "kommunkompassen/2010"
    assert entry(world, asked=Asked((), "'; DROP")).second is None


def test_the_report_names_its_sources_and_of_an_interview_only_the_role_and_the_day(world):
    seat = sit(world)
    for one in sources.sources_of(seat.evaluation.id):
        one.gone_at = clock.now()
    late = datetime(2026, 10, 14, 22, 30, tzinfo=UTC)
    gone = replace(PAPER, title="En källa som togs bort")
    for words in (PAPER, PAGE, MEETING, replace(MEETING, title="Enhetschef", at=late), gone):
        sources.register(seat, words)
    sources.remove(seat, sources.sources_of(seat.evaluation.id)[-1].id)
    both_done(world)

    assert entry(world, "Lillhärad").sources == (
        "Dokument: Mål och budget, 1 oktober 2026",
        "Webb: Så styrs kommunen",
        "Intervju: Nämndordförande",
        "Intervju: Enhetschef, 15 oktober 2026",
    )
