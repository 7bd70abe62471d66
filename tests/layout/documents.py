"""Pieces of text with places where a line may break, printed in lines that are no wider than they must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

WIDTH = 118
"""A little less than what a line may hold, so that a closing tag has room."""
STEP = 2


@dataclass(frozen=True)
class Line:
    """A place where a line may break: unbroken it is `flat`, and a hard one always breaks."""

    flat: str = ""
    hard: bool = False
    blank: bool = False


@dataclass(frozen=True)
class Group:
    """What stands on one line if it fits there, else with all its own places broken."""

    doc: Doc


@dataclass(frozen=True)
class Indent:
    """What stands a step further in where it is broken."""

    doc: Doc


@dataclass(frozen=True)
class Either:
    """One thing in a line, another where the group is broken."""

    flat: Doc
    broken: Doc


Doc: TypeAlias = "str | Line | Group | Indent | Either | list[Doc]"
SOFT, SPACE, HARD, BLANK = Line(), Line(" "), Line(hard=True), Line(hard=True, blank=True)
Todo: TypeAlias = "tuple[int, bool, Doc]"


def printed(doc: Doc) -> str:
    """Print a document."""
    out: list[str] = []
    column = 0
    todo: list[Todo] = [(0, False, doc)]
    while todo:
        indent, flat, one = todo.pop()
        match one:
            case str():
                out.append(one)
                column += len(one)
            case list():
                todo += [(indent, flat, part) for part in reversed(one)]
            case Indent():
                todo.append((indent + STEP, flat, one.doc))
            case Either():
                todo.append((indent, flat, one.flat if flat else one.broken))
            case Group():
                fit = flat or _fits(one.doc, WIDTH - column, indent, todo)
                todo.append((indent, fit, one.doc))
            case Line():
                if flat and not one.hard:
                    out.append(one.flat)
                    column += len(one.flat)
                else:
                    out.append(("\n\n" if one.blank else "\n") + " " * indent)
                    column = indent
    return "\n".join(line.rstrip() for line in "".join(out).split("\n"))


def _fits(doc: Doc, room: int, indent: int, rest: list[Todo]) -> bool:
    """Tell whether a document fits in what is left of the line, with what follows up to the next break."""
    todo: list[Todo] = [*rest, (indent, True, doc)]
    while room >= 0 and todo:
        _, flat, one = todo.pop()
        match one:
            case str():
                room -= len(one)
            case list():
                todo += [(0, flat, part) for part in reversed(one)]
            case Indent() | Group():
                todo.append((0, flat, one.doc))
            case Either():
                todo.append((0, flat, one.flat if flat else one.broken))
            case Line():
                if one.hard and flat:
                    return False
                if one.hard or not flat:
                    return True
                room -= len(one.flat)
    return room >= 0
