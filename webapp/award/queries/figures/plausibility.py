"""Whether the values of a table are likely: what they were last year, and what stands alone among the others.

Nothing is corrected: what is unlikely is asked about, and the careful answer is chosen. No value is counted
with here, only set beside others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from statistics import median

from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.edition import Figure
from questionnaires.rounding import as_exact
from webapp.award.queries.figures import figure_doubts
from webapp.award.queries.figures.figure_doubts import IN, OUT, Series
from webapp.award.queries.figures.figure_positions import Values
from webapp.award.queries.figures.figure_table import Value, whole
from webapp.award.queries.figures.figure_words import near, written
from webapp.ground.tables.receipt import Choice, Question

SHARES, HUNDRED, PART = "procent", "hundra", "andel"
KEYS = (
    SHARES,
    figure_doubts.MIXED,
    figure_doubts.UNIT,
    figure_doubts.FRACTION,
    figure_doubts.OUTSIDE,
    figure_doubts.ALONE,
)
"""How the names of the answers begin."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One figure as the table has it: from least to most, its middle now and last time, and what of it."""

    figure: Figure
    year: int
    least: str
    most: str
    middle: str
    before: str
    missing: int
    word: str
    doubtful: bool


@dataclass(slots=True)
class Weighed:
    """The values that are read in with the answers that are chosen, and what was asked."""

    values: list[Value] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    marked: set[tuple[int, int]] = field(default_factory=set)


def weigh(
    values: Sequence[Value], figures: Sequence[Figure], known: Values, said: Mapping[str, str]
) -> Weighed:
    """Ask of every figure what only a person can say, and leave out what is not to be read in."""
    found = Weighed()
    by_figure: dict[str, list[Value]] = {one.id: [] for one in figures}
    for one in values:
        by_figure[one.figure].append(one)
    in_shares = [one for one in figures if by_figure[one.id] and _in_shares(by_figure[one.id])]
    part = False
    if in_shares:
        asked = _shares(in_shares, by_figure[in_shares[0].id][0]).answered(said)
        found.questions.append(asked)
        part = asked.chosen == PART
    for figure in figures:
        own = [_as_part(one) if part and figure in in_shares else one for one in by_figure[figure.id]]
        if own:
            _weigh_one(found, Series(figure, own, known.get(figure.id, {})), said)
    return found


def _in_shares(own: Sequence[Value]) -> bool:
    return all(one.percent for one in own)


def _as_part(one: Value) -> Value:
    """Read 91 per cent as 0.91."""
    return replace(one, value=as_exact(Fraction(one.value) / 100))


def _shares(figures: Sequence[Figure], first: Value) -> Question:
    """Ask once how the figures that stand in per cent are read."""
    told = {"shown": written(first.value), "part": written(_as_part(first).value)}
    return Question(
        SHARES,
        ngettext("Ett nyckeltal i procent", "%(num)s nyckeltal i procent", len(figures)),
        _("%(names)s visas i procent i filen.", names=", ".join(str(one.name) for one in figures)),
        (
            Choice(HUNDRED, _("Läs %(shown)s %% som %(shown)s", **told)),
            Choice(PART, _("Läs %(shown)s %% som %(part)s", **told)),
        ),
        HUNDRED,
    )


def _weigh_one(found: Weighed, series: Series, said: Mapping[str, str]) -> None:
    """Judge one figure: its formats, its unit, and every value of it."""
    doubt = figure_doubts.doubt(series)
    if doubt:
        asked = doubt.answered(said)
        found.questions.append(asked)
        found.values += series.own if asked.chosen == IN else ()
        found.judged.append(_judged(series, doubt.title, doubtful=True))
        return
    alone = figure_doubts.alone(series)
    questions = [figure_doubts.about_one(series, one).answered(said) for one in alone]
    found.questions += questions
    found.marked |= {(one.row, one.column) for one in alone}
    left = {id(one) for one, asked in zip(alone, questions, strict=True) if asked.chosen == OUT}
    found.values += (one for one in series.own if id(one) not in left)
    word = ngettext("Ett värde avviker", "%(num)s värden avviker", len(alone)) if alone else _("Rimligt")
    found.judged.append(_judged(series, word, doubtful=bool(alone)))


def _judged(series: Series, word: str, *, doubtful: bool) -> Judged:
    year = max(series.years)
    values, then = series.years[year].values(), series.before(year)
    before = f"{near(median(then[1].values()))} ({then[0]})" if then and then[1] else ""
    told = near(min(values)), near(max(values)), near(median(values)), before
    return Judged(series.figure, year, *told, len(whole()) - len(values), word, doubtful)
