"""The short facts of a report as they are stated, and what stands on its cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import BindParameter, Select, literal, select

from questionnaires.municipalities.register import named
from webapp.evaluation.models.evaluations import Evaluation
from webapp.ground.roles import TRACK_A, TRACK_B
from webapp.ground.store.database import db
from webapp.ground.who import Person
from webapp.review.models.facts import ShortFact

POPULATION, CHANGE, EMPLOYEES, PARTIES, GROUP = "population", "change", "employees", "parties", "group"
COUNCIL = "council"
"""The seats of the council, party by party, as a line of words."""
SHORT = (POPULATION, CHANGE, EMPLOYEES, PARTIES, COUNCIL, GROUP)
VISITED, PLACE = "visited", "place"
EMPLOYERS = {TRACK_A: "employer_a", TRACK_B: "employer_b"}
COVER = (VISITED, PLACE, *EMPLOYERS.values())
FACT = "fact"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as it stands: its value, of which year, and who says so; version 0 where it is not stated."""

    value: str = ""
    year: str = ""
    source: str = ""
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""
    saved_by_id: int | None = None

    @property
    def said(self) -> tuple[str, str, str]:
        """Give what is said, without when and by whom."""
        return self.value, self.year, self.source


def names() -> dict[str, str]:
    """Name the facts, in the order they are read."""
    return {
        POPULATION: _("Folkmängd"),
        CHANGE: _("Befolkningens förändring"),
        EMPLOYEES: _("Anställda i kommunen"),
        PARTIES: _("Styrande partier"),
        COUNCIL: _("Mandat i fullmäktige"),
        GROUP: _("Kommungrupp"),
        VISITED: _("När besöket gjordes"),
        PLACE: _("Var besöket gjordes"),
        EMPLOYERS[TRACK_A]: _("Arbetsgivare, utvärderare A"),
        EMPLOYERS[TRACK_B]: _("Arbetsgivare, utvärderare B"),
    }


def facts_of(assessment_id: int) -> dict[str, Stated]:
    """Give every fact as it stands, by kind."""
    query = (
        select(ShortFact, Person.name)
        .join(Person, Person.id == ShortFact.saved_by_id)
        .where(ShortFact.assessment_id == assessment_id)
        .execution_options(populate_existing=True)
    )
    kept = {
        row.kind: Stated(row.value, row.year, row.source, row.version, row.saved_at, name, row.saved_by_id)
        for row, name in db.session.execute(query)
    }
    return {kind: kept.get(kind, Stated()) for kind in (*SHORT, *COVER)}


def known_group(municipality: str) -> Stated:
    """Give the group that the list of municipalities knows, for where nobody has stated another."""
    known = named(municipality)
    if known is None or known.group is None:
        return Stated()
    return Stated(known.group.name, str(known.group.grouping), _("SKR:s kommungrupper"))


def as_texts(ids: BindParameter[Any]) -> Select[int, str, str, str]:
    """Ask for the facts of several evaluations as a draft holds them: value, year and source, a line each."""
    text = ShortFact.value + "\n" + ShortFact.year + "\n" + ShortFact.source
    return (
        select(Evaluation.id, literal(FACT), ShortFact.kind, text)
        .join(Evaluation, Evaluation.assessment_id == ShortFact.assessment_id)
        .where(Evaluation.id.in_(ids), ShortFact.value != "")
    )


def in_words(ref: str, text: str) -> str:
    """Say a text of a draft in words: a fact in one line, anything else as it is."""
    return ", ".join(filter(None, text.split("\n"))) if ref.startswith(f"{FACT}-") else text


def fact_lines(text: str) -> Stated:
    """Read a fact as a draft holds it: value, year and source, a line each."""
    value, year, source = (*text.split("\n"), "", "")[:3]
    return Stated(value, year, source)
