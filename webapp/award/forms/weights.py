"""What a juror tries in the room: a weight for each area, and whose marks; read, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from questionnaires.judgement.weights import MOST, OWN
from webapp.ground.fields import clean_line
from webapp.ground.forms import HouseForm, LineField, RawField

MOST_DIGITS = 3


@dataclass(slots=True)
class ReadWeights:
    """Weights in the order of the areas, what was typed for each, and what is wrong by field."""

    weights: list[int] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    whose: str = ""

    @property
    def tried(self) -> bool:
        """Tell whether anything else than the award's own weights is asked for."""
        return bool(self.whose) or any(weight != OWN for weight in self.weights)


class WeightForm(HouseForm):
    """What one area weighs."""

    weight = LineField()


class WhoseForm(HouseForm):
    """Whose marks the order is counted by: the agreed ones, or one evaluator's."""

    whose = RawField()


def read_weights(sent: object, areas: Sequence[str]) -> ReadWeights:
    """Read a weight an area; one that cannot be read counts as the award's own, and is told."""
    read = ReadWeights(whose=WhoseForm(sent).whose.data)
    for area in areas:
        found = WeightForm(sent, of=area).weight
        text = clean_line(found.data) if found.sent else str(OWN)
        known = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS and int(text) <= MOST
        read.weights.append(int(text) if known else OWN)
        read.typed[area] = text
        if not known:
            read.faults[f"weight-{area}"] = _("Skriv ett heltal från 0 till 200.")
    if not any(read.weights):
        first = f"weight-{areas[0]}"
        read.faults[first] = _("Något område behöver väga mer än 0.")
        read.weights = [OWN] * len(areas)
    return read
