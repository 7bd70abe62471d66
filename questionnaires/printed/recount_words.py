"""What recounting and reading in printed figures say when they are done."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from questionnaires.printed.figures import Deviation, PrintedFigure
from questionnaires.printed.imports import Import
from questionnaires.printed.recount import Recount, superfluous
from questionnaires.printed.references import Reference, ReferenceGroup
from questionnaires.rounding import as_exact

_STATES = {"reproduced": "återräknad", "deviation": "listad avvikelse", "contradiction": "går inte ihop"}
_SUMMED = {"reproduced": "stämmer", "deviation": "listade avvikelser", "contradiction": "går inte ihop"}
_LEVELS = {"area": "område", "subarea": "delområde", "total": "totalt"}
_KINDS = {
    "points": "poäng",
    "repeated": "poäng tryckta en andra gång",
    "percent": "procent",
    "maximum": "maxpoäng",
    "elsewhere": "poäng tryckta i en annan rapport",
    "percent_elsewhere": "procent tryckta i en annan rapport",
}
_OTHER = {"maximum": "i utgåvan", "elsewhere": "där", "percent_elsewhere": "där"}


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


def import_lines(read: Import, *, written: bool) -> tuple[list[str], int]:
    """Tell what was wrong with a file, or what it brought; 1 if it could not be read in."""
    if read.faults:
        lines = [line for fault in read.faults for line in str(fault).splitlines()]
        return [*_noted(read), *lines, f"{len(read.faults)} fel. Inget har lästs in."], 1
    lines = _noted(read)
    for recount in read.contradictions:
        line = read.line_of(recount.figure)
        where = f"{read.name}, rad {line}" if line else "känd sedan förut"
        lines.append(f"{_STATES['contradiction']}: {where}: {_place(recount)}")
    for figure, known, whole in read.unchecked:
        what = "områden" if figure.level == "total" else "delområden"
        lines.append(
            f"summan går inte att kontrollera: {read.name}, rad {read.line_of(figure)}: "
            f"{_named(figure)}: {known} av {whole} {what} är kända"
        )
    many = len(read.figures)
    flagged = _counted(len(read.contradictions), "motsägelse flaggad", "motsägelser flaggade")
    if written:
        return [*lines, f"{read.name}: {_counted(many, 'siffra inläst', 'siffror inlästa')}, {flagged}"], 0
    lines.append(f"{read.name}: {_counted(many, 'siffra', 'siffror')} kan läsas in, {flagged}")
    return [*lines, "Inget har ändrats. Läs in med --write."], 0


def _noted(read: Import) -> list[str]:
    return [f"{read.name}, {note}" for note in read.notes]


def reference_lines(values: Iterable[Reference], groups: Iterable[ReferenceGroup]) -> list[str]:
    """Tell every value to compare with, edition by edition; those of no known edition come last."""
    told: list[Reference | ReferenceGroup] = [*values, *groups]
    lines = []
    for edition in sorted({one.edition for one in told}, key=lambda edition: (not edition, edition)):
        lines.append(f"{edition or 'okänd utgåva'}:")
        for one in told:
            lines += [f"  {line}" for line in str(one).splitlines() if one.edition == edition]
    counted = _counted(sum(isinstance(one, Reference) for one in told), "referensvärde", "referensvärden")
    of_groups = sum(isinstance(one, ReferenceGroup) for one in told)
    lines.append(f"{counted}, {_counted(of_groups, 'jämförelsegrupp', 'jämförelsegrupper')}")
    return [*lines, "Ett värde jämförs bara med resultat i sin egen utgåva."]


def _place(recount: Recount) -> str:
    """Tell where a printed value stands, and which value it should have been."""
    kind = recount.kind
    computed = "inte bedömd" if recount.computed is None else _read(recount.computed)
    printed = "inget" if recount.printed is None else _read(recount.printed)
    told = f"tryckt {printed}, {_OTHER.get(kind, 'räknat')} {computed}"
    return f"{_named(recount.figure)}, {_KINDS[kind]}: {told} ({recount.figure.source})"


def _named(figure: PrintedFigure) -> str:
    return f"{figure.municipality} {figure.year}, skala {figure.edition}, {_row(figure)}"


def _row(one: PrintedFigure | Deviation) -> str:
    return f"{_LEVELS[one.level]} {one.number}".strip()


def _read(value: Fraction) -> str:
    return as_exact(value).replace(".", ",")


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
