"""Gathers what a report is told: figures, texts, good examples, and what to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from exports.report import Beside, Example, Report, ReportEntry, day, told
from exports.report.comparison import MOST
from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.municipalities.register import named
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds.visit.sources import INTERVIEW, sources_of
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.models.visits import EvaluationSource
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.evaluation.queries.second_edition import second_scale
from webapp.evaluation.queries.visit import visit_story
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.refusals import NotReadyError
from webapp.ground.store.database import db
from webapp.results.queries.report.report_comparison import (
    KnownResult,
    group_of,
    known_results,
    references_of,
)
from webapp.results.queries.report.report_grounds import grounds_of, grounds_of_draft
from webapp.results.queries.report.report_readers import Reached
from webapp.results.queries.report.report_texts import PARTS
from webapp.review.deeds import results
from webapp.review.models.texts import AreaText, GoodExample

MOST_KNOWN = 500
"""So many reports are known by their grounds at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks a report to show besides: municipalities, and a second edition."""

    others: tuple[str, ...] = ()
    edition: str = ""


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report, and what a reader could ask it to show besides."""

    report: Report
    entry: ReportEntry
    others: list[str]
    editions: list[Edition]
    asked: Asked
    """What was asked for and is there."""


def report_of(reached: Reached, asked: Asked) -> ToldReport:
    """Tell a report; what is asked for and not there is left out.

    Raises NotReadyError while the evaluators are not done.
    """
    if not reached.begun:
        raise NotReadyError(
            _("Rapporten har inte börjat än."),
            _("Den finns här när båda utvärderarna är klara med sin bedömning."),
        )
    own, agreed = _compasses(reached)
    assessment = reached.evaluation.assessment
    name = assessment.municipality.name
    part = agreed.edition.is_part  # chosen areas alone are set beside nothing that is whole
    known = [] if part else [one for one in known_results(agreed.edition) if not _same(one, reached)]
    choices = {one.beside.name: one.beside for one in known if one.municipality != name}
    chosen = tuple(dict.fromkeys(one for one in asked.others if one in choices))[:MOST]
    scale = second_scale(agreed, asked.edition)
    fixed = reached.result.published_at if reached.result else None
    entry = ReportEntry(
        municipality=name,
        agreed=agreed,
        own=own,
        moment=fixed or clock.now(),
        fixed_at=clock.in_sweden(fixed) if fixed else None,
        occasion=_occasion(assessment),
        facts=_facts(name),
        words=_words(reached.evaluation.id),
        sources=tuple(_source(one) for one in sources_of(reached.evaluation.id)),
        texts=_texts(reached.evaluation.id),
        examples=_examples(reached),
        group=group_of(known, but=name),
        references=() if part else references_of(agreed.edition),
        earlier=_earlier(known, reached, name),
        others=tuple(choices[one] for one in chosen),
        second=scale.carried,
        unchecked=unchecked_of(reached.evaluation.id),
    )
    seen = Asked(chosen, asked.edition if scale.carried else "")
    return ToldReport(told(entry), entry, list(choices), scale.choices, seen)


def document_of(reached: Reached, asked: Asked) -> Job:
    """Ask for the same report as a document: a file that is made once, while its grounds stand as they did.

    While they do, it is not even gathered again.
    """
    known = context.kept("reports")
    if reached.result is None:
        grounds = "draft", reached.evaluation.id, *grounds_of_draft(reached.evaluation)
    else:
        grounds = grounds_of(reached.result, public=reached.public)
    if (asked, *grounds) not in known:
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[asked, *grounds] = report_of(reached, asked).asked
    there: Asked = known[asked, *grounds]
    about = {
        "evaluation": reached.evaluation.id,
        "result": reached.result.id if reached.result else None,
        "public": reached.public,
        "others": there.others,
        "edition": there.edition,
    }
    return Job("report", about, "docx", grounds)


@maker("report")
def _made(about: Mapping[str, Any], _ending: str) -> bytes:
    from exports.report.document import report_file  # noqa: PLC0415 -- slow to import, as are its pictures

    result = db.session.get_one(PublishedResult, about["result"]) if about["result"] else None
    reached = Reached(db.session.get_one(Evaluation, about["evaluation"]), result, public=about["public"])
    return report_file(report_of(reached, Asked(tuple(about["others"]), about["edition"])).report)


def _compasses(reached: Reached) -> tuple[Compass, Compass]:
    """Count what is fixed; before that, what is agreed so far."""
    if reached.result is not None:
        return result_queries.compasses_of(reached.result)
    return results.both_compasses(reached.evaluation)


def _same(one: KnownResult, reached: Reached) -> bool:
    """Tell whether this is the result that the report is about."""
    return one.result_id is not None and reached.result is not None and one.result_id == reached.result.id


def _earlier(known: list[KnownResult], reached: Reached, name: str) -> tuple[Beside, ...]:
    """Give the municipality's own evaluations before this one, newest first."""
    moment = (reached.result.published_at if reached.result else clock.now()).year
    mine = reached.result.id if reached.result else None

    def before(one: KnownResult) -> bool:
        if one.result_id is not None and mine is not None:
            return one.result_id < mine
        return one.result_id is not None or one.year < moment

    return tuple(one.beside for one in known if one.municipality == name and before(one))


def _occasion(assessment: Assessment) -> str:
    award_round = assessment.round
    if award_round:
        return f"{award_round.award}, {award_round.name}"
    edition = context.edition(assessment.edition, assessment.areas)
    if not edition.is_part:
        return _("Egen värdering: %(name)s", name=assessment.name)
    areas = ", ".join(f"{area.number} {area.short}" for area in edition.areas)
    return _("Egen värdering: %(name)s (%(areas)s)", name=assessment.name, areas=areas)


def _facts(name: str) -> str:
    """Tell a municipality's county and group; nothing about a name that is not on the list."""
    known = named(name)
    if known is None:
        return ""
    where = _("%(name)s ligger i %(county)s.", name=name, county=known.county)
    if known.group is None:
        return where
    group = _(
        "Kommungrupp %(year)s enligt SKR: %(group)s.", year=known.group.grouping, group=known.group.name
    )
    return f"{where} {group}"


def _words(evaluation_id: int) -> dict[str, str]:
    return {part: text for (part, _kind), text in _texts(evaluation_id).items() if part in PARTS}


def _texts(evaluation_id: int) -> dict[tuple[str, str], str]:
    """Give what is written about every part of an evaluation, in one look."""
    rows = db.session.scalars(select(AreaText).where(AreaText.evaluation_id == evaluation_id))
    return {(row.part, row.kind): row.text for row in rows}


def _source(one: EvaluationSource) -> str:
    """Name a source by its kind, title and day; of an interview only the role, never where it was."""
    held = clock.in_sweden(one.at) if one.kind == INTERVIEW and one.at else one.dated
    named = f"{visit_story.kind_words()[one.kind]}: {one.title}"
    return f"{named}, {day(held)}" if held else named


def _examples(reached: Reached) -> tuple[Example, ...]:
    """Give the good examples that stand; to everybody only those the municipality shares."""
    query = select(GoodExample).where(
        GoodExample.evaluation_id == reached.evaluation.id, GoodExample.gone_at.is_(None)
    )
    if reached.public:
        query = query.where(GoodExample.shared_at.is_not(None))
    rows = db.session.scalars(query.order_by(GoodExample.part, GoodExample.id))
    return tuple(Example(row.part, row.text, row.learn_from) for row in rows)
