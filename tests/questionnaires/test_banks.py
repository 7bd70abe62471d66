"""The questions themselves, as they stand."""

import tomllib
from pathlib import Path

import pytest

import questionnaires
from questionnaires.compass import count
from questionnaires.library import edition_line
from tests.support.shelves import house_shelf

SHELF = house_shelf()


def test_every_edition_is_without_faults():
    assert [str(f) for f in SHELF.findings if f.severity == "fault"] == []


def test_every_text_has_its_english():
    assert [str(f) for f in SHELF.findings] == []


def test_the_shelf_holds_these_editions():
    assert [edition_line(edition) for edition in SHELF.editions.values()] == [
        "kommunkompassen/2003: 8 områden, 37 delområden, poäng inte tryckta",
        "kommunkompassen/2006: 8 områden, 37 delområden, 193 frågor, 800 poäng",
        "kommunkompassen/2006-omarbetad: 8 områden, 37 delområden, 193 frågor, 800 poäng",
        "kommunkompassen/2010: 8 områden, 45 delområden, 198 frågor, 800 poäng",
        "kommunkompassen/2010-forankrad: 8 områden, 45 delområden, 243 frågor, 800 poäng",
        "kommunkompassen/2012: 8 områden, 45 delområden, 198 frågor, 800 poäng",
        "kommunkompassen/2012-forankrad: 8 områden, 45 delområden, 243 frågor, 800 poäng",
        "kommunkompassen/2016: 8 områden, 800 poäng",
        "kommunkompassen/2020: 8 områden, 800 poäng",
        "kommunkompassen/2020-fragor: 8 områden, 48 delområden, 196 frågor, 800 poäng",
        "kvalitetskommun/2003: 4 områden, 12 delområden, 50 frågor, 100 poäng",
        "kvalitetskommun/2003-omarbetad: 4 områden, 12 delområden, 50 frågor, 100 poäng",
        "kvalitetskommun/2021: 4 områden, 12 delområden, 50 frågor, 100 poäng",
        "kvalitetskommun/2021-omarbetad: 4 områden, 12 delområden, 50 frågor, 100 poäng",
        "kvalitetskommun/2025: 15 nyckeltal, 4 teman",
    ]


@pytest.mark.parametrize(
    "edition_id",
    [
        "kommunkompassen/2006",
        "kommunkompassen/2006-omarbetad",
        "kommunkompassen/2010",
        "kommunkompassen/2012",
        "kommunkompassen/2010-forankrad",
        "kommunkompassen/2012-forankrad",
        "kommunkompassen/2020-fragor",
        "kvalitetskommun/2003",
        "kvalitetskommun/2021",
        "kvalitetskommun/2003-omarbetad",
        "kvalitetskommun/2021-omarbetad",
    ],
)
def test_the_highest_level_everywhere_gives_everything_and_the_lowest_nothing(edition_id: str):
    edition = SHELF.editions[edition_id]

    def everywhere(step: int):
        chosen = {i: tuple(p.levels[step].id for p in q.kind.parts) for i, q in edition.questions.items()}
        return count(edition, chosen).total

    assert everywhere(-1) == (edition.max_points, 0, edition.max_points)
    assert everywhere(0) == (0, 0, edition.max_points)


def test_about_half_of_the_questions_of_every_area_ask_for_results():
    edition = SHELF.editions["kommunkompassen/2012"]

    shares = [
        len([q for q in area.questions if q.kind.id == "resultat"]) / len(area.questions)
        for area in edition.areas
    ]

    assert [share for share in shares if not 0.4 <= share <= 0.6] == []


def test_the_names_of_2010_and_2012_are_the_same_but_for_marks_of_question():
    old, new = SHELF.editions["kommunkompassen/2010"], SHELF.editions["kommunkompassen/2012"]

    differing = [
        s.number for s in old.subareas if s.text.sv.rstrip("?") != new.subarea(s.number).text.sv.rstrip("?")
    ]

    assert differing == []


@pytest.mark.parametrize("named", ["", "-omarbetad"])
def test_2006_asks_for_measures_alone(named: str):
    questions = SHELF.editions[f"kommunkompassen/2006{named}"].questions.values()

    assert [q.id for q in questions if not q.has_measures] == []
    assert min(len(q.kind.parts) for q in questions) >= 2


def test_every_edition_that_follows_another_has_a_bridge_from_it():
    missing = [
        (edition.follows, edition.id)
        for edition in SHELF.editions.values()
        if edition.follows and (edition.follows, edition.id) not in SHELF.bridges
    ]

    assert missing == [("kommunkompassen/2003", "kommunkompassen/2006")]


def test_the_nomination_of_2021_introduces_its_criteria_and_asks_on_the_scale_of_2003():
    old, new = SHELF.editions["kvalitetskommun/2003"], SHELF.editions["kvalitetskommun/2021"]

    assert [(bool(a.intro), b.intro) for a, b in zip(new.areas, old.areas, strict=True)] == [(True, None)] * 4
    assert {q.kind for q in new.questions.values()} == {q.kind for q in old.questions.values()}
    assert {area.max_points for area in (*old.areas, *new.areas)} == {25}


