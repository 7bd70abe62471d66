"""A workbook to take home, fill in and bring back: told what it holds, it is written."""

from __future__ import annotations

from exports.twin.entry import Options, Twin, TwinColumn, TwinRow
from exports.twin.workbook import twin_workbook

__all__ = ["Options", "Twin", "TwinColumn", "TwinRow", "twin_workbook"]
