"""What an own assessment will ask is added up as its edition and areas are chosen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

START = "/egen-sjalvvardering"


def said(page: Page) -> list[str]:
    return page.locator("[data-extent] dd").all_inner_texts()


def test_the_figures_follow_the_boxes_and_the_edition(opened):
    page = opened("samordnare").page
    page.goto(START)
    extent = page.locator("[data-extent]")
    page.locator("input[value='kommunkompassen/2012']").check()
    expect(extent).to_contain_text("av 800")
    whole = said(page)

    page.get_by_label("Bara några områden").check()
    nothing = said(page)
    for number in ("4", "6"):
        page.locator(f"input[value='kommunkompassen/2012:{number}']").check()
    two = said(page)

    assert whole[::2] == ["alla 8", "av 800"]
    assert nothing == ["inget valt än", "0", "av 0", "–"]
    assert (two[0], two[2]) == ("4, 6", "av 200")
    assert int(two[1]) < int(whole[1])


def test_without_scripts_no_figures_are_shown_that_could_be_of_something_else(opened):
    page = opened("samordnare", java_script_enabled=False).page
    page.goto(START)

    expect(page.locator("[data-extent]")).to_be_hidden()
    expect(page.get_by_text("tim tillsammans.").first).to_be_visible()
