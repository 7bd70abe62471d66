"""Where in a TOML text a value stands."""

from __future__ import annotations

import re
from collections import Counter

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"\s*(\[\[?)[ \t]*({_KEYS})[ \t]*\]\]?[^\n]*")
_PAIR = re.compile(rf"\s*({_KEYS})[ \t]*=")
_COMMENT = re.compile(r"\s*#[^\n]*")
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]"
    r"|[^\[\]{}\n\"'#]+",
    re.DOTALL,
)


def lines_of(toml: str) -> dict[str, int]:
    """Give the line of every table and key of a text that is TOML, by its path: "question[3].weight"."""
    lines: dict[str, int] = {}
    tables: Counter[str] = Counter()
    prefix, at = "", 0
    while True:
        if comment := _COMMENT.match(toml, at):
            at = comment.end()
        elif header := _HEADER.match(toml, at):
            prefix = _opened(header[2], tables, is_list=header[1] == "[[")
            _remember(lines, prefix, toml.count("\n", 0, header.start(1)) + 1)
            at = header.end()
        elif pair := _PAIR.match(toml, at):
            path = ".".join([prefix, *_segments(pair[1])]) if prefix else ".".join(_segments(pair[1]))
            _remember(lines, path, toml.count("\n", 0, pair.start(1)) + 1)
            at = _after_value(toml, pair.end())
        else:
            return lines


def line_of(lines: dict[str, int], path: str) -> int:
    """Find the line of a path, or of what it stands in where it is missing itself."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


def _segments(keys: str) -> list[str]:
    """Part a dotted key; quotes fall off."""
    return [key.strip("\"'") for key in re.findall(_KEY, keys)]


def _opened(keys: str, tables: Counter[str], *, is_list: bool) -> str:
    """Name the table a header opens; entries of a list of tables are counted from 1."""
    path = ""
    segments = _segments(keys)
    for place, segment in enumerate(segments, start=1):
        path = f"{path}.{segment}" if path else segment
        if is_list and place == len(segments):
            tables[path] += 1
        if tables[path]:
            path = f"{path}[{tables[path]}]"
    return path


def _remember(lines: dict[str, int], path: str, line: int) -> None:
    """Keep the first line of a path and of everything it stands in."""
    while path:
        lines.setdefault(path, line)
        path = path[: max(path.rfind("."), path.rfind("["), 0)]


def _after_value(toml: str, at: int) -> int:
    """Skip a value: to the end of its line, or of the line where its last bracket closes."""
    depth = 0
    while piece := _PIECE.match(toml, at):
        at = piece.end()
        if piece[0] in {"[", "{"}:
            depth += 1
        elif piece[0] in {"]", "}"}:
            depth -= 1
        elif piece[0] == "\n" and not depth:
            break
    return at
