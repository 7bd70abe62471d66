"""The jury's workbook (juryunderlag): from the sum down to each question, and every word behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from exports.entries import JuryEntry


class NoNomineesError(ValueError):
    """A round that has nobody for the jury to read about yet."""


def jury_workbook(entry: JuryEntry) -> bytes:
    """Make the jury's workbook (.xlsx); the same entry gives the same bytes.

    Raises NoNomineesError if the round has no nominees.
    """
    if not entry.nominees:
        raise NoNomineesError(
            _(
                "%(award)s %(round)s har inga nominerade. Nominera minst en kommun innan ni hämtar "
                "arbetsboken.",
                award=entry.award,
                round=entry.round,
            )
        )
    from exports.jury.workbook import make  # noqa: PLC0415 -- XlsxWriter is loaded only when somebody wants a workbook

    return make(entry)
