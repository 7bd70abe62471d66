"""Gathers the questions that are taken home, all or a part of them, with the answers so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from questionnaires.edition import Description, Edition, Part, Question
from webapp.assessment.queries.answers import NOTHING, Kept, kept_answers
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.twin.answer_cells import (
    LEVEL,
    LINKS,
    NO,
    OUT,
    REASON,
    TEXT,
    YES,
    cells_of,
    keys_of,
)
from webapp.assessment.queries.twin.scopes import ALL, Asked, asked_in
from webapp.ground.calendar import clock
from webapp.ground.events.models import Event
from webapp.ground.events.state import changes
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db
from webapp.ground.tables.twin.found_rows import ERASE, ID
from webapp.ground.tables.twin.identity import Base, Identity, sealed
from webapp.ground.tables.twin.merge import TITLE
from webapp.rounds.models.rounds import Round

if TYPE_CHECKING:
    from exports.extract import Extract
    from exports.twin import Options, Twin, TwinColumn, TwinRow

ANSWERS = "answers"
NUMBER, SUBAREA, HELP = "number", "subarea", "help"


def twin_job(subject: OwnAssessment, scope: str = ALL) -> Job:
    """Ask for the workbook. Raises NotThereError where there is no such part of the questionnaire."""
    asked_in(subject, scope)
    about = {"assessment": subject.id, "person": subject.person_id, "scope": scope}
    return Job("answers to fill in", about, "xlsx", changes(Event.assessment_id == subject.id))


@maker("answers to fill in")
def _made(about: Mapping[str, Any], _ending: str) -> Extract | bytes:
    return answers_twin(own_assessment(about["person"], about["assessment"]), about["scope"])


def answers_twin(subject: OwnAssessment, scope: str = ALL) -> bytes:
    """Make the workbook. Raises NotThereError where there is no such part of the questionnaire."""
    from exports.twin import twin_workbook  # noqa: PLC0415 -- XlsxWriter is slow to import

    return twin_workbook(described(subject, asked_in(subject, scope)))


def headings() -> list[str]:
    """List the headings by which the sheet that is filled in is found."""
    return [
        *(_("Nr"), _("Fråga"), _("Svar"), _("Underlag"), _("Ej tillämplig"), _("Varför ej tillämplig")),
        *(_("Delområde"), _("Stöd"), _("Id")),
    ]


def described(subject: OwnAssessment, asked: Sequence[Asked]) -> Twin:
    """Describe the workbook of these questions with the answers that are kept now."""
    from exports.twin import Twin  # noqa: PLC0415 -- as above
    from exports.twin.workbook import SHEETS  # noqa: PLC0415 -- as above

    kept, columns = kept_answers(subject.id), _columns(asked)
    now = {one.id: kept.get(one.id, NOTHING) for one in asked}
    sheet = _("Svar")
    about = Identity(
        **_place(subject),
        taken_at=f"{clock.in_sweden(clock.now()):%Y-%m-%d %H:%M}",
        sheets=(sheet, *map(str, SHEETS)),
        columns={one.key: one.heading for one in columns},
        rows={one.id: Base(now[one.id].version, cells_of(one, now[one.id].said)) for one in asked},
    )
    return Twin(
        title=f"{subject.municipality}, {subject.name}",
        subject=_("Frågor att fylla i och lämna tillbaka"),
        sheet=sheet,
        leads=(
            _(
                "Fyll i de tonade cellerna. En tom cell ändrar inget. Skriv %(mark)s för att ta bort något.",
                mark=ERASE,
            ),
            _("Raderna får sorteras och filtreras. Lämna tillbaka filen på sidan Svara i Excel."),
        ),
        about=_about(subject, about, len(asked)),
        steps=steps(),
        columns=tuple(columns),
        rows=tuple(_row(subject.edition, one, now[one.id], columns) for one in asked),
        seal=tuple(sealed(about)),
    )


def _place(subject: OwnAssessment) -> dict[str, Any]:
    award_round = db.session.get(Round, subject.round_id) if subject.round_id else None
    return {
        "kind": ANSWERS,
        "about": subject.id,
        "place": subject.municipality,
        "name": subject.name,
        "edition": subject.edition.id,
        "digest": subject.edition.digest,
        "round_key": award_round.key if award_round else "",
    }


def _about(subject: OwnAssessment, about: Identity, many: int) -> tuple[tuple[str, str], ...]:
    facts = {
        _("Kommun"): subject.municipality,
        _("Gäller"): subject.name,
        _("Innehåll"): _("%(many)s frågor med svaren som de var", many=many),
        _("Hämtad"): about.taken_at,
        _("Utgåva"): f"{subject.edition.name} ({subject.edition.id})",
        _("Om formuleringarna"): str(subject.edition.wording),
        _("Spridning"): _("Bara för kommunen tills svaren är inlämnade."),
    }
    return tuple((label, value) for label, value in facts.items() if value)


def steps() -> tuple[str, ...]:
    """Say how such a file is filled in and brought back."""
    return (
        _("Fyll i de tonade cellerna på bladet Svar. Där det finns en lista väljer ni i den."),
        _("En tom cell ändrar inget. Vill ni ta bort något skriver eller väljer ni %(mark)s.", mark=ERASE),
        _("Underlag skrivs med en länk på varje rad i cellen: adressen, ett mellanslag och vad den visar."),
        _(
            "Flera kan fylla i var sin kopia samtidigt. Det som någon har ändrat under tiden skrivs aldrig "
            "över utan att ni väljer det."
        ),
        _(
            "Spara som Excel-arbetsbok (.xlsx) och lämna tillbaka filen på sidan Svara i Excel. Ni ser "
            "först vad som ändras."
        ),
        _("Bara svaren läses. Ändrade frågor, egna kolumner, egna blad och kommentarer läses inte."),
    )


def _columns(asked: Sequence[Asked]) -> list[TwinColumn]:
    from exports.twin import TwinColumn  # noqa: PLC0415 -- as above

    parts = {part.id: part for one in asked if isinstance(one, Question) for part in one.kind.parts}
    choose = _("Välj i listan. Vad valen betyder står på bladet Val.")
    levels = [
        TwinColumn(f"{LEVEL}{part.id}", str(part.name), choose, 16.0, fills=True) for part in parts.values()
    ]
    more = [
        TwinColumn(
            LINKS, _("Underlag"), _("En länk på varje rad: adressen och vad den visar."), 42, fills=True
        ),
        TwinColumn(OUT, _("Ej tillämplig"), _("Ja om frågan inte gäller er, annars tom."), 12, fills=True),
        TwinColumn(
            REASON, _("Varför ej tillämplig"), _("Skälet till att frågan inte gäller."), 30, fills=True
        ),
    ]
    known = _("Frågans namn i utgåvan. Det är så raden känns igen: ändra det inte.")
    return [
        TwinColumn(NUMBER, _("Nr"), _("Frågans nummer."), 9.5, style="code"),
        TwinColumn(TITLE, _("Fråga"), _("Frågan eller rubriken, ordagrant."), 46.0, style="text"),
        *levels,
        TwinColumn(TEXT, _("Svar"), _("Ert svar med egna ord."), 60.0, fills=True),
        *(more if parts else ()),
        TwinColumn(SUBAREA, _("Delområde"), _("Delområdet som frågan hör till."), 30.0, style="quiet"),
        TwinColumn(HELP, _("Stöd"), _("Vad som räknas, och vad som kan visa det."), 90.0, style="quiet"),
        TwinColumn(ID, _("Id"), known, 26.0, style="code"),
    ]


def _row(edition: Edition, asked: Asked, kept: Kept, columns: Sequence[TwinColumn]) -> TwinRow:
    from exports.twin import TwinRow  # noqa: PLC0415 -- as above

    own = keys_of(asked)
    fixed = {NUMBER: number_of(asked), TITLE: title_of(asked), HELP: _help(asked), ID: asked.id}
    if isinstance(asked, Question):
        home = edition.home[asked.id]
        fixed[SUBAREA] = f"{home.number} {home.text}"
    closed = frozenset(one.key for one in columns if one.fills) - {*own}
    return TwinRow({**fixed, **cells_of(asked, kept.said)}, _options(asked), _asks(asked), closed)


def number_of(asked: Asked) -> str:
    """Give the number of a question; a heading has none."""
    return asked.number if isinstance(asked, Question) else ""


def title_of(asked: Asked) -> str:
    """Write a question with its measures, or a heading."""
    if isinstance(asked, Description):
        return str(asked.heading)
    measures = [f"{n}. {part.ask}" for n, part in enumerate(asked.kind.parts, start=1) if asked.has_measures]
    return "\n".join([str(asked.text), *measures])


def _help(asked: Asked) -> str:
    if isinstance(asked, Description):
        return str(asked.help)
    shows = [_("Underlag kan vara: %(what)s.", what="; ".join(asked.evidence))] if asked.evidence else []
    return "\n".join([str(asked.guidance), *shows])


def _options(asked: Asked) -> Mapping[str, Options]:
    from exports.twin import Options  # noqa: PLC0415 -- as above

    if isinstance(asked, Description):
        return {}
    erase = (ERASE, _("Tar bort det som är valt."))
    out = ((YES, _("Frågan gäller inte er. Skriv varför.")), (NO, _("Frågan gäller er.")))
    levels = {
        f"{LEVEL}{part.id}": Options(
            options_name(asked, part),
            (*((str(one.name), str(one.text)) for one in part.levels), erase),
        )
        for part in asked.kind.parts
    }
    return {**levels, OUT: Options(_("Ej tillämplig"), out)}


def options_name(asked: Question, part: Part) -> str:
    """Name a list of choices; one whose meanings are the question's own is named with its number."""
    if asked.has_measures:
        return _("Åtgärd")
    return f"{asked.number} {part.name}" if part.anchored else str(part.name)


def _asks(asked: Asked) -> Mapping[str, str]:
    if isinstance(asked, Description):
        return {}
    return {f"{LEVEL}{part.id}": str(part.ask) for part in asked.kind.parts}
