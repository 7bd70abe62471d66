"""How an edition's questions measure against print: codings of reports beside the points those reports print.

For each subarea that is printed and coded: the points secured, out of those that are not open, in per cent,
beside the printed per cent. Bias is the mean of ours less theirs, error the mean of its size, r is Pearson's.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.compass import count
from questionnaires.marks import is_blank
from questionnaires.rounding import as_change, as_points

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from questionnaires.edition import Edition, Question, Subarea
    from questionnaires.judgement.codings import Coding
    from questionnaires.printed import PrintedFigure

WITHIN = (10, 20)
"""So near, in per cent of the maximum, is told as near, and as fairly near."""
_LEAST = 3
"""From fewer pairs than this no r is told."""
_LEAST_IN_AREA = 5
"""From fewer subareas than this an area's r is told to be of too few: one of them would decide it."""


class Measured(NamedTuple):
    """One subarea: what is printed and what ours gives, in per cent, and the question that weighs most."""

    number: str
    printed: Fraction
    ours: Fraction
    heaviest: Question

    @property
    def off(self) -> Fraction:
        """Give how much more ours is than print."""
        return self.ours - self.printed


class Fit(NamedTuple):
    """How near some subareas are to print."""

    many: int
    r: Decimal | None
    bias: Fraction
    error: Fraction
    near: tuple[int, ...]
    """How many are within each of WITHIN."""
    by_mean: Fraction
    """The error of always guessing the printed mean."""


def measured(coding: Coding, figures: Iterable[PrintedFigure], *, equal: bool = False) -> list[Measured]:
    """Put a coding beside print, subarea by subarea; with equal weights if asked for."""
    edition = evened(coding.edition) if equal else coding.edition
    compass, printed = count(edition, coding.marks), _printed(coding, figures)
    rows = []
    for subarea in edition.subareas:
        score = compass.subarea(subarea.number)
        answered = score.maximum - score.open
        if subarea.number in printed and answered:
            heaviest = _heaviest(subarea, coding)
            ours = 100 * score.secured / answered
            rows.append(Measured(subarea.number, printed[subarea.number], ours, heaviest))
    return rows


def fit(rows: Sequence[Measured]) -> Fit | None:
    """Tell how near some subareas are to print; None where there are none."""
    return _fit(rows) if rows else None


def _fit(rows: Sequence[Measured]) -> Fit:
    many = len(rows)
    mean = sum((row.printed for row in rows), Fraction(0)) / many
    return Fit(
        many,
        _r([(row.printed, row.ours) for row in rows]),
        sum((row.off for row in rows), Fraction(0)) / many,
        sum((abs(row.off) for row in rows), Fraction(0)) / many,
        tuple(sum(abs(row.off) <= most for row in rows) for most in WITHIN),
        sum((abs(row.printed - mean) for row in rows), Fraction(0)) / many,
    )


def evened(edition: Edition) -> Edition:
    """Give an edition whose questions all weigh the same in their subarea."""
    areas = tuple(
        replace(
            area,
            subareas=tuple(
                replace(one, questions=tuple(replace(q, weight=1) for q in one.questions))
                for one in area.subareas
            ),
        )
        for area in edition.areas
    )
    return replace(edition, areas=areas)


def calibration_lines(
    codings: Sequence[Coding],
    figures: Collection[PrintedFigure],
    earlier: Mapping[str, Collection[str]] | None = None,
) -> list[str]:
    """Tell every coding beside print, and all of them together, in Swedish.

    `earlier` gives, by edition, the questions of the one before it: old and new ones are told apart.
    """
    every: list[Measured] = []
    even: list[Measured] = []
    lines: list[str] = []
    for coding in codings:
        rows, alike = measured(coding, figures), measured(coding, figures, equal=True)
        every, even = [*every, *rows], [*even, *alike]
        lines += [f"{coding.municipality} {coding.year}, {coding.edition.id}, kodad av {coding.coder}"]
        known = (earlier or {}).get(coding.edition.id, ())
        lines += ["  delområde  tryckt  vår  skillnad  väger mest", *_rows(rows, coding)]
        lines += [*_areas(rows, coding.edition), f"  Alla: {told_fit(fit(rows))}"]
        lines += [f"  {_coverage(coding, rows, known)}", ""]
    if len(codings) > 1:
        lines.append(f"Tillsammans: {told_fit(fit(every))}")
    lines.append(f"Med lika vikter: {told_fit(fit(even))}")
    return lines


