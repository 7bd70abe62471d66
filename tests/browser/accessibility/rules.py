"""What a page must keep for everybody to be able to use it: axe's rules, and our own where axe does not look."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
WIDE, NARROW, NARROWEST = 1280, 390, 320

# Rows of a long table and questions of a long page are made alike: the first ones speak for the rest.
ALIKE = ["tbody tr:nth-child(n+10)", ".lines > li:nth-child(n+10)", ".steps > li:nth-child(n+10)", ".q ~ .q ~ .q ~ .q"]
RUN_AXE = """([options, alike]) => axe.run({ exclude: alike.filter(rule => document.querySelector(rule)) }, options)
  .then(told => told.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(" ")).join(", ")}`))"""

GROUPS = """() => [...document.querySelectorAll("input[type=radio]")].filter(one => {
  const group = one.closest("fieldset");
  return !group || group.firstElementChild.tagName !== "LEGEND" || !group.firstElementChild.textContent.trim();
}).map(one => "radio without fieldset and legend: " + one.name)"""

SIDEWAYS = """width => document.documentElement.scrollWidth <= width ? [] : [
  "wider than " + width + ": " + document.documentElement.scrollWidth + " "
  + [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map(e => e.tagName + "." + e.className).join(", ")]"""

SMALL = """() => {
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (one.type === "hidden" || one.closest(".vh, .skip") || !one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.tagName === "A" && getComputedStyle(one).display === "inline") continue; // axe weighs links in a text
    const box = (one.matches("[type=radio], [type=checkbox]") && one.closest("label") || one).getBoundingClientRect();
    if (box.width < 24 || box.height < 24) {
      found.push(`smaller than 24 px: ${one.tagName} ${one.name || one.textContent.trim().slice(0, 40)} ${box.width}x${box.height}`);
    }
  }
  return found;
}"""

UNSEEN_FOCUS = """() => {
  const found = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (one.type === "hidden" || one.matches(':disabled') || one.tabIndex < 0 || !one.checkVisibility()) continue;
    one.focus({ focusVisible: true });
    if (document.activeElement !== one) { found.push("takes no focus: " + one.outerHTML.slice(0, 90)); continue; }
    const marked = [one, one.closest("label")].some(e => {
      if (!e) return false;
      const style = getComputedStyle(e);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (!marked) found.push("focus is not seen: " + one.outerHTML.slice(0, 90));
  }
  document.activeElement.blur();
  return found;
}"""

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-bottom:2em !important}");
  document.adoptedStyleSheets = [sheet];
}"""

CLIPPED = """() => [...document.querySelectorAll("body *")].filter(e => {
  if (e.closest(".vh, svg, .skip") || e.matches("input, textarea, select, .scroll") || !e.checkVisibility()) return false;
  const style = getComputedStyle(e);
  const cut = value => value === "hidden" || value === "clip";
  return (cut(style.overflowX) && e.scrollWidth > e.clientWidth + 1) || (cut(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => "text is cut off when spaced: " + e.outerHTML.slice(0, 90))"""

UNSPACED = "() => { document.adoptedStyleSheets = []; }"


def violations(page: Page, options: dict[str, object]) -> list[str]:
    """Tell everything axe finds on a page, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN_AXE, [options, ALIKE])


def faults(page: Page) -> list[str]:
    """Tell everything that is wrong with a page: in both widths, light and dark, narrowest, and with spaced text."""
    return [*_by_axe(page), *_by_rules(page)]


def _by_axe(page: Page) -> list[str]:
    found = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, options in (("dark", CONTRAST), ("light", ALL_RULES)):
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme} {one}" for one in violations(page, options)]
    return found


def _by_rules(page: Page) -> list[str]:
    page.keyboard.press("Tab")  # from now on focus is shown as it is to those who use the keyboard
    found = page.evaluate(GROUPS) + page.evaluate(UNSEEN_FOCUS)
    page.evaluate(SPACED)
    found += page.evaluate(CLIPPED)
    page.set_viewport_size({"width": NARROW, "height": 900})
    found += page.evaluate(CLIPPED) + page.evaluate(SIDEWAYS, NARROW)
    page.evaluate(UNSPACED)
    found += page.evaluate(SMALL)
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    found += page.evaluate(SIDEWAYS, NARROWEST)
    page.set_viewport_size({"width": WIDE, "height": 900})
    return found
