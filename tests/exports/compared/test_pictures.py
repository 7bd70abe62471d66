from fractions import Fraction
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.image import imread

from exports.charts import as_png, as_svg
from exports.comparison.pictures import Years, bars_beside, course_figure, rose_of_lines
from exports.comparison.slopes import Course
from exports.rose import spoke

DC = "{http://purl.org/dc/elements/1.1/}"
SVG = "{http://www.w3.org/2000/svg}"


def spokes(*points: int | None):
    return [
        spoke(
            str(n),
            f"Område {n}",
            "–" if p is None else str(p),
            (Fraction(p or 0), Fraction(0), Fraction(0 if p is None else 100)),
        )
        for n, p in enumerate(points, start=1)
    ]


NOW = "Örebro 2012: 1 Område 1 68, 2 Område 2 85, 3 Område 3 86"
BEFORE = "Örebro 2010: 1 Område 1 52, 2 Område 2 80, 3 Område 3 66"
SEVERAL = [
    ("Örebro 2012", spokes(68, 85, 86)),
    ("Örebro 2010", spokes(52, 80, 66)),
    ("Bromma 2006", spokes(60, 50, None)),
    ("Stockholm 2009", spokes(78, 70, 71)),
    ("Nacka 2011", spokes(88, 72, 75)),
]
YEARS = Years(
    "Örebro",
    ("2010", "2012"),
    (
        Course("1", "Demokrati", (0.52, 0.68), ("52", "68")),
        Course("8", "Samhälle", (0.82, None), ("82", "–")),
    ),
)


def rose():
    return rose_of_lines(SEVERAL[:4])


def bars():
    return bars_beside(SEVERAL)


def years():
    return course_figure(YEARS)


@pytest.mark.parametrize("draw", [rose, bars, years])
def test_the_same_chart_gives_the_same_bytes(draw):
    assert as_png(draw(), 50) == as_png(draw(), 50)
    assert as_svg(draw()) == as_svg(draw())


@pytest.mark.parametrize("draw", [rose, bars, years])
def test_a_chart_is_not_an_empty_picture(draw):
    picture = imread(BytesIO(as_png(draw(), 50)))

    assert len({tuple(colour) for row in picture[:, :, :3] for colour in row}) > 50


@pytest.mark.parametrize(
    ("draw", "title", "words"),
    [
        (
            lambda: rose_of_lines(SEVERAL[:2]),
            "Resultat bredvid varandra",
            f"{NOW}; {BEFORE}.",
        ),
        (
            lambda: bars_beside(SEVERAL[2:3]),
            "Område för område",
            "Bromma 2006: 1 Område 1 60, 2 Område 2 50, 3 Område 3 –.",
        ),
        (years, "Örebro över tid", "2010, 2012. 1 Demokrati: 52, 68; 8 Samhälle: 82, –."),
    ],
)
def test_a_picture_tells_in_words_what_it_shows(draw, title, words):
    root = ET.fromstring(as_svg(draw()))  # noqa: S314 -- our own picture

    assert [root.find(f".//{DC}{name}").text for name in ("title", "description")] == [title, words]


def test_each_bar_has_its_name_and_figure_beside_it():
    root = ET.fromstring(as_svg(bars_beside(SEVERAL[:2])))  # noqa: S314 -- our own picture
    texts = [text.text for text in root.iter(f"{SVG}text")]

    assert [text for text in texts if text in ("Örebro 2012", "Örebro 2010", "68", "52")] == [
        "Örebro 2012",
        "68",
        "Örebro 2010",
        "52",
        "Örebro 2012",
        "Örebro 2010",
        "Örebro 2012",
        "Örebro 2010",
    ]


def test_one_evaluation_alone_can_be_drawn_too():
    alone = course_figure(Years("Nacka", ("2011",), (Course("1", "Demokrati", (0.5,), ("50",)),)))

    assert as_png(alone, 50)[:4] == b"\x89PNG"
