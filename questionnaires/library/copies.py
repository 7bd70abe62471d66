"""A draft of the next edition: a whole folder, copied."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from questionnaires.library.files import EDITION_NAME, read_text
from questionnaires.library.lines import lines_of

_NAME = re.compile(EDITION_NAME)


class CopyError(ValueError):
    """An edition that cannot be copied so; the message says why, in Swedish."""


def copy_edition(folder: Path, old: str, new: str) -> Path:
    """Copy an edition's folder as a draft that follows it, and give the draft's folder.

    Raises CopyError if the new edition has another bank or begins with no year, or is there already.
    """
    (bank, _, _), (new_bank, _, name) = old.partition("/"), new.partition("/")
    if new_bank != bank or not _NAME.fullmatch(name):
        raise CopyError(
            f"{new} kan inte vara en kopia av {old}. Skriv till exempel {bank}/2028 eller {bank}/2028-prov."
        )
    target = folder / new
    if target.exists():
        raise CopyError(f"{new} finns redan. Välj ett annat namn, eller ta bort mappen {target}.")
    unfinished = target.with_name(f".{name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(folder / old, unfinished, ignore=shutil.ignore_patterns(".*"))
    head = unfinished / "edition.toml"
    head.write_text(_as_draft(read_text(head), old, name), encoding="utf-8")
    unfinished.rename(target)
    return target


def _as_draft(toml: str, old: str, name: str) -> str:
    """Rewrite the keys that are not the copy's own: name, status, first day, and what it follows."""
    lines, places = toml.split("\n"), lines_of(toml)
    own = {"status": '"draft"', "valid_from": f"{name[:4]}-01-01", "follows": f'"{old}"'}
    for key, value in own.items():
        if key in places:
            lines[places[key] - 1] = f"{key} = {value}"
    for key in ("name.sv", "name.en"):
        if key in places:
            at = places[key] - 1
            lines[at] = lines[at].replace(old.partition("/")[2], name)
    if "follows" not in places:
        lines.insert(places["valid_from"], f"follows = {own['follows']}")
    return "\n".join(lines)
