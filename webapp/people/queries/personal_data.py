"""What is stored about a person, table by table: found by the database's own map, so none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from sqlalchemy import Column, CompoundSelect, Table, bindparam, func, literal_column, select, union_all

from webapp.ground.calendar import clock
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db
from webapp.ground.who import Person

OWN = "person_id"
"""The column of a row that is about a person; others only tell who did something."""
HIDDEN = {
    *("password", "fs_uniquifier", "secret", "last_step", "code_hash", "token_hash", "mark", "browser"),
    *("credential_id", "public_key", "sign_count", "handle"),
    *("new_hash", "old_hash", "request_key"),
}
"""What opens something, or names a browser: it is of use to nobody but a thief."""
OF_EVENTS = {"id", "at", "what", "why"}
"""Of what has happened, the person's own part: what was answered belongs to whoever was answered for."""
OF_LETTERS = ("subject", "created_at", "sent_at", "failed_at")
WORDS: dict[str, LazyString] = {
    "address_change": _("Byte av e-postadress som väntar"),
    "admission": _("När du kom in i ett kansli"),
    "answerer": _("Egna värderingar där du ska svara"),
    "answer": _("Svar du har sparat sist"),
    "area_text": _("Texter i utvärderingar som du har sparat sist"),
    "assessment": _("Självvärderingar du har lämnat in"),
    "ballot": _("Dina rangordningar"),
    "certificate": _("Intyg du har bett om eller gett"),
    "comment": _("Det du har skrivit i samtal vid frågor"),
    "declaration": _("Vad du har sagt om jäv"),
    "evidence": _("Underlag du har lagt in eller återkallat"),
    "evidence_use": _("Underlag du har använt vid svar"),
    "short_fact": _("Kortfakta som du har sparat sist"),
    "evidence_request": _("Det du har bett en kommun om, eller lämnat till utvärderare"),
    "evaluation_source": _("Källor du har sparat sist"),
    "evaluator_mark": _("Bedömningar du har sparat sist"),
    "event": _("Vad du har gjort, och när"),
    "figure_table": _("Tabeller med nyckeltal du har läst in"),
    "fixed_minutes": _("Protokoll från jury och nomineringsgrupp som du har fastställt"),
    "follow_up": _("Uppföljningar av handlingsplaner du har gjort"),
    "good_example": _("Goda exempel du har skrivit eller delat"),
    "honour": _("Vinnare och omnämnda du har utsett"),
    "identity": _("Kommuners inloggningar som är kopplade till ditt konto"),
    "inquiry": _("Förfrågningar om goda exempel du har gjort eller besvarat, och vad ni tog med er hem"),
    "interview_question": _("Anteckningar från intervjuer du har sparat sist"),
    "invitation": _("Inbjudningar du har skickat, bekräftat eller tagit emot"),
    "invitation_answer": _("Svar på nominering som du har gett för kommunen"),
    "invitation_text": _("Texter i inbjudningar som du har sparat sist"),
    "letter": _("Brev till dig"),
    "letter_wish": _("Vilka brev du vill ha"),
    "meeting": _("Möten du har startat"),
    "membership": _("Kommuner du deltar för"),
    "minutes": _("Protokoll du har sparat sist"),
    "motivation": _("Motiveringar du har sparat sist"),
    "municipal_domain": _("E-postdomäner du har rättat"),
    "nomination_reason": _("Nomineringar du har gjort"),
    "officer": _("Att du arbetar i kansliet"),
    "opinion": _("Det du har svarat om hur en utvärdering var"),
    "panel": _("Rangordningar du har stängt"),
    "panel_attendance": _("Möten i jury och nomineringsgrupp där din närvaro är antecknad"),
    "panel_minutes": _("Uppgifter om möten i jury och nomineringsgrupp som du har sparat sist"),
    "passage": _("Anteckningar du har lagt i en utvärderings text"),
    "participant_table": _("Tabeller med deltagare du har läst in"),
    "passkey": _("Dina passkeys"),
    "pen": _("Utvärderingar där du håller i pennan"),
    "plan": _("Handlingsplaner du har gjort"),
    "plan_action": _("Åtgärder i handlingsplaner som du äger eller har ändrat"),
    "plan_reader": _("Handlingsplaner du är ombedd att läsa, eller har bett någon läsa"),
    "plan_word": _("Det du har skrivit om handlingsplaner"),
    "plan_tick": _("Frågor du har markerat inför ett besök"),
    "poll": _("Protokoll från möten om egna svar som du har sparat sist"),
    "post": _("Dina uppdrag i omgångar"),
    "private_note": _("Dina egna anteckningar"),
    "proposal": _("Förslag från gäster du har tagit över"),
    "published_result": _("Resultat du har fastställt"),
    "presence": _("Vid vilken fråga du är just nu"),
    "read_through": _("När du senast läste igenom svar"),
    "recovery_code": _("Återställningskoder: när de gjordes och användes"),
    "registration": _("Anmälningar av kommuner som du har gjort eller svarat på"),
    "reply": _("Svar på utkast du har gett eller tagit ställning till"),
    "sent_table": _("Tabeller du har skickat och som just läses, i högst ett dygn"),
    "returned_file": _("Arbetsböcker du har skickat tillbaka och som väntar på att läsas"),
    "review": _("Granskningar du har skickat eller svarat på"),
    "review_comment": _("Det du har skrivit som granskare"),
    "right_of_reply": _("Utkast du har öppnat eller avslutat"),
    "seat": _("Dina platser i utvärderingar"),
    "second_factor": _("Inloggning i två steg"),
    "second_say": _("Det som kräver två, som du har begärt eller bekräftat"),
    "share": _("Egna värderingar du har delat"),
    "sign_in": _("Webbläsare där du är inloggad"),
    "task": _("Frågor du har fått eller delat ut"),
    "tie": _("Dina bindningar till kommuner"),
    "visit": _("Besök vars dagar du har sparat sist eller vars schema du har skickat"),
    "withdrawal": _("Kommuner du har noterat att de lämnat en omgång"),
}
"""Every table that names people, in words for the person who is named."""


