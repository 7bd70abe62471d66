from dataclasses import replace

import pytest

from questionnaires.library import read_published
from questionnaires.printed import Deviation
from questionnaires.printed.known import KnownPrint, maximum_of, recount_all, scales_of
from tests.support.editions import make_area, make_edition, make_nomination, make_subarea
from tests.support.printed import SMALL, figure, known_print
from tests.support.shelves import house_shelf

ELSEWHERE = {"source": "annan bok"}


def told(known: KnownPrint) -> list[tuple[str, str, str]]:
    return [(r.figure.number, r.kind, r.state) for r in recount_all(known)]


def flag(place: str, kind: str, printed: int, computed: int | None) -> Deviation:
    level = "total" if not place else "subarea" if "." in place else "area"
    row = ("Nacka", 2018, "2012", level, place)
    return Deviation(*row, kind, printed, computed, "bok, s. 1", "Flaggad.")


def test_published_editions_of_the_compass_are_scales_and_2003_has_the_maxima_of_2006():
    editions = {
        one.id: one
        for one in (
            make_edition("kommunkompassen/2003"),
            make_edition("kommunkompassen/2006"),
            make_edition("kommunkompassen/2028", status="draft"),
            SMALL,
            make_nomination(),
        )
    }

    assert {name: edition.id for name, edition in scales_of(editions).items()} == {
        "2003": "kommunkompassen/2006",
        "2012": "kommunkompassen/2012",
    }


def test_without_2006_the_first_edition_is_its_own_scale():
    first = make_edition("kommunkompassen/2003")

    assert scales_of({first.id: first}) == {"2003": first}


def test_all_that_is_printed_follows_or_is_listed_on_the_real_scales():
    published = read_published()
    known = KnownPrint(published.figures, published.deviations, scales_of(house_shelf().editions))

    states = [recount.state for recount in recount_all(known)]
    assert (len(states), states.count("contradiction")) == (206, 0)


@pytest.mark.parametrize(("place", "most"), [("1", 50), ("1.2", 30), ("", 100), ("3", None)])
def test_the_edition_knows_what_a_figure_can_be_at_most(place, most):
    assert maximum_of(SMALL, figure(place, "1")) == most


def test_a_maximum_that_was_read_in_is_held_against_the_edition():
    rows = (figure("1", "9", 50), figure("1.1", "9", 25))

    assert told(known_print(imported=rows)) == [
        ("1", "points", "reproduced"),
        ("1", "maximum", "reproduced"),
        ("1.1", "maximum", "contradiction"),
    ]


def test_a_maximum_is_not_compared_where_the_edition_has_none():
    edition = make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1", None),)))
    known = KnownPrint((), (), {"2012": edition}).with_more([figure("1.1", "9", 25)])

    assert told(known) == []


def test_on_an_unknown_scale_no_maximum_is_compared():
    rows = [figure("1", "9", 70), figure("", "9", 70)]

    assert told(KnownPrint((), (), {}).with_more(rows)) == [("", "points", "reproduced")]


def test_a_total_may_be_of_the_areas_that_were_assessed():
    rows = (figure("1", "9", 50), figure("2", None, 50), figure("", "9", 50))

    assert told(known_print(imported=rows)) == [
        ("", "points", "reproduced"),
        ("1", "maximum", "reproduced"),
        ("2", "maximum", "reproduced"),
        ("", "maximum", "reproduced"),
    ]
    assert told(known_print(imported=(figure("1", "9"), figure("", "9", 70))))[-1] == (
        "",
        "maximum",
        "contradiction",
    )


def test_a_figure_printed_again_in_its_own_document_is_marked_as_repeated():
    again = figure("1", "8", source="bok, s. 2")

    known = known_print(figure("1", "9"), imported=(again,))

    assert known.imported == (replace(again, repeated=True),)
    assert told(known) == [("1", "repeated", "contradiction")]


def test_a_figure_in_another_document_is_compared_with_the_first():
    assert told(known_print(figure("1", "9"), imported=(figure("1", "8", **ELSEWHERE),))) == [
        ("1", "elsewhere", "contradiction")
    ]
    assert told(known_print(figure("1", "9"), imported=(figure("1", "9.2", **ELSEWHERE),))) == [
        ("1", "elsewhere", "reproduced")
    ]


def test_nothing_printed_in_one_of_two_documents_is_no_contradiction():
    assert told(known_print(figure("1", None), imported=(figure("1", "8", **ELSEWHERE),))) == []
    assert told(known_print(figure("1", "8"), imported=(figure("1", None, **ELSEWHERE),))) == []


def test_a_flag_lists_the_contradiction_it_was_seen_with():
    known = known_print().with_more([figure("1", "9", 60)], [flag("1", "maximum", 60, 50)])

    assert told(known) == [("1", "maximum", "deviation")]


def test_a_flag_that_has_been_overtaken_explains_nothing():
    area, parts = figure("1", "9"), [figure("1.1", "5"), figure("1.2", "7")]
    known = known_print().with_more([area, *parts], [flag("1", "points", 9, 10)])

    assert [(r.state, r.deviation) for r in recount_all(known)] == [("contradiction", None)]


def test_the_flag_that_fits_is_found_among_older_ones():
    area, parts = figure("1", "9"), [figure("1.1", "5"), figure("1.2", "7")]
    flags = [flag("1", "points", 9, 10), flag("1", "points", 9, 12)]

    assert told(known_print().with_more([area, *parts], flags)) == [("1", "points", "deviation")]
