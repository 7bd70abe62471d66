"""What is unlikely about a key figure of a table, as a question: its formats, its unit, a value alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from statistics import median

from flask_babel import gettext as _
from flask_babel import ngettext

from questionnaires.edition import Figure
from webapp.award.queries.figures.figure_table import Value, whole
from webapp.award.queries.figures.figure_words import in_words, near, plausible, written
from webapp.ground.tables.receipt import Choice, Question

MIXED, UNIT, FRACTION, OUTSIDE, ALONE = "format-", "enhet-", "andel-", "utanfor-", "varde-"
IN, OUT = "in", "ut"
MANY, JUMP, JUMP_OF_FEW = 5, Decimal("2.5"), Decimal(8)
"""Of so many pairs a middle change of 2.5 times is another unit; of fewer, 8 times."""
OWN, BESIDE, MOST_ALONE = 5, 8, 6
"""A value alone is 5 times its own last one, or far outside at least eight others."""

Places = Mapping[str, Decimal]
Known = Mapping[int, Mapping[str, Fraction]]


@dataclass(frozen=True)
class Series:
    """The values of one figure in a table, and what was known of it before."""

    figure: Figure
    own: Sequence[Value]
    known: Known

    @cached_property
    def years(self) -> dict[int, dict[str, Decimal]]:
        """Give the values by year and municipality."""
        years: dict[int, dict[str, Decimal]] = {}
        for one in self.own:
            years.setdefault(one.year, {})[one.municipality] = Decimal(one.value)
        return dict(sorted(years.items()))

    @cached_property
    def outside(self) -> list[Value]:
        """List the values that are less or more than what is plausible of the figure."""
        if self.figure.plausible is None:
            return []
        lowest, highest = self.figure.plausible
        return [one for one in self.own if not lowest <= Fraction(one.value) <= highest]

    def before(self, year: int) -> tuple[int, Places] | None:
        """Find the values to hold a year against: known before, else of the table."""
        for at in (year - 1, year):
            if at in self.known:
                return at, _decimals(self.known[at])
        if year - 1 in self.years:
            return year - 1, self.years[year - 1]
        older = [at for at in self.known if at < year]
        return (max(older), _decimals(self.known[max(older)])) if older else None

    def beside(self, year: int) -> Places:
        """Give the values of the year before, else of the year after: what each is likely to be near."""
        found = self.before(year)
        return found[1] if found else self.years.get(year + 1, {})


def _decimals(values: Mapping[str, Fraction]) -> dict[str, Decimal]:
    return {code: Decimal(value.numerator) / value.denominator for code, value in values.items()}


def doubt(series: Series) -> Question | None:
    """Ask about a figure that as a whole is unlikely."""
    return _mixed(series) or _unit(series) or _fraction(series) or _outside(series)


def _mixed(series: Series) -> Question | None:
    """Ask about a figure some of whose values stand in per cent and some do not."""
    shares = [one for one in series.own if one.percent]
    plain = [one for one in series.own if not one.percent]
    if not shares or not plain:
        return None
    told = {
        "name": series.figure.name,
        "shares": ngettext("ett värde står i procent", "%(num)s värden står i procent", len(shares)),
        "plain": ngettext("ett gör det inte", "%(num)s gör det inte", len(plain)),
        "share": written(shares[0].value),
        "row": shares[0].row,
        "other": written(plain[0].value),
        "there": plain[0].row,
    }
    text = _(
        "%(name)s: %(shares)s (rad %(row)s: %(share)s %%) och %(plain)s (rad %(there)s: %(other)s).", **told
    )
    label = _("Läs %(share)s %% som %(share)s och %(other)s som %(other)s", **told)
    return _column(f"{MIXED}{series.figure.id}", (_("Olika format"), text), label, len(series.own))


def _unit(series: Series) -> Question | None:
    """Ask about a figure that is many times what it was."""
    for year, now in series.years.items():
        then = series.before(year)
        times, many = _times(now, then[1]) if then else (Decimal(1), 0)
        most = JUMP if many >= MANY else JUMP_OF_FEW
        if then is None or not many or 1 / most < times < most:
            continue
        codes = (one.municipality for one in series.own if one.year == year)
        code = next(code for code in codes if now[code] * then[1].get(code, 0) > 0)
        told = {"name": series.figure.name, "times": in_words(times), "year": year, "before": then[0]}
        told |= {"who": whole()[code].name, "then": near(then[1][code]), "now": near(now[code])}
        text = _(
            "%(name)s för %(year)s är ungefär %(times)s än för %(before)s: "
            "%(who)s hade %(then)s och har nu %(now)s. Är det en annan enhet?",
            **told,
        )
        title = _("%(times)s än förra gången", times=in_words(times).capitalize())
        key = f"{UNIT}{series.figure.id}"
        return _column(key, (title, text), _("Läs in det som det står"), len(series.own))
    return None


def _times(now: Places, then: Places) -> tuple[Decimal, int]:
    """Give how many times larger values are, in the middle, and of how many pairs."""
    ratios = [now[code] / then[code] for code in now.keys() & then.keys() if now[code] * then[code] > 0]
    return (median(ratios), len(ratios)) if ratios else (Decimal(1), 0)


def _fraction(series: Series) -> Question | None:
    """Ask about a figure in per cent whose values are all shares of one."""
    values = [abs(Decimal(one.value)) for one in series.own]
    of_hundred = "procent" in str(series.figure.unit).casefold()
    if not of_hundred or series.known or len(values) < BESIDE or max(values) > 1:
        return None
    told = {"name": series.figure.name, "least": near(min(values)), "most": near(max(values))}
    text = _("%(name)s räknas i procent, men värdena är %(least)s till %(most)s. Är de andelar?", **told)
    title = _("Andelar i stället för procent?")
    key = f"{FRACTION}{series.figure.id}"
    return _column(key, (title, text), _("Läs in det som det står"), len(values))


def _outside(series: Series) -> Question | None:
    """Ask about a figure so many of whose values are implausible that it may be another measure."""
    found = series.outside
    if len(found) <= MOST_ALONE:
        return None
    told = {"name": series.figure.name, "range": plausible(series.figure), "many": len(found)}
    told |= {"rows": ", ".join(str(one.row) for one in found[:MOST_ALONE])}
    text = _(
        "%(name)s brukar vara %(range)s, men %(many)s värden är det inte, först på rad %(rows)s. "
        "Är det ett annat mått?",
        **told,
    )
    key = f"{OUTSIDE}{series.figure.id}"
    return _column(key, (_("Utanför det rimliga"), text), _("Läs in det som det står"), len(series.own))


def _column(key: str, said: tuple[str, str], label: str, many: int) -> Question:
    """Ask whether a figure is read in; the careful answer is no."""
    out = ngettext("Ett värde lämnas utanför.", "%(num)s värden lämnas utanför.", many)
    choices = Choice(IN, label), Choice(OUT, _("Läs inte in nyckeltalet nu"), out)
    return Question(key, *said, choices, OUT)


def alone(series: Series) -> list[Value]:
    """Find the values that are implausible, or far from their own last one or from all others."""
    found: list[Value] = []
    for year, now in series.years.items():
        then = series.beside(year)
        ordered = sorted(now.values())
        cut = max(1, len(ordered) // 50)
        if len(ordered) <= BESIDE:
            continue
        among = ordered[cut], ordered[-1 - cut]
        found += (
            one
            for one in series.own
            if one.year == year and _is_alone(now[one.municipality], then.get(one.municipality), among)
        )
    kept = found if len(found) <= MOST_ALONE else []
    return [one for one in series.own if one in kept or one in series.outside]


def _is_alone(value: Decimal, last: Decimal | None, among: tuple[Decimal, Decimal]) -> bool:
    least, most = among
    beyond = max(least - value, value - most, Decimal(0))
    if not beyond:
        return False
    if last and value * last > 0:
        return max(value / last, last / value) >= OWN and beyond > (most - least) / 2
    return beyond > 3 * (most - least)


def about_one(series: Series, one: Value) -> Question:
    """Ask about one value; the careful answer leaves it out."""
    others = [value for code, value in series.years[one.year].items() if code != one.municipality]
    then = series.before(one.year)
    last = then[1].get(one.municipality) if then else None
    told = {"who": whole()[one.municipality].name, "name": series.figure.name, "year": one.year}
    told |= {"value": written(one.value)}
    text = _("%(who)s, %(name)s %(year)s: %(value)s.", **told)
    if others:
        among = {"least": near(min(others)), "most": near(max(others))}
        text += _(" Andra ligger mellan %(least)s och %(most)s.", **among)
    if one in series.outside:
        text += _(" Det brukar vara %(range)s.", range=plausible(series.figure))
    if then and last is not None:
        text += _(" Kommunen hade %(last)s för %(before)s.", last=near(last), before=then[0])
    choices = (
        Choice(IN, _("Läs in %(value)s som det står", **told)),
        Choice(OUT, _("Lämna rutan tom tills vidare"), _("Vi rättar aldrig åt dig.")),
    )
    key = f"{ALONE}{series.figure.id}-{one.year}-{one.municipality}"
    return Question(key, _("Ett värde avviker"), text, choices, OUT)
