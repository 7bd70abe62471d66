"""What is chosen about a colleague."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, NumberField, RawField


class RoleForm(HouseForm):
    """The role that one colleague is to have."""

    role = RawField()


class LeavingForm(HouseForm):
    """Who takes over what a colleague holds."""

    successor = NumberField()
