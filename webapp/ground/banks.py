"""Gathers what is told about the question banks themselves."""

from __future__ import annotations

from questionnaires.edition import Edition


def edition_workbook(edition: Edition) -> bytes:
    """Write an edition as a workbook to read and comment in."""
    from exports.bank import edition_workbook as build  # noqa: PLC0415 -- XlsxWriter is slow to import

    return build(edition)
