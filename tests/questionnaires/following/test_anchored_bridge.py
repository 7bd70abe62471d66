"""From an edition to the one where the same questions have level texts of their own."""

import shutil
from fractions import Fraction

import pytest

from questionnaires.compass import count
from questionnaires.library.bridge_files import Ends
from questionnaires.marks import OwnPoints
from questionnaires.succession.second_edition import carried
from tests.support.anchored import anchor
from tests.support.banks import HERE, Bank

OLD, SECOND = "kommunkompassen/2010", "kommunkompassen/2012-kopia"
IDS = [f"fraga-{area}-{sub}-{letter}" for area in "12" for sub in "12" for letter in "ab"]
Q, OTHER = IDS[:2]
HEAD = """level = "question"
sources = ["orebro-2012"]
why.sv = "Frågorna är desamma, nivåerna har egna texter."
why.en = "The questions are the same, the levels have their own texts."
"""
FILE = "kommunkompassen/bridges/2010-2012.toml"


def same(*left_out: str) -> str:
    return "same = [" + ", ".join(f'"{one}"' for one in IDS if one not in left_out) + "]\n"


@pytest.fixture
def bridged(bank: Bank) -> Bank:
    """Give an edition of 2010, an anchored one of 2012 and a copy of that."""
    shutil.copytree(bank.folder / HERE, bank.folder / OLD)
    anchor(bank)
    shutil.copytree(bank.folder / HERE, bank.folder / SECOND)
    bank.write(FILE, HEAD + same())
    bank.write("kommunkompassen/bridges/2012-2012-kopia.toml", HEAD + same())
    return bank


def test_a_level_moves_only_where_it_means_the_same(bridged: Bank):
    shelf = bridged.shelf()
    marks = {Q: ("delvis", "alla")}

    assert shelf.findings == ()
    assert carried(marks, shelf, OLD, HERE).marks == {Q: OwnPoints(Fraction(2, 3), Fraction(1))}
    assert carried(marks, shelf, HERE, SECOND).marks == marks


def test_the_same_levels_count_the_same_with_and_without_texts_of_their_own(bridged: Bank):
    editions = bridged.shelf().editions
    marks = {Q: ("delvis", "alla"), OTHER: ("fullt-ut", None)}

    assert count(editions[HERE], marks).total == count(editions[OLD], marks).total


def test_a_question_that_was_split_is_not_led_to_as_if_it_were_whole(bridged: Bank):
    bridged.edit("1/1.1.toml", f'id = "{Q}"', 'id = "fraga-hel"')
    bridged.edit("1/1.1.toml", f'id = "{OTHER}"', 'id = "fraga-halv"')
    link = f'gone = ["{OTHER}"]\n[[link]]\nhow = "split"\nfrom = ["{Q}"]\nto = ["fraga-hel", "fraga-halv"]\n'
    bridged.write("kommunkompassen/bridges/2012-2012-kopia.toml", HEAD + same(Q, OTHER) + _APART)
    bridged.write(FILE, HEAD + same(OTHER) + _NEW)
    wrong = [(f.line, f.path, f.what, f.remedy) for f in bridged.shelf().findings]
    bridged.write(FILE, HEAD + same(Q, OTHER) + link)

    shelf = bridged.shelf()

    assert wrong == [
        (
            5,
            "same[1]",
            f"”{Q}” finns inte kvar i {HERE}: den är delad, ihopslagen eller borta.",
            (
                'Skriv en [[link]] med how = "split" eller "merged" och de nya frågorna, '
                "eller flytta den till gone."
            ),
        )
    ]
    assert shelf.findings == ()
    assert Ends(OLD, HERE) in shelf.bridges


_NEW = f'new = ["fraga-hel", "fraga-halv"]\ngone = ["{OTHER}"]\n'
_APART = f'gone = ["fraga-hel", "fraga-halv"]\nnew = ["{Q}", "{OTHER}"]\n'


def test_a_part_of_a_split_question_has_an_id_of_its_own(bridged: Bank):
    bridged.write(FILE, HEAD + same(Q, OTHER) + _KEPT)

    assert [(f.line, f.path, f.what) for f in bridged.shelf().findings] == [
        (6, "gone[1]", f"”{OTHER}” finns kvar i {HERE} men bron leder inte dit."),
        (7, "link[1]", f"frågan är delad, men en av delarna heter ”{Q}” som den hela."),
    ]


_KEPT = f'gone = ["{OTHER}"]\n[[link]]\nhow = "split"\nfrom = ["{Q}"]\nto = ["{Q}", "{OTHER}"]\n'
