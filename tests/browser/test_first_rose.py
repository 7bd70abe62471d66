"""A first rose in a browser: counted at each answer, kept in the browser, and tried without scripts too."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect


def choose(page: Page, place: int, level: str) -> None:
    page.get_by_role("group").nth(place).get_by_text(level, exact=True).click()


def total(page: Page):
    return page.get_by_role("region", name="Din första ros").locator(".great")


def test_the_rose_follows_each_answer_and_the_browser_keeps_them_until_one_starts_over(opened):
    page = opened().page
    page.goto("/prova")
    choose(page, 0, "Fullt ut")
    expect(total(page)).to_have_text("15–800 av 800 poäng")
    page.get_by_role("button", name="Vidare till Tillgänglighet").click()
    choose(page, 0, "Saknas")
    expect(total(page)).to_have_text("15–785 av 800 poäng")
    expect(page.get_by_role("region", name="Fem ställen att börja på").get_by_role("listitem")).to_have_count(
        1
    )

    page.goto("/")
    page.get_by_role("link", name="Pröva utan konto").click()

    expect(total(page)).to_have_text("15–785 av 800 poäng")
    expect(page.get_by_role("group").nth(0).get_by_label("Fullt ut")).to_be_checked()
    page.get_by_role("link", name="Börja om med tomma svar").click()
    expect(total(page)).to_have_text("0–800 av 800 poäng")


def test_what_was_chosen_before_the_script_had_come_is_counted(opened):
    page = opened().page
    held: list[Route] = []
    page.route("**/first_rose.js", lambda route: held.append(route))  # noqa: PLW0108 -- it wants a name
    page.goto("/prova", wait_until="commit")
    choose(page, 0, "Fullt ut")
    held[0].continue_()

    expect(total(page)).to_have_text("15–800 av 800 poäng")


def test_without_scripts_the_buttons_count_and_remember(opened):
    page = opened(java_script_enabled=False).page
    page.goto("/prova")
    choose(page, 0, "Fullt ut")
    page.get_by_role("button", name="Tillgänglighet 0 av 6").click()
    choose(page, 0, "Saknas")

    page.get_by_role("button", name="Räkna rosen").click()

    expect(total(page)).to_have_text("15–785 av 800 poäng")
    page.get_by_role("button", name="Demokrati 1 av 5").click()
    expect(page.get_by_role("group").nth(0).get_by_label("Fullt ut")).to_be_checked()
