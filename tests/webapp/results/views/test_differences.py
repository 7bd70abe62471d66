"""Wherever a page shows two figures and their difference, the three add up as they are read."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest
from sqlalchemy import select

from tests.support.announced import announce, fix_the_fifth
from tests.support.pages import Element, Page
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db
from webapp.rounds.models.rounds import Entrant

A, JURY = "utvarderare.a", "jury"
BESIDE = {"Ändrat": ("Enad", "Själv"), "Skillnad": ("Enade poäng", "Egen värdering")}
"""The heading of a difference, and those of what it is the difference of."""


def figure(text: str) -> Decimal | None:
    """Read a figure as somebody who sees the page; None where there is none, or an interval."""
    try:
        return Decimal(text.replace("−", "-").replace("+", "").replace(",", "."))
    except InvalidOperation:
        return None


def shown(cell: Element) -> str:
    """Give what is seen in a cell, without what is only read aloud."""
    aloud = "".join(one.raw for one in cell.all("span") if one["class"] == "vh")
    return cell.raw.removesuffix(aloud).strip()


def groups(heads: list[str]) -> list[tuple[int, int, int]]:
    """Find the columns (more, less, difference) of a table; by default the two before it."""
    found = []
    for at, head in enumerate(heads):
        if head not in BESIDE:
            continue
        names = BESIDE[head]
        near = [max((i for i in range(at) if heads[i] == name), default=-1) for name in names]
        found.append((*near, at) if min(near) >= 0 else (at - 2, at - 1, at))
    return found


def sums(page: Page) -> list[tuple[Decimal, Decimal, Decimal]]:
    """List every difference on a page with the two figures beside it."""
    found = []
    for table in page.all("table"):
        heads = [cell.text for cell in table.all("thead")[0].all("tr")[-1].all("th", "td")]
        for row in [row for part in table.all("tbody", "tfoot") for row in part.all("tr")]:
            cells = [figure(shown(cell)) for cell in row.all("th", "td")]
            for columns in groups(heads):
                triple = tuple(cells[i] if i < len(cells) else None for i in columns)
                found += [triple] if None not in triple else []
    for dl in (one for one in page.all("dl") if one["class"] == "figures"):
        own, mark, apart = (figure(one.text) for one in dl.all("dd"))
        found += [(mark, own, apart)] if mark is not None and apart is not None else []
    return found


def wrong(found) -> list:
    return [one for one in found if one[2] != one[0] - one[1]]


def results() -> list[int]:
    return list(db.session.scalars(select(PublishedResult.id).order_by(PublishedResult.id)))


def pages_of_results() -> list[str]:
    chosen = "&".join(f"av=resultat-{one}" for one in results()[:2])
    each = [f"/resultat/{one}{rest}" for one in results() for rest in ("", "/rapport")]
    return [*each, f"/jamfor/visa?{chosen}", "/jamfor/visa?av=Örebro-2012-2012&av=Örebro-2012-2010"]


def test_the_differences_of_public_results_reports_and_comparisons_add_up(announced):
    found = [one for address in pages_of_results() for one in sums(announced.at("").page(address))]

    assert (len(found) > 80, wrong(found)) == (True, [])


def test_the_differences_the_jury_reads_add_up(resting_world):
    nominees = db.session.scalars(select(Entrant.id).where(Entrant.nominated_at.is_not(None)))
    pages = ["/jury/2026", *(f"/jury/2026/nominerad/{one}" for one in nominees)]

    answers = [resting_world.at(JURY).get(address) for address in pages]
    found = [one for answer in answers if answer.status_code == 200 for one in sums(Page(answer.text))]

    assert (len(found) > 60, wrong(found)) == (True, [])


def test_the_differences_evaluators_read_add_up(resting_world):
    place = f"/utvardering/{resting_world.evaluation('Norrvik')}"
    page = resting_world.at(A).page(f"{place}/rapport")

    assert (len(sums(page)) >= 9, wrong(sums(page))) == (True, [])


@pytest.fixture
def announced(small_world):
    fix_the_fifth(small_world)
    announce()
    return small_world
