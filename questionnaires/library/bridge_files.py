"""Bridges between editions, from the files in a bank's folder bridges/."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from questionnaires.bridge import Bridge, Printed
from questionnaires.check.bridges import RawBridge, links_of
from questionnaires.check.raw import Data, table, text
from questionnaires.edition import Text
from questionnaires.library.files import EDITION_NAME

FOLDER = "bridges"

_NAME = re.compile(rf"({EDITION_NAME})-({EDITION_NAME})\.toml")


class Ends(NamedTuple):
    """The editions a bridge's file joins, as its name says."""

    old: str
    new: str


def ends_of(bank: str, name: str) -> Ends | None:
    """Read which editions a file joins from its name, or None where it is no bridge's."""
    names = _NAME.fullmatch(name)
    return Ends(f"{bank}/{names[1]}", f"{bank}/{names[2]}") if names else None


def build_bridge(raw: RawBridge) -> Bridge:
    """Make a bridge out of a file that has been found without fault."""
    why: dict[str, str] = raw.data["why"]  # type: ignore[assignment]  # the shape has been checked
    sources: list[str] = raw.data["sources"]  # type: ignore[assignment]  # the shape has been checked
    links = tuple(link for _path, link in links_of(raw.data))
    words = Text(why["sv"].strip(), why.get("en", "").strip())
    return Bridge(raw.old.id, raw.new.id, raw.level, words, links, tuple(sources), _printed(raw.data))


def _printed(data: Data) -> Printed | None:
    """Make what one visit was given on both scales, where it is told."""
    said = table(data.get("printed"))
    if not said:
        return None
    sides: list[list[int]] = [said["old"], said["new"]]  # type: ignore[list-item]  # the shape has been checked
    old, new = (tuple(Fraction(one) for one in side) for side in sides)
    return Printed(old, new, text(said["source"]))
