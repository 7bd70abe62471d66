"""The three texts of a whole report, which the pair writes: municipality, visit and summary."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats.own_seat import OwnSeat
from webapp.ground.calendar import clock
from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError, StaleError, final
from webapp.ground.store.database import db, deed
from webapp.results.queries.report.report_texts import Words, words_of
from webapp.review.events import REPORT_WRITTEN
from webapp.review.models.texts import RUNNING, AreaText

LIMIT = 8_000


class StaleWordsError(StaleError):
    """A newer text has been saved since the sender looked; `kept` is what stands there now, by part."""

    def __init__(self, kept: dict[str, Words]) -> None:
        super().__init__(
            _("En nyare text har sparats sedan du öppnade sidan."),
            _("Båda finns kvar. Ändra din så att det blir rätt och spara igen."),
        )
        self.kept = kept


@deed
def save_words(seat: OwnSeat, said: Mapping[str, Words]) -> None:
    """Keep the texts of a report; those that say nothing new change nothing.

    Raises NotReadyError before both are done, ClosedError once the result is fixed, InvalidError on a text
    that is too long, StaleWordsError where the other has saved a newer one; then nothing is kept.
    """
    db.session.execute(select(Evaluation.id).where(Evaluation.id == seat.evaluation.id).with_for_update())
    db.session.refresh(seat.evaluation)
    if not seat.revealed:
        raise NotReadyError(
            _("Rapporten börjar när ni båda är klara."),
            _("Säg att du är klar när du har bedömt allt, och vänta in den andra."),
        )
    if seat.evaluation.published_at is not None:
        raise final(_("Resultatet är fastställt, och rapportens texter ändras inte mer."))
    _check_lengths(said)
    kept = words_of(seat.evaluation.id)
    new = {part: words for part, words in said.items() if part in kept and words.text != kept[part].text}
    stale = {part: kept[part] for part, words in new.items() if words.version != kept[part].version}
    if stale:
        raise StaleWordsError(stale)
    for part, words in new.items():
        _keep(seat, part, words)


def _check_lengths(said: Mapping[str, Words]) -> None:
    long = _("Texten är för lång. Skriv högst %(most)s tecken.", most="8 000")
    faults = {part: long for part, words in said.items() if len(words.text) > LIMIT}
    if faults:
        raise InvalidError(faults)


def _keep(seat: OwnSeat, part: str, words: Words) -> None:
    """Keep one text, and note what stood there before."""
    query = select(AreaText).where(
        AreaText.evaluation_id == seat.evaluation.id, AreaText.part == part, AreaText.kind == RUNNING
    )
    row = db.session.scalars(query).first()
    before = None
    if row is None:
        row = AreaText(evaluation_id=seat.evaluation.id, part=part, kind=RUNNING, version=0)
        db.session.add(row)
    else:
        before = {"text": row.text}
    row.text, row.version = words.text, row.version + 1
    row.saved_at, row.saved_by_id = clock.now(), seat.person_id
    note(
        REPORT_WRITTEN,
        seat.person_id,
        evaluation_id=seat.evaluation.id,
        question_id=part,
        before=before,
        after={"text": words.text},
        version=row.version,
    )
