"""Names of municipalities that do not exist: no list of results should ever be taken for a real one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from questionnaires.municipalities.register import municipalities
from webapp.demo.people import SKILL, slug_of

ENDS = (
    *("vik", "by", "sund", "fors", "holm", "hult", "lunda", "näs", "stad", "torp"),
    *("mora", "sjö", "berga", "dal", "ås", "löv", "strand", "hed", "backa", "rum"),
)
BEGINNINGS = (
    *("Björn", "Gran", "Lind", "Ask", "Alm", "Rönn", "Häger", "Kvarn", "Sten", "Järn"),
    *("Silver", "Kung", "Drott", "Varg", "Älg", "Orr", "Tran", "Svan", "Hjort", "Falk"),
)


def invented(many: int) -> list[str]:
    """Give so many names, the demo's own first; none is a real municipality's, and no two look alike."""
    return list(islice(_names(), many))


def _names() -> Iterator[str]:
    taken = {slug_of(one.name) for one in municipalities()}
    others = (beginning + end for end, beginning in product(ENDS, BEGINNINGS))
    for name in (*SKILL, *others):
        if slug_of(name) not in taken:
            taken.add(slug_of(name))
            yield name
