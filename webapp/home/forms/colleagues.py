"""What is chosen about a colleague, and for which municipality an own self-assessment begins."""

from __future__ import annotations

from webapp.ground.forms import HouseForm, NumberField, RawField


class RoleForm(HouseForm):
    """The role that one colleague is to have."""

    role = RawField()


class LeavingForm(HouseForm):
    """Who takes over what a colleague holds."""

    successor = NumberField()


class BeginningForm(HouseForm):
    """For which municipality, and by which edition, an own self-assessment begins."""

    municipality = NumberField()
    edition = RawField(default="kommunkompassen/2012-forankrad")
