"""Printed values to compare with, and an edition as tables: areas, questions and levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exports.extract import Column, Extract, Kind, Table, Value
from questionnaires.edition import Edition, Part
from questionnaires.printed.references import Reference, ReferenceGroup


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """What print gives to compare with, of all editions or of one; of one also what it asks."""

    made_at: datetime
    references: tuple[Reference, ...]
    groups: tuple[ReferenceGroup, ...]
    edition: Edition | None = None


_PRINTED = (
    Column("id", "Id", "Värdets namn i filen."),
    Column("edition", "Utgåva", "Utgåvan som värdet gäller; tomt där trycket inte säger vilken."),
)
_OF_WHOM = (
    Column("period", "Period", "Åren som värdet gäller."),
    Column("n", "Antal", "Så många kommuner som ligger bakom, där det är känt.", Kind.COUNT),
    Column("explanation", "Förklaring", "Vad värdet är, som trycket säger det.", Kind.LONG),
    Column("source", "Källa", "Dokumentet, med det namn det har i källförteckningen."),
    Column("note", "Anmärkning", "Vad man bör veta om värdet.", Kind.LONG),
)
_REFERENCES = (
    *_PRINTED,
    Column("kind", "Slag", "Median, medelvärde eller högsta."),
    Column("level", "Gäller", "Ett område eller allt."),
    Column("number", "Område", "Områdets nummer; tomt för allt.", Kind.CODE),
    Column("points", "Poäng", "Poängen, som de är tryckta.", Kind.POINTS, "poäng"),
    Column("about", "Vems", "Vem ett högsta värde gäller."),
    *_OF_WHOM,
)
_GROUPS = (*_PRINTED, *_OF_WHOM)
_AREAS = (
    Column("number", "Nr", "Områdets eller delområdets nummer.", Kind.CODE),
    Column("level", "Är", "Område eller delområde."),
    Column("name", "Namn", "Vad det heter.", Kind.LONG),
    Column("maximum", "Högst", "Flest poäng det kan ge.", Kind.POINTS, "poäng"),
    Column("questions", "Frågor", "Hur många frågor det består av.", Kind.COUNT),
    Column("intro", "Inledning", "Texten som inleder området.", Kind.LONG),
    Column("sources", "Källor", "Dokumenten som det bygger på."),
)
_QUESTIONS = (
    Column("subarea", "Delområde", "Delområdet som frågan hör till.", Kind.CODE),
    Column("number", "Nr", "Frågans nummer.", Kind.CODE),
    Column("question", "Fråga", "Frågan, ordagrant.", Kind.LONG),
    Column("guidance", "Stödtext", "Vad kommunen får till hjälp när den svarar.", Kind.LONG),
    Column("evidence", "Underlag", "Vad som kan visa att svaret stämmer.", Kind.LONG),
    Column("weight", "Vikt", "Hur mycket frågan väger mot de andra i delområdet.", Kind.COUNT),
    Column("sources", "Källor", "Dokumenten som frågan bygger på."),
    Column("question_id", "Fråga, id", "Frågans namn, lika i alla utgåvor."),
)
_LEVELS = (
    Column("question_id", "Fråga, id", "Frågans namn, lika i alla utgåvor."),
    Column("part_id", "Del, id", "Delens namn i utgåvans filer.", Kind.CODE),
    Column("part", "Del", "Delen som bedöms."),
    Column("weight", "Vikt", "Hur mycket delen väger mot frågans andra delar.", Kind.COUNT),
    Column("level_id", "Nivå, id", "Nivåns namn i utgåvans filer.", Kind.CODE),
    Column("level", "Nivå", "Nivån på skalan."),
    Column("meaning", "Betyder", "Vad nivån betyder.", Kind.LONG),
    Column("share", "Andel", "Hur stor andel av delens poäng nivån ger, från 0 till 1.", Kind.FIGURE),
)
_KINDS = {"median": "median", "mean": "medelvärde", "record": "högsta"}
_PLACES = {"area": "område", "total": "allt"}


def reference_extract(entry: ReferenceEntry) -> Extract:
    """Describe the printed values as tables, and the edition where one is asked for."""
    edition = entry.edition
    whose = f"{edition.name} ({edition.id})" if edition else "alla"
    told = {
        "Utgåva": whose,
        "Om formuleringarna": str(edition.wording) if edition else "",
        "Kontrollsumma": edition.digest if edition else "",
        "Att tänka på": "Ett värde jämförs bara med resultat i sin egen utgåva.",
        "Framställt": f"{entry.made_at:%Y-%m-%d kl. %H.%M}",
    }
    tables = [
        Table("references", "Referensvärden", _REFERENCES, lambda: _references(entry), "Tryckta värden."),
        Table("groups", "Jämförelsegrupper", _GROUPS, lambda: _groups(entry), "Grupper som trycket nämner."),
    ]
    if edition is not None:
        tables += _edition_tables(edition)
    about = tuple((label, value) for label, value in told.items() if value)
    return Extract(
        "reference", f"Referensvärden, {edition.name if edition else 'alla utgåvor'}", about, tuple(tables)
    )


def _references(entry: ReferenceEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.references:
        place = (_KINDS[one.kind], _PLACES[one.level], one.number or None)
        yield one.id, one.edition or None, *place, one.points, one.about or None, *_of_whom(one)


def _groups(entry: ReferenceEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.groups:
        yield one.id, one.edition or None, *_of_whom(one)


def _of_whom(one: Reference | ReferenceGroup) -> tuple[Value, ...]:
    return one.period, one.n, one.explanation, one.source, one.note or None


def _edition_tables(edition: Edition) -> list[Table]:
    tables = []
    if edition.areas:
        tables.append(Table("areas", "Områden", _AREAS, lambda: _areas(edition), "Områden och delområden."))
    if edition.questions:
        tables += [
            Table("questions", "Frågor", _QUESTIONS, lambda: _questions(edition), "Varje fråga.", frozen=3),
            Table("levels", "Nivåer", _LEVELS, lambda: _levels(edition), "Varje nivå av varje frågas delar."),
        ]
    return tables


def _areas(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for area in edition.areas:
        intro = str(area.intro) if area.intro else None
        told = (str(area.name), area.max_points, len(area.questions) or None, intro, "; ".join(area.sources))
        yield area.number, "område", *told
        for one in area.subareas:
            many = len(one.questions) or None
            yield one.number, "delområde", str(one.text), one.max_points, many, None, "; ".join(one.sources)


def _questions(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for subarea in edition.subareas:
        for one in subarea.questions:
            told = (str(one.text), str(one.guidance), "\n".join(one.evidence), one.weight)
            yield subarea.number, one.number, *told, "; ".join(one.sources), one.id


def _levels(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for question in edition.questions.values():
        for part, weight in zip(question.kind.parts, question.kind.weights, strict=True):
            yield from ((question.id, *told) for told in _part(part, weight))


def _part(part: Part, weight: int) -> Iterator[tuple[Value, ...]]:
    for level in part.levels:
        meaning = str(level.text) or None
        yield part.id, str(part.name) or None, weight, level.id, str(level.name), meaning, level.share
