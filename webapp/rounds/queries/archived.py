"""A round in the archive: it is read, and nothing is done in it until it is taken back."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground.refusals import NotReadyError
from webapp.rounds.models.rounds import Round


def check_not_archived(award_round: Round) -> None:
    """Refuse what is to be done in a round that lies in the archive."""
    if award_round.archived_at is not None:
        raise NotReadyError(
            _("Omgången ligger i arkivet, och inget görs i den."),
            _("Kansliet kan ta tillbaka den på omgångens sida Inställningar."),
        )
