"""Pages that say something is wrong: what a person does to reach each of them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages import Questions

Deed = Callable[[Page, dict[str, str]], None]


def wrong_password(page: Page, _more: dict[str, str]) -> None:
    page.goto("/logga-in")
    page.get_by_label("E-postadress").fill("nagon@demo.example")
    page.get_by_label("Lösenord").fill("fel")
    page.get_by_role("main").get_by_role("button", name="Logga in").click()


def no_name_of_a_person(page: Page, _more: dict[str, str]) -> None:
    page.goto("/borja")
    page.get_by_label("Kommun", exact=True).select_option("Ale")
    page.get_by_label("Ditt namn").fill("www.klicka.example")
    page.get_by_label("Din befattning").fill("Chef")
    page.get_by_label("Din e-postadress i kommunen").fill("ny@ale.se")
    page.get_by_role("button", name="Skicka brevet med länken").click()


def refused_without_a_reason(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli/anmalningar")
    page.get_by_text("Avslå").first.click()
    page.get_by_role("button", name="Avslå anmälan").first.click()


def no_domain(page: Page, _more: dict[str, str]) -> None:
    page.goto("/kansli/anmalningar/domaner")
    page.get_by_role("textbox", name="Domän").fill("a@b.se")
    page.get_by_role("button", name="Spara domänen").click()


def no_such_page(page: Page, _more: dict[str, str]) -> None:
    page.goto("/finns-inte")


def short_password(page: Page, _more: dict[str, str]) -> None:
    page.goto("/byt-losenord")
    for label in ("Nuvarande lösenord", "Nytt lösenord", "Nytt lösenord igen"):
        page.get_by_label(label, exact=True).fill("kort")
    page.get_by_role("button", name="Byt lösenord").click()


def too_long_while_writing(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/delomrade/1.2")
    box = page.locator("[data-question][open]")
    box.get_by_label("Så arbetar vi").fill("a" * 4100)
    expect(box.get_by_text("Texten är 100 tecken för lång.")).to_be_visible()


def too_long_and_bad_link(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/delomrade/1.3")
    box = page.locator("[data-question][open]")
    box.get_by_label("Så arbetar vi").fill("a" * 4100)
    box.get_by_label("Länk 1", exact=True).fill("javascript:1")
    box.get_by_label("Ej tillämpligt för oss").check()
    box.get_by_role("button", name="Spara svaret").click()


def somebody_was_first(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/delomrade/1.4")
    _change_unseen(page)
    page.get_by_role("button", name="Spara allt och gå vidare").click()


def somebody_was_first_while_writing(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/delomrade/1.4")
    _change_unseen(page)
    told = "Inte sparat: du har själv sparat ett annat svar i ett annat fönster."
    expect(page.get_by_text(told).first).to_be_visible()


def _change_unseen(page: Page) -> None:
    """Change an answer that somebody else has changed since the page was opened."""
    box = Questions(page).question("1.4.1")
    box.locator("input[name$=':version']").evaluate("field => { field.value = '0'; }")
    box.get_by_label("Så arbetar vi").fill("Vårt svar är ett annat.")


def statement_was_changed(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['nomination']}/kriterium/1")
    box = page.locator("[data-question]").filter(has=page.get_by_role("radio", checked=True)).first
    box.locator("input[name$=':version']").evaluate("field => { field.value = '0'; }")
    box.get_by_role("radio", checked=False).first.check()
    page.get_by_role("button", name="Spara allt och gå vidare").click()


def nobody_signs(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/granska")
    page.locator("main form").evaluate("form => { form.noValidate = true; }")
    page.get_by_role("main").get_by_role("button", name="Lämna in").click()


def page_lay_open(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['open']}/delomrade/2.1")
    page.locator("main form input[name=csrf_token]").evaluate("field => { field.value = 'gammal'; }")
    page.get_by_role("button", name="Spara allt och gå vidare").click()


def no_motivation(page: Page, more: dict[str, str]) -> None:
    page.goto(more["marking"])
    page.get_by_role("link", name="Resultat och effektivitet").click()
    page.get_by_label("Egna poäng i stället för nivåer").fill("många")
    page.get_by_role("button", name="Spara och gå till").click()


def send_late(page: Page, opened: str, to: str) -> None:
    """Send what a page opened earlier had a button for."""
    page.goto(opened)
    form = page.locator("form:has(input[name=csrf_token])").first
    with page.expect_navigation():
        form.evaluate("(form, to) => { form.action = to; form.method = 'post'; form.submit(); }", to)


def not_done(page: Page, more: dict[str, str]) -> None:
    send_late(page, more["marking"], f"{more['marking']}/klar")


def conflict_unsaid(page: Page, more: dict[str, str]) -> None:
    page.goto(f"{more['agreeing']}/jav")
    page.get_by_role("radio", name="Ja, något stämmer").check()
    page.get_by_role("button", name="Skicka svaret").click()


def too_early(page: Page, _more: dict[str, str]) -> None:
    send_late(page, "/kansli/2026", "/kansli/2026/offentliggor")


FAULTY: list[tuple[str, str, Deed]] = [
    ("", "Fel: Logga in", wrong_password),
    ("", "Fel: Sidan finns inte", no_such_page),
    ("", "Fel: Börja för er kommun", no_name_of_a_person),
    ("kansli", "Fel: Kommuner som börjar själva", refused_without_a_reason),
    ("kansli", "Fel: Kommunernas e-postdomäner", no_domain),
    ("samordnare", "Fel: Byt lösenord", short_password),
    ("samordnare", "1.2", too_long_while_writing),
    ("samordnare", "Fel: 1.3", too_long_and_bad_link),
    ("samordnare", "1.4", somebody_was_first_while_writing),
    ("samordnare", "Fel: 1.4", somebody_was_first),
    ("samordnare", "Fel: Hur gör kommunen", statement_was_changed),
    ("samordnare", "Fel: Granska och lämna in", nobody_signs),
    ("samordnare", "Fel: Sidan hade legat öppen för länge", page_lay_open),
    ("medarbetare", "Fel: ", no_motivation),
    ("medarbetare", "Exempelby", not_done),
    ("utvarderare.a", "Fel: Är du jävig?", conflict_unsaid),
    ("kansli", "Fel: Demoomgång 2026", too_early),
]
