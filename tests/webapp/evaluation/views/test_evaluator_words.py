"""What evaluators read is true where they stand: before they are assigned and on the projector."""

from __future__ import annotations

from tests.support.reviewing import join, revealed
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
