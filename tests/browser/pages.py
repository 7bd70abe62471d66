"""Pages as people see them: everything is found by its role and its visible name."""

from __future__ import annotations

import re
from fractions import Fraction

from playwright.sync_api import Locator, Page, expect

SAVED = re.compile(r"Sparat \d\d\.\d\d")


class AnyPage:
    """What all pages have."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def leave_by(self, way: Locator) -> None:
        """Click what leads to another page, and wait for it: until it has come, the old one can be read."""
        with self.page.expect_navigation():
            way.click()

    def follow(self, name: str | re.Pattern[str], *, nth: int = 0) -> None:
        self.leave_by(self.page.get_by_role("link", name=name).nth(nth))

    def press(self, name: str | re.Pattern[str]) -> None:
        self.leave_by(self.main.get_by_role("button", name=name))

    def menu(self, name: str) -> None:
        """Follow a place of the menu; in a group it is behind the group's word."""
        menu = self.page.get_by_role("navigation", name="Huvudmeny")
        place = menu.locator("a").filter(has_text=re.compile(rf"^{re.escape(name)}"))
        if not place.is_visible():
            menu.locator("details").filter(has=place).locator("summary").click()
        self.leave_by(place)

    def is_called(self, heading: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def tells(self, sentence: str | re.Pattern[str]) -> None:
        """Wait until the page confirms what was done."""
        expect(self.main.get_by_role("status").first).to_contain_text(sentence)

    def figure(self, words: str) -> Fraction:
        """Read the figure that stands before some words."""
        wanted = re.compile(rf"([\d,]+)\s*{words}")
        expect(self.main).to_contain_text(wanted)
        found = wanted.search(self.main.inner_text())
        assert found, f"nothing ”{words}” on {self.page.url}"
        return Fraction(found[1].replace(",", "."))


class Questions(AnyPage):
    """A page of questions, each answered in its own place."""

    def question(self, number: str) -> Locator:
        """Give one question by its number, unfolded."""
        numbered = self.page.get_by_text(re.compile(rf"^{re.escape(number)}\b"))
        box = self.main.locator("[data-question]").filter(has=numbered)
        # It waits for the question: while the page is on its way, a press would fold what is open.
        if box.evaluate("box => box.matches('details:not([open])')"):
            box.get_by_role("heading").first.click()
        return box

    def part(self, box: Locator, name: str) -> Locator:
        """Give the levels of one part of a question."""
        groups = box.get_by_role("group", name=re.compile(rf"^{name}"))
        return groups.filter(has=self.page.get_by_role("radio"))

    def choose(self, box: Locator, part: str, level: str) -> None:
        self.part(box, part).get_by_role("radio", name=level, exact=True).check()

    def worth(self, box: Locator) -> str:
        """Read what stands at the right of a question's heading: "0,9 av 1,9 p"."""
        return " ".join(box.locator("[data-worth]").inner_text().split())


class Marks(AnyPage):
    """An evaluator's page of one question."""

    def is_at(self, number: str) -> None:
        """Wait for the page of a question: whoever goes on must have seen that the last one was sent."""
        expect(self.page).to_have_title(re.compile(rf" {re.escape(number)}, "))

    def go_on(self) -> None:
        """Save by the button, and wait for the question that it leads to."""
        button = self.main.get_by_role("button", name="Spara och gå till")
        number = button.inner_text().split()[-1]
        self.leave_by(button)
        self.is_at(number)

    def choose(self, part: str, level: str) -> None:
        group = self.main.get_by_role("group", name=re.compile(rf"^{part}"))
        group.get_by_role("radio", name=re.compile(rf"^{level}")).check()

    def motivate(self, text: str) -> None:
        self.main.get_by_role("textbox", name="Motivering").fill(text)

    def give_points(self, points: str) -> None:
        self.main.get_by_label("Egna poäng i stället för nivåer").fill(points)


class Comparison(AnyPage):
    """The jury's table of nominees side by side."""

    def agreed(self) -> dict[str, list[str]]:
        """Read each nominee's agreed points: one figure an area, then the sum."""
        self.page.wait_for_load_state()  # rows are read at once, whether or not all of them have come
        table = self.page.get_by_role("region", name=re.compile("^Poängtabell")).get_by_role("table")
        rows = table.locator("tr").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.split(',')[0].trim()))"
        )
        figures = [row for row in rows[2:] if row[0] != "Av högst"]
        return {name: [row[3 * n + 2] for row in figures] for n, name in enumerate(rows[0][1:])}
