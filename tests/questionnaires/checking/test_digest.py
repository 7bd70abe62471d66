from dataclasses import replace

import pytest

from questionnaires.check.digest import edition_digest, file_digests
from questionnaires.edition import Edition, Perspective
from tests.support.editions import (
    ARBETSSATT,
    RESULTAT,
    make_area,
    make_edition,
    make_figure,
    make_kind,
    make_question,
    make_selection,
    make_subarea,
    make_text,
)


def edition_of(*questions, number: str = "1.1", points: int = 20, year: int = 2012, **known) -> Edition:
    area = make_area("1", (make_subarea(number, points, questions),))
    return make_edition(f"kommunkompassen/{year}", area, **known)


PLAIN = (make_question("a", weight=2), make_question("b"))


@pytest.mark.parametrize(
    "moved",
    [
        edition_of(make_question("a", weight=3), make_question("b")),
        edition_of(make_question("a", weight=2, kind=RESULTAT), make_question("b")),
        edition_of(*(replace(q, kind=make_kind(system=60, spridning=40)) for q in PLAIN)),
        edition_of(make_question("c", weight=2), make_question("b")),
        edition_of(*reversed(PLAIN)),
        edition_of(*PLAIN, points=25),
        edition_of(*PLAIN, number="1.2"),
        edition_of(*PLAIN, year=2028),
        edition_of(*PLAIN, make_question("c")),
        edition_of(*PLAIN, detail="subarea"),
    ],
)
def test_whatever_moves_a_point_moves_the_digest(moved: Edition):
    assert moved.digest != edition_of(*PLAIN).digest


def test_a_share_moves_the_digest():
    level = ARBETSSATT.parts[0].levels[1]
    part = replace(ARBETSSATT.parts[0], levels=(replace(level, share=level.share / 2),))
    kind = replace(ARBETSSATT, parts=(part, ARBETSSATT.parts[1]))

    other = edition_of(*(replace(question, kind=kind) for question in PLAIN))

    assert other.digest != edition_of(*PLAIN).digest


def test_wording_sources_and_status_do_not_move_the_digest():
    reworded = tuple(
        replace(q, text=make_text("Annat?"), guidance=make_text("Annat."), evidence=(), sources=("bok",))
        for q in PLAIN
    )

    other = edition_of(*reworded, status="published", name=make_text("Annat"), decimals=1)

    assert other.digest == edition_of(*PLAIN).digest


def test_an_introduction_moves_no_digest():
    plain = edition_of(*PLAIN)
    introduced = replace(plain, areas=(replace(plain.areas[0], intro=make_text("Så är det.")),))

    assert edition_digest(introduced) == plain.digest


def test_the_maxima_of_areas_count_where_nothing_deeper_is_known():
    hundred = make_edition("kommunkompassen/2020", make_area("1", (), max_points=100), detail="area")
    ninety = make_edition("kommunkompassen/2020", make_area("1", (), max_points=90), detail="area")

    assert file_digests(hundred)["edition.toml"] != file_digests(ninety)["edition.toml"]


def test_whatever_moves_a_place_moves_the_digest_of_key_figures():
    quality = Perspective("kvalitet", make_text("Kvalitet"))
    plain = make_selection(make_figure("a"), make_figure("b"))

    moved = [
        make_selection(make_figure("a")),
        make_selection(make_figure("a"), make_figure("c")),
        make_selection(make_figure("a"), make_figure("b", "lower")),
        make_selection(make_figure("a"), make_figure("b", perspective=quality)),
    ]

    assert plain.digest not in {edition.digest for edition in moved}
    assert len({edition.digest for edition in moved}) == 4


def test_the_words_and_the_order_of_key_figures_do_not_move_the_digest():
    first, second = make_figure("a"), make_figure("b")
    reworded = replace(second, name=make_text("Annat"), unit=make_text("kronor"), meaning=make_text("Annat."))

    assert make_selection(reworded, first).digest == make_selection(first, second).digest


def test_only_the_file_that_moved_has_another_digest():
    before = make_edition()
    after = replace(
        before, areas=(before.areas[0], make_area("2", (make_subarea("2.1", 20), make_subarea("2.2", 31))))
    )

    moved = {name for name, digest in file_digests(after).items() if file_digests(before)[name] != digest}

    assert moved == {"2/2.2.toml"}
    assert edition_digest(after) != edition_digest(before)
