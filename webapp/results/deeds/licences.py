"""The office sets under which licence a round's public results may be used."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.ground.events.journal import note
from webapp.ground.refusals import InvalidError, NotReadyError
from webapp.ground.store.database import deed
from webapp.results.queries.summaries.licence import LICENCES, named_of
from webapp.rounds.deeds.rounds import locked
from webapp.rounds.events import ROUND_LICENSED
from webapp.rounds.models.rounds import Round
from webapp.rounds.queries import posts


@deed
def set_licence(person_id: int, award_round: Round, named: str) -> Round:
    """Set the licence; the same once more is no deed. What is public under a wider one is never narrowed."""
    current = locked(posts.office_round(person_id, award_round.key).id)
    if named not in LICENCES:
        raise InvalidError({"licence": _("Välj en av licenserna i listan.")})
    before = named_of(current)
    if named == before and current.licence:
        return current
    if current.announced_at is not None and LICENCES.index(named) > LICENCES.index(before):
        raise NotReadyError(
            _("Resultaten är redan offentliga med en friare licens."),
            _("Den som har hämtat dem får använda dem så. Licensen kan bara bli friare."),
        )
    current.licence = named
    note(ROUND_LICENSED, person_id, round_id=current.id, before={"licence": before}, after={"licence": named})
    return current
