"""Pages of the award round that say something is wrong: what a person does to reach each of them."""

from __future__ import annotations

from playwright.sync_api import Page


def _send_anyway(page: Page, button: str) -> None:
    """Send the form of a button without the browser's own look at it."""
    page.locator("form").evaluate_all("all => all.forEach(form => { form.noValidate = true; })")
    page.get_by_role("main").get_by_role("button", name=button).click()


def round_without_anything(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli")
    _send_anyway(page, "Gör omgången")


def date_that_is_none(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli/2026/datum")
    page.locator("main form input[type=text]").first.fill("32 mars")
    _send_anyway(page, "Spara datumen")


def participants_of_nowhere(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli/2026/deltagare/las-in")
    table = b"Kommun;Namn;E-post\nStorkommunen;Eva Ek;eva\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "deltagare.csv", "mimeType": "text/csv", "buffer": table}
    )
    _send_anyway(page, "Visa vad som skulle hända")


def juror_without_an_address(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli/2026/personer")
    page.get_by_label("E-postadress").fill("ingen")
    _send_anyway(page, "Skicka inbjudan")


def colleague_without_an_address(page: Page, _more: dict[str, str]) -> None:
    page.goto("/hem")
    page.goto(page.locator("a[href$='/medarbetare']").first.get_attribute("href") or "")
    page.get_by_label("E-postadress").fill("ingen")
    _send_anyway(page, "Skicka inbjudan")


def handed_to_nobody(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/vem/enskild")
    _send_anyway(page, "Fördela")


def ranking_of_words(page: Page, _more: dict[str, str]) -> None:
    page.goto("/jury/2026/rangordning")
    page.locator("input.points").first.fill("många")
    _send_anyway(page, "Lämna in rangordningen")


FAULTY_AWARD = [
    ("kansli", "Fel: ", round_without_anything),
    ("kansli", "Fel: ", date_that_is_none),
    ("kansli", "Fel: ", participants_of_nowhere),
    ("kansli", "Fel: ", juror_without_an_address),
    ("samordnare", "Fel: ", colleague_without_an_address),
    ("samordnare", "Fel: ", handed_to_nobody),
    ("jury", "Fel: ", ranking_of_words),
]
