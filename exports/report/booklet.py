"""A booklet (häfte) of an edition: every question with its levels, the proof asked for, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from exports.report.contents import LEAD, NOTE, Block, Chapter, Points, Report, Room, Text, paragraphs
from questionnaires.edition import Area, Edition, Part, Question
from questionnaires.language import gettext as _

TICK = "☐"
ROOM, WIDE = 6, 14
"""So many lines are left for the answer to a question, and under a heading of the own description."""


def booklet(edition: Edition, made_at: datetime, area: str = "") -> Report:
    """Tell an edition, or one of its areas, as a booklet to print or to fill in as a document."""
    areas = [one for one in edition.areas if one.questions and area in ("", one.number)]
    chapters = [_area(one) for one in areas]
    if edition.descriptions and not area:
        told = tuple(_description(str(one.heading), str(one.help), one.words) for one in edition.descriptions)
        chapters.append(Chapter(_("Egen beskrivning"), chapters=told, new_page=True))
    return Report(
        title=str(edition.name),
        municipality="",
        lines=(_lines(areas) if area else _("Frågorna att läsa, skriva ut och fylla i"),),
        draft=False,
        moment=made_at,
        cover=None,
        chapters=(_reading(edition), *chapters),
        subject=_("Häfte med frågor"),
    )


def _lines(areas: list[Area]) -> str:
    return "; ".join(_("Område %(number)s, %(name)s", number=one.number, name=one.name) for one in areas)


def _reading(edition: Edition) -> Chapter:
    """Say whose words these are, and how an answer is made."""
    blocks: list[Block] = [
        Text(
            _("Kryssa för nivån som gäller i dag, skriv några meningar, och notera vad som visar det."),
            LEAD,
        ),
        Text(_("Häftet lämnas inte in. För över svaren till Kompassrosen, där de räknas.")),
        Text(str(edition.wording), NOTE),
    ]
    return Chapter(_("Så fyller du i häftet"), tuple(blocks), new_page=True)


def _area(area: Area) -> Chapter:
    told = tuple(
        Chapter(f"{one.number} {one.text}", chapters=tuple(_question(q) for q in one.questions))
        for one in area.subareas
        if one.questions
    )
    intro = tuple(paragraphs(str(area.intro))) if area.intro else ()
    return Chapter(f"{area.number} {area.name}", intro, told, new_page=True)


def _question(question: Question) -> Chapter:
    blocks: list[Block] = [*paragraphs(str(question.guidance))]
    if question.has_measures:
        blocks.append(Text("\n".join(f"{TICK} {part.ask}" for part in question.kind.parts)))
    else:
        blocks += [block for part in question.kind.parts for block in _part(part)]
    if question.evidence:
        blocks += [Text(_("Det här brukar visa det:")), Points(question.evidence)]
    blocks += [
        Room(_("Så arbetar vi"), ROOM),
        Text(_("%(tick)s Ej tillämpligt för oss, eftersom:", tick=TICK)),
    ]
    return Chapter(f"{question.number} {question.text}", tuple(blocks))


def _part(part: Part) -> Iterator[Block]:
    yield Text(f"{part.name}. {part.ask}")
    yield Text("\n".join(f"{TICK} {level.name}: {level.text}" for level in part.levels))


def _description(heading: str, help_text: str, words: int) -> Chapter:
    about = Text(_("Ungefär %(words)s ord.", words=words), NOTE)
    return Chapter(heading, (*paragraphs(help_text), about, Room(_("Er text"), WIDE)))
