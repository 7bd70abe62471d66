"""What the office notes of a meeting, and which minutes it fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp.ground.forms import DayField, HouseForm, LineField, RawField, TextField, VersionField

LONGEST = 4_000


class PresenceForm(HouseForm):
    """How one member took part in the meeting."""

    present = RawField()


class MeetingForm(HouseForm):
    """When and where a meeting was, who more was there, and why it decided as it did."""

    met_on = DayField()
    place = LineField(limit=200)
    others = TextField(limit=LONGEST)
    settled = TextField(limit=LONGEST)
    more = TextField(limit=LONGEST)
    version = VersionField()

    def present(self, people: Iterable[int], kept: Mapping[int, str]) -> dict[int, str]:
        """Read how each member took part; one of whom nothing is chosen is left out."""
        read = {
            who: PresenceForm(self.sent, of=who, present=kept.get(who, "")).present.data for who in people
        }
        return {who: how for who, how in read.items() if how}


class FixingForm(HouseForm):
    """Which minutes were read, and why they are another version."""

    seen = RawField(carried=True)
    why = TextField()
