"""Gathers what the jury's workbook is told, and nothing that its reader may not see at this step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import select

from exports.entries import (
    Compasses,
    Evidence,
    FigureTold,
    Honoured,
    JuryEntry,
    Nominee,
    Ranked,
    Ranking,
    Spoken,
)
from questionnaires.compass import Compass, count
from questionnaires.edition import Edition, Source
from webapp.assessment.models.assessments import Assessment
from webapp.assessment.queries.answers import kept_answers
from webapp.award.models.choice import WINNER, Honour, Motivation
from webapp.award.queries.figures.figure_pages import FigureRow, Reckoned, figure_rows
from webapp.award.queries.figures.jury_figures import JuryLine, jury_lines, themes
from webapp.award.queries.jury.jury_page import NomineeLine, jury_page, motivations_of, nomination_of
from webapp.award.queries.jury.jury_words import spoken_of
from webapp.award.queries.panel_seats import PanelSeat, panel
from webapp.award.queries.ranking.combined_order import result
from webapp.evaluation.queries.marks import KeptMark, kept_marks
from webapp.evaluation.queries.results import compasses_of, results_of
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.refusals import NotReadyError
from webapp.ground.roles import JUROR, TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round

if TYPE_CHECKING:
    from exports.extract import Extract


def jury_workbook(award_round: Round, hidden: Collection[int] = ()) -> bytes:
    """Build the jury's workbook; refused while there is nobody to read about."""
    from exports.jury import jury_workbook as build  # noqa: PLC0415 -- XlsxWriter is slow to import

    return build(jury_entry(award_round, hidden))


def jury_extract(award_round: Round, hidden: Collection[int] = ()) -> Extract:
    """Describe the same as tables; refused while there is nobody to read about."""
    from exports.kinds.panel.jury_tables import jury_extract as describe  # noqa: PLC0415 -- as above

    return describe(jury_entry(award_round, hidden))


def jury_entry(award_round: Round, hidden: Collection[int] = ()) -> JuryEntry:
    """Gather everything the jury is to read, but for `hidden` municipalities."""
    seat = PanelSeat(award_round, JUROR, 0, sits=False, office=True, hidden=frozenset(hidden))
    nominees = _counted(seat) if award_round.compass_edition else _measured(seat)
    compass = context.edition(award_round.compass_edition) if award_round.compass_edition else None
    nomination = context.edition(award_round.nomination_edition) if award_round.nomination_edition else None
    return JuryEntry(
        award_round.award,
        award_round.name,
        compass,
        f"{clock.in_sweden(clock.now()):%Y-%m-%d kl. %H.%M}",
        nominees,
        nomination,
        honours=tuple(_honours(seat)),
        ranking=_ranking(seat),
        sources=_sources([one for one in (compass, nomination) if one]),
        figure_source="" if compass else _figure_source(seat),
    )


def _counted(seat: PanelSeat) -> tuple[Nominee, ...]:
    """Tell of everybody whose result is fixed."""
    page = jury_page(seat.round, seat.hidden)
    if not page.nominees:
        raise NotReadyError(
            _("Ingen nominerad kommun har ett fastställt resultat än."),
            _("Arbetsboken kan göras när minst ett resultat är fastställt."),
        )
    spoken = spoken_of(page.edition, [one.evaluation_id for one in page.nominees])
    shown = panel(seat.round.id, JUROR).shown_at is not None
    results = results_of([one.evaluation_id for one in page.nominees])
    return tuple(
        _nominee(one, compasses_of(results[one.evaluation_id]), spoken[one.evaluation_id], alone=shown)
        for one in page.nominees
    )


def _nominee(
    line: NomineeLine, fixed: tuple[Compass, Compass], spoken: tuple[Spoken, ...], *, alone: bool
) -> Nominee:
    """Tell of one; what each evaluator gave is open from when the order is shown, as on the jury's page."""
    own, agreed = fixed
    nomination, described, nomination_answers = nomination_of(line)
    row = db.session.get_one(Assessment, line.assessment_id)
    said = {**nomination_answers, **kept_answers(line.assessment_id)}
    return Nominee(
        municipality=line.name,
        compasses=Compasses(own, agreed, _by_each(agreed.edition, line.evaluation_id) if alone else None),
        motivations=motivations_of(line),
        spoken=spoken,
        answers={question_id: kept.said.text for question_id, kept in said.items() if kept.said.text},
        evidence=tuple(
            Evidence(question_id, link.url, link.note)
            for question_id, kept in said.items()
            for link in kept.said.evidence
        ),
        nomination=nomination,
        descriptions=described,
        receipt=row.receipt_number or "",
        unchecked=line.unchecked,
    )


