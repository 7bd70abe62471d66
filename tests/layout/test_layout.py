"""What is laid out says the same as before, and laying it out again changes nothing."""

from __future__ import annotations

import pytest

from tests.layout import styles, templates
from tests.support.sources import shown

WORDS = "ett ord och ett till " * 8
SOURCES = {
    "a sentence": f"<p>{WORDS}<b>viktigt</b>, {WORDS}.</p>",
    "values with spaces between": "<p>" + "{{ number }} {{ text }} " * 9 + "</p>",
    "values without": "<p>" + "{{ number }}{{ text }}" * 9 + "</p>",
    "a long call": "<p>{{ say(" + ", ".join(f'"{WORDS[:30]}"' for _ in range(6)) + ") }}</p>",
    "a long text": f'<p>{{{{ say("{WORDS * 3}") }}}}</p>',
    "either of two": f'<p>{{{{ "{WORDS}" if number else say("{WORDS}") }}}}</p>',
    "branches": "{% if number %}<p>a</p>{% elif text %}<p>b</p>{% else %}<p>c</p>{% endif %}",
    "branches in a sentence": "<p>a{% if number %}, b{% endif %} {% if not number %}c{% endif %}d</p>" * 3,
    "a loop": "<ul>{% for one in [1, 2] %}<li><b>{{ one }}</b> {{ text }}</li>{% endfor %}</ul>",
    "open in one branch": "{% if number %}<div>{% else %}<p>{% endif %}{% if number %}</div>{% endif %}",
    "a written text": '<textarea name="a" rows="3">\n{{ text }}</textarea><p class="prose">{{ text }}</p>',
    "an attribute": '<a href="/"{% if number %} class="a"{% endif %}{% if text %} id="b"{% endif %}/>',
    "a heading of any level": '<h{{ number }} id="a">b</h{{ number }}>',
    "a macro": '{% macro m(a, b="") %}<i>{{ a }}</i> {{ b }}{% endmacro %}{{ m(1, 2) }}{{ m("x") }}',
    "a block of words": "{% set words %}a <b>b</b> c{% endset %}<p>{{ words }}</p>",
    "a drawing": '<svg viewBox="0 0 9 9"><path d="' + "M1,1 L2,2 " * 20 + '"/></svg>',
    "a remark": "{# " + WORDS + "\n     " + WORDS + " #}<p>a</p>",
}


def page_of(source: str) -> str:
    """Give the page that a template makes; a space before the end of a tag says nothing."""
    values = {"number": 2, "text": "En rad\noch en till", "say": lambda *words: "".join(words)}
    return shown(source, **values).replace(" >", ">")


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_template_that_is_laid_out_makes_the_same_page(source: str):
    assert page_of(templates.laid_out(source)) == page_of(source)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_template_is_laid_out_once_and_in_lines_that_can_be_read(source: str):
    made = templates.laid_out(source)

    assert templates.laid_out(made) == made
    assert [line for line in made.splitlines() if len(line) > 120] == []


STYLE = """@media(min-width:48rem){.a,.b>i{color:color-mix(in srgb,var(--on) 35%,transparent);
--c:light-dark(#FFF,#000)}
.d:is(.e,.f):not(.g) .h::after{background:linear-gradient(var(--a) 0 0) 0 100%/3px 25% no-repeat,
linear-gradient(var(--b) 0 0) 5px 100%/3px 42% no-repeat,url("data:,;}") 0 0/1px 1px}}"""


def test_a_stylesheet_is_laid_out_with_one_declaration_a_line():
    assert (
        styles.laid_out(STYLE)
        == """\
@media(min-width:48rem) {
  .a,
  .b > i {
    color: color-mix(in srgb, var(--on) 35%, transparent);
    --c: light-dark(#FFF, #000);
  }
  .d:is(.e, .f):not(.g) .h::after {
    background: linear-gradient(var(--a) 0 0) 0 100%/3px 25% no-repeat,
      linear-gradient(var(--b) 0 0) 5px 100%/3px 42% no-repeat, url("data:,;}") 0 0/1px 1px;
  }
}
"""
    )


def test_a_stylesheet_is_laid_out_once():
    assert styles.laid_out(styles.laid_out(STYLE)) == styles.laid_out(STYLE)
