"""Gathers the printed values to compare with, and an edition to take home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotThereError
from webapp.printed.queries import printed
from webapp.results.queries.comparison.public_results import groups, references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.extract import Extract


def reference_job(ending: str) -> Job:
    """Ask for the printed values as a file; they are what lies in the folder of what is published."""
    return Job("reference", {}, ending, (printed.files_state(),))


@maker("reference", public=True)
def _made(_about: Mapping[str, Any], _ending: str) -> Extract:
    return reference_extract()


def reference_extract(edition: str = "") -> Extract:
    """Gather the values of all editions, or of one with what it asks. Raises NotThereError."""
    from exports.kinds.reference import ReferenceEntry, reference_extract  # noqa: PLC0415 -- slow to import

    known = context.shelf().editions
    if edition and edition not in known:
        raise NotThereError
    entry = ReferenceEntry(
        clock.in_sweden(clock.now()),
        tuple(one for one in references() if edition in ("", one.edition)),
        tuple(one for one in groups() if edition in ("", one.edition)),
        known.get(edition),
    )
    return reference_extract(entry)
