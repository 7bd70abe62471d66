"""Whose title it is: a title as people write it, set beside the roles that a plan puts questions to.

The words are data, in titles.toml. A title can fit one role, several or none; then somebody chooses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from webapp.ground.words.stems import stem

FILE = Path(__file__).with_name("titles.toml")
_HALF_WORD = re.compile(r"\w+-\s+(?:och|eller|samt|&)\s+")
"""The first half of "barn- och utbildningsdirektör": what the title is stands in the other."""
_INNER_HYPHEN = re.compile(r"(?<=\w)[-–](?=\w)")
_WORD = re.compile(r"[^\W\d_]+")

Stems = tuple[str, ...]
Fit = Callable[[str, str], bool]


class Meant(NamedTuple):
    """The roles that a title says, and where it says none, those that it may mean."""

    roles: list[str]
    maybe: list[str]


@dataclass(slots=True)
class Titles:
    """The words of all roles as their stems, each with the roles that it can mean."""

    phrases: dict[Stems, list[str]] = field(default_factory=dict)
    begins: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)
    vague: dict[str, list[str]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


@cache
def titles() -> Titles:
    """Read the titles once."""
    read = Titles()
    for role in tomllib.loads(FILE.read_text(encoding="utf-8"))["role"]:
        _add(read, role)
    return read


def _add(read: Titles, role: Mapping[str, Any]) -> None:
    read.names.append(role["name"])
    for phrase in (*role.get("words", ()), role["name"]):
        read.phrases.setdefault(tuple(_stems(phrase)), []).append(role["name"])
    for start in role.get("begins", ()):
        read.begins.setdefault(start, []).append(role["name"])
    for end in role.get("ends", ()):
        read.ends.setdefault(stem(end), []).append(role["name"])
    for word in role.get("vague", ()):
        read.vague.setdefault(stem(word), []).append(role["name"])


def role_names() -> list[str]:
    """List the roles in the order they are offered."""
    return titles().names


def meant(title: str) -> Meant:
    """Tell which roles a title says, or only may mean, in the order they are offered."""
    known, words = titles(), _stems(title)
    found, rest = _phrases(known, words)
    for word in rest:
        found |= set(_longest(known.begins, word, str.startswith) or _longest(known.ends, word, _ends_with))
    maybe = set() if found else {role for word in words for role in known.vague.get(word, ())}
    return Meant(*([name for name in known.names if name in some] for some in (found, maybe)))


def _stems(title: str) -> list[str]:
    """Give the stems of a title's words: "HR-direktören" is one, "barn- och skolchef" the last half."""
    whole = _INNER_HYPHEN.sub("", _HALF_WORD.sub("", title.lower()))
    return [stem(word) for word in _WORD.findall(whole)]


def _phrases(known: Titles, words: list[str]) -> tuple[set[str], list[str]]:
    """Find the longest phrases first; give their roles, and the words that are in none."""
    found: set[str] = set()
    rest = list(words)
    for phrase in sorted(known.phrases, key=len, reverse=True):
        for at in range(len(rest) - len(phrase) + 1):
            if tuple(rest[at : at + len(phrase)]) == phrase:
                found |= set(known.phrases[phrase])
                rest[at : at + len(phrase)] = [""] * len(phrase)
    return found, [word for word in rest if word]


def _longest(known: Mapping[str, list[str]], word: str, fits: Fit) -> Iterable[str]:
    """Give the roles of the longest part that a word begins or ends with."""
    longest = max((part for part in known if fits(word, part)), key=len, default="")
    return known.get(longest, ())


def _ends_with(word: str, part: str) -> bool:
    """Tell whether a word is made with a last part: "chef" alone says nothing yet."""
    return word != part and word.endswith(part)
