"""Gathers an evaluator's own marks to be taken home, beside the municipality's answers; no other track."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from questionnaires.edition import Question
from webapp.assessment.content import Said
from webapp.assessment.queries.answers import NOTHING, kept_answers
from webapp.assessment.queries.twin.answer_cells import LEVEL, NO, OUT, REASON, YES
from webapp.assessment.queries.twin.answer_twin import (
    NUMBER,
    SUBAREA,
    number_of,
    options_name,
    title_of,
)
from webapp.evaluation.queries.marks import UNMARKED, kept_marks
from webapp.evaluation.queries.round_changes import assessment_changes
from webapp.evaluation.queries.seats.own_seat import OwnSeat, own_seat
from webapp.evaluation.queries.twin.mark_cells import MOTIVATION, POINTS, cells_of, labels_of
from webapp.ground.calendar import clock
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.tables.twin.found_rows import ERASE, ID
from webapp.ground.tables.twin.identity import Base, Identity, sealed
from webapp.ground.tables.twin.merge import TITLE

if TYPE_CHECKING:
    from exports.extract import Extract
    from exports.twin import Options, Twin, TwinColumn, TwinRow

THEIR_LEVELS, THEIR_TEXT = "their_levels", "their_text"


def kind_of(seat: OwnSeat) -> str:
    """Name what is taken home: the marks of one track."""
    return f"marks-{seat.track}"


def headings() -> list[str]:
    """List the headings by which the sheet that is filled in is found."""
    return [
        *(_("Nr"), _("Fråga"), _("Kommunens nivåer"), _("Kommunens svar"), _("Egna poäng")),
        *(_("Ej tillämplig"), _("Varför ej tillämplig"), _("Motivering"), _("Delområde"), _("Id")),
    ]


def twin_job(seat: OwnSeat) -> Job:
    """Ask for the workbook."""
    about = {"evaluation": seat.evaluation.id, "person": seat.person_id}
    return Job("marks to fill in", about, "xlsx", assessment_changes(seat.assessment.id))


@maker("marks to fill in")
def _made(about: Mapping[str, Any], _ending: str) -> Extract | bytes:
    return marks_twin(own_seat(about["person"], about["evaluation"]))


def marks_twin(seat: OwnSeat) -> bytes:
    """Make the workbook of one's own marks."""
    from exports.twin import twin_workbook  # noqa: PLC0415 -- XlsxWriter is slow to import

    return twin_workbook(_described(seat))


def name_of(seat: OwnSeat) -> str:
    """Name whose marks they are."""
    track = seat.track.upper()
    return _("%(name)s, bedömningar av utvärderare %(track)s", name=seat.assessment.name, track=track)


def _described(seat: OwnSeat) -> Twin:
    from exports.twin import Twin  # noqa: PLC0415 -- as above
    from exports.twin.workbook import SHEETS  # noqa: PLC0415 -- as above

    kept, answers = kept_marks(seat.edition, seat.evaluation.id, seat.track), kept_answers(seat.assessment.id)
    asked, columns = list(seat.edition.questions.values()), _columns(seat)
    sheet, place = _("Bedömningar"), seat.assessment.municipality.name
    bases = {one.id: kept.get(one.id, UNMARKED) for one in asked}
    about = Identity(
        *(kind_of(seat), seat.evaluation.id, place, name_of(seat), seat.edition.id, seat.edition.digest),
        seat.assessment.round.key if seat.assessment.round else "",
        f"{clock.in_sweden(clock.now()):%Y-%m-%d %H:%M}",
        (sheet, *map(str, SHEETS)),
        {one.key: one.heading for one in columns},
        {one.id: Base(bases[one.id].version, cells_of(one, bases[one.id])) for one in asked},
    )
    return Twin(
        title=f"{place}, {seat.assessment.name}",
        subject=_("Egna bedömningar att fylla i och lämna tillbaka"),
        sheet=sheet,
        leads=(
            _(
                "Fyll i de tonade cellerna. En tom cell ändrar inget. Skriv %(mark)s för att ta bort.",
                mark=ERASE,
            ),
            _("Raderna får sorteras och filtreras. Lämna tillbaka filen på sidan Bedöm i Excel."),
        ),
        about=_about(seat, about),
        steps=_steps(),
        columns=tuple(columns),
        rows=tuple(
            _row(seat, one, answers.get(one.id, NOTHING).said, cells_of(one, bases[one.id]), columns)
            for one in asked
        ),
        seal=tuple(sealed(about)),
    )


