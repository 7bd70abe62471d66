"""What a page keeps so that everybody can use it: axe's rules, and our own where axe does not look."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OUR_SCRIPT = (Path(__file__).parent / "rules.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}}
WIDE, NARROW, NARROWEST = 1280, 390, 320


def ask(page: Page, rule: str, about: object = None) -> Any:
    """Ask a page one of the rules, bringing along first what it needs: axe is large, and not always asked."""
    if not page.evaluate("'rules' in window"):
        page.evaluate(OUR_SCRIPT)
    if rule == "byAxe" and not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(f"about => rules.{rule}(about)", about)


def faults(page: Page) -> list[str]:
    """Tell all that is wrong with a page: narrow and light, wide and dark, narrowest, with spaced text.

    A rule that holds in one width holds in the other unless something else is shown there, and a pair of
    colours holds wherever it is used (test_colours.py); so each width is asked in one of the schemes.
    """
    return [*narrow_faults(page), *wide_faults(page)]


def narrow_faults(page: Page) -> list[str]:
    """Tell what is wrong with it narrow, by axe, and in all widths by our own rules."""
    return [*_by_axe(page, NARROW, "light"), *_by_rules(page)]


def wide_faults(page: Page) -> list[str]:
    """Tell what axe finds wrong with it wide and dark."""
    return _by_axe(page, WIDE, "dark")


def _by_axe(page: Page, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    _widen(page, width)
    page.emulate_media(color_scheme=scheme)
    found = [f"{width} {scheme} {one}" for one in ask(page, "byAxe", ALL_RULES)]
    page.emulate_media(color_scheme="light")
    return found


def _by_rules(page: Page) -> list[str]:
    page.keyboard.press("Tab")  # from now on focus is shown as it is to those who use the keyboard
    found = ask(page, "groups") + ask(page, "unseenFocus")
    ask(page, "space")
    found += ask(page, "clipped")
    _widen(page, NARROW)
    found += ask(page, "clipped") + ask(page, "sideways", NARROW)
    ask(page, "unspace")
    found += ask(page, "small")
    _widen(page, NARROWEST)
    found += ask(page, "sideways", NARROWEST)
    _widen(page, WIDE)
    return found


def _widen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
