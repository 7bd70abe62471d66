"""Whoever reads a nomination is told where the highest step is ticked throughout; the municipality is not."""

from __future__ import annotations

from sqlalchemy import delete, select

from tests.support.choices import GROUP, begin_anew, declare_all, entrant, the_round
from tests.support.page_posts import GROUPS
from tests.support.pages import Page, assert_house_rules
from webapp.assessment.content import Said
from webapp.assessment.models.assessments import Answer, Assessment
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.store.database import db

OLD, NEW = "kvalitetskommun/2003", "kvalitetskommun/2003-omarbetad"
HINT = "Läs svaren bredvid underlagen."


def ticked(world, turned: str, name: str = "Norrvik") -> int:
    """Let a municipality have ticked the highest step on every ordinary statement of the reworked form."""
    the_round().nomination_edition = NEW
    row = db.session.get_one(Assessment, world.assessment(name, OLD))
    row.edition = NEW
    db.session.execute(delete(Answer).where(Answer.assessment_id == row.id))
    for question in context.edition(NEW).questions.values():
        level = turned if question.kind.id == "vant" else "fullt-ut"
        said = Said({question.kind.parts[0].id: level}).as_data()
        now = {"version": 1, "saved_at": clock.now(), "saved_by_id": world.person("samordnare")}
        db.session.add(Answer(assessment_id=row.id, question_id=question.id, said=said, **now))
    db.session.commit()
    return row.id


def hint_in(page: Page) -> str:
    found = [one.text for one in page.all("div") if HINT in one.text and "note" in str(one["class"]).split()]
    return " ".join(found[0].split()) if found else ""


def test_the_group_is_told_of_the_same_step_throughout_and_that_it_moves_no_points(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)
    ticked(small_world, "fullt-ut")
    address = f"{GROUPS}/las/{entrant('Norrvik')}"

    told = hint_in(assert_house_rules(small_world.at(GROUP[0]).get(address).text))

    assert told == (
        "Läs svaren bredvid underlagen.”Fullt ut” är valt på 46 av 46 påståenden.Det är också valt på "
        "1.2.2, 2.2.3, 3.2.2, 4.3.1, som är vända: där betyder det att något saknas."
        "Det ändrar inga poäng och är inget att hålla emot kommunen."
    )


def test_a_nomination_of_an_edition_without_turned_statements_is_read_as_before(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)

    page = small_world.at(GROUP[0]).get(f"{GROUPS}/las/{entrant('Norrvik')}")

    assert ("Norrvik" in page.text, HINT in page.text) == (True, False)


def test_the_municipality_is_not_told_of_it_where_it_reads_its_own(small_world):
    nomination = ticked(small_world, "fullt-ut", "Exempelby")

    people = small_world.at("samordnare")
    page = assert_house_rules(people.get(f"/nominering/{nomination}/forhandsvisning").text)

    assert ("Fullt ut" in page.one("main").text, HINT in page.one("main").text) == (True, False)


OFFICE = "Det högsta steget är valt nästan överallt."


def test_the_office_is_told_before_the_jury_reads_and_sees_no_answer(small_world):
    begin_anew()
    ticked(small_world, "fullt-ut")
    office = small_world.at("kansli")

    pages = [GROUPS, f"/kansli/2026/deltagare/{entrant('Norrvik')}"]
    listed, page = (assert_house_rules(office.get(one).text).one("main").text for one in pages)

    assert (listed.count("Högsta steget nästan överallt"), OFFICE in listed) == (1, True)
    assert OFFICE in page
    assert "Det ändrar inga poäng och är inget att hålla emot kommunen." in page
    assert "1.2.2" not in listed + page


def test_the_office_is_told_nothing_where_the_steps_differ(small_world):
    begin_anew()
    nomination = ticked(small_world, "ej-alls")
    first = next(q for q in context.edition(NEW).questions.values() if q.kind.id == "pastaende")
    query = select(Answer).where(Answer.assessment_id == nomination, Answer.question_id == first.id)
    db.session.scalars(query).one().said = Said({first.kind.parts[0].id: "ej-alls"}).as_data()
    db.session.commit()
    office = small_world.at("kansli")

    assert OFFICE not in office.get(GROUPS).text
    assert OFFICE not in office.get(f"/kansli/2026/deltagare/{entrant('Norrvik')}").text


def test_the_office_that_reads_the_answers_itself_and_the_group_are_not_told_twice(small_world):
    begin_anew()
    declare_all(small_world, *GROUP)
    ticked(small_world, "fullt-ut")

    assert OFFICE not in small_world.at(GROUP[0]).get(GROUPS).text

    the_round().step = "jury"
    db.session.commit()
    assert OFFICE not in small_world.at("kansli").get(f"/kansli/2026/deltagare/{entrant('Norrvik')}").text


def test_a_turned_statement_explains_its_own_steps_beside_it(small_world):
    nomination = ticked(small_world, "fullt-ut", "Exempelby")

    text = small_world.at("samordnare").get(f"/nominering/{nomination}/kriterium/2").text

    page = assert_house_rules(text)
    assert text.count("Vad betyder nivåerna?") == 3  # of the page, of the one fact, and of the turned one
    assert "Så är det ingenstans, och ni kan visa det för den som frågar." in page.one("main").text
    assert "Det här brukar visa det: nämndens senaste redovisning av klagomål" in page.one("main").text
