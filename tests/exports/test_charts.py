import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.image import imread

from exports.charts import as_png, as_svg, bars_figure, compare_figure, rose_figure
from exports.rose import Spoke

SPOKES = (
    Spoke("1", "Demokrati", "50–75", 0.5, 0.25),
    Spoke("2", "Styrning", "60", 0.6, 0.0),
    Spoke("3", "Samhälle", "bedöms inte", None, 0.0),
)
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
TOLD = "1 Demokrati 50–75, 2 Styrning 60, 3 Samhälle bedöms inte"


def rose():
    return rose_figure("Norrvik", "110–135 av 200", SPOKES)


def compared():
    return compare_figure("Enad poäng", {"Norrvik": SPOKES, "Sjöholm": SPOKES[::-1]})


def bars():
    return bars_figure("Norrvik", "110–135 av 200", SPOKES)


@pytest.mark.parametrize("draw", [rose, compared, bars])
def test_the_same_chart_gives_the_same_bytes(draw):
    assert as_png(draw(), 50) == as_png(draw(), 50)
    assert as_svg(draw()) == as_svg(draw())


@pytest.mark.parametrize("draw", [rose, compared, bars])
def test_a_chart_is_not_an_empty_picture(draw):
    picture = imread(BytesIO(as_png(draw(), 50)))

    assert len({tuple(colour) for row in picture[:, :, :3] for colour in row}) > 50


@pytest.mark.parametrize(
    ("draw", "title", "words"),
    [
        (rose, "Kompassrosen, Norrvik", f"110–135 av 200. {TOLD}."),
        (bars, "Områden, Norrvik", f"110–135 av 200. {TOLD}."),
        (
            compared,
            "Enad poäng",
            f"Norrvik: {TOLD}; Sjöholm: 3 Samhälle bedöms inte, 2 Styrning 60, 1 Demokrati 50–75.",
        ),
    ],
)
def test_a_chart_says_in_words_what_it_shows(draw, title, words):
    drawn = ET.fromstring(as_svg(draw()))  # noqa: S314 -- our own picture

    assert drawn.find(f"{SVG}title").text == title
    assert drawn.find(f".//{DC}description").text == words


def test_every_area_is_named_with_its_figure():
    drawn = ET.fromstring(as_svg(rose()))  # noqa: S314 -- our own picture

    texts = {"".join(text.itertext()).strip() for text in drawn.iter(f"{SVG}text")}
    assert {"Demokrati", "50–75", "Styrning", "60", "Samhälle", "bedöms inte", "Norrvik"} - texts == set()


def test_nobody_pays_for_pictures_or_workbooks_before_asking_for_one():
    told = "import sys, exports.rose, exports.entries, exports.charts, exports.jury; "
    told += "print([name for name in ('matplotlib', 'openpyxl') if name in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603

    assert answer.stdout == "[]\n"
