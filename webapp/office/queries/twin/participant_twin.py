"""Gathers who takes part, with whom to write to, as a workbook to change and bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import select

from webapp.evaluation.queries.round_changes import round_changes
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.ground.tables.twin.identity import Base, Identity, sealed
from webapp.ground.tables.twin.merge import TITLE
from webapp.ground.who import Municipality
from webapp.rounds.models.rounds import Entrant, Round

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.extract import Extract
    from exports.twin import TwinColumn

PARTICIPANTS = "participants"
NAME, EMAIL = "name", "email"


def twin_job(award_round: Round) -> Job:
    """Ask for the workbook of a round's participants."""
    return Job("participants to change", {"round": award_round.id}, "xlsx", round_changes(award_round.id))


@maker("participants to change")
def _made(about: Mapping[str, Any], _ending: str) -> Extract | bytes:
    return participants_twin(db.session.get_one(Round, about["round"]))


def participants_twin(award_round: Round) -> bytes:
    """Make the workbook of a round's participants."""
    from exports.twin import Twin, TwinRow, twin_workbook  # noqa: PLC0415 -- XlsxWriter is slow to import
    from exports.twin.workbook import SHEETS  # noqa: PLC0415 -- as above

    bases, columns, about = _bases(award_round), _columns(), _about(award_round)
    sheet = _("Deltagare")
    seal = Identity(
        *about, (sheet, *map(str, SHEETS)), columns={one.key: one.heading for one in columns}, rows=bases
    )
    return twin_workbook(
        Twin(
            title=f"{award_round.award}, {award_round.name}",
            subject=_("Deltagare att ändra och lämna tillbaka"),
            sheet=sheet,
            leads=(
                _("Ändra i de tonade cellerna. En tom cell ändrar inget."),
                _(
                    "Nya kommuner skrivs på egna rader under de andra. Lämna tillbaka filen på sidan Läs in "
                    "deltagare."
                ),
            ),
            about=((_("Gäller"), seal.in_words()), (_("Hämtad"), seal.taken_at)),
            steps=(
                _("Ändra kontaktperson och e-post i de tonade cellerna. En tom cell ändrar inget."),
                _("Skriv nya kommuner på egna rader under de andra. En rad som tas bort ändrar inget."),
                _("Spara som Excel-arbetsbok (.xlsx) och lämna tillbaka filen på sidan Läs in deltagare."),
            ),
            columns=columns,
            rows=tuple(TwinRow({TITLE: place, **base.cells}) for place, base in bases.items()),
            seal=tuple(sealed(seal)),
            frozen=1,
        )
    )


def _about(award_round: Round) -> tuple[str, int, str, str, str, str, str, str]:
    taken_at = f"{clock.in_sweden(clock.now()):%Y-%m-%d %H:%M}"
    return PARTICIPANTS, award_round.id, _("Deltagare"), award_round.name, "", "", award_round.key, taken_at


def _bases(award_round: Round) -> dict[str, Base]:
    """Give the contacts of each municipality, by its name."""
    query = (
        select(Municipality.name, Entrant.contact_name, Entrant.contact_email)
        .join(Entrant, Entrant.municipality_id == Municipality.id)
        .where(Entrant.round_id == award_round.id)
        .order_by(Municipality.name)
    )
    return {place: Base(0, {NAME: name, EMAIL: email}) for place, name, email in db.session.execute(query)}


def _columns() -> tuple[TwinColumn, ...]:
    from exports.twin import TwinColumn  # noqa: PLC0415 -- as above

    known = _("Kommunens namn. Det är så raden känns igen.")
    return (
        TwinColumn(TITLE, _("Kommun"), known, 30.0, style="label"),
        TwinColumn(NAME, _("Kontaktperson"), _("Vem omgången skriver till."), 40.0, fills=True),
        TwinColumn(EMAIL, _("E-post"), _("Kontaktpersonens e-postadress."), 50.0, fills=True),
    )
