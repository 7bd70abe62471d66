"""What the check of the question banks says when it is done."""

from __future__ import annotations

from questionnaires.edition import Edition
from questionnaires.library.shelf import Shelf
from questionnaires.rounding import as_exact


def report_lines(shelf: Shelf, *, remarks: bool = False) -> tuple[list[str], int]:
    """Tell every sound edition in a line, then every fault, then how many; 1 if there is any fault.

    Remarks are counted, and told only if asked for.
    """
    faults = [finding for finding in shelf.findings if finding.severity == "fault"]
    others = [finding for finding in shelf.findings if finding.severity != "fault"]
    lines = [edition_line(edition) for edition in shelf.editions.values()]
    for finding in [*faults, *(others if remarks else [])]:
        lines += str(finding).splitlines()
    if faults or others:
        lines.append(f"{len(faults)} fel, {_counted(len(others), 'anmärkning', 'anmärkningar')}")
    return lines, 1 if faults else 0


def edition_line(edition: Edition) -> str:
    """Tell in a line how much an edition holds."""
    if edition.figures:
        themes = _counted(len(edition.descriptions), "tema", "teman")
        return f"{edition.id}: {len(edition.figures)} nyckeltal, {themes}"
    subareas = list(edition.subareas)
    told = [_counted(len(edition.areas), "område", "områden")]
    if subareas:
        told.append(_counted(len(subareas), "delområde", "delområden"))
    if edition.questions:
        told.append(_counted(len(edition.questions), "fråga", "frågor"))
    if edition.max_points is None:
        told.append("poäng inte tryckta")
    else:
        told.append(f"{as_exact(edition.max_points).replace('.', ',')} poäng")
    return f"{edition.id}: {', '.join(told)}"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
