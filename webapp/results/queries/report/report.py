"""Gathers what a report is told: figures, texts, good examples, and what to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from exports.report import Beside, Example, Report, ReportEntry, told
from exports.report.comparison import MOST
from exports.report.document import maker as portable_maker
from exports.report.document import portable, report_file
from questionnaires.compass import Compass
from questionnaires.edition import Edition
from webapp.assessment.models.assessments import Assessment
from webapp.evaluation.deeds.visit.sources import sources_of
from webapp.evaluation.models.evaluations import Evaluation, PublishedResult
from webapp.evaluation.queries import results as result_queries
from webapp.evaluation.queries.acceptances import unchecked_of
from webapp.evaluation.queries.second_edition import second_scale
from webapp.evaluation.queries.visit.ungrounded import ungrounded
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
    years_before,
)
from webapp.results.queries.report.report_cover import (
    county_of,
    evaluators_of,
    facts_in,
    met,
    seats_of,
    short_facts,
    source_words,
    version_words,
    visit_of,
)
from webapp.results.queries.report.report_grounds import grounds_of, grounds_of_draft, grounds_of_version
from webapp.results.queries.report.report_readers import Reached
from webapp.results.queries.report.report_texts import PARTS
from webapp.review.deeds import results
from webapp.review.models.reviews import RightOfReply
from webapp.review.models.texts import RUNNING, GoodExample
from webapp.review.queries.draft.draft import Content, compass_of, content_of
from webapp.review.queries.last_time import last_time

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
    name = reached.evaluation.assessment.municipality.name
    part = agreed.edition.is_part  # chosen areas alone are set beside nothing that is whole
    known = [] if part else [one for one in known_results(agreed.edition) if not _same(one, reached)]
    choices = {one.beside.name: one.beside for one in known if one.municipality != name}
    chosen = tuple(dict.fromkeys(one for one in asked.others if one in choices))[:MOST]
    scale = second_scale(agreed, asked.edition)
    entry = replace(
        _written(reached, own, agreed),
        group=group_of(known, but=name),
        references=() if part else references_of(agreed.edition),
        earlier=_earlier(known, reached, name),
        years_before=years_before(reached, name),
        others=tuple(choices[one] for one in chosen),
        second=scale.carried,
    )
    seen = Asked(chosen, asked.edition if scale.carried else "")
    return ToldReport(told(entry), entry, list(choices), scale.choices, seen)


def _written(reached: Reached, own: Compass, agreed: Compass) -> ReportEntry:
    """Gather what a report says by itself, before it is compared with anything."""
    evaluation, version = reached.evaluation, reached.version
    name = evaluation.assessment.municipality.name
    fixed = reached.result.published_at if reached.result else None
    content = version.content if version else content_of(evaluation.id)
    sources, stated = sources_of(evaluation.id), facts_in(content["texts"])
    return ReportEntry(
        municipality=name,
        agreed=agreed,
        own=own,
        moment=version.opened_at if version else fixed or clock.now(),
        fixed_at=clock.in_sweden(fixed) if fixed else None,
        occasion=_occasion(evaluation.assessment),
        facts=county_of(name),
        words={part: content["texts"].get(f"{RUNNING}-{part}", "") for part in PARTS},
        sources=tuple(source_words(one) for one in sources),
        texts=_texts(content),
        examples=_examples(reached, content),
        unchecked=None if version else unchecked_of(evaluation.id),
        evaluators=evaluators_of(evaluation, stated),
        visited=visit_of(evaluation, stated, sources),
        met=met(sources),
        short_facts=short_facts(name, stated),
        seats=seats_of(stated),
        ungrounded=None if version else ungrounded(evaluation.id, agreed.marks),
        public=reached.public,
        last_time=last_time(evaluation),
        version=version_words(version),
    )


def document_of(reached: Reached, asked: Asked, ending: str = "docx") -> Job:
    """Ask for the same report as a document: a file that is made once, while its grounds stand as they did.

    While they do, it is not even gathered again.
    """
    known = context.kept("reports")
    if reached.version is not None:
        grounds = grounds_of_version(reached.version)
    elif reached.result is None:
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
        "version": reached.version.id if reached.version else None,
        "public": reached.public,
        "others": there.others,
        "edition": there.edition,
    }
    return Job("report", about, ending, grounds)


def portable_here() -> bool:
    """Tell whether this machine can make a PDF of a document."""
    return context.makes_pdf() and bool(portable_maker())


@maker("report")
def _made(about: Mapping[str, Any], ending: str) -> bytes:
    result = db.session.get_one(PublishedResult, about["result"]) if about["result"] else None
    version = db.session.get_one(RightOfReply, about["version"]) if about["version"] else None
    here = db.session.get_one(Evaluation, about["evaluation"])
    reached = Reached(here, result, public=about["public"], version=version)
    made = report_file(report_of(reached, Asked(tuple(about["others"]), about["edition"])).report)
    return portable(made) if ending == "pdf" else made


def _compasses(reached: Reached) -> tuple[Compass, Compass]:
    """Count what is fixed; before that, what is agreed so far, or was when a version was given."""
    if reached.version is not None:
        own = results.both_compasses(reached.evaluation)[0]
        return own, compass_of(own.edition, reached.version.content)
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


def _texts(content: Content) -> dict[tuple[str, str], str]:
    """Give what is written about every part, by part and kind."""
    found = {}
    for ref, text in content["texts"].items():
        kind, _dash, part = ref.partition("-")
        found[part, kind] = text
    return found


def _examples(reached: Reached, content: Content) -> tuple[Example, ...]:
    """Give the good examples that stand; to everybody only those the municipality shares."""
    if not reached.public:
        kept = sorted(content["examples"].items(), key=lambda one: (one[1]["part"], int(one[0])))
        return tuple(Example(one["part"], one["text"], one["learn_from"]) for _id, one in kept)
    query = select(GoodExample).where(
        GoodExample.evaluation_id == reached.evaluation.id,
        GoodExample.gone_at.is_(None),
        GoodExample.shared_at.is_not(None),
    )
    rows = db.session.scalars(query.order_by(GoodExample.part, GoodExample.id))
    return tuple(Example(row.part, row.text, row.learn_from) for row in rows)
