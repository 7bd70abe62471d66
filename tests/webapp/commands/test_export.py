"""What leaves by a command: every kind in every form, for those who may have it."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from sqlalchemy import update

from tests.support.extracts import assert_accessible, csv_rows, faults_of
from tests.support.figures import code_of, read_in
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.people.models.ties import Tie
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts


def jury_reads():
    """Let the round be in the step where the jury, and its office, read what was answered."""
    posts.round_by_key("2026").step = "jury"
    db.session.commit()


@pytest.fixture
def announced(small_world):
    db.session.execute(update(Round).values(announced_at=clock.now()))
    db.session.commit()
    return small_world


@pytest.fixture
def export(small_world, tmp_path):
    """Run a command and read what it has written."""

    def run(*words, to="a.json", ends=0):
        path = tmp_path / to
        arguments = ["export", *map(str, words), "--to", str(path)]
        answer = small_world.app.test_cli_runner().invoke(args=arguments)
        assert answer.exit_code == ends, answer.output
        return (path.read_bytes(), answer.output) if not ends else (b"", answer.output)

    return run


def feedback_of(world):
    return "feedback", world.evaluation("Norrvik"), "--by", "samordnare@norrvik.example"


def national_of(_world):
    jury_reads()
    return "national", "--round", "2026", "--by", "kansli@demo.example"


def jury_of(_world):
    jury_reads()
    return "jury", "2026"


KINDS = {
    "jury": jury_of,
    "participants": lambda _world: ("participants", "2026"),
    "reference": lambda _world: ("reference", "--edition", "kommunkompassen/2012"),
    "nominee": lambda _world: ("nominee", "2026", "norrvik"),
    "feedback": feedback_of,
    "national": national_of,
    "applications": lambda _world: ("applications", "2026", "--by", "nomineringsgrupp@demo.example"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_the_same_in_every_form(kind, small_world, export):
    words = KINDS[kind](small_world)

    told = json.loads(export(*words, to="a.json")[0])
    plain = csv_rows(export(*words, to="a.csv")[0])

    assert (faults_of(told), told["kind"]) == ([], kind)
    first = next(iter(told["tables"].values()))
    assert plain[0] == [column["heading"] for column in first["columns"]]
    assert len(plain) - 1 == len(first["rows"]) > 0
    same = [n for n, one in enumerate(first["columns"]) if one["kind"] in ("name", "code")]
    assert [[row[n] for n in same] for row in plain[1:]] == [
        [list(row.values())[n] or "" for n in same] for row in first["rows"]
    ]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("national", "jury")])
def test_every_workbook_is_accessible(kind, small_world, export):
    words = KINDS[kind](small_world)
    title = json.loads(export(*words)[0])["title"]

    assert_accessible(export(*words, to="a.xlsx")[0], title)


@pytest.mark.long
def test_key_figures_are_told_with_places_and_every_value(small_world, export):
    small_world.begin_round("kvalitetskommun/2025")
    read_in(small_world, posts.round_by_key("2025"))

    told = json.loads(export("figures", "2025")[0])
    content, _said = export("figures", "2025", to="a.xlsx")

    assert (faults_of(told), told["kind"]) == ([], "figures")
    assert_accessible(content, told["title"])
    tables = {key: table["rows"] for key, table in told["tables"].items()}
    best = tables["positions"][0]
    assert (best["place"], best["asked"], len(tables["positions"])) == (1, len(tables["figures"]), 290)
    mine = [one for one in tables["measured"] if one["code"] == code_of("Ale")]
    assert len(mine) == 4 * len(tables["figures"])
    assert {one["counts"] for one in mine} == {"ja", "nej"}


def test_no_key_figures_are_written_before_any_are_read_in(small_world, export):
    small_world.begin_round("kvalitetskommun/2025")

    assert export("figures", "2025", ends=1)[1] == (
        "Inga nyckeltal är inlästa än. Läs in en tabell på sidan Nyckeltal och försök igen.\n"
    )


def test_before_the_jury_reads_its_office_has_no_results_question_by_question(export):
    _none, said = export("national", "--round", "2026", "--by", "kansli@demo.example", ends=1)

    assert said == (
        "I resultaten står fråga för fråga vad kommunerna har svarat, och det läser kansliet inte än. "
        "Ni kan hämta dem från steget Jury, när juryn läser.\n"
    )


def test_before_a_round_is_announced_only_its_office_has_its_results(export):
    jury_reads()
    public = json.loads(export("national")[0])
    office = json.loads(export("national", "--round", "2026", "--by", "kansli@demo.example")[0])
    _none, said = export("national", "--round", "2026", "--by", "jury@demo.example", ends=1)

    assert public["tables"]["questions"]["rows"] == []
    tracks = {(one["municipality"], one["track"]) for one in office["tables"]["questions"]["rows"]}
    assert ("Norrvik", "själv") in tracks
    assert ("Norrvik", "enad") in tracks
    assert said == "”jury@demo.example” är inte med i kansliet för 2026. Skriv adressen efter --by.\n"


@pytest.mark.usefixtures("announced")
def test_an_announced_result_is_told_question_by_question_and_adds_up(export):
    told = json.loads(export("national")[0])["tables"]

    rows = [
        one for one in told["questions"]["rows"] if (one["municipality"], one["track"]) == ("Norrvik", "enad")
    ]
    (total,) = (
        one
        for one in told["areas"]["rows"]
        if (one["municipality"], one["track"], one["area"]) == ("Norrvik", "enad", None)
    )
    assert len(rows) == 198
    assert sum(Fraction(one["points"]) for one in rows if one["points"]) == Fraction(total["points"])


def test_an_officer_does_not_get_the_results_of_a_municipality_it_has_a_tie_to(small_world, export):
    officer = small_world.person("kansli")
    told = {"municipality": "Norrvik", "kind": "employer", "from_year": 2020}
    tie = Tie(person_id=officer, stated_by_id=officer, stated_at=clock.now(), **told)
    db.session.add(tie)
    jury_reads()

    officers = ("kansli@demo.example", "kansli.b@demo.example")
    told = [json.loads(export("national", "--round", "2026", "--by", one)[0])["tables"] for one in officers]
    tied, free = ({row["municipality"] for row in one["areas"]["rows"]} for one in told)

    assert (free - tied, tied - free, len(tied) > 1) == ({"Norrvik"}, set(), True)


def test_feedback_is_refused_before_the_result_is_fixed_and_to_strangers(small_world, export):
    unfixed = ("feedback", small_world.evaluation("Lillhärad"), "--by", "kansli@demo.example")
    strange = ("feedback", small_world.evaluation("Norrvik"), "--by", "samordnare@demo.example")

    assert export(*unfixed, ends=1)[1] == (
        "Resultatet är inte fastställt än. Återkopplingen finns här när det är fastställt.\n"
    )
    assert export(*strange, ends=1)[1].startswith("samordnare@demo.example har ingen utvärdering med numret")


def test_only_the_group_has_the_applications(export):
    said = export("applications", "2026", "--by", "kansli@demo.example", ends=1)[1]

    assert said == "kansli@demo.example är inte med i nomineringsgruppen för 2026. Kontrollera adressen.\n"


def test_a_nominee_that_is_not_there_is_told_with_those_that_are(export):
    said = export("nominee", "2026", "Nora", ends=1)[1]

    assert said.startswith("Nora är inte nominerad med fastställt resultat i 2026. Dessa är det: ")


def test_a_form_there_is_not_is_told_with_those_there_are(export):
    said = export("participants", "2026", to="a.ods", ends=1)[1]

    assert said.endswith(
        "slutar inte på någon av .xlsx, .csv, .json. Ändelsen väljer formen; ge filen en av dem.\n"
    )
