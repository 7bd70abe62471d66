"""What every level means, question by question, where questions have texts of their own (ankrade nivåer)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import theme
from exports.workbook.tables import Column
from questionnaires.language import lazy_gettext as N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.workbook.cells import Cell
    from questionnaires.edition import Edition

_TOLD = 31.0
"""So wide is what comes back on many rows: all columns then stand beside each other on a page."""
COLUMNS = (
    Column(N_("Nr"), theme.WIDTHS["number"], "code", N_("Frågans nummer i den här utgåvan.")),
    Column(N_("Fråga"), _TOLD, "quiet", N_("Frågan, ordagrant.")),
    Column(N_("Del"), theme.WIDTHS["area"], "name", N_("Delen som bedöms.")),
    Column(N_("Frågan till delen"), _TOLD, "text", N_("Vad som frågas om delen.")),
    Column(N_("Nivå"), theme.WIDTHS["area"], "text", N_("Nivån på skalan.")),
    Column(N_("Betyder"), theme.WIDTHS["name"], "text", N_("Vad nivån betyder i just den frågan.")),
    Column(N_("Andel"), theme.WIDTHS["figure"], "share", N_("Hur stor andel av delens poäng nivån ger.")),
)


def anchor_rows(edition: Edition) -> Iterator[tuple[Cell, ...]]:
    """Tell every level of every anchored question, in the columns above."""
    for question in edition.questions.values():
        for part in question.kind.parts if question.anchored else ():
            asked = question.number, question.text.sv, part.name.sv, part.ask.sv
            for level in part.levels:
                yield *asked, level.name.sv, level.text.sv, level.share
