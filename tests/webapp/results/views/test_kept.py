"""The report and the rose of a fixed result are made once, served as files, and never old."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.support.asked import counted
from tests.support.examples import add_example
from tests.support.judges import finish, sit
from tests.support.summaries import make_public
from webapp.evaluation.deeds.consensus import minutes
from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.review.deeds import results
from webapp.review.models.texts import AreaText, GoodExample

NORRVIK = "samordnare@norrvik.example"


@pytest.fixture(autouse=True)
def folder(small_world, tmp_path) -> Path:
    small_world.app.config["FILES"] = str(tmp_path / "files")
    return tmp_path / "files"


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.*") if path.suffix != ".lock"}


def fetched(world, who: str, address: str) -> bytes:
    answer = world.at(who).get(address)
    assert answer.status_code == 200
    data = answer.data
    answer.close()
    return data


def address(world) -> str:
    return f"/utvardering/{world.evaluation('Norrvik')}/rapport.docx"


def test_the_report_of_a_fixed_result_is_made_once_for_all_who_read_it(small_world, folder):
    first = fetched(small_world, "utvarderare.a", address(small_world))
    before = files(folder)

    again = fetched(small_world, NORRVIK, address(small_world))

    assert (first == again, len(before), files(folder)) == (True, 1, before)


def test_a_report_that_asks_for_more_is_another_file(small_world, folder):
    fetched(small_world, NORRVIK, address(small_world))

    fetched(small_world, NORRVIK, f"{address(small_world)}?med=%C3%96rebro+2012")

    assert len(files(folder)) == 2


def test_a_report_says_what_stands_now_and_never_what_stood_before(small_world):
    first = fetched(small_world, NORRVIK, address(small_world))
    example = add_example(small_world, "Medborgardialog på biblioteket.")
    with_example = fetched(small_world, NORRVIK, address(small_world))
    db.session.get_one(GoodExample, example).gone_at = clock.now()
    db.session.commit()

    withdrawn = fetched(small_world, NORRVIK, address(small_world))

    assert (with_example == first, withdrawn == first) == (False, True)


def test_a_report_whose_grounds_stand_is_not_gathered_again(small_world):
    fetched(small_world, NORRVIK, address(small_world))
    with counted() as asked:
        fetched(small_world, NORRVIK, address(small_world))

    assert [one for one in asked if "FROM area_text" in one and "area_text.text" in one] == []


def test_a_text_or_an_announcement_since_then_makes_another_report(small_world):
    first = fetched(small_world, NORRVIK, address(small_world))
    here = AreaText.evaluation_id == small_world.evaluation("Norrvik")
    row = db.session.scalars(select(AreaText).where(here)).first()
    row.text, row.version = "Något helt nytt.", row.version + 1
    db.session.commit()
    with_text = fetched(small_world, NORRVIK, address(small_world))
    make_public()
    announced = fetched(small_world, NORRVIK, address(small_world))

    assert len({first, with_text, announced}) == 3


def test_whoever_may_not_read_it_gets_nothing_though_the_file_is_kept(small_world):
    fetched(small_world, NORRVIK, address(small_world))

    assert small_world.at("samordnare").get(address(small_world)).status_code == 404


def test_a_draft_is_made_once_and_another_as_soon_as_anything_in_it_changes(small_world, folder):
    seats = [finish(sit(small_world, which)) or sit(small_world, which) for which in ("a", "b")]
    draft = f"/utvardering/{small_world.evaluation('Lillhärad')}/rapport.docx"

    assert fetched(small_world, "utvarderare.a", draft)[:2] == b"PK"
    assert fetched(small_world, "utvarderare.a", draft)[:2] == b"PK"
    assert len(list(folder.glob("*.docx"))) == 1
    minutes.write(seats[0], "demokrati-strategi", "Sagt på mötet.", 0)
    fetched(small_world, "utvarderare.a", draft)
    assert len(list(folder.glob("*.docx"))) == 2


def test_the_rose_of_a_result_is_made_once(small_world, folder):
    result = results.result_of(small_world.evaluation("Norrvik"))
    where = f"/resultat/{result.id}/ros"

    pictures = [fetched(small_world, NORRVIK, f"{where}.{kind}") for kind in ("png", "svg", "png")]

    assert (pictures[0] == pictures[2], {name[-3:] for name in files(folder)}) == (True, {"png", "svg"})
    assert small_world.at(NORRVIK).get(f"{where}.gif").status_code == 404
