"""The jury's workbook put together, in the order it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.jury.anchors import add_anchors
from exports.jury.cover import add_cover
from exports.jury.levels import add_levels
from exports.jury.nominee import add_nominee
from exports.jury.overview import add_overview
from exports.jury.questions import add_questions
from exports.jury.seats import OWN_SHEETS, seat
from exports.jury.trial.weights import add_trial
from exports.jury.words import figures, municipal, ranking, sources, spoken
from exports.workbook import endings, file
from exports.workbook.book import Book
from questionnaires.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.entries import JuryEntry
    from exports.jury.seats import Seat
    from questionnaires.edition import Edition

_COMPASS = ("overview", "trial", "questions", "levels", "scales", "anchors", "spoken")


def make(entry: JuryEntry) -> bytes:
    """Make the workbook and save it."""
    counted = entry.edition or entry.nomination_edition
    subject = f"{counted.name} ({counted.id})" if counted else entry.round
    book = Book(_("Juryns arbetsbok, %(award)s %(round)s", award=entry.award, round=entry.round), subject)
    seats = seat(entry)
    book.reserve(*_order(entry, seats))
    if entry.edition:
        _add_compass(book, entry.edition, seats)
    if entry.nomination_edition:
        _add_nomination(book, entry, entry.nomination_edition, seats)
    municipal.add_descriptions(book, seats)
    municipal.add_answers(book, entry, seats)
    municipal.add_evidence(book, entry, seats)
    if entry.ranking:
        ranking.add_ranking(book, entry.ranking, {one.nominee.municipality: one.label for one in seats})
    if entry.sources:
        sources.add_sources(book, entry.sources)
    add_cover(book, entry, seats)
    endings.end(book)
    return file.as_bytes(book)


def _add_compass(book: Book, edition: Edition, seats: Sequence[Seat]) -> None:
    """Add everything that is counted, from the levels up."""
    given = add_levels(book, edition, seats)
    if edition.anchored:
        add_anchors(book, edition)
    questions = add_questions(book, edition, seats, given)
    found = [add_nominee(book, i, edition, one, questions) for i, one in enumerate(seats, start=1)]
    overview = add_overview(book, edition, seats, found)
    add_trial(book, edition, seats, found, overview, given)
    spoken.add_spoken(book, edition, seats)


def _add_nomination(book: Book, entry: JuryEntry, edition: Edition, seats: Sequence[Seat]) -> None:
    if edition.figures:
        figures.add_figures(book, entry, edition, seats)
    else:
        municipal.add_nomination(book, edition, seats)


def _order(entry: JuryEntry, seats: Sequence[Seat]) -> list[str]:
    """Order the sheets: cover, overview, trial, nominees, questions, then words."""
    nomination = entry.nomination_edition
    left_out = {
        *(() if entry.edition else _COMPASS),
        *(() if entry.edition and entry.edition.anchored else ("anchors",)),
        *(() if nomination and not nomination.figures else ("nomination",)),
        *(() if nomination and nomination.figures else ("figures",)),
        *(() if entry.ranking else ("ranking",)),
        *(() if entry.sources else ("sources",)),
    }
    titles = [title for key, title in OWN_SHEETS.items() if key not in left_out]
    at = 3 if entry.edition else 1
    return [*titles[:at], *(one.label for one in seats if entry.edition), *titles[at:]]
