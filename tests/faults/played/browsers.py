"""What somebody types while the server is away is in their browser, and is saved when it is back."""

from __future__ import annotations

import json
import re

from tests.faults.journal import Kept
from tests.faults.played.scenes import Scene, SkippedError
from tests.faults.played.writers import let_write, writing

QUESTION, TYPED = "demokrati-strategi", "Skrivet medan servern var borta."
NOT_YET = "Inte sparat än. Texten finns kvar här, vi försöker igen."
DRAFTS = "Object.entries(localStorage).filter(([key]) => key.includes('demokrati')).map(([, text]) => text)"


def typed_text(scene: Scene) -> str:
    """Type in a real browser, kill the server before it is saved, close the tab, and come back."""
    try:
        from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 -- only where it is wanted

        from tests.browser.pages import SAVED, Questions  # noqa: PLC0415
        from tests.browser.serving import Visitor, find_browser, launch_args  # noqa: PLC0415
    except ImportError as error:
        raise SkippedError("playwright saknas") from error
    if find_browser() is None:
        raise SkippedError("ingen webbläsare hittades")
    scene.serve()
    server = scene.servers[0]
    # The writers have the questions from the start of the questionnaire on: this one is the browser's alone.
    for writer in scene.writers:
        writer.questions = [one for one in writer.questions if one != QUESTION]
    expect.set_options(timeout=60_000)
    place = f"/sjalvvardering/{scene.assessment}/delomrade/1.1"
    with sync_playwright() as playwright, writing(scene.writers):
        let_write(scene.writers)
        browser = playwright.chromium.launch(**launch_args())
        visitor = Visitor(browser, f"http://127.0.0.1:{server.port}", "samordnare")
        visitor.page.goto(place)
        box = Questions(visitor.page).question("1.1.1")
        server.kill()
        box.get_by_label("Så arbetar vi").fill(TYPED)
        expect(box.get_by_text(NOT_YET)).to_be_visible()
        drafts = [json.loads(one) for one in visitor.page.evaluate(DRAFTS)]
        visitor.page.close()
        server.start()
        visitor.page = visitor.context.new_page()
        visitor.page.goto(place)
        again = Questions(visitor.page).question("1.1.1")
        expect(again.get_by_label("Så arbetar vi")).to_have_value(TYPED)
        expect(again.get_by_text(re.compile(SAVED))).to_be_visible()
        browser.close()
        let_write(scene.writers)
    return _held(scene, drafts)


def _held(scene: Scene, drafts: list[dict[str, list[list[str]]]]) -> str:
    """Hold what the browser kept, and what the database has now, against what was typed."""
    kept = Kept(scene.database, scene.assessment).answers[QUESTION][1]
    in_browser = [value for one in drafts for name, value in one["pairs"] if name == f"{QUESTION}:text"]
    if (in_browser, kept) != ([TYPED], TYPED):
        raise RuntimeError(f"I webbläsaren fanns {in_browser}, i databasen ”{kept}”.")
    return "texten låg i webbläsaren, och är sparad"