def _by_each(edition: Edition, evaluation_id: int) -> tuple[Compass, Compass]:
    """Count what each evaluator gave alone."""
    first, second = (kept_marks(edition, evaluation_id, track) for track in (TRACK_A, TRACK_B))
    return _count(edition, first), _count(edition, second)


def _count(edition: Edition, kept: Mapping[str, KeptMark]) -> Compass:
    return count(edition, {key: one.mark for key, one in kept.items() if one.mark is not None})


def _measured(seat: PanelSeat) -> tuple[Nominee, ...]:
    """Tell of everybody that key figures have nominated."""
    found, lines = jury_lines(seat)
    if not lines:
        raise NotReadyError(
            _("Ingen kommun är nominerad än."), _("Arbetsboken kan göras när minst en kommun är nominerad.")
        )
    return tuple(_of_figures(found, one) for one in lines)


def _of_figures(found: Reckoned, one: JuryLine) -> Nominee:
    line = one.line
    code = line.place.code if line else ""
    return Nominee(
        one.entrant.municipality.name,
        reason=one.reason,
        descriptions=dict(themes(found, one)),
        figures=tuple(_figure(found, row, code) for row in figure_rows(found, code)) if line else (),
        standing=line.standing.total if line else None,
    )


def _figure(found: Reckoned, row: FigureRow, code: str) -> FigureTold:
    """Tell where a nominee stands in one figure, the year that counts, and what it was in other years."""
    stands = found.compared[row.figure.id].get(row.year, {})
    here = stands.get(code)
    return FigureTold(
        row.figure.id,
        row.year,
        row.own.get(row.year),
        here.place if here else None,
        here.among if here else 0,
        here.percentile if here else None,
        row.middle.get(row.year),
        dict(row.own),
    )


def _figure_source(seat: PanelSeat) -> str:
    table = jury_lines(seat)[0].table
    return table.file_name if table else ""


def _honours(seat: PanelSeat) -> Iterator[Honoured]:
    """Tell who was honoured, once that is public, the winner first."""
    if seat.round.announced_at is None:
        return
    query = (
        select(Honour)
        .join(Entrant)
        .where(Honour.round_id == seat.round.id, Entrant.municipality_id.not_in(seat.hidden))
    )
    words = {WINNER: _("Vinnare")}
    for one in sorted(db.session.scalars(query), key=lambda honour: honour.kind != WINNER):
        newest = (
            select(Motivation.public_text)
            .where(Motivation.entrant_id == one.entrant_id)
            .order_by(Motivation.version.desc())
            .limit(1)
        )
        told = words.get(one.kind, _("Hedersomnämnande"))
        yield Honoured(told, one.entrant.municipality.name, db.session.scalar(newest) or "")


def _ranking(seat: PanelSeat) -> Ranking | None:
    """Give the combined order with its method, once it is shown."""
    found = result(seat)
    if found is None:
        return None
    held = ""
    if found.held and found.held.order:
        held = _("Ja, hela ordningen blir densamma vilken rangordning som än räknas bort.")
    elif found.held and found.held.first:
        held = _("Första platsen håller, vilken rangordning som än räknas bort. Hela ordningen gör det inte.")
    elif found.held:
        held = _("Nej. Räknas en enda rangordning bort kan redan första platsen bli en annan.")
    question = _("Håller ordningen om en rangordning räknas bort?")
    rows = tuple(
        Ranked(found.called[row.who].name, row.place, row.mean, row.wins, row.ballots)
        for row in found.standings
    )
    return Ranking(rows, found.ballots, _method(), f"{question} {held}" if held else "")


def _method() -> str:
    """Tell how the order is counted, as the jury's page does."""
    return _(
        "Så räknas det: i varje inlämnad rangordning får en kommun den andel av de andra som "
        "den står före, och lika räknas som en halv. Den som inte fått något nummer står "
        "lika efter de övriga. Medelvärdet över rangordningarna ger ordningen, här skrivet "
        "som medelplats. En ledamot som är jävig räknas inte för den kommunen; där färre än "
        "tre har rangordnat visas bara platsen. Exakt lika delar plats. ”Vinner mot” är hur "
        "många av de andra som fler ställer efter än före kommunen."
    )


def _sources(editions: list[Edition]) -> tuple[Source, ...]:
    """Give every document that the questions and figures cite, by short name."""
    cited = {key.partition(",")[0] for edition in editions for key in _cites(edition)}
    known = context.shelf().sources
    return tuple(known[key] for key in sorted(cited) if key in known)


def _cites(edition: Edition) -> Iterator[str]:
    yield from edition.sources
    for area in edition.areas:
        yield from area.sources
    for subarea in edition.subareas:
        yield from subarea.sources
    for question in edition.questions.values():
        yield from question.sources
    for figure in edition.figures:
        yield from figure.sources
