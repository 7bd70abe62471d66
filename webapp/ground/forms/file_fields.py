"""A file that is sent with a form."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from webapp.ground.fields import clean_line
from webapp.ground.fields.numbers import read_number
from webapp.ground.forms.house_form import HouseField, HouseForm
from webapp.ground.tables.table import SentFile

SENT, NAME = "sent", "fil"
"""The number and the name of a table that was sent before, and has taken long to read."""


class FileField(HouseField):
    """A file; None where none was chosen, which is a fault unless it is left to whoever sends the form."""

    data: FileStorage | None
    always = True

    def __init__(self, *, needed: bool = True, **rest: Any) -> None:
        super().__init__(**rest)
        self.needed = needed

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the file of this name."""
        super().process(None, data, extra_filters)
        found = request.files.get(self.name) if formdata is not None else None
        self.data = found if found is not None and found.filename else None
        self.before: SentFile | None = None
        if formdata is not None and (number := read_number(formdata.get(SENT, ""))):
            self.before = SentFile(number, clean_line(formdata.get(NAME, "")))

    def fault(self) -> str:
        """Ask for a file."""
        return "" if self.data or self.before or not self.needed else _("Välj en fil.")

    def content(self, most: int) -> bytes | SentFile:
        """Give what is in the file, and no more than one byte over the most that is taken.

        Or which one it is of those that were sent before.
        """
        if self.data is None and self.before:
            return self.before
        return self.data.stream.read(most + 1) if self.data else b""

    @property
    def stream(self) -> IO[bytes]:
        """Give the file to be read piece by piece, however large it is."""
        return self.data.stream if self.data else BytesIO()

    @property
    def file_name(self) -> str:
        """Give what the file is called where it comes from."""
        if self.data is None:
            return self.before.file_name if self.before else ""
        return clean_line(self.data.filename or "")


class FileForm(HouseForm):
    """One file."""

    file = FileField()