def test_a_statement_that_is_the_same_in_2021_has_kept_its_wording():
    old, new = SHELF.editions["kvalitetskommun/2003"], SHELF.editions["kvalitetskommun/2021"]
    links = SHELF.bridges["kvalitetskommun/2003", "kvalitetskommun/2021"].links
    same = {link.old[0] for link in links if link.how == "same"}

    assert same == {
        i for i, q in new.questions.items() if i in old.questions and q.text == old.questions[i].text
    }
    assert len(same) == 23


@pytest.mark.parametrize("named", ["", "-forankrad"])
def test_2010_asks_what_2012_asks_but_gives_its_own_maxima(named: str):
    old, new = (SHELF.editions[f"kommunkompassen/{year}{named}"] for year in (2010, 2012))

    def asked(edition):
        return [(q.id, q.number, q.kind, q.weight, q.text, q.guidance) for q in edition.questions.values()]

    assert asked(old) == asked(new)
    assert [
        (s.number, s.max_points, other.max_points)
        for s in old.subareas
        if (other := new.subarea(s.number)) and s.max_points != other.max_points
    ] == [("7.2", 30, 25), ("7.3", 15, 20), ("8.2", 15, 20), ("8.4", 20, 15)]


def test_published_toml_names_only_editions_that_are_published():
    path = Path(questionnaires.__file__).parent / "published.toml"
    fixed = tomllib.loads(path.read_text(encoding="utf-8"))

    assert list(fixed) == [i for i, status in SHELF.statuses.items() if status == "published"]


def test_the_editions_that_have_been_answered_are_published_and_held_to_their_points():
    held = [f"kommunkompassen/{year}" for year in (2006, 2010, 2012)]

    assert [i for i, edition in SHELF.editions.items() if edition.status == "published"] == held


def test_2025_selects_by_key_figures_of_four_perspectives_and_asks_for_four_themes():
    edition = SHELF.editions["kvalitetskommun/2025"]

    assert {p.name.sv: len(figures) for p, figures in edition.perspectives.items()} == {
        "Resursanvändning": 4,
        "Effektivitet": 3,
        "Effekt": 4,
        "Resultatkvalitet för invånaren": 4,
    }
    assert [(d.heading.sv, d.words) for d in edition.descriptions] == [
        ("Digitalisering och innovation", 600),
        ("Ledarskap och medarbetarskap", 600),
        ("Samspel mellan politik och tjänstepersoner", 600),
        ("Utvecklings- och omställningskapacitet", 600),
    ]
    assert edition.questions == {}


def test_2006_reworked_keeps_its_questions_and_what_they_weigh_and_the_printed_headings_and_maxima():
    old, new = (SHELF.editions[f"kommunkompassen/2006{named}"] for named in ("", "-omarbetad"))

    def kept(edition):
        subareas = [(s.number, s.text, s.max_points) for s in edition.subareas]
        return subareas, [(q.id, q.number, q.weight) for q in edition.questions.values()]

    assert kept(new) == kept(old)


@pytest.mark.parametrize("year", [2010, 2012])
def test_an_anchored_edition_keeps_the_printed_headings_and_maxima_of_the_one_it_follows(year: int):
    old, new = (SHELF.editions[f"kommunkompassen/{year}{named}"] for named in ("", "-forankrad"))

    def printed(edition):
        areas = [(a.number, a.name, a.short, a.max_points) for a in edition.areas]
        return areas, [(s.number, s.text, s.max_points) for s in edition.subareas]

    assert printed(old) == printed(new)
    assert all(q.anchored and q.evidence for q in new.questions.values())
    assert {len(s.questions) for s in new.subareas} <= {*range(3, 9)}


def test_every_edition_that_is_offered_to_new_assessments_and_rounds_is_there_and_open():
    offered = ["kommunkompassen/2010-forankrad", "kommunkompassen/2012-forankrad"]

    anchored = {key: SHELF.statuses[key] for key, edition in SHELF.editions.items() if edition.anchored}
    assert anchored == {**dict.fromkeys(offered, "open"), "kommunkompassen/2020-fragor": "draft"}


def test_todays_edition_has_the_areas_of_2020_and_six_subareas_of_our_own_in_each():
    theirs, ours = (SHELF.editions[f"kommunkompassen/{one}"] for one in ("2020", "2020-fragor"))

    assert [(a.number, a.name.sv, a.max_points) for a in ours.areas] == [
        (a.number, a.name.sv, a.max_points) for a in theirs.areas
    ]
    assert {len(area.subareas) for area in ours.areas} == {6}
    assert {len(area.questions) for area in ours.areas} == {23, 24, 25}
