import pytest

from questionnaires.bridge import Link
from questionnaires.library import Shelf
from questionnaires.succession.ways import NoWayError, reachable, way_between
from tests.support.bridges import make_bridge, make_shelf, make_year
from tests.support.editions import make_nomination, make_question

LINKS = (
    Link("stricter", ("a",), ("a",)),
    Link("split", ("b",), ("c", "d")),
    Link("merged", ("e", "f"), ("e",)),
    Link("gone", ("g",), ()),
    Link("new", (), ("h",)),
)
FIRST, SECOND, THIRD = (
    make_year(year, *(make_question(one) for one in ids))
    for year, ids in ((2006, "abefg"), (2010, "acdeh"), (2012, "acdeh"))
)
ALL = (FIRST, SECOND, THIRD)
SHELF = make_shelf(ALL, make_bridge(FIRST, SECOND, *LINKS), make_bridge(SECOND, THIRD))


def ids(shelf: Shelf, first: str, second: str) -> list[tuple[str, str]]:
    return [(step.start.id[-4:], step.end.id[-4:]) for step in way_between(shelf, first, second)]


def test_to_the_edition_itself_there_is_no_step():
    assert way_between(SHELF, FIRST.id, FIRST.id) == ()


def test_a_way_leads_over_several_bridges():
    assert ids(SHELF, FIRST.id, THIRD.id) == [("2006", "2010"), ("2010", "2012")]


def test_a_bridge_is_walked_backwards_with_its_links_turned():
    (step,) = way_between(SHELF, SECOND.id, FIRST.id)

    assert step.links == (
        Link("milder", ("a",), ("a",)),
        Link("merged", ("c", "d"), ("b",)),
        Link("split", ("e",), ("e", "f")),
        Link("new", (), ("g",)),
        Link("gone", ("h",), ()),
    )


def test_the_shortest_way_is_taken():
    shelf = make_shelf(ALL, *SHELF.bridges.values(), make_bridge(FIRST, THIRD))

    assert ids(shelf, THIRD.id, FIRST.id) == [("2012", "2006")]


def test_a_draft_can_be_the_end_of_a_way_but_no_way_leads_through_it():
    draft = make_year(2010, make_question("a"), status="draft")
    shelf = make_shelf((FIRST, draft, THIRD), make_bridge(FIRST, draft), make_bridge(draft, THIRD))

    assert reachable(shelf, FIRST.id) == [draft]
    assert reachable(shelf, draft.id) == [FIRST, THIRD]


def test_the_editions_that_can_be_reached_stand_in_the_order_of_the_shelf():
    assert reachable(SHELF, THIRD.id) == [FIRST, SECOND]


AREAS = make_year(2016, detail="area")
SUBAREAS = make_year(2003, detail="subarea")
NOMINATION = make_nomination()
WIDE = make_shelf(
    (*ALL, AREAS, SUBAREAS, NOMINATION),
    *SHELF.bridges.values(),
    make_bridge(THIRD, AREAS, Link("same", ("1",), ("1",)), level="area"),
)
REMEDY = (
    "Välj en av dem som går att nå från kommunkompassen/2012: kommunkompassen/2006, kommunkompassen/2010."
)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (THIRD.id, "kommunkompassen/1812", f"Utgåvan kommunkompassen/1812 finns inte. {REMEDY}"),
        (
            THIRD.id,
            AREAS.id,
            "Utgåvan kommunkompassen/2016 är bara känd till sina områden, så ingen fråga kan räknas där. "
            + REMEDY,
        ),
        (
            SUBAREAS.id,
            THIRD.id,
            (
                "Utgåvan kommunkompassen/2003 är bara känd till sina delområden, "
                "så ingen fråga kan räknas där. Välj bedömningar i en utgåva som är känd till frågorna."
            ),
        ),
        (
            THIRD.id,
            NOMINATION.id,
            f"Ingen bro mellan frågor leder från kommunkompassen/2012 till kvalitetskommun/2003. {REMEDY}",
        ),
        (
            NOMINATION.id,
            THIRD.id,
            (
                "Ingen bro mellan frågor leder från kvalitetskommun/2003 till kommunkompassen/2012. "
                "Från kvalitetskommun/2003 leder ingen bro mellan frågor."
            ),
        ),
    ],
)
def test_where_no_way_leads_it_is_said_with_what_to_do(first, second, sentence):
    with pytest.raises(NoWayError) as refused:
        way_between(WIDE, first, second)

    assert str(refused.value) == sentence
