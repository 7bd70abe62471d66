import subprocess
import sys
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.image import imread

from exports.charts import as_png, as_svg, bars_figure, compare_figure, rose_figure
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.support.editions import make_area, make_edition, make_subarea

EDITION = make_edition(
    "kommunkompassen/2012", *(make_area(str(number), (make_subarea(f"{number}.1"),)) for number in (1, 2, 3))
)
NORRVIK = count(
    EDITION,
    {
        "fraga-1-1-a": ("4", "2"),
        "fraga-2-1-a": ("2", "2"),
        "fraga-2-1-b": ("4", "4", "4", "4"),
        "fraga-3-1-a": NotApplicable("Finns inte här."),
        "fraga-3-1-b": NotApplicable("Finns inte här."),
    },
)
SJOHOLM = count(EDITION, {})
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"
TOLD = "1 Område 1 8–18, 2 Område 2 15, 3 Område 3 bedöms inte"


def rose():
    return rose_figure("Norrvik", NORRVIK)


def compared():
    return compare_figure([("Norrvik", NORRVIK), ("Sjöholm", SJOHOLM)], "Enad poäng")


def bars():
    return bars_figure("Norrvik", NORRVIK)


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
        (rose, "Kompassrosen, Norrvik", f"23–33 av 40. {TOLD}."),
        (bars, "Områden, Norrvik", f"23–33 av 40. {TOLD}."),
        (
            compared,
            "Enad poäng",
            f"Norrvik: {TOLD}; Sjöholm: 1 Område 1 0–20, 2 Område 2 0–20, 3 Område 3 0–20.",
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
    assert {
        "Område 1",
        "8–18",
        "Område 2",
        "15",
        "Område 3",
        "bedöms inte",
        "Norrvik",
        "23–33 av 40",
    } - texts == set()


def test_nobody_pays_for_pictures_or_workbooks_before_asking_for_one():
    told = "import sys, exports.rose, exports.entries, exports.charts, exports.jury; "
    told += "print([name for name in ('matplotlib', 'openpyxl') if name in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603

    assert answer.stdout == "[]\n"