def _about(seat: OwnSeat, about: Identity) -> tuple[tuple[str, str], ...]:
    return (
        (_("Kommun"), about.place),
        (_("Gäller"), about.name),
        (_("Hämtad"), about.taken_at),
        (_("Utgåva"), f"{seat.edition.name} ({seat.edition.id})"),
        (_("Om formuleringarna"), str(seat.edition.wording)),
        (_("Spridning"), _("Bara för dig. Här står dina egna bedömningar och kommunens svar, inga andras.")),
    )


def _steps() -> tuple[str, ...]:
    return (
        _("Fyll i de tonade cellerna på bladet Bedömningar. Där det finns en lista väljer du i den."),
        _("En tom cell ändrar inget. Vill du ta bort något skriver eller väljer du %(mark)s.", mark=ERASE),
        _("Skiljer sig bedömningen från kommunens behövs en motivering."),
        _("Spara som Excel-arbetsbok (.xlsx) och lämna tillbaka filen på sidan Bedöm i Excel."),
        _("Bara det du fyller i läses. Kommunens svar, egna kolumner och kommentarer läses inte."),
    )


def _columns(seat: OwnSeat) -> list[TwinColumn]:
    from exports.twin import TwinColumn  # noqa: PLC0415 -- as above

    labels, choose = labels_of(seat.edition), _("Välj i listan. Vad valen betyder står på bladet Val.")
    own = {
        POINTS: (_("Poäng i stället för nivåer, högst vad frågan kan ge."), 12.0),
        OUT: (_("Ja om frågan inte gäller kommunen, annars tom."), 12.0),
        REASON: (_("Skälet till att frågan inte gäller kommunen."), 30.0),
        MOTIVATION: (_("Varför bedömningen är som den är."), 60.0),
    }
    theirs = _("Vad kommunen har valt."), _("Kommunens svar, ordagrant.")
    known = _("Frågans namn i utgåvan. Det är så raden känns igen: ändra det inte.")
    return [
        TwinColumn(NUMBER, _("Nr"), _("Frågans nummer."), 9.5, style="code"),
        TwinColumn(TITLE, _("Fråga"), _("Frågan, ordagrant."), 46.0, style="text"),
        TwinColumn(THEIR_LEVELS, _("Kommunens nivåer"), theirs[0], 30.0, style="quiet"),
        TwinColumn(THEIR_TEXT, _("Kommunens svar"), theirs[1], 60.0, style="quiet"),
        *(TwinColumn(key, labels[key], *own.get(key, (choose, 16.0)), fills=True) for key in labels),
        TwinColumn(SUBAREA, _("Delområde"), _("Delområdet som frågan hör till."), 30.0, style="quiet"),
        TwinColumn(ID, _("Id"), known, 26.0, style="code"),
    ]


def _row(
    seat: OwnSeat, asked: Question, theirs: Said, cells: Mapping[str, str], columns: Sequence[TwinColumn]
) -> TwinRow:
    from exports.twin import TwinRow  # noqa: PLC0415 -- as above

    home = seat.edition.home[asked.id]
    fixed = {
        NUMBER: number_of(asked),
        TITLE: title_of(asked),
        THEIR_LEVELS: levels_in_words(asked, theirs),
        THEIR_TEXT: theirs.text,
        SUBAREA: f"{home.number} {home.text}",
        ID: asked.id,
    }
    asks = {f"{LEVEL}{part.id}": str(part.ask) for part in asked.kind.parts}
    closed = frozenset(one.key for one in columns if one.fills) - cells.keys()
    return TwinRow({**fixed, **cells}, _options(asked), asks, closed)


def levels_in_words(asked: Question, said: Said) -> str:
    """Write what a municipality has chosen, a part a line, or why the question does not apply to it."""
    if said.not_applicable:
        return _("Ej tillämplig: %(reason)s", reason=said.reason)
    chosen = ((part, part.level(said.levels.get(part.id, ""))) for part in asked.kind.parts)
    return "\n".join(f"{part.name}: {level.told}" for part, level in chosen if level)


def _options(asked: Question) -> Mapping[str, Options]:
    from exports.twin import Options  # noqa: PLC0415 -- as above

    erase = (ERASE, _("Tar bort det som är valt."))
    out = ((YES, _("Frågan gäller inte kommunen. Skriv varför.")), (NO, _("Frågan gäller kommunen.")))
    levels = {
        f"{LEVEL}{part.id}": Options(
            options_name(asked, part),
            (*((str(one.name), str(one.text)) for one in part.levels), erase),
        )
        for part in asked.kind.parts
    }
    return {**levels, OUT: Options(_("Ej tillämplig"), out)}
