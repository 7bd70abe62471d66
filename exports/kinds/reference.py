"""Printed values to compare with, and an edition as tables: areas, questions and levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from exports.extract import Column, Extract, Kind, Table, Value
from questionnaires.edition import Edition, Part
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_
from questionnaires.printed.references import Reference, ReferenceGroup


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """What print gives to compare with, of all editions or of one; of one also what it asks."""

    made_at: datetime
    references: tuple[Reference, ...]
    groups: tuple[ReferenceGroup, ...]
    edition: Edition | None = None


_PRINTED = (
    Column("id", N_("Id"), N_("Värdets namn i filen.")),
    Column("edition", N_("Utgåva"), N_("Utgåvan som värdet gäller; tomt där trycket inte säger vilken.")),
)
_OF_WHOM = (
    Column("period", N_("Period"), N_("Åren som värdet gäller.")),
    Column("n", N_("Antal"), N_("Så många kommuner som ligger bakom, där det är känt."), Kind.COUNT),
    Column("explanation", N_("Förklaring"), N_("Vad värdet är, som trycket säger det."), Kind.LONG),
    Column("source", N_("Källa"), N_("Dokumentet, med det namn det har i källförteckningen.")),
    Column("note", N_("Anmärkning"), N_("Vad man bör veta om värdet."), Kind.LONG),
)
_REFERENCES = (
    *_PRINTED,
    Column("kind", N_("Slag"), N_("Median, medelvärde eller högsta.")),
    Column("level", N_("Gäller"), N_("Ett område eller allt.")),
    Column("number", N_("Område"), N_("Områdets nummer; tomt för allt."), Kind.CODE),
    Column("points", N_("Poäng"), N_("Poängen, som de är tryckta."), Kind.POINTS, N_("poäng")),
    Column("about", N_("Vems"), N_("Vem ett högsta värde gäller.")),
    *_OF_WHOM,
)
_GROUPS = (*_PRINTED, *_OF_WHOM)
_AREAS = (
    Column("number", N_("Nr"), N_("Områdets eller delområdets nummer."), Kind.CODE),
    Column("level", N_("Är"), N_("Område eller delområde.")),
    Column("name", N_("Namn"), N_("Vad det heter."), Kind.LONG),
    Column("maximum", N_("Högst"), N_("Flest poäng det kan ge."), Kind.POINTS, N_("poäng")),
    Column("questions", N_("Frågor"), N_("Hur många frågor det består av."), Kind.COUNT),
    Column("intro", N_("Inledning"), N_("Texten som inleder området."), Kind.LONG),
    Column("sources", N_("Källor"), N_("Dokumenten som det bygger på.")),
)
_QUESTIONS = (
    Column("subarea", N_("Delområde"), N_("Delområdet som frågan hör till."), Kind.CODE),
    Column("number", N_("Nr"), N_("Frågans nummer."), Kind.CODE),
    Column("question", N_("Fråga"), N_("Frågan, ordagrant."), Kind.LONG),
    Column("guidance", N_("Stödtext"), N_("Vad kommunen får till hjälp när den svarar."), Kind.LONG),
    Column("evidence", N_("Underlag"), N_("Vad som kan visa att svaret stämmer."), Kind.LONG),
    Column("weight", N_("Vikt"), N_("Hur mycket frågan väger mot de andra i delområdet."), Kind.COUNT),
    Column("sources", N_("Källor"), N_("Dokumenten som frågan bygger på.")),
    Column("question_id", N_("Fråga, id"), N_("Frågans namn, lika i alla utgåvor.")),
)
_LEVELS = (
    Column("question_id", N_("Fråga, id"), N_("Frågans namn, lika i alla utgåvor.")),
    Column("part_id", N_("Del, id"), N_("Delens namn i utgåvans filer."), Kind.CODE),
    Column("part", N_("Del"), N_("Delen som bedöms.")),
    Column("weight", N_("Vikt"), N_("Hur mycket delen väger mot frågans andra delar."), Kind.COUNT),
    Column("level_id", N_("Nivå, id"), N_("Nivåns namn i utgåvans filer."), Kind.CODE),
    Column("level", N_("Nivå"), N_("Nivån på skalan.")),
    Column("meaning", N_("Betyder"), N_("Vad nivån betyder."), Kind.LONG),
    Column("share", N_("Andel"), N_("Hur stor andel av delens poäng nivån ger, från 0 till 1."), Kind.FIGURE),
)
_KINDS = {"median": "median", "mean": N_("medelvärde"), "record": N_("högsta")}
_PLACES = {"area": N_("område"), "total": "allt"}


def reference_extract(entry: ReferenceEntry) -> Extract:
    """Describe the printed values as tables, and the edition where one is asked for."""
    edition = entry.edition
    whose = f"{edition.name} ({edition.id})" if edition else _("alla")
    told = {
        _("Utgåva"): whose,
        _("Om formuleringarna"): str(edition.wording) if edition else "",
        _("Kontrollsumma"): edition.digest if edition else "",
        _("Att tänka på"): _("Ett värde jämförs bara med resultat i sin egen utgåva."),
        _("Framställt"): f"{entry.made_at:%Y-%m-%d kl. %H.%M}",
    }
    tables = [
        Table(
            "references", _("Referensvärden"), _REFERENCES, lambda: _references(entry), _("Tryckta värden.")
        ),
        Table(
            "groups",
            _("Jämförelsegrupper"),
            _GROUPS,
            lambda: _groups(entry),
            _("Grupper som trycket nämner."),
        ),
    ]
    if edition is not None:
        tables += _edition_tables(edition)
    about = tuple((label, value) for label, value in told.items() if value)
    named = edition.name if edition else _("alla utgåvor")
    return Extract("reference", _("Referensvärden, %(named)s", named=named), about, tuple(tables))


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
        tables.append(
            Table("areas", _("Områden"), _AREAS, lambda: _areas(edition), _("Områden och delområden."))
        )
    if edition.questions:
        tables += [
            Table(
                "questions", _("Frågor"), _QUESTIONS, lambda: _questions(edition), _("Varje fråga."), frozen=3
            ),
            Table(
                "levels",
                _("Nivåer"),
                _LEVELS,
                lambda: _levels(edition),
                _("Varje nivå av varje frågas delar."),
            ),
        ]
    return tables


def _areas(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for area in edition.areas:
        intro = str(area.intro) if area.intro else None
        told = (str(area.name), area.max_points, len(area.questions) or None, intro, "; ".join(area.sources))
        yield area.number, _("område"), *told
        for one in area.subareas:
            many = len(one.questions) or None
            yield (
                one.number,
                _("delområde"),
                str(one.text),
                one.max_points,
                many,
                None,
                "; ".join(one.sources),
            )


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
