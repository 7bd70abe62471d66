"""A municipality's own answers, to take home at any time: answers, levels, links, talk, who and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from exports.entries import Evidence
from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.scores import (
    AREA_NAME,
    LEVELS,
    NUMBER,
    QUESTION_ID,
    SCORE,
    WHERE,
    Place,
    level_rows,
    places,
    reason_of,
    score_cells,
)
from questionnaires.compass import Compass
from questionnaires.edition import Description, Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What stands beside the levels of one answer, and who saved it last."""

    text: str
    links: tuple[Evidence, ...] = ()
    saved_at: datetime | None = None
    saved_by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody has said in the talk on a question; those of one thread bear its number."""

    thread: int
    who: str
    at: datetime
    audience: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class AnswersEntry:
    """Everything of an assessment that its municipality takes home, or one area of it."""

    municipality: str
    name: str
    compass: Compass
    made_at: datetime
    state: str
    answers: Mapping[str, OwnAnswer] = field(default_factory=dict)
    talk: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    signature: str = ""
    area: str = ""
    only: frozenset[str] | None = None
    """The questions and headings that are shown, where a filter leaves others out."""
    choice: str = ""
    """What the filter shows, in words."""

    @property
    def edition(self) -> Edition:
        """Give the edition that is answered."""
        return self.compass.edition

    @property
    def places(self) -> list[Place]:
        """List the questions that are taken home."""
        return [one for one in places(self.edition, self.area) if self.shows(one.question.id)]

    @property
    def descriptions(self) -> tuple[Description, ...]:
        """List the headings that are taken home; they belong to no area."""
        return () if self.area else tuple(one for one in self.edition.descriptions if self.shows(one.id))

    def shows(self, asked: str) -> bool:
        """Tell whether the filter lets a question or a heading through."""
        return self.only is None or asked in self.only

    @property
    def scope(self) -> str:
        """Say what is taken home."""
        area = self.edition.area(self.area)
        where = _("Område %(number)s %(name)s", number=area.number, name=area.name) if area else ""
        if self.choice:
            return f"{self.choice}, {where[:1].lower()}{where[1:]}" if where else self.choice
        return where or _("Alla svar")


_SAVED = (
    Column("saved_by", N_("Sparat av"), N_("Den som sparade svaret senast.")),
    Column("saved_at", N_("Sparat"), N_("När svaret sparades senast, svensk tid."), Kind.MOMENT),
    Column("version", N_("Version"), N_("Hur många gånger svaret har sparats."), Kind.COUNT),
)
_TEXT = Column("text", N_("Svar"), N_("Kommunens svar, ordagrant."), Kind.LONG)
_ANSWERS = (
    *WHERE,
    *SCORE,
    _TEXT,
    Column(
        "reason", N_("Varför ej tillämplig"), N_("Skälet till att frågan inte gäller kommunen."), Kind.LONG
    ),
    *_SAVED,
    AREA_NAME,
    QUESTION_ID,
)
_LINKS = (
    NUMBER,
    QUESTION_ID,
    Column("url", N_("Adress"), N_("Adressen som kommunen har angett."), Kind.LINK),
    Column("note", N_("Anteckning"), N_("Vad kommunen har skrivit om underlaget."), Kind.LONG),
)
_TALK = (
    NUMBER,
    QUESTION_ID,
    Column("thread", N_("Samtal"), N_("Inlägg med samma nummer hör ihop."), Kind.COUNT),
    Column("who", N_("Vem"), N_("Den som skrev.")),
    Column("at", N_("När"), N_("När det skrevs, svensk tid."), Kind.MOMENT),
    Column(
        "audience", N_("Läses av"), N_("Vilka som kan läsa det: bara kommunen, eller utvärderarna också.")
    ),
    Column("text", N_("Inlägg"), N_("Vad som skrevs, ordagrant."), Kind.LONG),
)
_DESCRIPTIONS = (
    Column("heading", N_("Rubrik"), N_("Beskrivningens rubrik.")),
    Column("id", N_("Rubrik, id"), N_("Rubrikens namn i utgåvans filer."), Kind.CODE),
    Column("text", N_("Text"), N_("Kommunens text, ordagrant."), Kind.LONG),
    Column("words", N_("Ord"), N_("Så många ord texten är."), Kind.COUNT),
    *_SAVED,
)


def answers_extract(entry: AnswersEntry) -> Extract:
    """Describe own answers as tables; an edition without questions has only its headings."""
    tables = []
    if entry.edition.questions:
        tables += [
            Table(
                "answers",
                _("Svar"),
                _ANSWERS,
                lambda: _answers(entry),
                _("Varje fråga med svaret."),
                frozen=4,
            ),
            Table("levels", _("Nivåer"), LEVELS, lambda: _levels(entry), _("Varje vald nivå för sig.")),
        ]
    if entry.descriptions:
        rows = _("Egen beskrivning, rubrik för rubrik.")
        tables.append(
            Table("descriptions", _("Egen beskrivning"), _DESCRIPTIONS, lambda: _descriptions(entry), rows)
        )
    tables += [
        Table("links", _("Underlag"), _LINKS, lambda: _links(entry), _("Det som svaren hänvisar till.")),
        Table("talk", _("Samtal"), _TALK, lambda: _talk(entry), _("Vad som är sagt vid frågorna.")),
    ]
    return Extract("answers", title_of(entry), about(entry), tuple(tables))


def title_of(entry: AnswersEntry) -> str:
    """Name what is taken home."""
    return f"{entry.municipality}, {entry.name}"


def about(entry: AnswersEntry) -> tuple[tuple[str, str], ...]:
    """Tell what it is made from."""
    facts = {
        _("Kommun"): entry.municipality,
        _("Gäller"): entry.name,
        _("Innehåll"): entry.scope,
        _("Läge"): entry.state,
        _("Inlämnat av"): entry.signature,
        _("Framställt"): f"{entry.made_at:%Y-%m-%d kl. %H.%M}",
        _("Utgåva"): f"{entry.edition.name} ({entry.edition.id})",
        _("Om formuleringarna"): str(entry.edition.wording),
        _("Spridning"): _("Bara för kommunen: här står också samtal och vem som har svarat."),
    }
    return tuple((label, value) for label, value in facts.items() if value)


_NOTHING = OwnAnswer("")


def _answers(entry: AnswersEntry) -> Iterator[tuple[Value, ...]]:
    for place in entry.places:
        score = entry.compass.question(place.question.id)
        said = entry.answers.get(place.question.id, _NOTHING)
        told = (said.text or None, reason_of(score) or None)
        named_last = (str(place.area.short), place.question.id)
        yield *place.cells, *score_cells(score), *told, *_saved(said), *named_last


def _saved(said: OwnAnswer) -> tuple[Value, ...]:
    return said.saved_by or None, said.saved_at, said.version or None


def _levels(entry: AnswersEntry) -> Iterator[tuple[Value, ...]]:
    for place in entry.places:
        yield from level_rows(place, entry.compass.question(place.question.id))


def _descriptions(entry: AnswersEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.descriptions:
        said = entry.answers.get(one.id, _NOTHING)
        yield str(one.heading), one.id, said.text or None, len(said.text.split()), *_saved(said)


def named(entry: AnswersEntry) -> Iterator[tuple[str, str]]:
    """Walk through what can be answered: the number or the heading, and the id."""
    yield from ((place.question.number, place.question.id) for place in entry.places)
    yield from ((str(one.heading), one.id) for one in entry.descriptions)


def _links(entry: AnswersEntry) -> Iterator[tuple[Value, ...]]:
    for number, asked in named(entry):
        for link in entry.answers.get(asked, _NOTHING).links:
            yield number, asked, link.url, link.note or None


def _talk(entry: AnswersEntry) -> Iterator[tuple[Value, ...]]:
    for number, asked in named(entry):
        for one in entry.talk.get(asked, ()):
            yield number, asked, one.thread, one.who, one.at, one.audience, one.text
