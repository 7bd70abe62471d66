"""A template as a tree: elements with their attributes, blocks with their branches, sentences and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jinja2 import Environment

from webapp.ground.layout.line_breaks import Reader

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {"if", "for", "macro", "block", "call", "with", "filter"}
MIDDLE = {"elif", "else"}


@dataclass(frozen=True)
class Piece:
    """A piece of a template: kind is text, comment, stmt or expr."""

    kind: str
    source: str

    @property
    def word(self) -> str:
        """Give the first word of a statement."""
        return self.source.split()[0] if self.kind == "stmt" else ""

    @property
    def opens(self) -> bool:
        """Tell whether a statement is the beginning of a block."""
        return self.word in BLOCKS or (self.word == "set" and "=" not in self.source)


SPACED = Piece("text", " ")
"""A space that is meant, also where it is written as a value because a line breaks there."""


@dataclass
class Element:
    """An element: its opening tag, what is inside, and whether its closing tag stands beside it."""

    name: str
    attributes: list[list[Piece]]
    inside: list[Node] = field(default_factory=list)
    closed: bool = False
    ends: str = ">"


@dataclass
class Closing:
    """A closing tag whose opening one stands in another branch."""

    name: str


@dataclass
class Block:
    """A block: each branch's statement with what is inside, and the statement that ends it."""

    branches: list[tuple[Piece, list[Node]]]
    end: Piece


Node = Piece | Element | Closing | Block


def pieces_of(source: str) -> Iterator[Piece]:
    """Read a template's pieces, without its line breaks."""
    reader = Reader()
    for kind, text in raw_pieces(source):
        read = reader.read(text) if kind == "text" else text
        if kind == "expr" and read == '" "':
            yield SPACED
        elif read:
            yield Piece(kind, read)


def raw_pieces(source: str) -> Iterator[tuple[str, str]]:
    """Read a template's pieces as Jinja does."""
    inside: list[str] = []
    for _, token, value in Environment().lexer.tokeniter(source, ""):  # noqa: S701 -- only read, nothing is shown
        if token == "data":  # noqa: S105 -- a kind of piece
            yield "text", value
        elif token.endswith("_begin"):
            inside = []
        elif token.endswith("_end"):
            kind = {"block_end": "stmt", "variable_end": "expr", "comment_end": "comment"}[token]
            yield kind, "".join(inside).strip()
        else:
            inside.append(value)


def tree_of(pieces: Iterable[Piece]) -> list[Node]:
    """Make the tree of a whole template."""
    nodes, end = _inside(list(_split(pieces))[::-1])
    if end is not None:
        raise ValueError(f"nothing was open for {end}")
    return nodes


TAG = re.compile(r"<(?P<close>/?)(?P<name>[!a-z][a-z0-9]*)", re.IGNORECASE)
Flat = Piece | Element | Closing


def _split(pieces: Iterable[Piece]) -> Iterator[Flat]:
    """Split text into words and tags; a tag with all of its attributes is one."""
    waiting = list(pieces)[::-1]
    while waiting:
        piece = waiting.pop()
        if piece.kind != "text":
            yield piece
            continue
        found = TAG.search(piece.source)
        if not found:
            yield piece
            continue
        if found.start():
            yield Piece("text", piece.source[: found.start()])
        name, rest = found["name"], piece.source[found.end() :]
        if not rest and waiting and waiting[-1].kind == "expr":  # <h{{ level }}>
            name += f"{{{{ {waiting.pop().source} }}}}"
        waiting.append(Piece("text", rest))
        attributes, ends = _attributes(waiting)
        yield Closing(name) if found["close"] else Element(name, attributes, ends=ends)


def _attributes(waiting: list[Piece]) -> tuple[list[list[Piece]], str]:
    """Take a tag's attributes, to the bracket that ends it; each is what stands between two spaces."""
    all_of: list[list[Piece]] = [[]]
    quote, depth = "", 0
    while waiting:
        piece = waiting.pop()
        if piece.kind != "text":
            depth += piece.opens - piece.word.startswith("end")
            if not quote and _stands_alone(piece, all_of[-1], depth):
                all_of.append([])
            all_of[-1].append(piece)
            continue
        at = 0
        for found in re.finditer(r"\s+|/?>|[\"']", piece.source):
            sign = found[0]
            if sign in "\"'":
                quote = "" if quote == sign else quote or sign
            elif quote:
                continue
            elif sign.endswith(">"):
                all_of[-1].append(Piece("text", piece.source[at : found.start()]))
                waiting.append(Piece("text", piece.source[found.end() :]))
                return _tidy(all_of), sign
            elif not depth:
                all_of[-1].append(Piece("text", piece.source[at : found.start()]))
                all_of.append([])
                at = found.end()
        all_of[-1].append(Piece("text", piece.source[at:]))
    raise ValueError("a tag without end")


def _stands_alone(piece: Piece, before: list[Piece], depth: int) -> bool:
    """Tell whether an attribute ended just before a value or a block that is one of its own."""
    begins = piece.kind == "expr" if not depth else depth == 1 and piece.opens
    last = next((one for one in reversed(before) if one.source), None)
    ended = last is not None and (last.word.startswith("end") or last.source.endswith(('"', "'")))
    return begins and ended


def _tidy(all_of: list[list[Piece]]) -> list[list[Piece]]:
    kept = [[one for one in attribute if one.source] for attribute in all_of]
    return [attribute for attribute in kept if attribute]


def _inside(waiting: list[Flat]) -> tuple[list[Node], Piece | None]:
    """Take nodes up to the statement that ends their branch; elements that close here hold what is inside."""
    nodes: list[Node] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, Piece) and (one.word in MIDDLE or one.word.startswith("end")):
            return nodes, one
        if isinstance(one, Piece) and one.opens:
            nodes.append(_block(one, waiting))
        elif isinstance(one, Closing) and (at := _opening(nodes, one.name)) is not None:
            element = nodes[at]
            assert isinstance(element, Element)
            element.inside, element.closed = nodes[at + 1 :], True
            del nodes[at + 1 :]
        elif not (isinstance(one, Piece) and not one.source):
            nodes.append(one)
    return nodes, None


def _block(begin: Piece, waiting: list[Flat]) -> Block:
    branches: list[tuple[Piece, list[Node]]] = []
    head: Piece | None = begin
    while head is not None and not head.word.startswith("end"):
        nodes, after = _inside(waiting)
        branches.append((head, nodes))
        head = after
    if head is None:
        raise ValueError(f"no end of {begin.source}")
    return Block(branches, head)


def _opening(nodes: list[Node], name: str) -> int | None:
    """Find the last element of this name that is still open."""
    for at in range(len(nodes) - 1, -1, -1):
        one = nodes[at]
        if isinstance(one, Element) and one.name == name and not one.closed and one.ends == ">":
            return at
    return None
