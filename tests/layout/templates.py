"""A template in lines: one thing a line where there are several, and everything on one where it fits."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

from tests.layout.documents import (
    BLANK,
    HARD,
    SOFT,
    SPACE,
    WIDTH,
    Doc,
    Either,
    Group,
    Indent,
    printed,
)
from tests.layout.expressions import Bracket, expression, is_call, parts_of
from tests.layout.tree import SPACED, Block, Closing, Element, Node, Piece, pieces_of, tree_of

PHRASES = {
    *("a", "abbr", "b", "br", "button", "code", "em", "i", "img", "kbd", "mark", "s", "small", "span"),
    *("strong", "sub", "sup", "text", "time", "title", "tspan", "u"),
}
"""Elements that stand in a sentence."""
SMALL = {
    *("a", "button", "caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "label", "legend", "li"),
    *("option", "p", "span", "summary", "td", "th", "tr", "thead", "tfoot", "b", "text"),
}
"""Elements that may hold several things on one line."""
WRITTEN = '{{ " " }}'
"""A space beside which a line breaks."""
LONG = 100
"""How long an attribute is, as the path of a drawing, whose words may stand on several lines."""
ALONE = {"macro", "block", "call"}
"""Blocks that always have lines of their own, unless nothing but a sentence is inside."""


def laid_out(source: str) -> str:
    """Lay out a whole template."""
    nodes = tree_of(pieces_of(source))
    return printed(_all(nodes, outermost=True)).strip("\n") + "\n"


def _all(nodes: list[Node], *, outermost: bool = False, tight: bool = False) -> Doc:
    """Lay out what stands side by side."""
    docs: list[Doc] = []
    for before, node in pairwise([None, *nodes]):
        if before is not None and _is_space(before) and len(docs) > 1:
            docs[-2:] = [Group([Either(" ", [WRITTEN, HARD]), _one(node)])]
            continue
        if before is not None:
            docs.append(_between(before, node, outermost=outermost, tight=tight))
        docs.append(_one(node))
    return docs


def _between(before: Node, after: Node, *, outermost: bool, tight: bool) -> Doc:
    """Give the place between two: a break means nothing there unless one is text that ends with a space."""
    if _is_text(before) or _is_text(after):
        return "" if _clings(before, after) else SOFT
    if outermost and _begins_anew(before, after):
        return BLANK
    return SOFT if tight or (_is_phrase(before) and _is_phrase(after)) else HARD


def _is_space(node: Node) -> bool:
    return isinstance(node, Piece) and node == SPACED


def _is_text(node: Node) -> bool:
    return isinstance(node, Piece) and node.kind == "text"


def _clings(before: Node, after: Node) -> bool:
    """Tell whether text stands close to its neighbour, as a word does to its comma and its space."""
    text, other = (before, after) if _is_text(before) else (after, before)
    assert isinstance(text, Piece)
    spaced = text.source[-1:] == " " if text is before else text.source[:1] == " "
    return spaced or _is_phrase(other) or isinstance(other, Block)


def _is_phrase(node: Node) -> bool:
    match node:
        case Element():
            return node.name in PHRASES
        case Closing():
            return node.name in PHRASES
        case Block():
            return all(_is_phrase(one) or _is_text(one) for _, inside in node.branches for one in inside)
    return node.kind in {"text", "expr"}


def _begins_anew(before: Node, after: Node) -> bool:
    """Tell whether a blank line stands between two: before a macro with its comment, and after it."""
    if _is_comment(before):
        return False
    return _is_macro(before) or _is_macro(after) or _is_comment(after)


def _is_comment(node: Node) -> bool:
    return isinstance(node, Piece) and node.kind == "comment"


def _is_macro(node: Node) -> bool:
    return isinstance(node, Block) and node.branches[0][0].word == "macro"


def _one(node: Node) -> Doc:
    match node:
        case Element():
            return _element(node)
        case Closing():
            return f"</{node.name}>"
        case Block():
            return _block(node)
    return _piece(node)


def _piece(piece: Piece) -> Doc:
    if piece.kind == "text":
        words = re.split(r"(?<=\S) (?=\S)", piece.source)
        return [one for word in words for one in (SPACE, word)][1:]
    if piece.kind == "comment":
        return _comment(piece.source)
    return _braces("{{", piece.source, "}}") if piece.kind == "expr" else _braces("{%", piece.source, "%}")


def _braces(opens: str, source: str, closes: str) -> Doc:
    parts = parts_of(source)
    doc = expression(parts)
    if opens == "{{" and not is_call(parts):
        return Group([opens, Indent([SPACE, doc]), SPACE, closes])
    is_whole = opens == "{{" or isinstance(parts[-1].of, Bracket)
    return Group([f"{opens} ", doc if is_whole else Indent(doc), f" {closes}"])


def _comment(source: str) -> Doc:
    """Lay out a comment in its own lines; one that is too long becomes several of about the same length."""
    first, *others = source.split("\n")
    least = min((len(line) - len(line.lstrip()) for line in others if line.strip()), default=0)
    docs: list[Doc] = ["{# "]
    for number, line in enumerate([first, *(line[least:] for line in others)]):
        kept = " " * (len(line) - len(line.lstrip()))
        for at, part in enumerate(_evenly(line.strip(), WIDTH - 6 - len(kept))):
            docs += [HARD, "   "] * bool(number + at) + [kept + part]
    return Group([*docs, " #}"])


def _evenly(text: str, room: int) -> list[str]:
    """Break a text in as few lines as there must be, none of them much shorter than the others."""
    lines = textwrap.wrap(text, room, break_long_words=False) or [""]
    while len(lines) > 1:
        room -= 4
        narrower = textwrap.wrap(text, room, break_long_words=False)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _element(element: Element) -> Doc:
    opening = _opening(element)
    if not element.closed:
        return opening
    closing = f"</{element.name}>"
    if not element.inside:
        return [opening, closing]
    inside = _all(element.inside, tight=element.name in SMALL | PHRASES)
    if _must_cling(element.inside):
        return [opening, inside, closing]
    return Group([opening, Indent([SOFT, inside]), SOFT, closing])


def _must_cling(nodes: list[Node]) -> bool:
    """Tell whether what is inside begins or ends with a space, beside which no line may break."""
    first, last = nodes[0], nodes[-1]
    return (isinstance(first, Piece) and first.kind == "text" and first.source[0] in " \n") or (
        isinstance(last, Piece) and last.kind == "text" and last.source[-1] == " "
    )


def _opening(element: Element) -> Doc:
    name, ends = f"<{element.name}", element.ends
    if not element.attributes:
        return name + ends
    docs: list[Doc] = []
    for attribute in element.attributes:
        docs += [SPACE, _attribute(attribute)]
    return Group([name, Indent(docs), SOFT if ends == ">" else "", ends])


def _attribute(pieces: list[Piece]) -> Doc:
    """Lay out an attribute; one that is there only sometimes needs no space of its own."""
    docs: list[Doc] = []
    for before, piece in pairwise([None, *pieces]):
        if piece.kind != "text":
            docs.append(_piece(piece))
        elif before and pieces[0].kind == "stmt" and not before.word.startswith("end"):
            docs.append(piece.source.lstrip(" "))
        elif len(piece.source) > LONG:
            docs += [one for word in piece.source.split(" ") for one in (Group(SPACE), word)][1:]
        else:
            docs.append(piece.source)
    return docs


def _block(block: Block) -> Doc:
    docs: list[Doc] = []
    alone = block.branches[0][0].word in ALONE - {"block"}
    sentence = _is_phrase(block) and not alone
    for statement, nodes in block.branches:
        head = _braces("{%", statement.source, "%}")
        if not nodes:
            docs += [*([SOFT] if docs and not sentence else []), head]
            continue
        place: Doc = "" if _must_cling(nodes) else SOFT
        inside = _all(nodes, tight=sentence)
        if docs and place != "":
            docs.append(SOFT)
        docs += [head, Indent([place if not alone else HARD, inside])]
    last = block.branches[-1][1]
    ends: Doc = "" if last and _must_cling(last) else HARD if alone else SOFT
    return Group([*docs, ends, _braces("{%", block.end.source, "%}")])
