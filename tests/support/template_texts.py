"""Texts in the house's templates: what stands between tags, what is said of it, and what gettext is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

from tests.support.sentences import GETTEXT, LETTER, for_people

WORDS = ("title", "alt", "placeholder", "aria-label", "label")
"""Attributes that are read by people."""
_VALUE, _GAP = "\x00", "\x01"
_WORD = re.compile(f"{LETTER}{{2,}}")


def plain(environment: Environment, source: str) -> Iterator[str]:
    """Give the texts of a template that go to the page as they stand: between tags, and in attributes."""
    html = "".join(_pieces(environment, source))
    html = re.sub(r"<!--.*?-->|<(style|script)\b.*?</\1>", _GAP, html, flags=re.DOTALL)
    said = re.findall(rf'\b(?:{"|".join(WORDS)})="([^"]*)"', html)
    between = re.sub(r"<[^>]*>", _GAP, html) if "<" in html else html
    for piece in re.split(f"[{_VALUE}{_GAP}]+", _GAP.join([between, *said])):
        if _WORD.search(re.sub(r"&\w+;", "", piece)):
            yield " ".join(piece.split())


def _pieces(environment: Environment, source: str) -> Iterator[str]:
    """Give what stands in a template outside of Jinja's marks, and a sign for each value and each mark."""
    for _line, kind, text in environment.lex(source):
        if kind == "data":
            yield text
        elif kind in ("variable_end", "block_end", "comment_end"):
            yield _VALUE if kind == "variable_end" else _GAP


def given(tree: nodes.Template) -> Iterator[tuple[nodes.Call, list[nodes.Expr]]]:
    """Give each call of gettext in a template, and the texts that it is given."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in GETTEXT:
            yield call, call.args[: GETTEXT[call.node.name]]


def in_expressions(tree: nodes.Template) -> Iterator[str]:
    """Give words for people that a template writes in an expression, without gettext."""
    through = {id(one) for _call, texts in given(tree) for one in texts}
    for one in tree.find_all(nodes.Const):
        if isinstance(one.value, str) and id(one) not in through and for_people(one.value):
            yield one.value
