"""A municipality's own answers to read and print: the same as the tables, question by question."""

from __future__ import annotations

from collections.abc import Iterator

from exports.extract.scores import score_cells
from exports.kinds.answers import AnswersEntry, OwnAnswer, about, title_of
from exports.report.contents import (
    LEAD,
    MISSING,
    NOTE,
    Block,
    Chapter,
    Points,
    Report,
    Rose,
    Table,
    Text,
    paragraphs,
)
from questionnaires.compass import QuestionScore
from questionnaires.edition import Area, Question
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.rounding import as_points

_FIRST = (
    N_("Innehåll"),
    N_("Läge"),
    N_("Inlämnat av"),
    N_("Framställt"),
    N_("Utgåva"),
)
OPEN = N_("Inte inlämnat. Svaren kan ändras.")


def answers_report(entry: AnswersEntry, *, closed: bool) -> Report:
    """Tell own answers as a document: areas, subareas and questions, then the own description."""
    areas = [one for one in entry.edition.areas if entry.area in ("", one.number)]
    first = [str(one) for one in _FIRST]
    chapters = [_area(entry, area) for area in areas if any(entry.shows(one.id) for one in area.questions)]
    if entry.descriptions:
        told = tuple(Chapter(str(one.heading), _said(entry, one.id)) for one in entry.descriptions)
        chapters.append(Chapter(_("Egen beskrivning"), chapters=told, new_page=True))
    return Report(
        title=title_of(entry),
        municipality=entry.municipality,
        lines=tuple(f"{label}: {value}" for label, value in about(entry) if label in first),
        draft=not closed,
        moment=entry.made_at,
        cover=Rose(entry.name, entry.municipality, entry.compass) if entry.edition.areas else None,
        chapters=(_overview(entry), *chapters),
        subject=_("En kommuns egna svar"),
        warning="" if closed else OPEN,
    )


def _overview(entry: AnswersEntry) -> Chapter:
    """Tell whose words the questions are, who may read this, and what the areas give where all are here."""
    edition, compass = entry.edition, entry.compass
    told = (Text(str(edition.wording), NOTE), Text(dict(about(entry))[_("Spridning")], NOTE))
    if entry.area or entry.only is not None or not edition.areas:
        return Chapter(_("Om svaren"), told, new_page=True)
    scores = [(f"{one.number} {one.name}", compass.areas[one.number]) for one in edition.areas]
    rows = tuple(
        (name, *(as_points(figure, edition.decimals) for figure in (one.secured, one.possible, one.maximum)))
        for name, one in (*scores, (_("Summa"), compass.total))
    )
    table = Table(
        _("Områden: poäng"), (_("Område"), _("Säkrat"), _("Möjligt"), _("Högst")), rows, summed=True
    )
    return Chapter(_("Översikt"), (table, *told), new_page=True)


def _area(entry: AnswersEntry, area: Area) -> Chapter:
    subareas = tuple(
        Chapter(f"{subarea.number} {subarea.text}", chapters=tuple(_question(entry, q) for q in shown))
        for subarea in area.subareas
        if (shown := [q for q in subarea.questions if entry.shows(q.id)])
    )
    if len(subareas) == 1 and str(area.name) == str(area.subareas[0].text):  # a criterion is its only subarea
        subareas = subareas[0].chapters
    return Chapter(f"{area.number} {area.name}", chapters=subareas, new_page=True)


def _question(entry: AnswersEntry, question: Question) -> Chapter:
    score = entry.compass.question(question.id)
    return Chapter(
        f"{question.number} {question.text}", (Text(_judged(score), LEAD), *_said(entry, question.id))
    )


def _judged(score: QuestionScore) -> str:
    """Tell the levels and what they give, or that nothing is answered."""
    state, levels, points, *_between, maximum = score_cells(score)
    most = as_points(score.score.maximum, 1)
    if points is None or maximum is None:
        return (
            str(levels)
            if levels
            else _("%(state)s (högst %(most)s poäng)", state=str(state).capitalize(), most=most)
        )
    return _(
        "%(levels)s (%(points)s av %(most)s poäng)",
        levels=levels,
        points=as_points(score.score.secured, 1),
        most=most,
    )


def _said(entry: AnswersEntry, asked: str) -> tuple[Block, ...]:
    """Tell the text with its links, who saved it and when, and the talk beside it."""
    said = entry.answers.get(asked, OwnAnswer(""))
    blocks: list[Block] = [*paragraphs(said.text)]
    if said.saved_at and not said.text:
        blocks.append(Text(_("Ingen text."), MISSING))
    if said.links:
        blocks += [
            Text(_("Underlag:")),
            Points(tuple(" – ".join(filter(None, (one.url, one.note))) for one in said.links)),
        ]
    if said.saved_at:
        blocks.append(
            Text(
                _(
                    "Sparat %(saved_at)s av %(saved_by)s.",
                    saved_at=format(said.saved_at, "%Y-%m-%d kl. %H.%M"),
                    saved_by=said.saved_by,
                ),
                NOTE,
            )
        )
    return (*blocks, *_talk(entry, asked))


def _talk(entry: AnswersEntry, asked: str) -> Iterator[Block]:
    remarks = entry.talk.get(asked, ())
    if remarks:
        yield Text(_("Samtal:"))
        yield Points(
            tuple(f"{one.who}, {one.at:%Y-%m-%d kl. %H.%M} ({one.audience}): {one.text}" for one in remarks)
        )
