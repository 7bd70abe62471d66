"""The whole way from sign-in to the jury's workbook, step by step, with scripts or without."""

from __future__ import annotations

import re
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, expect
from sqlalchemy import select

from questionnaires.rounding import as_points
from tests.browser.pages import SAVED, AnyPage, Comparison, Marks, Questions
from tests.browser.serving import Served, Visitor
from webapp.assessment.models.assessments import Assessment
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

A_SAYS, B_SAYS = "Planen är beslutad men okänd i förvaltningarna.", "Planen når inte bolagen."

Figures = dict[str, list[str]]
"""Each nominee's agreed points, as they are read: one figure an area, then the sum."""


class Walk:
    """One walk through a round; `scripts` tells whether the browsers run any."""

    def __init__(self, open_browser, served: Served, *, scripts: bool) -> None:
        self._open, self.served, self.scripts = open_browser, served, scripts

    def visitor(self, key: str) -> Visitor:
        return self._open(key, java_script_enabled=self.scripts)

    def keep(self, page: AnyPage, box: Locator, button: str | re.Pattern[str]) -> None:
        """Wait until an answer is saved while it is written; without scripts press its button."""
        if self.scripts:
            expect(box.get_by_text(SAVED)).to_be_visible()
        else:
            page.press(button)
            page.tells(SAVED)

    # The municipality

    def nomination(self, who: Visitor) -> None:
        """Answer a statement and write a text of the own description."""
        page = Questions(who.page)
        page.follow("Nominering 2026")
        page.is_called("Er nominering")
        goes_on = page.main.get_by_role("link", name=re.compile("^(Börja|Fortsätt) med påstående"))
        number = goes_on.inner_text().split()[-1]
        answered = page.figure("av 50 påståenden")
        page.leave_by(goes_on)
        box = page.question(number)
        page.choose(box, "", "I hög grad")
        self.keep(page, box, "Spara allt och gå vidare")
        page.menu("Egen beskrivning")
        self._describe(page)
        page.menu("Översikt")
        assert page.figure("av 50 påståenden") == answered + 1

    def _describe(self, page: Questions) -> None:
        """Write under the second heading."""
        box = page.main.locator("[data-question]").nth(1)
        text = "Hos oss börjar nya arbetssätt i en enhet.\n\nSedan prövar nästa."
        box.get_by_role("textbox").fill(text)
        self.keep(page, box, re.compile(f"^Spara texten {box.get_by_role('heading').inner_text()}"))
        page.page.reload()
        expect(box.get_by_role("textbox")).to_have_value(text)

    def assessment(self, who: Visitor) -> None:
        """Answer one question wholly and leave one out with a reason; the compass follows."""
        page = Questions(who.page)
        page.menu("Mitt arbete")
        page.follow("Självvärdering 2026")
        page.is_called("Så pekar kompassen nu")
        secured = page.figure("säkrade poäng")
        page.follow(re.compile("^(Börja|Fortsätt) med fråga 1.1.1"))
        box = page.question("1.1.1")
        assert page.worth(box) == "upp till 5,6 p"
        self._answer(page, box)
        page.question("1.1.1")
        expect(box.locator("[data-worth]")).to_have_text(re.compile(r"5,6\s+av\s+5,6 p"))
        self._leave_out(page)
        page.follow("Så räknas detta")
        page.is_called(re.compile("1.1"))
        page.follow("Översikt")
        assert page.figure("säkrade poäng") > secured

    def _answer(self, page: Questions, box: Locator) -> None:
        page.choose(box, "System", "Fullt ut")
        page.choose(box, "Spridning", "Alla")
        box.get_by_label("Så arbetar vi").fill("Strategin gäller alla nämnder sedan 2023.")
        box.get_by_label("Länk 1", exact=True).fill("https://www.exempelby.example/strategi")
        box.get_by_label("Vad visar länk 1?").fill("Strategin")
        self.keep(page, box, "Spara svaret 1.1.1")

    def _leave_out(self, page: Questions) -> None:
        box = page.question("1.1.2")
        box.get_by_label("Ej tillämpligt för oss").check()
        box.get_by_label("Varför är frågan inte tillämplig?").fill("Regionen ansvarar för detta hos oss.")
        self.keep(page, box, "Spara svaret 1.1.2")
        page.page.reload()
        expect(page.question("1.1.2").locator("[data-worth]")).to_have_text("räknas bort")

    def hand_in(self, who: Visitor, name: str, edition: str) -> None:
        """Review, sign and hand in; the receipt says what the database keeps, and nothing can be changed."""
        page = Questions(who.page)
        page.menu("Mitt arbete")
        page.follow(name)
        page.menu("Lämna in")
        page.main.get_by_label("Ditt namn").fill("Karin Ek")
        page.main.get_by_label("Din befattning").fill("Kommundirektör")
        page.main.get_by_role("checkbox").check()
        page.press("Lämna in")
        page.is_called(re.compile("^Kvitto på"))
        with self.served.world.app.app_context():
            kept = db.session.get_one(Assessment, self.served.world.assessment("Exempelby", edition))
            told = [kept.receipt_number, kept.receipt_hash]
            db.session.remove()
        facts = page.main.get_by_role("definition").all_inner_texts()
        assert [facts[0], facts[-1]] == told
        assert re.fullmatch(r"KR-\d{4}-\d{6} [0-9a-f]{64}", " ".join(told))

    def only_read(self, who: Visitor) -> None:
        page = Questions(who.page)
        page.menu("Översikt")
        page.follow(re.compile("^Offentlighet och demokrati"))
        box = page.question("1.1.1")
        expect(page.part(box, "System").get_by_role("radio", name="Fullt ut")).to_be_disabled()
        assert page.main.get_by_role("button").count() == 0

    # The office

    def nominate(self, who: Visitor) -> None:
        """Nominate Exempelby, where the compass and not the group chooses, and give it evaluators."""
        with self.served.world.app.app_context():
            award_round = db.session.scalars(select(Round).where(Round.key == "2026")).one()
            award_round.recipe, award_round.step = "2021", "nominering"
            db.session.commit()
            db.session.remove()
        page = AnyPage(who.page)
        page.follow("Demoomgång 2026")
        page.main.get_by_label("Varför ska Exempelby nomineras?").fill("Har kommit långt.")
        page.press("Nominera Exempelby")
        page.tells("Exempelby är nominerad.")
        for which, person in (("A", "Anna Berg"), ("B", "Björn Holm")):
            page.main.get_by_label(f"Utvärderare {which} för Exempelby").select_option(person)
        page.press("Utse utvärderare för Exempelby")
        page.tells("Utvärderarna är utsedda.")

    def fix(self, who: Visitor) -> None:
        """Fix the result of Exempelby."""
        page = AnyPage(who.page)
        page.menu("Läget")
        name = who.page.get_by_role("heading", name="Exempelby")
        entrant = page.main.get_by_role("listitem").filter(has=name)
        page.leave_by(entrant.get_by_role("link", name="Fastställ resultatet"))
        page.press("Fastställ resultatet för Exempelby")
        page.tells("Resultatet är fastställt.")

    # The evaluators

    def declare(self, who: Visitor) -> None:
        page = AnyPage(who.page)
        page.follow("Exempelby")
        page.is_called("Är du jävig?")
        page.main.get_by_role("radio", name="Nej, inget av det stämmer").check()
        page.press("Skicka svaret")
        page.is_called("Exempelby")

    def mark_as_a(self, who: Visitor) -> None:
        """Lower one question, with a motivation asked for, and give another own points."""
        page = Marks(who.page)
        page.follow("Offentlighet och demokrati")
        page.choose("System", "Delvis")
        page.press("Spara och gå till 1.1.2")
        expect(page.main.get_by_role("alert")).to_contain_text("En sak behöver rättas")
        page.motivate(A_SAYS)
        page.go_on()
        listed = page.page.get_by_role("navigation", name="Frågor att bedöma")
        page.leave_by(listed.get_by_role("link", name="1.1.4"))
        page.is_at("1.1.4")
        page.give_points("3,5")
        page.motivate("Uppföljningen är grundligare än nivåerna visar.")
        page.go_on()
        page.menu("Översikt")

    def mark_as_b(self, who: Visitor) -> None:
        page = Marks(who.page)
        page.follow("Offentlighet och demokrati")
        assert A_SAYS not in who.page.content()
        page.choose("Spridning", "De flesta")
        page.motivate(B_SAYS)
        page.go_on()
        page.menu("Översikt")

    def finish(self, who: Visitor) -> None:
        """Accept the rest of every area, and say that it is done."""
        page = AnyPage(who.page)
        page.is_called("Exempelby")
        for area in range(1, 9):
            page.press(f"Godta kommunens nivåer på resten av område {area}")
            page.tells(f"i område {area} är bedömda som kommunen själv.")
        page.press("Jag är klar")

    def agree(self, who: Visitor) -> None:
        """Accept what is alike; choose A's mark on the first question that differs, B's on the second."""
        page = AnyPage(who.page)
        page.is_called("Samsyn")
        page.press("Enas om alla som är lika")
        page.tells("lika bedömningar är enade.")
        page.follow(re.compile("^1.1.1"))
        expect(page.main).to_contain_text(A_SAYS)
        expect(page.main).to_contain_text(B_SAYS)
        page.press("Välj A:s bedömning")
        page.is_called("Följer kommunen upp vilka effekter demokratiarbetet har?")
        page.press("Välj B:s bedömning")
        expect(page.main).to_contain_text("Ni är eniga om alla frågor.")

    # The jury

    def compare(self, who: Visitor, folder: Path) -> tuple[Figures, Figures]:
        """See Exempelby among the nominees; give the figures of the page, and those of the workbook."""
        page = Comparison(who.page)
        page.follow("Demoomgång 2026")  # leads to the question: Exempelby was nominated after the last answer
        page.main.get_by_role("radio", name="Nej, inte i någon av dem").check()
        page.press("Skicka svaret")
        page.is_called("Juryrummet")
        page.menu("Jämför")
        page.is_called("Nominerade, sida vid sida")
        shown = page.agreed()
        with who.page.expect_download() as download:
            who.page.get_by_role("link", name="Hämta juryns arbetsbok").click()
        download.value.save_as(folder / "arbetsbok.xlsx")
        return shown, workbook_figures((folder / "arbetsbok.xlsx").read_bytes())


def workbook_figures(data: bytes) -> Figures:
    """Read each nominee's agreed points from the workbook's overview, written as pages write them."""
    book = load_workbook(BytesIO(data), data_only=True)
    sheet, table = next((s, s.tables["EnadPoang"]) for s in book if "EnadPoang" in s.tables)
    rows = [[cell.value for cell in row] for row in sheet[table.ref]][1:]
    return {row[1]: [as_points(_exact(value), 0) for value in row[2:11]] for row in rows}


def _exact(value: float) -> Fraction:
    return Fraction(str(value)).limit_denominator(10**6)
