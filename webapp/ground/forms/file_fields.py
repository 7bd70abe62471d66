"""A file that is sent with a form."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from webapp.ground.fields import clean_line
from webapp.ground.forms.house_form import HouseField, HouseForm


class FileField(HouseField):
    """A file; None where none was chosen, which is a fault."""

    data: FileStorage | None
    always = True

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the file of this name."""
        super().process(None, data, extra_filters)
        found = request.files.get(self.name) if formdata is not None else None
        self.data = found if found is not None and found.filename else None

    def fault(self) -> str:
        """Ask for a file."""
        return "" if self.data else _("Välj en fil.")

    def content(self, most: int) -> bytes:
        """Give what is in the file, and no more than one byte over the most that is taken."""
        return self.data.stream.read(most + 1) if self.data else b""

    @property
    def file_name(self) -> str:
        """Give what the file is called where it comes from."""
        return clean_line(self.data.filename or "") if self.data else ""


class FileForm(HouseForm):
    """One file."""

    file = FileField()
