"""Fields of words: texts, lines, addresses, choices, boxes, and the marks that a page sends along."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _

from webapp.ground.fields import clean_line, clean_link, clean_text, length
from webapp.ground.fields.absence import seen_of
from webapp.ground.fields.addresses import check_url, kept_email
from webapp.ground.forms.house_form import HouseField

KEY_LIMIT = 40


def too_long(text: str, limit: int) -> str:
    """Say by how much a text is too long, or nothing."""
    over = length(text) - limit
    if over <= 0:
        return ""
    most = f"{limit:,}".replace(",", "\u00a0")
    return _(
        "Texten är %(over)s tecken för lång. Korta den till högst %(most)s tecken.", over=over, most=most
    )


class RawField(HouseField):
    """What a page itself puts into the form, or a password: kept sign by sign."""

    data: str


class TextField(HouseField):
    """A text of several lines, cleaned; with a limit where the field has one."""

    data: str

    def __init__(self, *, limit: int = 0, **rest: Any) -> None:
        super().__init__(**rest)
        self.limit = limit

    def read(self, text: str) -> str:
        """Clean the text by the one rule."""
        return clean_text(text)

    def fault(self) -> str:
        """Say by how much the text is too long."""
        return too_long(self.data, self.limit) if self.limit else ""


class LineField(TextField):
    """A text of one line."""

    def read(self, text: str) -> str:
        """Clean the line by the one rule."""
        return clean_line(text)


class EmailField(LineField):
    """An e-mail address; one that no letter could go to stays as it was typed."""

    always = True

    def read(self, text: str) -> str:
        """Write the address as it is kept."""
        line = clean_line(text)
        return kept_email(line) or line

    def fault(self) -> str:
        """Say how an address looks."""
        if kept_email(self.data):
            return ""
        return _("E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.")


class LinkField(LineField):
    """The address of a page, with the beginning that nobody writes."""

    def read(self, text: str) -> str:
        """Clean the address by the one rule."""
        return clean_link(text)

    def fault(self) -> str:
        """Say what is wrong with the address."""
        return super().fault() or check_url(self.data)


class ChoiceField(HouseField):
    """One of some known words; `told` is the sentence for what is none of them."""

    data: str
    always = True

    def __init__(self, known: Collection[str] = (), told: object = "", **rest: Any) -> None:
        super().__init__(**rest)
        self.known, self.told = known, told

    def fault(self) -> str:
        """Say that something must be chosen."""
        return str(self.told) if self.told and self.data not in self.known else ""


class WordsField(HouseField):
    """All that is chosen where several things can be."""

    data: list[str]
    several = True
    empty = ()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take every value; none may be chosen."""
        self.data = list(valuelist)


class TickField(HouseField):
    """A box. One left empty is sent as nothing, so `<name>-shown` says that it was there; else it is kept."""

    data: bool
    empty = False

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read the box, and whether the page showed it."""
        super().process(formdata, data, extra_filters)
        if formdata is not None and (self.name in formdata or f"{self.name}-shown" in formdata):
            self.data = self.name in formdata


class SeenField(HouseField):
    """The fingerprint of what the page showed in some of its form's fields."""

    data: str

    def __init__(self, *names: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.names = names

    @property
    def untouched(self) -> bool:
        """Tell whether the fields were left as shown: then nobody's newer words are in question."""
        return self.data == seen_of(*(self._form[name].data for name in self.names))


class KeyField(LineField):
    """The key that makes a repeated post harmless."""

    def read(self, text: str) -> str:
        """Take as much as a key can be long."""
        return clean_line(text)[:KEY_LIMIT]
