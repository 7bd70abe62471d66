"""A report tells what is not in it: areas, questions, texts, and marks without a source."""

from __future__ import annotations

from dataclasses import replace

from exports.report import told
from questionnaires.compass import count
from questionnaires.compass.chosen_areas import chosen_areas
from tests.exports.report.reports import EDITION, MARKS, OWN, chapter, make_report, words
from tests.support.editions import make_area, make_edition, make_subarea

LEFT = "Det här är inte med"
NEVER = "Utvärderarnas motiveringar fråga för fråga och deras anteckningar står inte i rapporten."


def rows(entry):
    return [row for block in chapter(told(entry), LEFT).blocks if block.kind == "table" for row in block.rows]


def test_a_report_points_out_what_nobody_assessed_wrote_or_gave_a_source_for():
    marks = {key: mark for key, mark in MARKS.items() if key != "fraga-2-1-b"}
    draft = make_report(fixed=False, marks=marks, ungrounded=frozenset({"fraga-1-1-a"}))

    assert rows(draft) == [
        ("Områden som inte bedöms", "1", "3 Område 3"),
        ("Frågor som inte är bedömda", "1", EDITION.questions["fraga-2-1-b"].number),
        ("Bedömningar utan registrerad källa", "1", EDITION.questions["fraga-1-1-a"].number),
    ]
    assert rows(make_report(texts={("1.1", "running"): "Ett."}))[1:] == [
        ("Delområden utan egen text", "1", "2.1")
    ]


def test_areas_that_were_not_chosen_and_texts_that_are_never_shown_are_told():
    part = chosen_areas(EDITION, "1")
    texts = {("1.1", "running"): "Ett."}
    home = replace(make_report(texts=texts), agreed=count(part, MARKS), own=count(part, OWN))
    whole = replace(home, agreed=count(part, OWN))

    assert rows(home) == [("Områden som inte är valda", "2", "2 Område 2, 3 Område 3")]
    assert words(chapter(told(whole), LEFT)) == [NEVER]
    assert words(chapter(told(make_report(public=True)), LEFT)) == [
        f"{NEVER} Av goda exempel står bara de som kommunen delar med alla."
    ]


def test_many_are_counted_area_by_area():
    eight = make_edition(
        "kommunkompassen/2012",
        *(make_area(str(number), (make_subarea(f"{number}.1"),)) for number in range(1, 9)),
    )
    marks = {one.id: tuple(part.levels[-1].id for part in one.kind.parts) for one in eight.questions.values()}
    bare = frozenset(one for one in marks if one != "fraga-1-1-a")
    known = count(eight, marks)
    entry = replace(make_report(fixed=False, ungrounded=bare), agreed=known, own=known)

    where = ", ".join(f"{1 if number == 1 else 2} i område {number}" for number in range(1, 9))
    assert rows(entry) == [("Bedömningar utan registrerad källa", "15", where)]
