"""What the coder's guide says, held against the questions it speaks of."""

import tomllib
from pathlib import Path

import questionnaires
from questionnaires.marks import marks_from_data
from tests.support.shelves import house_shelf

FOLDER = Path(questionnaires.__file__).parent / "published" / "codings"
SAID = tomllib.loads((FOLDER / "vectors.toml").read_text(encoding="utf-8"))
EDITION = house_shelf().editions[SAID["edition"]]


def test_every_sentence_to_practise_on_has_a_code_of_its_question_and_says_why():
    for vector in SAID["vector"]:
        marks_from_data(EDITION, {vector["question"]: vector["marks"]})

    assert [one["said"] for one in SAID["vector"] if not (one["said"] and one["why"])] == []


def test_the_codes_keep_the_guides_own_rules():
    for vector in (one for one in SAID["vector"] if "not_applicable" not in one["marks"]):
        parts = {part.id: part for part in EDITION.questions[vector["question"]].kind.parts}
        shares = {part: parts[part].level(level).share for part, level in vector["marks"].items()}

        assert not shares or "system" in shares
        assert shares.get("system") != 0 or set(shares.values()) == {0}
        assert ("spridning" in shares) == ("spridning" in parts and bool(shares))


def test_the_sentences_show_every_level_of_system_and_a_silent_report():
    levels = [one["marks"].get("system", "") for one in SAID["vector"]]

    assert {*levels} == {
        "",
        *(level.id for level in EDITION.questions["insyn-handlingar"].kind.parts[0].levels),
    }


def test_the_sentences_tell_an_example_a_figure_and_two_figures_apart_and_show_improvement():
    said = {
        part: {one["marks"].get(part) for one in SAID["vector"]} - {None}
        for part in ("resultat", "forbattring")
    }

    assert said == {
        "resultat": {"nagra", "redovisas", "tydliga"},
        "forbattring": {"diskuterats", "regelbundet"},
    }


def test_spread_never_lowers_system():
    pairs = {(one["marks"].get("system"), one["marks"].get("spridning")) for one in SAID["vector"]}

    assert ("till-stor-del", "enstaka") in pairs


def test_a_municipality_without_the_thing_is_left_out_and_one_that_does_not_do_it_gets_nothing():
    about = [one["marks"] for one in SAID["vector"] if one["question"] == "bolag-resultatstyrning"]

    assert [*map(list, about)] == [["not_applicable"], ["system", "spridning"]]
    assert about[1] == {"system": "saknas", "spridning": "ingen"}


def test_every_anchored_edition_says_how_what_a_municipality_lacks_counts():
    anchored = [edition for edition in house_shelf().editions.values() if edition.anchored]

    assert len(anchored) == 3
    assert [one.id for one in anchored if "är frågan inte tillämplig" not in one.wording.sv] == []
    assert [one.id for one in anchored if "does not apply" not in one.wording.en] == []
