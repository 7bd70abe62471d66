"""One's own name, title and e-mail address, as a browser sends them."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms.validators import ValidationError

from webapp.ground.forms import ChoiceField, EmailField, HouseForm, LineField
from webapp.ground.forms.text_fields import RawField
from webapp.ground.mail.wishes import WISHES
from webapp.ground.words.languages import LANGUAGES
from webapp.people.forms.invitations import name_fault

TITLE_LIMIT = 120


class DetailsForm(HouseForm):
    """One's name and title."""

    name = LineField()
    title = LineField(limit=TITLE_LIMIT)

    def validate_name(self, field: LineField) -> None:
        """Hold the name to what a name is."""
        if fault := name_fault(field.data):
            raise ValidationError(fault)


class WishForm(HouseForm):
    """Which letters one wants."""

    wish = ChoiceField(WISHES, lazy_gettext("Välj vilka brev du vill ha."))


class LanguageForm(HouseForm):
    """The language one wants to read in, and the page it was chosen on."""

    language = ChoiceField(tuple(LANGUAGES), lazy_gettext("Välj ett språk."))
    where = RawField()


class AddressForm(HouseForm):
    """The address that one wants to sign in with."""

    email = EmailField()
