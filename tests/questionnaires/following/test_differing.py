from dataclasses import replace

from questionnaires.bridge import Bridge, Link
from questionnaires.edition import Edition, Perspective
from questionnaires.succession.differences import difference_lines
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

HEADING = "Från Kommunkompassen 2012 till Kommunkompassen 2028"
OLD = make_edition(
    "kommunkompassen/2012",
    make_area("1", (make_subarea("1.1", 60, (make_question("a"), make_question("b"))),)),
)


def later(*questions, number: str = "1.1", points: int = 60, **known) -> Edition:
    return make_edition(
        "kommunkompassen/2028", make_area("1", (make_subarea(number, points, questions),)), **known
    )


def test_two_editions_alike_do_not_differ():
    assert difference_lines(OLD, later(make_question("a"), make_question("b"))) == [
        HEADING,
        "",
        "Ingenting skiljer dem åt.",
    ]


def test_a_maximum_that_moves_moves_its_area_and_its_questions():
    new = later(make_question("a", weight=2), make_question("b"), points=50)

    assert difference_lines(OLD, new) == [
        HEADING,
        "",
        "Poäng som flyttas (4)",
        "  1 Område nummer 1: 60 → 50 poäng",
        "  1.1 Hur är det med 1.1?: 60 → 50 poäng",
        "  1.1.1 Finns a?: 30 → 33,33 poäng",
        "  1.1.2 Finns b?: 30 → 16,67 poäng",
    ]


def test_a_question_that_comes_moves_the_points_of_those_that_stay():
    new = later(make_question("b"), make_question("c"))

    assert difference_lines(OLD, new) == [
        HEADING,
        "",
        "Nya frågor (1)",
        "  1.1.2 Finns c?",
        "",
        "Frågor som utgår (1)",
        "  1.1.1 Finns a?",
        "",
        "Frågor med nytt nummer (1)",
        "  1.1.2 → 1.1.1 Finns b?",
    ]


def test_an_area_with_a_new_introduction_is_named():
    new = later(make_question("a"), make_question("b"))
    introduced = replace(new, areas=(replace(new.areas[0], intro=make_text("Så är det.")),))

    assert difference_lines(OLD, introduced) == [
        HEADING,
        "",
        "Områden med ny inledning (1)",
        "  1 Område nummer 1",
    ]


def test_new_words_move_no_points():
    question = replace(make_question("a"), text=make_text("Är det a?"), guidance=make_text("Annat."))

    assert difference_lines(OLD, later(question, make_question("b"))) == [
        HEADING,
        "",
        "Frågor med ny ordalydelse (1)",
        "  1.1.1 Finns a? → Är det a?",
        "",
        "Frågor med ny stödtext (1)",
        "  1.1.1 Är det a?",
    ]


def test_other_parts_other_levels_and_measures_are_other_judgements():
    part = ARBETSSATT.parts[0]
    halved = tuple(replace(level, share=level.share / 2) for level in part.levels)
    kind = replace(ARBETSSATT, parts=(replace(part, levels=halved), ARBETSSATT.parts[1]))
    measures = replace(make_kind(ett=1, tva=1), id="measures:c")
    old = make_edition(
        "kommunkompassen/2012",
        make_area("1", (make_subarea("1.1", 60, (*OLD.questions.values(), make_question("c"))),)),
    )
    new = later(
        make_question("a", kind=RESULTAT), make_question("b", kind=kind), make_question("c", kind=measures)
    )

    assert difference_lines(old, new) == [
        HEADING,
        "",
        "Frågor som bedöms på annat sätt (3)",
        "  1.1.1 Finns a?: system 50, spridning 50 → system 30, spridning 30, resultat 20, forbattring 20",
        "  1.1.2 Finns b?: nivåerna ger annan andel",
        "  1.1.3 Finns c?: system 50, spridning 50 → 2 åtgärder",
    ]


def test_areas_are_never_joined_by_number_alone():
    def known_by_area(year: int, *names: str) -> Edition:
        areas = (
            replace(make_area(str(number), (), max_points=100), name=make_text(name))
            for number, name in enumerate(names, start=1)
        )
        return make_edition(f"kommunkompassen/{year}", *areas, detail="area")

    old, new = known_by_area(2012, "Demokrati", "Samhälle"), known_by_area(2028, "Demokrati", "Brukare")

    assert difference_lines(old, new) == [
        HEADING,
        "",
        "Nya områden och delområden (1)",
        "  2 Brukare",
        "",
        "Områden och delområden som utgår (1)",
        "  2 Samhälle",
    ]


def test_a_bridge_tells_which_area_is_which():
    old = make_edition("kommunkompassen/2012", make_area("1", (), max_points=100), detail="area")
    area = replace(make_area("2", (), max_points=90), name=make_text("Demokrati"))
    new = make_edition("kommunkompassen/2028", area, detail="area")
    bridge = Bridge(old.id, new.id, "area", make_text("Därför."), (Link("same", ("1",), ("2",)),), ())

    assert difference_lines(old, new, bridge) == [
        HEADING,
        "",
        "Poäng som flyttas (1)",
        "  2 Demokrati: 100 → 90 poäng",
        "",
        "Områden och delområden med nytt namn eller nummer (1)",
        "  1 Område nummer 1 → 2 Demokrati",
    ]


def test_subareas_that_share_number_and_questions_are_one_under_a_new_name():
    renamed = replace(make_subarea("1.1", 60, tuple(OLD.questions.values())), text=make_text("Annat?"))
    moved = replace(make_subarea("1.2", 60, (make_question("c"),)), text=make_text("Hur är det med 1.3?"))
    old = make_edition("kommunkompassen/2012", *OLD.areas, make_area("2", (make_subarea("1.3", None, ()),)))
    new = make_edition("kommunkompassen/2028", make_area("1", (renamed,)), make_area("2", (moved,)))

    assert difference_lines(old, new)[-3:] == [
        "Områden och delområden med nytt namn eller nummer (2)",
        "  1.1 Hur är det med 1.1? → 1.1 Annat?",
        "  1.3 Hur är det med 1.3? → 1.2 Hur är det med 1.3?",
    ]


def test_key_figures_come_and_go_and_select_in_another_way():
    quality = Perspective("kvalitet", make_text("Kvalitet"))
    old = make_selection(make_figure("a"), make_figure("b"), make_figure("c"))
    new = make_selection(make_figure("a", "lower"), make_figure("b", perspective=quality), make_figure("d"))

    assert difference_lines(old, new)[1:] == [
        "",
        "Nya nyckeltal (1)",
        "  Nyckeltalet d",
        "",
        "Nyckeltal som utgår (1)",
        "  Nyckeltalet c",
        "",
        "Nyckeltal som bedöms på annat sätt (2)",
        "  Nyckeltalet a: Effekt, högre är bättre → Effekt, lägre är bättre",
        "  Nyckeltalet b: Effekt, högre är bättre → Kvalitet, högre är bättre",
    ]
