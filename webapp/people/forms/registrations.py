"""Who wants to begin for which municipality, and what is said of it, as a browser sends them."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms.validators import ValidationError

from questionnaires.municipalities.register import municipalities
from webapp.ground.forms import ChoiceField, EmailField, HouseForm, LineField, TextField, TickField
from webapp.people.forms.invitations import looks_like_address, name_fault

TITLE_LIMIT, WHY_LIMIT, DOMAIN_LIMIT = 120, 500, 255


def names() -> list[str]:
    """List the municipalities to choose among, as a Swede looks for them."""
    return [one.name for one in municipalities() if not one.part_of]


class RegistrationForm(HouseForm):
    """A municipality and who one is."""

    municipality = ChoiceField(told=lazy_gettext("Välj kommun."))
    name = LineField()
    title = LineField(limit=TITLE_LIMIT)
    email = EmailField()

    def __init__(self) -> None:
        super().__init__()
        self.municipality.known = names()

    def validate_name(self, field: LineField) -> None:
        """Hold the name to what a name is."""
        if fault := name_fault(field.data):
            raise ValidationError(fault)

    def validate_title(self, field: LineField) -> None:
        """Hold the title to what a title is."""
        if not field.data:
            raise ValidationError(_("Skriv din befattning, till exempel utvecklingschef."))
        if looks_like_address(field.data):
            raise ValidationError(_("Skriv bara befattningen, utan adresser."))


class AnswerForm(HouseForm):
    """Why a registration is refused or objected to."""

    why = TextField(limit=WHY_LIMIT)


class DomainForm(HouseForm):
    """A domain, whose it is, and whether it lets people in."""

    municipality = LineField()
    domain = LineField(limit=DOMAIN_LIMIT)
    trusted = TickField()
