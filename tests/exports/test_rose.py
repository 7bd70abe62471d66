from fractions import Fraction
from itertools import pairwise
from math import dist, isclose

from exports.rose import Spoke, as_read, as_svg, at, rays, ring, spoke, spokes
from questionnaires.compass import Score, count
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_selection, make_subarea

WHOLE = Score(Fraction(50), Fraction(25), Fraction(100))


def test_a_spoke_gives_points_as_shares_of_what_there_is_to_get():
    made = spoke("1", "Demokrati", "50–75", WHOLE)

    assert made == Spoke("1", "Demokrati", "50–75", 0.5, 0.25)


def test_an_area_that_is_not_assessed_has_no_length():
    made = spoke("8", "Samhälle", "bedöms inte", Score(Fraction(0), Fraction(0), Fraction(0)))

    assert made == Spoke("8", "Samhälle", "bedöms inte", None, 0.0)


def test_a_score_is_read_as_an_interval_as_long_as_something_is_open():
    assert as_read(WHOLE, 0) == "50–75"


def test_a_finished_score_is_read_as_one_figure():
    assert as_read(Score(Fraction(25, 2), Fraction(0), Fraction(20)), 1) == "12,5"


def test_a_compass_gives_a_spoke_for_each_area_also_for_one_that_is_not_assessed():
    edition = make_edition("kommunkompassen/2012", make_area("1", (make_subarea("1.1"),)), make_area("2"))
    marks = {q.id: NotApplicable("Finns inte här.") for q in edition.areas[1].questions}

    made = spokes(count(edition, marks))

    assert made == [
        Spoke("1", "Område 1", "0–20", 0.0, 1.0),
        Spoke("2", "Område 2", "bedöms inte", None, 0.0),
    ]


def test_a_questionnaire_without_areas_has_no_rays():
    compass = count(make_selection(), {})

    assert (rays(spokes(compass), 100), ring([], 100)) == ([], [])


def test_the_first_ray_points_north_and_the_next_ones_go_clockwise():
    four = [Spoke(str(i), "", "", 1.0, 0.0) for i in range(4)]

    tips = [ray.left[2] for ray in rays(four, 100)]

    assert [(round(x), round(y)) for x, y in tips] == [(0, -100), (100, 0), (0, 100), (-100, 0)]


def test_the_area_of_a_long_ray_grows_in_step_with_its_points():
    long, longer = (rays([Spoke("1", "", "", share, 0.0)] * 8, 100)[0] for share in (0.4, 0.8))

    assert isclose(_size(longer.outline), 2 * _size(long.outline))


def test_an_open_ray_reaches_as_far_as_can_still_be_got():
    ray = rays([Spoke("1", "", "", 0.5, 0.25)] * 8, 100)[0]

    assert round(dist(ray.reach[0], ray.reach[2])) == 75


def test_nought_points_draw_no_ray_but_what_is_open_still_shows():
    ray = rays([Spoke("1", "", "", 0.0, 1.0)] * 8, 100)[0]

    assert (ray.left, ray.right, ray.outline, len(ray.reach)) == ((), (), (), 4)


def test_an_area_that_is_not_assessed_draws_nothing():
    ray = rays([Spoke("1", "", "", None, 0.0)] * 8, 100)[0]

    assert (ray.left, ray.right, ray.outline, ray.reach) == ((), (), (), ())


def test_a_line_between_areas_is_missing_where_nothing_is_assessed():
    assert ring([1.0, None], 10) == [at(0, 10), None]


def test_points_are_written_to_a_hundredth():
    assert as_svg([(0.0, -1.005), (2.5, 3.14159)]) == "0.00,-1.00 2.50,3.14"


def _size(corners):
    """Give the surface of a polygon by the shoelace formula."""
    around = [*corners, corners[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(around))) / 2
