"""Pages as tests read them, and the house rules that every page keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PRINTED = '"attraktiv arbetsgivare"'
"""The name of a subarea, as it was printed."""
HIDDEN_TEXT = {"script", "style", "title", "textarea"}
_LINK = re.compile(r'<a\s(?:[^>]*?\s)?href="([^"]*)"')


class Element:
    """One element of a page, with what is inside it."""

    __slots__ = ("attrs", "children", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Element | str] = []

    def all(self, *tags: str) -> list[Element]:
        """List the elements inside with one of these tags, in the page's order; all without tags."""
        found: list[Element] = []
        self._gather(found, tags)
        return found

    def _gather(self, found: list[Element], tags: tuple[str, ...]) -> None:
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    found.append(child)
                if child.children:
                    child._gather(found, tags)

    @property
    def text(self) -> str:
        """Give the text inside, with single spaces."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """Give the text inside as it stands."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    def inside(self, tag: str) -> bool:
        """Tell whether the element stands inside such an element."""
        return self.parent is not None and (self.parent.tag == tag or self.parent.inside(tag))

    def __getitem__(self, name: str) -> str:
        return self.attrs.get(name, "")


class Page(HTMLParser):
    """A page as a tree of elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self._at = Element("", {}, None)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self._at)
        self._at.children.append(made)
        if tag not in VOID:
            self._at = made

    def handle_endtag(self, tag: str) -> None:
        at = self._at
        while at.parent is not None and at.tag != tag:
            at = at.parent
        self._at = at.parent or self._at

    def handle_data(self, data: str) -> None:
        self._at.children.append(data)

    def all(self, *tags: str) -> list[Element]:
        return self.root.all(*tags)

    def one(self, tag: str) -> Element:
        """Give the only element of a kind."""
        found = self.all(tag)
        assert len(found) == 1, f"{len(found)} <{tag}> on the page; there must be one"
        return found[0]

    def field(self, name: str) -> Element:
        """Give the only field of a name."""
        found = [one for one in self.all("input", "textarea", "select") if one["name"] == name]
        assert len(found) == 1, f"{len(found)} fields are called {name}"
        return found[0]

    def value(self, name: str) -> str:
        """Give what stands in a field, as a browser would send it."""
        field = self.field(name)
        return field.raw.removeprefix("\n") if field.tag == "textarea" else field["value"]

    def form(self, name: str) -> dict[str, str]:
        """Give what a browser would send of the form that has a field of this name, without any button."""
        form = next(
            one
            for one in self.all("form")
            if any(f["name"] == name for f in one.all("input", "textarea", "select"))
        )
        sent = {}
        for field in form.all("input", "textarea"):
            unsent = field["type"] in ("radio", "checkbox") and "checked" not in field.attrs
            if field["name"] and not unsent and "disabled" not in field.attrs:
                sent[field["name"]] = self.value(field["name"]) if field.tag == "textarea" else field["value"]
        return sent

    def faults(self) -> list[str]:
        """List the sentences beside fields that have a fault."""
        return [one.text for one in self.all("p") if "fault" in one["class"].split()]

    def addresses(self) -> list[str]:
        """List the addresses of this site that the page leads to."""
        return _of_this_site(link["href"] for link in self.all("a"))


def addresses_in(html: str) -> list[str]:
    """List the same addresses from the text of a page, at a tenth of what it costs to read all of it."""
    return _of_this_site(map(unescape, _LINK.findall(html)))


def _of_this_site(found: Iterable[str]) -> list[str]:
    return [href.split("#")[0] for href in found if href.startswith("/") and not href.startswith("//")]


def assert_house_rules(html: str, *, own_words: bool = True) -> Page:
    """Fail unless a page keeps the rules of the house; `own_words` when nobody else's text stands on it."""
    page = Page(html)
    assert page.one("html")["lang"] == "sv"
    _assert_headings(page)
    _assert_ids(page)
    _assert_fields(page)
    _assert_no_inline(page)
    _assert_tables_and_pictures(page)
    if own_words:
        visible = "".join(_visible(page.one("body"))).replace(PRINTED, "")
        assert not [sign for sign in '"“„' if sign in visible], "quotes are written ”…” in Swedish"
    return page


def _assert_headings(page: Page) -> None:
    heading, title = page.one("h1").text, page.one("head").all("title")[0].text
    assert title.removeprefix("Fel: ").startswith(heading), (
        f"the title ”{title}” does not begin with ”{heading}”"
    )
    assert heading, "the heading is empty"
    levels = [int(one.tag[1]) for one in page.all(*HEADINGS)]
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not jumps, f"headings skip a level: {jumps}"


def _assert_ids(page: Page) -> None:
    ids = Counter(one["id"] for one in page.all() if one["id"])
    assert not [name for name, times in ids.items() if times > 1], f"used twice: {ids.most_common(3)}"
    for one in page.all():
        named = one["aria-describedby"].split() + one["aria-labelledby"].split()
        named += [one["for"]] if one["for"] else []
        named += [one["href"][1:]] if one["href"].startswith("#") else []
        missing = [name for name in named if name not in ids]
        assert not missing, f"<{one.tag}> points to {missing}, which is not on the page"


def _assert_fields(page: Page) -> None:
    labelled = {label["for"] for label in page.all("label")}
    for field in page.all("input", "select", "textarea"):
        if field["type"] in ("hidden", "submit"):
            continue
        named = (
            field["id"] in labelled
            or field.inside("label")
            or field["aria-label"]
            or field["aria-labelledby"]
        )
        assert named, f"no label for {field['name']}"
    for fieldset in page.all("fieldset"):
        assert fieldset.all("legend"), f"no legend for {fieldset['id']}"
        assert fieldset.all("legend")[0].text, f"an empty legend for {fieldset['id']}"
    for form in page.all("form"):
        if form["method"].lower() == "post" and form.all("button"):  # without one it is only to be read
            assert [one for one in form.all("input") if one["name"] == "csrf_token"], "a form lacks its token"
    for button in page.all("button"):
        assert button.text or button["aria-label"], "a button without words"


def _assert_no_inline(page: Page) -> None:
    assert not page.all("style"), "a style element on the page"
    assert not [one for one in page.all("script") if not one["src"]], "a script without an address"
    for one in page.all():
        handlers = [name for name in one.attrs if name == "style" or name.startswith("on")]
        assert not handlers, f"<{one.tag}> has {handlers}"


def _assert_tables_and_pictures(page: Page) -> None:
    for table in page.all("table"):
        heads = table.all("th")
        assert heads, "a table without headings"
        assert all(head["scope"] in ("col", "row", "colgroup", "rowgroup") for head in heads), (
            "a th without scope"
        )
    for picture in page.all("img"):
        assert "alt" in picture.attrs, f"no alt for {picture['src']}"
    for drawing in page.all("svg"):
        said = drawing["aria-hidden"] == "true" or (
            drawing["role"] == "img" and (drawing["aria-label"] or drawing["aria-labelledby"])
        )
        assert said, "a drawing that is neither hidden nor said in words"


def _visible(element: Element) -> list[str]:
    found = []
    for child in element.children:
        if isinstance(child, str):
            found.append(child)
        elif child.tag not in HIDDEN_TEXT:
            found += _visible(child)
    return found
