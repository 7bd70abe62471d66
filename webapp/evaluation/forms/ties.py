"""A tie to a municipality as it was sent: where, what, and in which years."""

from __future__ import annotations

from flask_babel import gettext as _
from wtforms.validators import ValidationError

from webapp.ground.forms import HouseForm, LineField, YearField

LONGEST_NAME = 80


class TieForm(HouseForm):
    """A tie; a year that is left out is not known, or has not come."""

    municipality = LineField()
    kind = LineField()
    from_year = YearField()
    to_year = YearField()
    note = LineField()

    def validate_municipality(self, field: LineField) -> None:
        """Hold the municipality to be a name."""
        if len(field.data) > LONGEST_NAME:
            raise ValidationError(_("Namnet är för långt. Skriv bara kommunens namn."))
