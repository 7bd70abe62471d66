"""A stylesheet in lines, as cssbeautifier writes it, with long values below each other."""

from __future__ import annotations

import re

import cssbeautifier

WIDTH = 120
LONG = re.compile(r"^( +[\w-]+:) (.+,.+);$")


def laid_out(source: str) -> str:
    """Lay out a stylesheet or a part of one."""
    options = cssbeautifier.default_options()
    options.indent_size = 2
    options.newline_between_rules = False
    options.space_around_combinator = True
    lines = cssbeautifier.beautify(source, options).split("\n")
    ended = [_ended(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(part for line in ended for part in _parts(line)).strip("\n") + "\n"


def _ended(line: str, after: str) -> str:
    """End the last declaration of a rule as those before it."""
    is_last = after.strip() == "}" and line.strip() and line[-1] not in "{};/"
    return f"{line};" if is_last else line


def _parts(line: str) -> list[str]:
    """Give a line, or what its long value is a list of, each on a line of its own."""
    found = LONG.match(line)
    if len(line) <= WIDTH or not found:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return [found[1], *(f"{indent}{value}" for value in _listed(f"{found[2]};"))]


def _listed(value: str) -> list[str]:
    """Split a value after the commas that stand in no brackets."""
    depth, found = 0, [""]
    for word in value.split(" "):
        found[-1] += f" {word}" if found[-1] else word
        depth += word.count("(") - word.count(")")
        if word.endswith(",") and not depth:
            found.append("")
    return found
