"""Short facts as a browser sends them, several on a page."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.ground.fields.absence import seen_of
from webapp.ground.forms import HouseForm, LineField, SeenField, VersionField
from webapp.review.queries.facts import Stated


class FactForm(HouseForm):
    """One fact of a page, with the version it showed."""

    value = LineField()
    year = LineField()
    source = LineField()
    version = VersionField()
    seen = SeenField("value", "year", "source")


class FactsForm(HouseForm):
    """A page of facts, each a form of its own."""

    def stated(self, kinds: Iterable[str]) -> dict[str, Stated]:
        """Read those of these facts that the form holds and that somebody has touched."""
        read = {
            kind: FactForm(self.sent, prefix=f"{kind}:") for kind in kinds if f"{kind}:value" in self.sent
        }
        return {
            kind: Stated(one.value.data, one.year.data, one.source.data, one.version.data)
            for kind, one in read.items()
            if not one.seen.untouched
        }


def seen_fact(one: Stated) -> str:
    """Give a short fingerprint, so that a form can tell whether somebody touched a fact."""
    return seen_of(*one.said)
