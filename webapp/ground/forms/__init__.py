"""The house's form and its fields: a view makes a form, asks for its faults, does a deed with its data."""

from __future__ import annotations

from webapp.ground.forms.house_form import HouseField, HouseForm
from webapp.ground.forms.moment_fields import DayField, MomentField
from webapp.ground.forms.number_fields import NumberField, NumbersField, PointsField, VersionField, YearField
from webapp.ground.forms.text_fields import (
    ChoiceField,
    EmailField,
    KeyField,
    LineField,
    LinkField,
    RawField,
    SeenField,
    TextField,
    TickField,
    WordsField,
)

__all__ = [
    "ChoiceField",
    "DayField",
    "EmailField",
    "HouseField",
    "HouseForm",
    "KeyField",
    "LineField",
    "LinkField",
    "MomentField",
    "NumberField",
    "NumbersField",
    "PointsField",
    "RawField",
    "SeenField",
    "TextField",
    "TickField",
    "VersionField",
    "WordsField",
    "YearField",
]
