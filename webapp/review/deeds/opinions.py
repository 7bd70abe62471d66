"""A municipality says how its evaluation was, and may change it until it closes."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.fields import length
from webapp.ground.refusals import ClosedError, InvalidError, NotAllowedError, StaleError
from webapp.ground.store.database import db, deed
from webapp.people.queries.provisional import check_settled_in
from webapp.review.events import OPINION_GIVEN
from webapp.review.models.opinions import Opinion
from webapp.review.queries.opinions.own_opinion import LEVELS, QUESTIONS, closes_at, opinion_of
from webapp.review.queries.readers import DraftSeat, hold

WORDS_LIMIT = 2_000


class StaleOpinionError(StaleError):
    """Somebody else has answered for the municipality meanwhile; `kept` is what stands there now."""

    def __init__(self, kept: Opinion) -> None:
        super().__init__(
            _("Svaret har ändrats sedan du öppnade sidan."),
            _("Det du valde står kvar. Spara igen om det ska gälla."),
        )
        self.kept = kept


def check_gives(seat: DraftSeat) -> None:
    """Refuse whoever does not decide for the municipality."""
    if not seat.decides:
        raise NotAllowedError(_("Bara samordnaren svarar för kommunen."), _("Be samordnaren om det."))
    check_settled_in(seat.person_id, seat.assessment.municipality_id)


@deed
def give(seat: DraftSeat, marks: Mapping[str, int], words: str, version: int) -> None:
    """Say how the evaluation was, once for the municipality; the same once more changes nothing.

    Raises ClosedError after the last day, StaleOpinionError on a version that has been passed.
    """
    check_gives(seat)
    hold(seat.evaluation.id)
    if clock.now() > closes_at(seat.evaluation):
        raise ClosedError(
            _("Tiden för att svara har gått ut."), _("Skriv till kansliet om du vill säga något.")
        )
    _check(marks, words)
    kept = opinion_of(seat.evaluation.id)
    if kept is not None and (kept.marks, kept.words) == (dict(marks), words):
        return
    if version != (kept.version if kept else 0):
        raise StaleOpinionError(kept or Opinion())
    row = kept or Opinion(evaluation_id=seat.evaluation.id, version=0)
    row.marks, row.words, row.version = dict(marks), words, row.version + 1
    row.saved_at, row.saved_by_id = clock.now(), seat.person_id
    db.session.add(row)
    note(OPINION_GIVEN, seat.person_id, evaluation_id=seat.evaluation.id, version=row.version)


def _check(marks: Mapping[str, int], words: str) -> None:
    faults = {key: _("Välj hur väl det stämmer.") for key in QUESTIONS if marks.get(key) not in LEVELS}
    if length(words) > WORDS_LIMIT:
        faults["words"] = _("Texten är för lång. Korta den till högst 2 000 tecken.")
    if faults:
        raise InvalidError(faults)
