"""What tests of a visit do again and again: register a source, plan an interview."""

from __future__ import annotations

from datetime import date

from webapp.evaluation.deeds.visit import sources
from webapp.evaluation.deeds.visit.sources import SourceWords
from webapp.evaluation.models.visits import DOCUMENT, INTERVIEW, WEB, EvaluationSource
from webapp.evaluation.queries.seats.own_seat import OwnSeat

PAPER = SourceWords(DOCUMENT, "Mål och budget", "mal.pdf", date(2026, 10, 1))
PAGE = SourceWords(WEB, "Så styrs kommunen", "https://www.kommun.example/styrning")
MEETING = SourceWords(INTERVIEW, "Nämndordförande", place="Kommunhuset")


def kept(seat: OwnSeat, words: SourceWords = PAPER) -> EvaluationSource:
    """Put a source in the register and give it."""
    sources.register(seat, words)
    return sources.sources_of(seat.evaluation.id)[-1]
