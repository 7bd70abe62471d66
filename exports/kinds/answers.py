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

    @property
    def edition(self) -> Edition:
        """Give the edition that is answered."""
        return self.compass.edition

    @property
    def places(self) -> list[Place]:
        """List the questions that are taken home."""
        return list(places(self.edition, self.area))

    @property
    def descriptions(self) -> tuple[Description, ...]:
        """List the headings that are taken home; they belong to no area."""
        return () if self.area else self.edition.descriptions

    @property
    def scope(self) -> str:
        """Say what is taken home."""
        area = self.edition.area(self.area)
        return f"Område {area.number} {area.name}" if area else "Alla svar"


_SAVED = (
    Column("saved_by", "Sparat av", "Den som sparade svaret senast."),
    Column("saved_at", "Sparat", "När svaret sparades senast, svensk tid.", Kind.MOMENT),
    Column("version", "Version", "Hur många gånger svaret har sparats.", Kind.COUNT),
)
_TEXT = Column("text", "Svar", "Kommunens svar, ordagrant.", Kind.LONG)
_ANSWERS = (
    *WHERE,
    *SCORE,
    _TEXT,
    Column("reason", "Varför ej tillämplig", "Skälet till att frågan inte gäller kommunen.", Kind.LONG),
    *_SAVED,
    AREA_NAME,
    QUESTION_ID,
)
_LINKS = (
    NUMBER,
    QUESTION_ID,
    Column("url", "Adress", "Adressen som kommunen har angett.", Kind.LINK),
    Column("note", "Anteckning", "Vad kommunen har skrivit om underlaget.", Kind.LONG),
)
_TALK = (
    NUMBER,
    QUESTION_ID,
    Column("thread", "Samtal", "Inlägg med samma nummer hör ihop.", Kind.COUNT),
    Column("who", "Vem", "Den som skrev."),
    Column("at", "När", "När det skrevs, svensk tid.", Kind.MOMENT),
    Column("audience", "Läses av", "Vilka som kan läsa det: bara kommunen, eller utvärderarna också."),
    Column("text", "Inlägg", "Vad som skrevs, ordagrant.", Kind.LONG),
)
_DESCRIPTIONS = (
    Column("heading", "Rubrik", "Beskrivningens rubrik."),
    Column("id", "Rubrik, id", "Rubrikens namn i utgåvans filer.", Kind.CODE),
    Column("text", "Text", "Kommunens text, ordagrant.", Kind.LONG),
    Column("words", "Ord", "Så många ord texten är.", Kind.COUNT),
    *_SAVED,
)


def answers_extract(entry: AnswersEntry) -> Extract:
    """Describe own answers as tables; an edition without questions has only its headings."""
    tables = []
    if entry.edition.questions:
        tables += [
            Table("answers", "Svar", _ANSWERS, lambda: _answers(entry), "Varje fråga med svaret.", frozen=4),
            Table("levels", "Nivåer", LEVELS, lambda: _levels(entry), "Varje vald nivå för sig."),
        ]
    if entry.descriptions:
        rows = "Egen beskrivning, rubrik för rubrik."
        tables.append(
            Table("descriptions", "Egen beskrivning", _DESCRIPTIONS, lambda: _descriptions(entry), rows)
        )
    tables += [
        Table("links", "Underlag", _LINKS, lambda: _links(entry), "Det som svaren hänvisar till."),
        Table("talk", "Samtal", _TALK, lambda: _talk(entry), "Vad som är sagt vid frågorna."),
    ]
    return Extract("answers", title_of(entry), about(entry), tuple(tables))


def title_of(entry: AnswersEntry) -> str:
    """Name what is taken home."""
    return f"{entry.municipality}, {entry.name}"


def about(entry: AnswersEntry) -> tuple[tuple[str, str], ...]:
    """Tell what it is made from."""
    facts = {
        "Kommun": entry.municipality,
        "Gäller": entry.name,
        "Innehåll": entry.scope,
        "Läge": entry.state,
        "Inlämnat av": entry.signature,
        "Framställt": f"{entry.made_at:%Y-%m-%d kl. %H.%M}",
        "Utgåva": f"{entry.edition.name} ({entry.edition.id})",
        "Om formuleringarna": str(entry.edition.wording),
        "Spridning": "Bara för kommunen: här står också samtal och vem som har svarat.",
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
