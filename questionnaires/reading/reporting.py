"""What the check of the question banks says when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from questionnaires.edition import Edition
from questionnaires.printed import Deviation, PrintedFigure, Recount, superfluous
from questionnaires.reading.shelf import Shelf
from questionnaires.rounding import as_exact

_STATES = {"reproduced": "återräknad", "deviation": "listad avvikelse", "contradiction": "går inte ihop"}
_SUMMED = {"reproduced": "stämmer", "deviation": "listade avvikelser", "contradiction": "går inte ihop"}
_LEVELS = {"area": "område", "subarea": "delområde", "total": "totalt"}
_KINDS = {"points": "poäng", "repeated": "poäng tryckta en andra gång", "percent": "procent"}


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


def recount_lines(recounts: Iterable[Recount], deviations: Iterable[Deviation]) -> tuple[list[str], int]:
    """Tell every printed figure that does not follow from the others; 1 if any of them is not listed."""
    told, listed = list(recounts), list(deviations)
    by_state = {state: [r for r in told if r.state == state] for state in _STATES}
    idle = superfluous(told, listed)
    lines = []
    for state in ("deviation", "contradiction"):
        for recount in by_state[state]:
            lines += [f"{_STATES[state]}: {_place(recount)}"]
            if recount.deviation and state == "deviation":
                lines += [f"  {recount.deviation.explanation}"]
    lines += [f"avvikelse som inget förklarar: {d.municipality} {d.year}, {_row(d)}" for d in idle]
    numbers = [f"{len(by_state[state])} {word}" for state, word in _SUMMED.items()]
    lines.append(f"{len(told)} tryckta värden omräknade: {', '.join(numbers)}")
    if by_state["contradiction"] or idle:
        lines.append(
            "Kontrollera siffrorna mot den tryckta rapporten. Står de så där, "
            "skriv avvikelsen i published/deviations.toml med källa och förklaring."
        )
    return lines, 1 if by_state["contradiction"] or idle else 0


def _place(recount: Recount) -> str:
    """Tell where a printed value stands, and which value it should have been."""
    figure = recount.figure
    computed = "inte bedömd" if recount.computed is None else _read(recount.computed)
    printed = "inget" if recount.printed is None else _read(recount.printed)
    where = f"{figure.municipality} {figure.year}, skala {figure.edition}, {_row(figure)}"
    return f"{where}, {_KINDS[recount.kind]}: tryckt {printed}, räknat {computed} ({figure.source})"


def _row(one: PrintedFigure | Deviation) -> str:
    return f"{_LEVELS[one.level]} {one.number}".strip()


def _read(value: Fraction) -> str:
    return as_exact(value).replace(".", ",")


def edition_line(edition: Edition) -> str:
    """Tell in a line how much an edition holds."""
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
