"""Gathers the key figures that choose in a round, to be taken along: positions, values and meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from webapp.award.queries.figures.figure_pages import Line, Reckoned, reckoned
from webapp.evaluation.queries.round_changes import round_changes
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Round

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exports.extract import Extract
    from exports.kinds.figures import Measured, Position


def figures_job(award_round: Round, ending: str) -> Job:
    """Ask for the key figures as a file."""
    return Job("figures", {"round": award_round.id}, ending, round_changes(award_round.id))


@maker("figures")
def _made(about: Mapping[str, Any], _ending: str) -> Extract:
    return figures_extract(db.session.get_one(Round, about["round"]))


def figures_extract(award_round: Round) -> Extract:
    """Gather the figures. Raises NotReadyError where none choose, or none are read in."""
    from exports.kinds.figures import FiguresEntry, figures_extract  # noqa: PLC0415 -- slow to import

    found = reckoned(award_round)
    if found.table is None or found.table.read_in_at is None:
        raise NotReadyError(
            _("Inga nyckeltal är inlästa än."), _("Läs in en tabell på sidan Nyckeltal och försök igen.")
        )
    read = f"{clock.in_sweden(found.table.read_in_at):%Y-%m-%d kl. %H.%M}"
    entry = FiguresEntry(
        award_round.award,
        award_round.name,
        found.edition,
        clock.in_sweden(clock.now()),
        _("%(file)s, inläst %(when)s", file=found.table.file_name, when=read),
        tuple(_position(line) for line in found.ordered),
        _Each(found),
    )
    return figures_extract(entry)


def _position(line: Line) -> Position:
    from exports.kinds.figures import Position  # noqa: PLC0415 -- as above

    standing, answer = line.standing, line.answer
    return Position(
        code=line.place.code,
        municipality=line.place.name,
        place=line.placed.place if line.placed else None,
        shared=line.placed is not None and line.placed.shared,
        total=standing.total,
        perspectives=standing.perspectives,
        known=len(standing.figures),
        asked=standing.asked,
        steadiness=line.development.steadiness,
        nominated_at=clock.seen(line.entrant.nominated_at) if line.entrant else None,
        answer=answer.answer if answer else "",
        answer_why=answer.why if answer else "",
    )


class _Each:
    """Every value, asked for one at a time and as often as somebody wants them."""

    def __init__(self, found: Reckoned) -> None:
        self.found = found

    def __iter__(self) -> Iterator[Measured]:
        from exports.kinds.figures import Measured  # noqa: PLC0415 -- as above

        found = self.found
        for figure in found.edition.figures:
            for year, values in sorted(found.values.get(figure.id, {}).items()):
                told = found.compared[figure.id].get(year, {})
                for code, value in sorted(values.items()):
                    one = told.get(code)
                    place = (one.place, one.among, one.percentile) if one else (None, None, None)
                    name, counts = found.lines[code].place.name, found.years.get(figure.id) == year
                    yield Measured(code, name, figure, year, value, counts, *place)
