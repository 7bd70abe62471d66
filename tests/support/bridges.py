"""Small shelves for tests: editions of one subarea each, and bridges between them."""

from __future__ import annotations

from questionnaires.bridge import Bridge, Link
from questionnaires.edition import Edition, Question
from questionnaires.library import Shelf
from questionnaires.library.bridge_files import Ends
from tests.support.editions import make_area, make_edition, make_subarea, make_text


def make_year(year: int, *questions: Question, points: int = 60, **known: object) -> Edition:
    """Make an edition of one subarea with these questions."""
    areas = (make_area("1", (make_subarea("1.1", points, questions),)),)
    return make_edition(f"kommunkompassen/{year}", *areas, **known)


def make_bridge(old: Edition, new: Edition, *links: Link, level: str = "question") -> Bridge:
    """Make a bridge; a question that both editions have and no link names is the same."""
    named = {one for link in links for one in (*link.old, *link.new)}
    same = (Link("same", (q,), (q,)) for q in old.questions if q in new.questions and q not in named)
    return Bridge(old.id, new.id, level, make_text("Därför."), (*links, *same), ("orebro-2012",))


def make_shelf(editions: tuple[Edition, ...], *bridges: Bridge) -> Shelf:
    """Put editions and bridges on a shelf."""
    return Shelf(
        {edition.id: edition for edition in editions},
        (),
        {edition.id: edition.status for edition in editions},
        bridges={Ends(bridge.old, bridge.new): bridge for bridge in bridges},
    )
