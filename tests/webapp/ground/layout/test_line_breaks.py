"""A line break in a template is nothing beside a tag, and a space between words."""

from __future__ import annotations

import pytest

from tests.support.sources import shown


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>\n  Ett ord\n  och ett till.\n</p>", "<p>Ett ord och ett till.</p>"),
        ("{{ 1 }}\n{{ 2 }}", "12"),
        ('{{ 1 }}{{ " " }}\n{{ 2 }}', "1 2"),
        ("{{ 1 }} {{ 2 }}", "1 2"),
        ("{% if true %}\n  <b>ja</b>\n{% else %}\n  nej\n{% endif %}", "<b>ja</b>"),
        ("<p>{# om #}\n  a</p>", "<p>a</p>"),
        ('<a\n  href="/"\n  class="x"\n>hem</a>', '<a href="/" class="x">hem</a>'),
        ('<a\n  href="/"\n  {% if true %}hidden{% endif %}\n>hem</a>', '<a href="/" hidden>hem</a>'),
        ('<p title="a >\n  b">c</p>', '<p title="a > b">c</p>'),
        ("<br\n/>", "<br/>"),
    ],
)
def test_a_page_has_no_line_breaks_of_its_template(source: str, page: str):
    assert shown(source) == page


def test_what_a_person_wrote_keeps_its_lines():
    text = "\nEn rad\noch en till\n"

    page = shown("<textarea>\n  {{ text }}\n</textarea>\n<p>\n  {{ text }}\n</p>", text=text)

    assert page == f"<textarea>\n{text}</textarea><p>{text}</p>"


def test_a_letter_keeps_its_lines():
    assert shown("Hej\n\n{{ 1 }}\n", "letter.txt") == "Hej\n\n1"


def test_a_fault_is_told_at_the_line_where_it_stands():
    with pytest.raises(ZeroDivisionError) as told:
        shown("<p>\n  a\n</p>\n{{ 1 // 0 }}")

    assert told.traceback[-1].lineno == 3
