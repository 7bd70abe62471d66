"""How addresses are built, worked out once a process: tests put thousands of equal applications together."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


def share_builders() -> None:
    """Let applications share the functions Werkzeug compiles for its rules, nine tenths of making one.

    A function depends on what a rule consists of and on nothing else; it gets the rule as its argument.
    """
    compile_builder = Rule._compile_builder
    compiled: dict[Any, Builder] = {}

    @wraps(compile_builder)
    def shared(rule: Rule, append_unknown: bool = True) -> Builder:  # noqa: FBT001, FBT002 -- of Werkzeug
        made_of = rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown
        if made_of not in compiled:
            compiled[made_of] = compile_builder(rule, append_unknown)
        return compiled[made_of]

    Rule._compile_builder = shared
