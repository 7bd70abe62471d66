"""What is shown of the key figures: where everybody stands, one municipality, and who improves steadily."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from questionnaires.difference import Placed
from questionnaires.edition import Edition, Figure
from questionnaires.municipalities.register import Municipality
from questionnaires.municipalities.swedish import sorting_key, spelled
from webapp.award.models.figures import FigureTable, FigureValue, InvitationAnswer
from webapp.award.queries.figures.figure_positions import (
    Compared,
    Standing,
    Values,
    compare,
    order,
    standings_of,
    years_that_count,
)
from webapp.award.queries.figures.figure_table import edition_of, tables_of, whole
from webapp.award.queries.figures.improvement import Development, developments_of, steadiest
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant, Round

TOP = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One municipality in the lists: its place, how it develops, and whether it is nominated."""

    place: Municipality
    standing: Standing
    placed: Placed | None
    development: Development
    entrant: Entrant | None
    answer: InvitationAnswer | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The figures that count in a round, and what they come to."""

    edition: Edition
    table: FigureTable | None
    values: Values
    compared: Compared
    years: dict[str, int]
    lines: dict[str, Line]

    @property
    def figures(self) -> list[Figure]:
        """List the figures that count, in the order of the edition."""
        return [one for one in self.edition.figures if one.id in self.years]

    @property
    def top(self) -> list[Line]:
        """List those who stand best, equals with the last of them too."""
        return [line for line in self.ordered if line.placed and line.placed.place <= TOP]

    @property
    def ordered(self) -> list[Line]:
        """List everybody in order of place; those with too few figures last, by name."""
        far = len(self.lines) + 1
        return sorted(self.by_name, key=lambda line: line.placed.place if line.placed else far)

    @property
    def by_name(self) -> list[Line]:
        """List everybody by name, as a Swede looks for it."""
        return sorted(self.lines.values(), key=lambda line: sorting_key(line.place.name))

    @property
    def steadiest(self) -> list[Line]:
        """List those whose development can be followed, the steadiest first."""
        found = steadiest({code: line.development for code, line in self.lines.items()})
        return [self.lines[one.code] for one in found]

    def named(self, words: str) -> list[Line]:
        """Find those whose name has these letters, in order of place."""
        wanted = spelled(words)
        return [line for line in self.ordered if wanted in spelled(line.place.name)]


def reckoned(award_round: Round) -> Reckoned:
    """Reckon where everybody stands: a constant number of queries, however many are compared."""
    edition = edition_of(award_round)
    table = next(iter(tables_of(award_round.id)), None)
    said = counted(table.id, table.read_in_at, edition) if table else _NOTHING
    places = {str(one.who): one for one in order(said.standings)}
    here = _entrants(award_round.id)
    answers = answers_of(award_round.id)
    known = whole()
    lines = {}
    for code, standing in said.standings.items():
        entrant = here.get(known[code].name)
        answer = answers.get(entrant.id) if entrant else None
        lines[code] = Line(known[code], standing, places.get(code), said.ways[code], entrant, answer)
    years = years_that_count(edition.figures, said.values)
    return Reckoned(edition, table, said.values, said.compared, years, lines)


@dataclass(frozen=True, slots=True)
class Counted:
    """What one table comes to, whoever asks."""

    values: Values
    compared: Compared
    standings: dict[str, Standing]
    ways: dict[str, Development]


_NOTHING = Counted({}, {}, {}, {})


@lru_cache(maxsize=2)
def counted(table_id: int, _read_in_at: datetime, edition: Edition) -> Counted:
    """Count a table once: what has been read in is never changed, and the moment tells tables apart."""
    values = values_of(table_id)
    compared = compare(edition.figures, values)
    return Counted(
        values,
        compared,
        standings_of(edition.figures, values, compared),
        developments_of(edition.figures, values, compared),
    )


def values_of(table_id: int) -> Values:
    """Give every value of a table, exactly."""
    columns = FigureValue.__table__.c
    query = select(columns.figure, columns.year, columns.municipality, columns.value).where(
        columns.table_id == table_id
    )
    found: dict[str, dict[int, dict[str, Fraction]]] = {}
    for figure, year, municipality, value in db.session.connection().execute(query):
        found.setdefault(figure, {}).setdefault(year, {})[municipality] = _exactly(value)
    return found


@lru_cache(maxsize=20_000)
def _exactly(text: str) -> Fraction:
    return Fraction(text)


def _entrants(round_id: int) -> dict[str, Entrant]:
    query = select(Entrant).where(Entrant.round_id == round_id).options(joinedload(Entrant.municipality))
    return {row.municipality.name: row for row in db.session.scalars(query)}


def answers_of(round_id: int) -> Mapping[int, InvitationAnswer]:
    """Give what the nominated have answered, by entrant id."""
    query = select(InvitationAnswer).join(Entrant).where(Entrant.round_id == round_id)
    return {row.entrant_id: row for row in db.session.scalars(query)}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one municipality: by year its own value, the middle one of all, and its percentile."""

    figure: Figure
    year: int
    years: tuple[int, ...]
    own: Mapping[int, Fraction]
    middle: Mapping[int, Fraction]
    percentile: Mapping[int, Fraction]


def figure_rows(found: Reckoned, code: str) -> list[FigureRow]:
    """Follow one municipality through all figures and years."""
    if code not in found.lines:
        raise NotThereError
    rows = []
    for figure in found.figures:
        years = dict(sorted(found.values[figure.id].items()))
        among = found.compared[figure.id]
        rows.append(
            FigureRow(
                figure,
                found.years[figure.id],
                tuple(years),
                {year: values[code] for year, values in years.items() if code in values},
                {year: _middle(values) for year, values in years.items()},
                {year: all_told[code].percentile for year, all_told in among.items() if code in all_told},
            )
        )
    return rows


def _middle(values: Mapping[str, Fraction]) -> Fraction:
    """Give the median of what everybody has."""
    ordered = sorted(values.values())
    at = len(ordered) // 2
    return ordered[at] if len(ordered) % 2 else (ordered[at - 1] + ordered[at]) / 2
