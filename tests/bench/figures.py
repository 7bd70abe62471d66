"""What is measured without a server: counting all municipalities, and the jury's workbook."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from exports.jury import jury_workbook
from questionnaires.compass import count
from questionnaires.edition import Edition
from questionnaires.marks import Mark
from tests.bench.measuring import Measure, compared, cpu
from tests.exports.measure_workbook import SEVEN, bare, written
from tests.exports.nation import MANY, nation, rows_of, write_bare, write_whole
from tests.exports.nominees import large_round

MUNICIPALITIES, TRACKS = 290, 2
A_FIFTH = MANY // 5
"""A fifth of the nation: the whole takes minutes to write ten times, and costs five times as much."""


def counting(edition: Edition) -> list[Measure]:
    """Compare counting every municipality's tracks with adding as many Decimals, and with half of them."""
    luck = random.Random(290)  # noqa: S311 -- invented answers, not secrets
    marks = [_marks(edition, luck) for _ in range(MUNICIPALITIES * TRACKS)]
    figures = [Decimal(luck.randrange(1, 900)) / 8 for _ in range(len(marks) * len(edition.questions))]
    count(edition, marks[0])
    whole, half = _counted(edition, marks), _counted(edition, marks[: len(marks) // 2])
    return [
        compared(
            f"Räkna 290 × {len(edition.questions)} × 2 bedömningar",
            10,
            whole,
            lambda: cpu(lambda: _added(figures)),
        ),
        compared("Räkna 290 kommuner mot 145 (linjärt är 2)", 3, whole, half),
    ]


def _counted(edition: Edition, marks: list[dict[str, Mark]]) -> Callable[[], float]:
    def every_total() -> list[Fraction]:
        return [count(edition, one).total.secured for one in marks]

    return lambda: cpu(every_total)


def _added(figures: list[Decimal]) -> Decimal:
    total = Decimal(0)
    for figure in figures:
        total += figure
    return total


def _marks(edition: Edition, luck: random.Random) -> dict[str, Mark]:
    return {
        question.id: tuple(luck.choice(part.levels).id for part in question.kind.parts)
        for question in edition.questions.values()
    }


def workbook() -> Measure:
    """Compare the jury's workbook of seven nominees with XlsxWriter writing the same cells in two styles."""
    entry = large_round(names=SEVEN)
    sheets = written(jury_workbook(entry))
    cells = sum(len(values) for _, values in sheets)
    return compared(
        f"Juryns arbetsbok för sju nominerade, {cells} celler",
        1.2,
        lambda: cpu(lambda: jury_workbook(entry)),
        lambda: cpu(lambda: bare(sheets)),
    )


def national(many: int = A_FIFTH) -> Measure:
    """Compare the national workbook with XlsxWriter writing the same rows, letting go of each as we do."""
    extract = nation(many)
    sheets = rows_of(extract)
    cells = sum(len(row) for _name, rows in sheets for row in rows)
    return compared(
        f"Nationell arbetsbok, {many} kommuner, {cells} celler",
        1.3,
        lambda: cpu(lambda: write_whole(extract)),
        lambda: cpu(lambda: write_bare(sheets)),
    )
