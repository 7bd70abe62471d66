"""What a page keeps so that everybody can use it: axe's rules, and our own where axe does not look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OUR_SCRIPT = (Path(__file__).parent / "rules.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDE, NARROW, NARROWEST = 1280, 390, 320


def ask(page: Page, rule: str, about: object = None) -> Any:
    """Ask a page one of the rules, bringing the rules along first."""
    if not page.evaluate("'rules' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(OUR_SCRIPT)
    return page.evaluate(f"about => rules.{rule}(about)", about)


def faults(page: Page) -> list[str]:
    """Tell all that is wrong with a page: in two widths, light and dark, narrowest, with spaced text."""
    return [*_by_axe(page), *_by_rules(page)]


def _by_axe(page: Page) -> list[str]:
    found = []
    for width in (NARROW, WIDE):
        _widen(page, width)
        for scheme, options in (("dark", CONTRAST), ("light", ALL_RULES)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {one}" for one in ask(page, "byAxe", options)]
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
