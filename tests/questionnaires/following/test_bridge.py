import shutil

import pytest

from questionnaires.bridge import Bridge, Link, bridge_lines
from questionnaires.library.bridge_files import Ends
from tests.support.banks import HERE, Bank
from tests.support.editions import make_area, make_edition, make_question, make_subarea, make_text

NEXT = "kommunkompassen/2014"
IDS = [f"fraga-{area}-{sub}-{letter}" for area in "12" for sub in "12" for letter in "ab"]
SAME = "same = [" + ", ".join(f'"{one}"' for one in IDS) + "]\n"
HEAD = """level = "question"
sources = ["orebro-2012"]
why.sv = "Samma frågor."
why.en = "The same questions."
"""
BRIDGE = HEAD + SAME
FILE = "kommunkompassen/bridges/2012-2014.toml"
AREA = HEAD.replace('"question"', '"area"')


@pytest.fixture
def two(bank: Bank) -> Bank:
    """Give a bank with two editions that ask the same questions, and a bridge that says so."""
    shutil.copytree(bank.folder / HERE, bank.folder / NEXT)
    bank.write("kommunkompassen/bridges/2012-2014.toml", BRIDGE)
    return bank


def told(bank: Bank) -> list[tuple[int, str, str]]:
    return [(f.line, f.path, f.what) for f in bank.shelf().findings]


def test_a_bridge_is_read_as_it_is_written(two: Bank):
    shelf = two.shelf()

    bridge = shelf.bridges[Ends(HERE, NEXT)]
    assert shelf.findings == ()
    assert (bridge.old, bridge.new, bridge.level, bridge.why.en) == (
        HERE,
        NEXT,
        "question",
        "The same questions.",
    )
    assert bridge.links == tuple(Link("same", (one,), (one,)) for one in IDS)
    assert bridge.sources == ("orebro-2012",)


def test_an_edition_named_by_a_year_and_a_word_has_bridges_too(two: Bank):
    named, later = "kommunkompassen/2012-prov", "kommunkompassen/2014-prov"
    shutil.copytree(two.folder / HERE, two.folder / named)
    shutil.copytree(two.folder / HERE, two.folder / later)
    for name in ("2012-2012-prov", "2012-prov-2014-prov"):
        two.write(f"kommunkompassen/bridges/{name}.toml", BRIDGE)

    assert list(two.shelf().bridges) == [Ends(HERE, named), Ends(HERE, NEXT), Ends(named, later)]


def test_areas_cross_by_their_numbers_when_questions_are_not_told(two: Bank):
    link = '[[link]]\nhow = "{}"\nfrom = ["{}"]\nto = ["{}"]\n'
    two.write(FILE, AREA + link.format("stricter", 1, 2) + link.format("same", 2, 1))

    shelf = two.shelf()

    assert shelf.findings == ()
    assert shelf.bridges[Ends(HERE, NEXT)].links == (
        Link("stricter", ("1",), ("2",)),
        Link("same", ("2",), ("1",)),
    )


BROKEN = [
    (
        BRIDGE.replace('"fraga-1-1-a", ', ""),
        [
            (1, "", "1.1.1 (fraga-1-1-a) i kommunkompassen/2012 står inte i bron."),
            (1, "", "1.1.1 (fraga-1-1-a) i kommunkompassen/2014 står inte i bron."),
        ],
    ),
    (
        BRIDGE + 'gone = ["fraga-3-1-a"]\n',
        [(6, "gone[1]", "”fraga-3-1-a” finns inte i kommunkompassen/2012.")],
    ),
    (
        BRIDGE + 'new = ["fraga-1-1-a"]\n',
        [(6, "new[1]", "”fraga-1-1-a” i kommunkompassen/2014 står redan på ett annat ställe i bron.")],
    ),
    (
        BRIDGE.replace('"fraga-1-1-a", "fraga-1-1-b", ', "")
        + '[[link]]\nhow = "same"\nfrom = ["fraga-1-1-a"]\nto = ["fraga-1-1-b"]\n'
        + '[[link]]\nhow = "split"\nfrom = ["fraga-1-1-b"]\nto = ["fraga-1-1-a"]\n',
        [
            (6, "link[1]", "länken är samma men frågorna har olika id."),
            (6, "link[1]", "”fraga-1-1-a” finns kvar i kommunkompassen/2014 men bron leder inte dit."),
            (10, "link[2]", "länken är delad och ska ha en från och minst två till."),
            (10, "link[2]", "”fraga-1-1-b” finns kvar i kommunkompassen/2014 men bron leder inte dit."),
        ],
    ),
    (
        AREA + 'same = ["1"]\ngone = ["2"]\n',
        [(1, "", "2 i kommunkompassen/2014 står inte i bron.")],
    ),
    (
        BRIDGE.replace('"question"', '"subarea"'),
        [(1, "level", "värdet är ”subarea” men ska vara question eller area.")],
    ),
    (
        BRIDGE + '[[link]]\nhow = "new"\nfrom = ["x"]\nto = ["y"]\n',
        [(7, "link[1].how", "värdet är ”new” men ska vara same, stricter, split eller merged.")],
    ),
    (
        BRIDGE.replace("orebro-2012", "orebro-2013"),
        [(2, "sources[1]", "källan ”orebro-2013” finns inte i sources.toml.")],
    ),
    (
        BRIDGE + 'printed = { old = [78, 71], new = [58], source = "orebro-2012" }\n',
        [(6, "printed.new", "printed har 2 tal i old och 1 i new, men ska ha lika många och minst 2.")],
    ),
    (
        BRIDGE + 'printed = { old = [78, "71"], new = [58, 51], source = "orebro-2012" }\n',
        [(6, "printed.old[2]", "värdet är ”71” men ska vara ett tal utan citattecken.")],
    ),
    (
        BRIDGE + 'printed = { old = [78, 71], new = [58, 51], source = "orebro-2013" }\n',
        [(6, "printed.source", "källan ”orebro-2013” finns inte i sources.toml.")],
    ),
    (BRIDGE.replace('why.en = "The same questions."\n', ""), [(3, "why.en", "engelsk text saknas.")]),
    (
        "same = [",
        [(1, "", "filen går inte att läsa: värdet är varken tal, datum, lista eller text inom citattecken.")],
    ),
]


