"""Who takes part in a round and how far each has come: states, never answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from exports.extract import Column, Extract, Kind, Table, Value


@dataclass(frozen=True, slots=True)
class Form:
    """One questionnaire of one municipality: how far it is, and its receipt."""

    name: str
    edition: str
    state: str
    answered: int
    total: int
    expected: bool
    closes_at: datetime | None
    submitted_at: datetime | None
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One municipality in the round, with its contact, its questionnaires and its evaluation."""

    municipality: str
    county: str
    contact_name: str
    contact_email: str
    forms: tuple[Form, ...]
    nominated_at: datetime | None
    reason: str = ""
    left_at: datetime | None = None
    left_why: str = ""
    evaluators: tuple[str, ...] = ()
    done: int = 0
    fixed_at: datetime | None = None
    honours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the round, with its dates."""

    name: str
    opens_at: datetime | None
    closes_at: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class ParticipantsEntry:
    """Everything the office takes along of how far its round has come."""

    award: str
    name: str
    made_at: datetime
    participants: tuple[Participant, ...]
    steps: tuple[Step, ...]


_PLACE = Column("municipality", "Kommun", "Kommunens namn.", Kind.NAME)
_PARTICIPANTS = (
    _PLACE,
    Column("county", "Län", "Länet enligt SCB."),
    Column("contact_name", "Kontaktperson", "Den som omgångens brev går till."),
    Column("contact_email", "E-post", "Kontaktpersonens adress."),
    Column("nominated_at", "Nominerad", "När kommunen nominerades, svensk tid.", Kind.MOMENT),
    Column("reason", "Skäl till nomineringen", "Varför kommunen nominerades.", Kind.LONG),
    Column("left_at", "Lämnat", "När kommunen lämnade omgången, svensk tid.", Kind.MOMENT),
    Column("left_why", "Varför lämnat", "Skälet till att kommunen lämnade.", Kind.LONG),
    Column("evaluators", "Utvärderare", "Vilka som utvärderar kommunen."),
    Column("done", "Klara utvärderare", "Så många av dem är klara med sin bedömning.", Kind.COUNT),
    Column("fixed_at", "Fastställt", "När resultatet fastställdes, svensk tid.", Kind.MOMENT),
    Column("honours", "Hederspris", "Vinnare eller omnämnd, när det är utsett."),
)
_FORMS = (
    _PLACE,
    Column("form", "Formulär", "Nomineringen eller självvärderingen."),
    Column("edition", "Utgåva", "Formulärets utgåva."),
    Column("state", "Läge", "Inte börjat, påbörjat eller inlämnat."),
    Column("answered", "Besvarat", "Frågor och rubriker som någon har svarat på.", Kind.COUNT),
    Column("total", "Av", "Frågor och rubriker i formuläret.", Kind.COUNT),
    Column("expected", "Väntas nu", "Om omgången väntar på det nu: ja eller nej."),
    Column("closes_at", "Stänger", "Sista tid för kommunen, svensk tid.", Kind.MOMENT),
    Column("submitted_at", "Inlämnat", "När det lämnades in, svensk tid.", Kind.MOMENT),
    Column("receipt", "Kvitto", "Kvittots nummer."),
)
_STEPS = (
    Column("step", "Steg", "Stegets namn i receptet.", Kind.NAME),
    Column("opens_at", "Öppnar", "När steget öppnar, svensk tid.", Kind.MOMENT),
    Column("closes_at", "Stänger", "När steget stänger, svensk tid.", Kind.MOMENT),
    Column("current", "Nu", "Om omgången står i steget: ja eller nej."),
)


def participants_extract(entry: ParticipantsEntry) -> Extract:
    """Describe the participants of a round as tables."""
    about = (
        ("Utmärkelse", entry.award),
        ("Omgång", entry.name),
        ("Deltagare", str(len(entry.participants))),
        ("Framställt", f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
        ("Spridning", "Bara för kansliet: här står kontaktpersoner och vilka som utvärderar."),
    )
    tables = (
        Table(
            "participants",
            "Deltagare",
            _PARTICIPANTS,
            lambda: (_participant(one) for one in entry.participants),
            "Varje kommun i omgången.",
        ),
        Table(
            "forms",
            "Formulär",
            _FORMS,
            lambda: (_form(one, form) for one in entry.participants for form in one.forms),
            "Varje kommuns formulär, och hur långt de har kommit. Inga svar.",
        ),
        Table(
            "steps",
            "Steg",
            _STEPS,
            lambda: ((one.name, one.opens_at, one.closes_at, _yes(one.current)) for one in entry.steps),
            "Omgångens steg med datum.",
        ),
    )
    return Extract("participants", f"Deltagare, {entry.award} {entry.name}", about, tables)


def _participant(one: Participant) -> tuple[Value, ...]:
    return (
        one.municipality,
        one.county or None,
        one.contact_name or None,
        one.contact_email or None,
        one.nominated_at,
        one.reason or None,
        one.left_at,
        one.left_why or None,
        ", ".join(one.evaluators) or None,
        one.done if one.evaluators else None,
        one.fixed_at,
        ", ".join(one.honours) or None,
    )


def _form(one: Participant, form: Form) -> tuple[Value, ...]:
    told = (form.name, form.edition, form.state, form.answered, form.total, _yes(form.expected))
    return one.municipality, *told, form.closes_at, form.submitted_at, form.receipt or None


def _yes(said: bool) -> str:  # noqa: FBT001 -- it is told as a word
    return "ja" if said else "nej"
