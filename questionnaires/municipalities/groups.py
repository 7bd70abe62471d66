"""The groups SKR sorts municipalities in, so that like can be compared with like."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questionnaires.check.findings import Finding
from questionnaires.check.sentences import UNKNOWN_GROUP, listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Group:
    """One of SKR's groups of municipalities (kommungrupp), as the grouping of one year has it."""

    code: str
    name: str
    grouping: int
    sources: tuple[str, ...]


class UnknownGroupError(ValueError):
    """A municipality is put in a group that the grouping does not have."""


def read_groups(path: Path) -> dict[str, Group]:
    """Read the groups of a grouping, by their code."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    year, sources = said["grouping"], tuple(said["sources"])
    return {code: Group(code, name, year, sources) for code, name in said["name"].items()}


def group_said(groups: Mapping[str, Group], code: str, file: str, line: int) -> Group | None:
    """Find the group that a row says; an empty cell is a group nobody has verified, never a guess."""
    if code and code not in groups:
        slip = UNKNOWN_GROUP.about(code=code, known=listed(groups, "eller"))
        raise UnknownGroupError(str(Finding("", file, line, "group", *slip)))
    return groups.get(code)
