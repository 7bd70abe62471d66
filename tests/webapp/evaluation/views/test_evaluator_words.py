"""What evaluators read is true where they stand: before they are assigned and on the projector."""

from __future__ import annotations

from tests.support.judges import MOTIVATION, other_levels, question_of, sit
from tests.support.reviewing import join, revealed
from webapp.evaluation.deeds import marks
from webapp.ground.roles import EVALUATOR


def test_an_evaluator_who_has_just_accepted_reads_what_awaits(small_world):
    join("ny", role=EVALUATOR)

    main = small_world.at("ny").page("/hem").one("main").text

    assert ("deltar inte i något" in main, "Kansliet utser vilka du utvärderar" in main) == (False, True)


def test_the_projected_rose_is_drawn_only_with_the_points_that_are_its_lengths(small_world):
    one = revealed(small_world)
    here = f"/utvardering/{one.evaluation.id}/aterkoppling"
    at = small_world.at("utvarderare.a")

    roses = [
        len(
            [
                svg
                for svg in at.page(f"{here}?{rest}").one("main").all("svg")
                if "rose" in (svg["class"] or "")
            ]
        )
        for rest in ("steg=0", "steg=3", "steg=0&poang=1", "steg=3&poang=1")
    ]

    assert roses == [0, 0, 1, 1]


def test_what_needs_no_motivation_is_not_called_a_lack(small_world):
    one = revealed(small_world)

    main = (
        small_world.at("utvarderare.a")
        .page(f"/utvardering/{one.evaluation.id}?visa=utan-motivering")
        .one("main")
        .text
    )

    assert ("Utan motivering" in main, "Här saknas inget" in main) == (False, True)


def test_the_titles_of_an_evaluation_name_its_municipality(small_world):
    one = revealed(small_world)
    here = f"/utvardering/{one.evaluation.id}"
    of_pair = ["", "/delomraden", "/plan", "/kallor", "/intervjuer", "/samsyn", "/protokoll"]
    of_draft = ["/omraden", "/omrade/3", "/granskning", "/granskning/svar", "/rapport", "/rapport/texter"]
    pages = {
        "utvarderare.a": [*of_pair, *of_draft, "/aterkoppling"],
        "kansli": ["/faststall", "/faststall/vagen"],
    }

    without = [
        page
        for who, addresses in pages.items()
        for page in addresses
        if "Lillhärad" not in small_world.at(who).page(here + page).one("head").all("title")[0].text
    ]

    assert without == []


def test_an_evaluator_who_has_marked_nothing_begins_and_does_not_go_on(small_world):
    seat = sit(small_world)
    question = question_of(seat)

    def button() -> str:
        links = (
            small_world.at("utvarderare.a").page(f"/utvardering/{seat.evaluation.id}").one("main").all("a")
        )
        return next(one.text for one in links if " med fråga " in one.text)

    seen = [button()]
    marks.give_mark(seat, "a", question, other_levels(seat, question), MOTIVATION, 0)

    assert [*seen, button()] == ["Börja med fråga 1.1.1", "Fortsätt med fråga 1.1.1"]
