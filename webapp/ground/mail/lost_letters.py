"""Letters that did not arrive, or of which it is unclear: where they stand, and sent again with one press."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.open_questions import OpenQuestion
from webapp.ground.refusals import NotReadyError, NotThereError
from webapp.ground.store.database import db, deed

SHOWN_FOR = timedelta(days=60)
"""How long a letter that did not arrive stands where it was for."""

renewed: OpenQuestion[[Letter], str] = OpenQuestion()
"""What is the path of a fresh link in the place of a letter's secret one? Empty where it is not one's own."""


def of_municipality(municipality_id: int) -> list[Letter]:
    """List the letters to one municipality's people that did not arrive, newest first."""
    return _lost(Letter.municipality_id == municipality_id)


def by_municipality(round_id: int) -> dict[int, list[Letter]]:
    """Give those of a round by municipality, in one question."""
    found: dict[int, list[Letter]] = defaultdict(list)
    for one in _lost((Letter.round_id == round_id) & Letter.municipality_id.is_not(None)):
        found[one.municipality_id or 0].append(one)
    return dict(found)


def _lost(here: ColumnElement[bool]) -> list[Letter]:
    since = clock.now() - SHOWN_FOR
    query = select(Letter).where(here, Letter.failed_at.is_not(None), Letter.failed_at > since)
    return list(db.session.scalars(query.order_by(Letter.id.desc())))


@deed
def send_again_in(round_ids: Collection[int], letter_id: int) -> Letter:
    """Send a letter of one of these rounds again. Raises NotThereError for any other."""
    return _send_again(letter_id, Letter.round_id.in_(round_ids))


@deed
def send_again_at(municipality_id: int, letter_id: int) -> Letter:
    """Send a letter to one of a municipality's people again. Raises NotThereError for any other."""
    return _send_again(letter_id, Letter.municipality_id == municipality_id)


def _send_again(letter_id: int, here: ColumnElement[bool]) -> Letter:
    """Put a letter back among those that wait: the same letter, with a fresh link where it carried a secret.

    Pressed twice, or by two, it goes once.
    """
    query = select(Letter).where(Letter.id == letter_id, here).with_for_update()
    letter = db.session.scalars(query.execution_options(populate_existing=True)).first()
    if letter is None:
        raise NotThereError
    if letter.failed_at is None:
        return letter
    if letter.secret:
        letter.link = next((path for path in renewed(letter) if path), "")
        if not letter.link:
            raise NotReadyError(
                _("Brevets länk gäller inte längre."),
                _("Det som brevet gällde är gjort, taget tillbaka eller begärs på nytt av den det är till."),
            )
    letter.failed_at, letter.unclear, letter.tries = None, False, 0
    letter.due_at, letter.last_error = clock.now(), ""
    return letter