@dataclass(frozen=True, slots=True)
class Stored:
    """How much a table holds of a person."""

    words: str
    many: int


def overview(person_id: int) -> list[Stored]:
    """Count what each table holds of a person, in one question; a table without anything is left out."""
    counted = db.session.execute(_counted(), {"person": person_id})
    many = {row.name: row.many for row in counted}
    names = [table.name for table, _columns in _naming_people()]
    return [Stored(str(WORDS[name]), many[name]) for name in names if many[name]]


@cache
def _counted() -> CompoundSelect[tuple[str, int]]:
    """Ask how much every table holds of a person; made once, for some eighty tables have to be named."""
    return union_all(
        *(
            select(literal_column(f"'{table.name}'").label("name"), func.count().label("many"))
            .select_from(table)
            .where(_any_of(columns, bindparam("person")))
            for table, columns in _naming_people()
        )
    )


def everything(person_id: int) -> dict[str, Any]:
    """Give all that is stored about a person, without what opens anything, as a file can hold it.

    Rows about the person are whole; of the others it is told which they are, and what the person is in them.
    """
    person = db.session.get_one(Person, person_id)
    tables = [
        (table, columns, _any_of(columns, person_id))
        for table, columns in _naming_people()
        if table is not Letter.__table__
    ]
    mine = (Letter.recipient == person.email) | (Letter.person_id == person_id)
    letters = select(*(getattr(Letter, name) for name in OF_LETTERS)).where(mine).order_by(Letter.id)
    return {
        "told_at": clock.now().isoformat(),
        "person": _row(Person.__table__, person_id),
        "letters": [_plain(dict(row._mapping)) for row in db.session.execute(letters)],  # noqa: SLF001 -- SQLAlchemy's own
        "tables": {
            table.name: {
                "about": str(WORDS[table.name]),
                "rows": [
                    _plain(dict(row._mapping))  # noqa: SLF001 -- as above
                    for row in db.session.execute(select(*_told(table, columns)).where(mine))
                ],
            }
            for table, columns, mine in tables
        },
    }


def _naming_people() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Give every table that names people, with the columns in which it does."""
    for table in db.metadata.sorted_tables:
        columns = [one for one in table.columns if any(key.column is _ID for key in one.foreign_keys)]
        if columns:
            yield table, columns


_ID = Person.__table__.c.id


def _any_of(columns: list[Column[Any]], person_id: Any) -> Any:  # noqa: ANN401 -- SQLAlchemy's expressions
    first, *rest = [one == person_id for one in columns]
    for one in rest:
        first |= one
    return first


def _told(table: Table, columns: list[Column[Any]]) -> list[Column[Any]]:
    """Choose what of a table is told: whole rows where they are about the person, else which they are."""
    if table.name == "event":
        return [one for one in table.columns if one.name in OF_EVENTS]
    if any(one.name == OWN for one in columns):
        return [one for one in table.columns if one.name not in HIDDEN]
    return [one for one in table.columns if one.primary_key or one in columns or one.name.endswith("_at")]


def _row(table: Table, person_id: int) -> dict[str, Any]:
    columns = [one for one in table.columns if one.name not in HIDDEN]
    row = db.session.execute(select(*columns).where(table.c.id == person_id)).one()
    return _plain(dict(row._mapping))  # noqa: SLF001 -- as above


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Write moments as a file holds them; all else is text, numbers or JSON already."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }
