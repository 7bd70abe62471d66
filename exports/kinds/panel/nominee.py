"""One nominee in full, as a juror reads it: the evaluation, and the municipality's own words."""

from __future__ import annotations

from collections.abc import Iterator

from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.scores import NUMBER, QUESTION_ID, WHERE, places, score_cells
from exports.kinds.evaluation import EvaluationEntry, about, evaluated
from questionnaires.compass import Compass
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_

_WORDS = (
    Column("form", N_("Formulär"), N_("Formuläret som frågan eller rubriken står i.")),
    NUMBER,
    Column(
        "asked", N_("Fråga eller rubrik"), N_("Frågan eller beskrivningens rubrik, ordagrant."), Kind.LONG
    ),
    Column("text", N_("Kommunens text"), N_("Vad kommunen skrev, ordagrant."), Kind.LONG),
    QUESTION_ID,
)
_LINKS = (
    NUMBER,
    Column("url", N_("Adress"), N_("Adressen som kommunen har angett."), Kind.LINK),
    Column("note", N_("Anteckning"), N_("Vad kommunen har skrivit om underlaget."), Kind.LONG),
    QUESTION_ID,
)
_NOMINATION = (
    *WHERE,
    Column("levels", N_("Nivå"), N_("Nivån som kommunen valde."), Kind.LONG),
    Column("points", N_("Poäng"), N_("Poäng i nomineringen."), Kind.POINTS, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng påståendet kan ge."), Kind.POINTS, N_("poäng")),
    QUESTION_ID,
)


def nominee_extract(entry: EvaluationEntry) -> Extract:
    """Describe what a juror reads about a nominee: the evaluation, and the municipality's own words."""
    own = [
        Table(
            "words", _("Egna ord"), _WORDS, lambda: _words(entry), _("Vad kommunen har skrivit."), frozen=3
        ),
        Table("links", _("Underlag"), _LINKS, lambda: _links(entry), _("Det som kommunen hänvisar till.")),
    ]
    if entry.nomination and entry.nomination.edition.questions:
        compass = entry.nomination
        told = _("Vad kommunen svarade när den nominerades.")
        own.append(Table("nomination", _("Nominering"), _NOMINATION, lambda: _nomination(compass), told))
    return Extract(
        "nominee",
        _("%(municipality)s, nominerad", municipality=entry.municipality),
        about(entry),
        (*evaluated(entry), *own),
    )


def _words(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    for words in entry.words:
        name = str(words.edition.name)
        for place in places(words.edition):
            if text := words.texts.get(place.question.id):
                yield name, place.question.number, str(place.question.text), text, place.question.id
        for one in words.edition.descriptions:
            if text := words.texts.get(one.id):
                yield name, None, str(one.heading), text, one.id


def _links(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    for words in entry.words:
        numbers = {key: one.number for key, one in words.edition.questions.items()}
        for link in words.links:
            yield numbers.get(link.question_id), link.url or None, link.note or None, link.question_id


def _nomination(compass: Compass) -> Iterator[tuple[Value, ...]]:
    for place in places(compass.edition):
        _state, levels, points, _open, maximum = score_cells(compass.question(place.question.id))
        yield *place.cells, levels or None, points, maximum, place.question.id
