"""What a browser would send of a form that nobody has touched, field by field, by each of its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.support.pages import Element, Page

FIELDS = ("input", "textarea", "select", "button")
NEVER_SENT = ("submit", "button", "image", "reset", "file")


@dataclass(frozen=True)
class Post:
    """One untouched form, sent by one of its buttons; without a button it is sent by Enter."""

    address: str
    fields: tuple[tuple[str, str], ...]
    button: tuple[str, str] | None
    words: str
    shows: frozenset[str] = field(default=frozenset())

    @property
    def data(self) -> dict[str, list[str]]:
        """Give the fields as a test client sends them, a name with all its values."""
        sent: dict[str, list[str]] = {}
        for name, value in [*self.fields, *([self.button] if self.button else [])]:
            sent.setdefault(name, []).append(value)
        return sent


def posts_of(page: Page, address: str) -> Iterator[Post]:
    """Give every post that the untouched forms of a page can make, in the page's order."""
    for form in page.all("form"):
        if form["method"].lower() != "post":
            continue
        owned = [one for one in page.all(*FIELDS) if _belongs(one, form)]
        fields = tuple(_successful(owned))
        shows = frozenset(one["name"] for one in owned if _shows(one))
        for button in [one for one in owned if _submits(one)]:
            named = (button["name"], button["value"]) if button["name"] else None
            to = (button["formaction"] or form["action"] or address).partition("#")[0]
            yield Post(to, fields, named, button.text, shows)


def _belongs(one: Element, form: Element) -> bool:
    """Tell whether a field is a form's own: it stands inside, or names the form it belongs to."""
    if one["form"]:
        return one["form"] == form["id"]
    above = one.parent
    while above is not None and above is not form:
        above = above.parent
    return above is form


def _successful(owned: list[Element]) -> Iterator[tuple[str, str]]:
    """Give the fields that are sent without any press, as HTML says: names, not disabled, chosen."""
    for one in owned:
        if not one["name"] or _disabled(one) or one.tag == "button" or one["type"] in NEVER_SENT:
            continue
        if one.tag == "textarea":
            yield one["name"], one.raw.removeprefix("\n").replace("\r\n", "\n").replace("\n", "\r\n")
        elif one.tag == "select":
            yield from ((one["name"], value) for value in _selected(one))
        elif one["type"] not in ("radio", "checkbox"):
            yield one["name"], one["value"]
        elif "checked" in one.attrs:
            yield one["name"], one.attrs.get("value", "on")


def _selected(select: Element) -> list[str]:
    options = [one for one in select.all("option") if not _disabled(one)]
    chosen = [one for one in options if "selected" in one.attrs]
    if "multiple" not in select.attrs:
        chosen = chosen[-1:] or options[:1]
    return [one.attrs.get("value", one.text) for one in chosen]


def _shows(one: Element) -> bool:
    """Tell whether a field can show something that is stored, and not only carry the form's own marks."""
    return bool(one["name"]) and one["type"] not in ("hidden", *NEVER_SENT)


def _submits(one: Element) -> bool:
    kind = one["type"] or ("submit" if one.tag == "button" else "text")
    return kind == "submit" and not _disabled(one)


def _disabled(one: Element) -> bool:
    if "disabled" in one.attrs:
        return True
    above = one.parent
    while above is not None:
        if above.tag == "fieldset" and "disabled" in above.attrs:
            return True
        above = above.parent
    return False


def form_of(browser, address: str, field: str) -> dict[str, list[str]]:
    """Give the form that has a field as it stands on its page."""
    page = Page(browser.get(address).text)
    return next(post.data for post in posts_of(page, address) if field in post.shows)
