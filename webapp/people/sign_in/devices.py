"""What a browser calls itself, in words that its owner knows it by."""

from __future__ import annotations

from flask_babel import gettext as _

BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chromium": "Chromium",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chrome OS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}
"""Looked for in this order: the later ones name themselves in the earlier ones too."""


def name_of(agent: str) -> str:
    """Name a browser and its machine, as "Firefox på Windows"."""
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    if browser and system:
        return _("%(browser)s på %(system)s", browser=browser, system=system)
    return browser or system or _("Okänd webbläsare")
