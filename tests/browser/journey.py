"""The main job walked whole, from a municipality's first answer to the jury's workbook."""

from __future__ import annotations

from pathlib import Path

from tests.browser.serving import Served
from tests.browser.walk import A_SAYS, B_SAYS, Figures, Walk

NOMINEES = ["Exempelby", "Granhult", "Norrvik", "Sjöholm", "Åkerstad"]


def whole_walk(opened, served: Served, folder: Path, *, scripts: bool) -> tuple[Figures, Figures]:
    """Walk from the first answer to the workbook; give the figures of the page and of the workbook."""
    walk = Walk(opened, served, scripts=scripts)
    municipality, office = walk.visitor("samordnare"), walk.visitor("kansli")
    walk.nomination(municipality)
    walk.assessment(municipality)
    walk.hand_in(municipality, "Självvärdering 2026", "kommunkompassen/2012")
    walk.only_read(municipality)
    walk.hand_in(municipality, "Nominering 2026", "kvalitetskommun/2003")
    walk.nominate(office)

    a, b = walk.visitor("utvarderare.a"), walk.visitor("utvarderare.b")
    walk.declare(a)
    walk.mark_as_a(a)
    walk.declare(b)
    walk.mark_as_b(b)
    walk.finish(a)
    assert B_SAYS not in a.page.content()
    assert A_SAYS not in b.page.content()
    walk.finish(b)
    walk.agree(b)

    walk.fix(office)
    return walk.compare(walk.visitor("jury"), folder)
