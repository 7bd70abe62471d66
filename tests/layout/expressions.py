"""What stands inside the braces of a template, with places where a line may break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from tests.layout.documents import SOFT, SPACE, Doc, Either, Group, Indent

TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<word>\w+)"""
    r"""|(?P<sign>\*\*|//|==|!=|<=|>=|.)""",
    re.DOTALL,
)
OPEN, CLOSE = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}
BEFORE = {"if", "else", "and", "or", "~"}
"""Words that a line may begin with."""
PIECE = 84
"""How long a piece of a sentence is that stands on several lines."""


@dataclass
class Bracket:
    """A pair of brackets and what is between them."""

    opens: str
    inside: list[Part] = field(default_factory=list)


@dataclass
class Part:
    """A word, a sign, a string or a pair of brackets; `spaced` when there is space before it."""

    of: str | Bracket
    spaced: bool = False


def parts_of(source: str) -> list[Part]:
    """Read what stands inside the braces; strings that stand side by side are one."""
    levels: list[list[Part]] = [[]]
    spaced = broken = False
    for found in TOKEN.finditer(source.strip()):
        text = found[0]
        if found.lastgroup == "space":
            spaced, broken = True, "\n" in text
            continue
        here = levels[-1]
        part = Part(text, spaced and bool(here) and not (broken and text in {"|", ".", ")", "]", "}"}))
        spaced = broken = False
        if text in CLOSE:
            levels.pop()
        elif text in OPEN:
            part.of = Bracket(text)
            here.append(part)
            levels.append(part.of.inside)
        elif found.lastgroup == "string" and here and _is_string(here[-1]) and here[-1].of[0] == text[0]:
            here[-1].of = here[-1].of[:-1] + text[1:]
        else:
            here.append(part)
    return levels[0]


def _is_string(part: Part) -> bool:
    return isinstance(part.of, str) and part.of[0] in "\"'" and len(part.of) > 1


def expression(parts: list[Part]) -> Doc:
    """Lay out an expression: it breaks after commas, and what is between them before the words that join."""
    docs: list[Doc] = []
    here: list[Doc] = []
    for before, part in pairwise([None, *parts]):
        if before is not None and before.of == ",":
            docs += [Group(here), SPACE]
            here = []
        elif before is not None and part.spaced:
            here.append(SPACE if isinstance(part.of, str) and part.of in BEFORE else " ")
        here.append(_one(part))
    return [*docs, Group(here)] if docs else here


def _one(part: Part) -> Doc:
    if isinstance(part.of, Bracket):
        if not part.of.inside:
            return part.of.opens + OPEN[part.of.opens]
        return Group([part.of.opens, Indent([SOFT, expression(part.of.inside)]), SOFT, OPEN[part.of.opens]])
    return _sentence(part.of) if _is_string(part) and len(part.of) > PIECE else part.of


def _sentence(text: str) -> Doc:
    """Lay out a long string: in a line, or as strings that stand below each other."""
    mark, pieces = text[0], [""]
    for word in re.findall(r"\S+\s*|\s+", text[1:-1]):
        if len(pieces[-1]) + len(word) > PIECE and pieces[-1]:
            pieces.append("")
        pieces[-1] += word
    broken: list[Doc] = []
    for piece in pieces:
        broken += [SPACE] * bool(broken) + [f"{mark}{piece}{mark}"]
    return Group(Either(text, broken))


def is_call(parts: list[Part]) -> bool:
    """Tell whether an expression is one call, whose brackets may break where it stands."""
    return (
        bool(parts)
        and isinstance(parts[-1].of, Bracket)
        and not any(part.spaced or part.of == "," for part in parts)
    )
