from tests.support.editions import (
    make_area,
    make_edition,
    make_figure,
    make_nomination,
    make_selection,
    make_subarea,
)


def test_an_edition_finds_its_areas_subareas_and_questions():
    edition = make_edition()

    assert edition.bank == "kommunkompassen"
    assert (edition.area("2"), edition.area("9")) == (edition.areas[1], None)
    assert (edition.subarea("2.1"), edition.subarea("9.1")) == (edition.areas[1].subareas[0], None)
    assert [q.number for q in edition.areas[0].questions] == ["1.1.1", "1.1.2", "1.2.1", "1.2.2"]
    assert edition.home["fraga-2-1-b"].number == "2.1"
    assert next(iter(edition.questions)) == "fraga-1-1-a"


def test_the_maximum_of_an_edition_is_the_sum_of_its_areas_where_all_are_printed():
    no_maxima = make_area("2", (make_subarea("2.1", None),))

    assert make_edition().max_points == 100
    assert make_edition("kommunkompassen/2003", make_area("1"), no_maxima).max_points is None
    assert make_selection().max_points is None


def test_key_figures_are_gathered_under_their_perspectives():
    edition = make_selection()
    examen, waiting = edition.figures

    assert edition.perspectives == {examen.perspective: [examen], waiting.perspective: [waiting]}
    assert make_edition().perspectives == {}


def test_a_key_figure_knows_which_way_is_better():
    assert (make_figure(better="higher").rises, make_figure(better="lower").rises) == (True, False)


def test_a_text_reads_as_swedish():
    assert str(make_nomination().descriptions[0].heading) == "Så utvecklar vi demokratin"


def test_a_part_finds_its_levels():
    part = make_edition().questions["fraga-1-1-a"].kind.parts[0]

    assert (part.level("2"), part.level("nio")) == (part.levels[2], None)
