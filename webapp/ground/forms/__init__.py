"""The house's form and its fields: a view makes a form, asks for its faults, does a deed with its data."""

from __future__ import annotations

from webapp.ground.forms.choice_forms import ReturnedForm
from webapp.ground.forms.file_fields import FileField, FileForm
from webapp.ground.forms.house_form import HouseField, HouseForm
from webapp.ground.forms.moment_fields import DayField, MomentField
from webapp.ground.forms.number_fields import NumberField, NumbersField, PointsField, VersionField, YearField
from webapp.ground.forms.reasons import ConfirmedForm, ReasonForm, WhyForm
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
    "ConfirmedForm",
    "DayField",
    "EmailField",
    "FileField",
    "FileForm",
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
    "ReasonForm",
    "ReturnedForm",
    "SeenField",
    "TextField",
    "TickField",
    "VersionField",
    "WhyForm",
    "WordsField",
    "YearField",
]
