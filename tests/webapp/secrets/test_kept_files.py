"""Every file that leaves is made once for all who may read the same, is never old, and is nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from tests.support.asked import counted
from tests.support.figures import read_in, table
from tests.support.judges import MOTIVATION, other_levels, question_of, sit
from tests.support.rights import objects
from tests.support.rounds import PLACES, begun
from webapp.evaluation.deeds import marks
from webapp.evaluation.deeds.seats import ties
from webapp.evaluation.deeds.seats.ties import Stated
from webapp.ground.jobs import kinds
from webapp.ground.jobs.line import FIRST
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

NORRVIK = "samordnare@norrvik.example"
FILES = {
    "jury": ("jury", "/jury/2026/arbetsbok", 14),
    "jury_tables": ("jury", "/jury/2026/underlag.json", 14),
    "nominee": ("jury", "/jury/2026/nominerad/{nominee}.json", 14),
    "applications": ("nomineringsgrupp", "/nomineringsgrupp/2026/ansokningar.xlsx", 12),
    "participants": ("kansli", "/kansli/2026/deltagare.xlsx", 8),
    "national": ("kansli", "/kansli/2026/resultat.zip", 10),
    "figures": ("kansli", "/kansli/2027/nyckeltal.json", 8),
    "participants to change": ("kansli", "/kansli/2026/deltagare/att-andra.xlsx", 8),
    "answers to fill in": ("samordnare", "/sjalvvardering/{own}/excel/fragor.xlsx", 8),
    "marks to fill in": ("utvarderare.a", "/utvardering/{marked}/excel/bedomningar.xlsx", 8),
    "feedback": (NORRVIK, "/utvardering/{norrvik}/aterkoppling.xlsx", 8),
    "answers": ("samordnare", "/sjalvvardering/{own}/svar.docx", 8),
    "report": (NORRVIK, "/utvardering/{norrvik}/rapport.docx", 8),
    "booklet": ("", "/hafte/kommunkompassen/2012/word?omrade=1", 3),
    "edition": ("", "/hafte/kommunkompassen/2012/arbetsbok", 3),
    "results": ("", "/resultat/tabell.xlsx", 3),
    "picture": ("samordnare", "/sjalvvardering/{own}/ros.svg", 12),
    "public_picture": ("", "/jamfor/rosen.svg?av=Botkyrka-2005-2003", 8),
    "plan": ("samordnare", "/handlingsplan/{plan}/plan.json", 8),
    "years": (NORRVIK, "/kommun/{place}/varderingar.xlsx", 8),
    "reference": ("", "/resultat/referensvarden.json", 3),
}
"""By kind: who fetches it, where, and the most that is asked of the database when it is there already."""


@pytest.fixture
def there(small_world):
    """Give a world where everything that leaves as a file can be fetched."""
    read_in(small_world, begun(small_world, "2025", ()), table(PLACES))
    db.session.execute(update(Round).where(Round.key == "2026").values(step="jury"))
    db.session.commit()
    sit(small_world, "a")
    return small_world


def address(world, kind: str) -> str:
    return FILES[kind][1].format(
        nominee=objects(world, "nominee")["entrant_id"],
        norrvik=world.evaluation("Norrvik"),
        own=world.assessment("Exempelby"),
        plan=objects(world, "plan")["plan_id"],
        place=objects(world, "evaluated")["municipality_id"],
        marked=world.evaluation("Lillhärad"),
    )


def fetched(world, kind: str, to: str = "") -> bytes:
    answer = world.at(FILES[kind][0]).get(to or address(world, kind))
    assert answer.status_code == 200, (kind, answer.status_code)
    data = answer.data
    answer.close()
    return data


def names(world) -> set[str]:
    folder = Path(world.app.config["FILES"])
    return {path.name for path in folder.glob("*.*") if path.suffix != ".lock"}


@pytest.mark.usefixtures("app")
def test_every_kind_that_is_made_is_tried_here():
    read_from_a_sender = {FIRST}  # a table that is read, not a file that leaves

    assert set(FILES) == set(kinds._MAKERS) - read_from_a_sender


@pytest.mark.parametrize("kind", FILES)
def test_what_was_fetched_before_is_handed_out_as_it_is(there, kind):
    first = fetched(there, kind)
    before, to = names(there), address(there, kind)
    with counted() as sent:
        again = fetched(there, kind, to)

    assert (again == first, len(before), names(there)) == (True, 1, before)
    assert len([one for one in sent if one.startswith("SELECT")]) <= FILES[kind][2]


@pytest.mark.parametrize("kind", ["jury", "nominee", "applications", "participants", "national"])
def test_a_deed_in_the_round_makes_another_file(there, kind):
    first = fetched(there, kind)
    before = names(there)

    evaluator = sit(there, "a")
    question = question_of(evaluator)
    marks.give_mark(evaluator, "a", question, other_levels(evaluator, question), MOTIVATION, 0)
    fetched(there, kind)

    assert (len(before), len(names(there)), first[:2] in (b"PK", b"{\n", b'{"')) == (1, 2, True)


def test_an_evaluators_own_marks_and_a_draft_are_never_what_they_were(there):
    own = fetched(there, "marks to fill in")
    draft = f"/utvardering/{there.evaluation('Lillhärad')}/rapport.docx"
    evaluator = sit(there, "a")
    question = question_of(evaluator)

    marks.give_mark(evaluator, "a", question, other_levels(evaluator, question), MOTIVATION, 0)

    assert fetched(there, "marks to fill in") != own
    assert there.at("utvarderare.a").get(draft).status_code == 409  # nobody is done: there is no draft yet


def test_what_happens_elsewhere_makes_no_other_file(there):
    fetched(there, "jury")
    before = names(there)

    begun(there, "2021", PLACES[:2], key="2029")
    there.at("samordnare").get("/hem")

    fetched(there, "jury")
    assert names(there) == before


def test_own_answers_are_never_what_they_were(there):
    own, page = there.assessment("Exempelby"), "/sjalvvardering/{}/delomrade/1.1"
    first = fetched(there, "answers")
    browser = there.at("samordnare")
    form = browser.page(page.format(own)).form("request_key")

    browser.send("POST", page.format(own), data={**form, "demokrati-strategi:text": "Något helt nytt."})

    assert fetched(there, "answers") != first


def test_who_has_a_conflict_gets_a_file_of_its_own_and_who_has_no_right_gets_none(there):
    whole = fetched(there, "jury")

    refused = [
        there.at(who).get(address(there, "jury")).status_code for who in ("", "samordnare", "utvarderare.b")
    ]
    ties.state(there.person("jury"), Stated("Norrvik", "former_employer", None, 2025))
    fetched(there, "jury")

    assert (refused, len(names(there)), whole == fetched(there, "jury")) == ([302, 404, 404], 2, False)


def test_what_is_not_there_keeps_nothing(there):
    answers = [
        there.at("jury").get(f"/jury/2026/nominerad/{nobody}.json").status_code for nobody in (0, 999_999)
    ]
    strange = there.at("kansli").get("/kansli/2026/deltagare.exe").status_code

    assert (answers, strange, names(there)) == ([404, 404], 404, set())
