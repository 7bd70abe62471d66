"""All evidence beside the answers as one file for its evaluators: numbered as the list, and never more."""

from __future__ import annotations

import io
import zipfile

from tests.support import papers
from tests.support.laid import laid, laid_and_judged
from tests.support.pages import Page
from webapp.assessment.models.assessments import Assessment
from webapp.evidence.deeds import register_entries
from webapp.evidence.deeds.uses import put_beside
from webapp.ground import context
from webapp.ground.store.database import db, one_transaction
from webapp.people.queries.own_municipality import own_municipality

WHO = "samordnare@norrvik.example"


class Norrvik:
    """The municipality that is judged, with a file beside its first answer, and its evaluator."""

    def __init__(self, world) -> None:
        there = laid_and_judged(world)
        self.world, self.first = world, there["evidence_id"]
        self.address = f"/utvardering/{there['evaluation_id']}/underlag"
        self.assessment = db.session.get_one(Assessment, world.assessment("Norrvik"))
        self.place = own_municipality(world.person(WHO), self.assessment.municipality_id)
        self.questions = list(context.edition(self.assessment.edition).questions.values())

    def beside(self, nth: int, evidence_id: int, page: str = "") -> None:
        """Put evidence beside an answer, whenever that was."""
        with one_transaction():
            put_beside(
                (self.assessment.id, self.questions[nth].id),
                self.place.id,
                evidence_id,
                page,
                self.place.person_id,
            )

    def link(self, title: str) -> int:
        return register_entries.take_link(self.place, "https://norrvik.example/mal", title).id

    def file(self, title: str) -> int:
        return register_entries.take_file(self.place, io.BytesIO(papers.png()), "bild.png", title).id

    def archive(self, address: str = "") -> zipfile.ZipFile:
        answer = self.world.at("utvarderare.a").get(address or f"{self.address}.zip")
        assert (answer.status_code, answer.mimetype) == (200, "application/zip")
        return zipfile.ZipFile(io.BytesIO(answer.data))

    def contents(self) -> Page:
        return Page(self.archive().read("innehall.html").decode())


def test_the_archive_has_every_file_under_the_number_of_the_list(small_world):
    norrvik = Norrvik(small_world)
    picture = norrvik.file("Bild på torget")
    norrvik.beside(2, norrvik.link("Målen"), "§ 4")
    norrvik.beside(1, picture)
    norrvik.beside(3, norrvik.first)

    archive, list_ = norrvik.archive(), small_world.at("utvarderare.a").page(norrvik.address)

    assert sorted(archive.namelist()) == ["01-plan-for-norrvik.pdf", "02-bild-pa-torget.png", "innehall.html"]
    assert archive.read("01-plan-for-norrvik.pdf") == papers.pdf()
    told = [one.text for one in norrvik.contents().all("td") if not one.text[0].isdigit()]
    assert told == ["Plan för Norrvik", "Bild på torget", "Målenhttps://norrvik.example/mal"]
    assert "(§ 4)" in norrvik.contents().one("body").text
    shown = [one.text.split()[1] for one in list_.all("li") if one.text.startswith("Nummer")]
    assert shown == ["1", "2", "3", "1"]


def test_what_is_withdrawn_is_in_no_archive_any_more_and_its_old_files_are_gone(small_world):
    norrvik = Norrvik(small_world)
    norrvik.archive()
    folder = context.files()
    before = list(folder.glob("*.zip"))

    register_entries.withdraw(norrvik.place, norrvik.first, "Fel fil.")

    assert (len(before), list(folder.glob("*.zip"))) == (1, [])
    assert norrvik.archive().namelist() == ["innehall.html"]
    assert "Återkallat: Fel fil." in norrvik.contents().one("body").text


def test_a_file_that_has_got_lost_is_told_of_and_the_rest_is_there(small_world):
    norrvik = Norrvik(small_world)
    norrvik.beside(1, norrvik.file("Bild"))
    (context.files() / "evidence" / laid(small_world, "Norrvik").place).unlink()

    assert norrvik.archive().namelist() == ["02-bild.png", "innehall.html"]
    assert "Filen saknas i tjänsten." in norrvik.contents().one("body").text


def test_a_hostile_title_is_only_words_in_the_contents(small_world):
    norrvik = Norrvik(small_world)
    title = "<script>alert(1)</script>../../etc"
    register_entries.rename(norrvik.place, norrvik.first, title)

    archive = norrvik.archive()

    assert archive.namelist() == ["01-script-alert-1-script-etc.pdf", "innehall.html"]
    assert (norrvik.contents().all("script"), title in norrvik.contents().one("body").text) == ([], True)