def told_fit(found: Fit | None) -> str:
    """Tell how near some subareas are to print, in a line."""
    if found is None:
        return "inga delområden är både kodade och tryckta."
    near = ", ".join(f"inom {most}: {many}" for most, many in zip(WITHIN, found.near, strict=True))
    return (
        f"{found.many} delområden, r {_told_r(found.r)}, snedhet {as_change(found.bias, 1)}, "
        f"medelfel {as_points(found.error, 1)}, {near}. "
        f"Alltid medelvärdet: {as_points(found.by_mean, 1)}."
    )


def _rows(rows: Iterable[Measured], coding: Coding) -> Iterator[str]:
    for row in rows:
        ours, theirs = as_points(row.ours), as_points(row.printed)
        of = sum(q.weight for q in coding.edition.home[row.heaviest.id].questions)
        told = f"{row.heaviest.number} {row.heaviest.id}, {row.heaviest.weight} av {of}"
        yield f"  {row.number:<9}  {theirs:>6}  {ours:>3}  {as_change(row.off):>8}  {told}"


def _areas(rows: Sequence[Measured], edition: Edition) -> Iterator[str]:
    for area in dict.fromkeys(row.number.partition(".")[0] for row in rows):
        own = [row for row in rows if row.number.partition(".")[0] == area]
        found = _fit(own)
        r = _told_r(found.r) if found.many >= _LEAST_IN_AREA else "för få"
        heaviest = max((row.heaviest for row in own), key=lambda one: _worth(one, edition))
        yield (
            f"  Område {area}: {found.many} delområden, r {r}, snedhet {as_change(found.bias, 1)}, "
            f"medelfel {as_points(found.error, 1)}, väger mest {heaviest.number} {heaviest.id}, "
            f"{as_points(_worth(heaviest, edition), 1)} poäng"
        )


def _worth(question: Question, edition: Edition) -> Fraction:
    """Give a question's highest points when all questions of its subarea apply."""
    home = edition.home[question.id]
    weights = sum(one.weight for one in home.questions)
    return Fraction(home.max_points or 0) * question.weight / weights


def _told_r(r: Decimal | None) -> str:
    return "–" if r is None else f"{r:.2f}".replace(".", ",").replace("-", "−")


def _coverage(coding: Coding, rows: Iterable[Measured], earlier: Collection[str]) -> str:
    """Tell how many of the questions in these subareas the report says something about."""
    asked = [q for row in rows for q in coding.edition.home[row.heaviest.id].questions]
    old = [q for q in asked if not earlier or q.id in earlier]
    new = [q for q in asked if earlier and q.id not in earlier]
    told = f"Kodade frågor: {_coded(old, coding)}"
    return f"{told}; nya: {_coded(new, coding)}" if new else told


def _coded(questions: Sequence[Question], coding: Coding) -> str:
    coded = sum(q.id in coding.marks and not is_blank(coding.marks[q.id]) for q in questions)
    return f"{coded} av {len(questions)}"


def _heaviest(subarea: Subarea, coding: Coding) -> Question:
    """Find the coded question that weighs most; the first of equals."""
    coded = [q for q in subarea.questions if q.id in coding.marks] or list(subarea.questions)
    return max(coded, key=lambda question: question.weight)


def _printed(coding: Coding, figures: Iterable[PrintedFigure]) -> dict[str, Fraction]:
    """Give the printed per cent of every subarea of a coding's report."""
    wanted = coding.municipality, coding.year, coding.printed_edition, "subarea"
    return {
        one.number: Fraction(one.percent)
        for one in figures
        if (one.municipality, one.year, one.edition, one.level) == wanted
        and one.percent is not None
        and not one.repeated
    }


def _r(pairs: Sequence[tuple[Fraction, Fraction]]) -> Decimal | None:
    """Give Pearson's r, or None where it says nothing."""
    many = len(pairs)
    if many < _LEAST:
        return None
    x, y = (sum(column, Fraction(0)) / many for column in zip(*pairs, strict=True))
    both = sum(((a - x) * (b - y) for a, b in pairs), Fraction(0))
    apart = sum(((a - x) ** 2 for a, _ in pairs), Fraction(0)) * sum(
        ((b - y) ** 2 for _, b in pairs), Fraction(0)
    )
    if not apart:
        return None
    square = both * both / apart
    r = (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
    return r if both >= 0 else -r
