"""Where a question stands, and what is said about it: the columns that several kinds share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from exports.extract import Column, Kind, Value
from exports.jury.levels import said
from questionnaires.compass import QuestionScore
from questionnaires.edition import Area, Edition, Question, Subarea
from questionnaires.language import lazy_gettext as N_
from questionnaires.marks import NotApplicable

STATES = {
    "answered": "besvarad",
    "begun": N_("påbörjad"),
    "unanswered": "obesvarad",
    "not_applicable": N_("ej tillämplig"),
}
AREA = Column("area", N_("Område"), N_("Områdets nummer i utgåvan; i en nominering kriteriets."), Kind.CODE)
NUMBER = Column("number", N_("Nr"), N_("Frågans nummer i utgåvan."), Kind.CODE)
AREA_NAME = Column("area_name", N_("Områdets namn"), N_("Områdets korta namn."))
QUESTION_ID = Column("question_id", N_("Fråga, id"), N_("Frågans namn, lika i alla utgåvor."), Kind.TEXT)
WHERE = (
    AREA,
    Column("subarea", N_("Delområde"), N_("Delområdets nummer i utgåvan."), Kind.CODE),
    NUMBER,
    Column("question", N_("Fråga"), N_("Frågan, ordagrant."), Kind.LONG),
)
SCORE = (
    Column("state", N_("Läge"), N_("Besvarad, påbörjad, obesvarad eller ej tillämplig."), Kind.TEXT),
    Column(
        "levels",
        N_("Nivåer"),
        N_("Valda nivåer, del för del, eller varför frågan inte är tillämplig."),
        Kind.LONG,
    ),
    Column(
        "points",
        N_("Poäng"),
        N_("Poäng som är säkrade. Tom ruta: obesvarad eller ej tillämplig."),
        Kind.POINTS,
    ),
    Column("open", N_("Öppet"), N_("Poäng som ännu kan tillkomma."), Kind.POINTS),
    Column("maximum", N_("Högst"), N_("Flest poäng som frågan kan ge här."), Kind.POINTS),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A question with the area and the subarea it stands in."""

    area: Area
    subarea: Subarea
    question: Question

    @property
    def cells(self) -> tuple[Value, ...]:
        """Fill the columns that say where it stands."""
        return (
            self.area.number,
            self.subarea.number,
            self.question.number,
            str(self.question.text),
        )


def places(edition: Edition, area: str = "") -> Iterator[Place]:
    """Walk through the questions of an edition, or of one of its areas, in their order."""
    for one in edition.areas:
        if area in ("", one.number):
            yield from (Place(one, subarea, q) for subarea in one.subareas for q in subarea.questions)


def score_cells(score: QuestionScore) -> tuple[Value, ...]:
    """Fill the columns of a score; what is not applicable or not answered has no points."""
    counted = score.state != "not_applicable"
    secured = score.score.secured if counted and score.state != "unanswered" else None
    return (
        str(STATES[score.state]),
        "" if score.state == "unanswered" else said(score, "obesvarad", named=len(score.parts) > 1),
        secured,
        score.score.open if counted else Fraction(0),
        score.score.maximum,
    )


def score_cells_without_words(score: QuestionScore) -> tuple[Value, ...]:
    """Fill the same columns without what the municipality wrote on why a question does not apply."""
    state, levels, *points = score_cells(score)
    return state, None if score.state == "not_applicable" else levels or None, *points


def level_rows(place: Place, score: QuestionScore) -> Iterator[tuple[Value, ...]]:
    """Tell the level of every part that has one, by name and by id."""
    for part in score.parts:
        if part.level is not None:
            named = (part.part.id, str(part.part.name), part.level.id, str(part.level.name))
            yield place.question.number, place.question.id, *named, part.level.share


LEVELS = (
    NUMBER,
    QUESTION_ID,
    Column("part_id", N_("Del, id"), N_("Delens namn i utgåvans filer."), Kind.CODE),
    Column(
        "part", N_("Del"), N_("Delen som bedöms: system, spridning, resultat, förbättring eller en åtgärd.")
    ),
    Column("level_id", N_("Nivå, id"), N_("Nivåns namn i utgåvans filer."), Kind.CODE),
    Column("level", N_("Nivå"), N_("Nivån, med ord.")),
    Column("share", N_("Andel"), N_("Hur stor del av delens poäng nivån ger, från 0 till 1."), Kind.FIGURE),
)


def reason_of(score: QuestionScore) -> str:
    """Give why a question does not apply."""
    return score.mark.reason if isinstance(score.mark, NotApplicable) else ""