@pytest.mark.parametrize(("toml", "expected"), BROKEN, ids=lambda v: str(v)[-40:])
def test_what_breaks_a_bridge_is_told_with_its_line(two: Bank, toml: str, expected: list):
    two.write(FILE, toml)

    assert told(two) == expected


def test_a_broken_bridge_leaves_its_editions_alone(two: Bank):
    two.write(FILE, HEAD)

    shelf = two.shelf()

    assert (list(shelf.editions), shelf.bridges) == ([HERE, NEXT], {})
    assert {finding.edition for finding in shelf.findings} == {""}


def test_a_bridge_of_questions_needs_editions_known_to_their_questions(two: Bank):
    for number in ("1/1.1", "1/1.2", "2/2.1", "2/2.2"):
        path = two.folder / f"{NEXT}/{number}.toml"
        path.write_text(path.read_text(encoding="utf-8").partition("[[question]]")[0], encoding="utf-8")
    head = two.folder / NEXT / "edition.toml"
    text = head.read_text(encoding="utf-8").partition("[kind")[0]
    head.write_text(text.replace('detail = "question"', 'detail = "subarea"'), encoding="utf-8")

    assert told(two) == [
        (1, "level", "bron går mellan frågor, men kommunkompassen/2014 är inte känd till frågorna.")
    ]


def test_a_bridge_to_nowhere_and_a_stray_file_are_told(two: Bank):
    two.write("kommunkompassen/bridges/2012-2020.toml", BRIDGE)
    two.write("kommunkompassen/bridges/läs mig.txt", "")

    assert told(two) == [
        (1, "", "utgåvan ”kommunkompassen/2020” finns inte."),
        (1, "", "filen är ingen bro och läses inte."),
    ]


def test_a_bridge_from_an_edition_with_faults_waits_for_it(two: Bank):
    two.edit("1/1.1.toml", "weight = 2", "weight = 0")

    shelf = two.shelf()

    assert ([finding.path for finding in shelf.findings], shelf.bridges) == (["question[1].weight"], {})


def test_a_bridge_is_told_as_a_table_with_every_way_over():
    def edition(year: int, *ids: str):
        questions = tuple(make_question(one) for one in ids)
        return make_edition(f"kommunkompassen/{year}", make_area("1", (make_subarea("1.1", 20, questions),)))

    old, new = edition(2006, "a", "b", "c", "d"), edition(2010, "e", "a", "f", "g", "d")
    links = (
        Link("new", (), ("g",)),
        Link("same", ("a",), ("a",)),
        Link("split", ("b",), ("e", "f")),
        Link("gone", ("c",), ()),
        Link("stricter", ("d",), ("d",)),
    )
    bridge = Bridge(old.id, new.id, "question", make_text("Därför."), links, ())

    assert bridge_lines(bridge, old, new) == [
        "Från Kommunkompassen 2006 till Kommunkompassen 2010, frågor",
        "Därför.",
        "",
        "Från    Till    Hur           Ordalydelse",
        "1.1.1   1.1.2   samma         Finns a?",
        "1.1.2   1.1.1   delad         Finns b? → Finns e?",
        "1.1.2   1.1.3   delad         Finns b? → Finns f?",
        "1.1.3   –       utgår         Finns c?",
        "1.1.4   1.1.5   skärpt        Finns d?",
        "–       1.1.4   ny            Finns g?",
        "",
        "Sammanlagt: samma 1, skärpt 1, delad 1, ny 1, utgår 1",
    ]


def test_areas_are_told_by_their_names():
    old, new = make_edition("kommunkompassen/2016"), make_edition("kommunkompassen/2020")
    links = (Link("same", ("1",), ("2",)), Link("same", ("2",), ("1",)))
    bridge = Bridge(old.id, new.id, "area", make_text("Därför."), links, ())

    assert bridge_lines(bridge, old, new)[4:6] == [
        "1       2       samma         Område nummer 1 → Område nummer 2",
        "2       1       samma         Område nummer 2 → Område nummer 1",
    ]
