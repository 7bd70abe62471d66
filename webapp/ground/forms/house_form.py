"""What every form and every field of the house does: absent is never empty, faults are our own sentences."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest
from wtforms import Field
from wtforms.i18n import DummyTranslations
from wtforms.validators import StopValidation

MOST_FIELDS = 2000
_SENT = object()


class HouseField(Field):  # type: ignore[misc]  # WTForms publishes no types
    """One field. What the form does not hold stays what is kept: the form's keyword of that name, or `empty`.

    `data` is the clean value, `typed` what the page shows again. `carried` fields stand on every page that
    can have sent the form, so a form without one is refused; so is a form that holds a single field twice.
    """

    name: str
    data: Any
    object_data: Any
    raw_data: list[str] | None
    several = False
    always = False
    """Whether the field can be wrong by not being there."""
    empty: Any = ""

    def __init__(self, *, carried: bool = False, **rest: Any) -> None:
        rest.setdefault("default", self.empty)
        super().__init__(label="", **rest)
        self.carried = carried

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read what was sent, or keep what is kept."""
        found = formdata.getlist(self.name) if formdata is not None else []
        if (self.carried and not found) or (len(found) > 1 and not self.several):
            raise BadRequest
        super().process(formdata, self.default if data is None else data, extra_filters)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the values of this field; none means that the form does not hold it."""
        if valuelist:
            self.data = self.read(valuelist[0])

    def read(self, text: str) -> Any:
        """Make one clean value of what was typed."""
        return text

    def fault(self) -> str:
        """Say what is wrong with what was sent, or nothing."""
        return ""

    def pre_validate(self, form: object) -> None:  # noqa: ARG002 -- WTForms' own
        """Let what is wrong with the field itself be its only fault."""
        if (self.sent or self.always) and (wrong := self.fault()):
            raise StopValidation(wrong)

    @property
    def sent(self) -> bool:
        """Tell whether the form held this field."""
        return bool(self.raw_data)

    @property
    def typed(self) -> Any:
        """Give what the page shows in the field: what was typed, cleaned."""
        return self.data


class HouseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF publishes no types
    """A form as a browser sent it. Its data are clean values; its faults are sentences, by the field's name.

    The token is checked for every post before a view runs (people/sign_in), so no form checks it again.
    `prefix` and `of` tell apart the same form of many things on a page: `3.2:text`, and `role-17`.
    """

    class Meta:
        """How the form meets Flask and WTForms."""

        csrf = False

        def wrap_formdata(self, _form: object, formdata: Any) -> Any:
            """Read the posted fields and nothing else; Flask-WTF reads JSON too, and no field as no form."""
            return request.form if formdata is _SENT else formdata

        def get_translations(self, _form: object) -> DummyTranslations:
            """Keep WTForms' own sentences out: every sentence is the house's."""
            return DummyTranslations()

        def bind_field(self, form: HouseForm, unbound: Any, options: dict[str, Any]) -> Field:
            """Name a field after what the form is of."""
            return unbound.bind(form=form, **options | {"name": f"{options['name']}{form.of}"})

    def __init__(
        self,
        formdata: Any = _SENT,
        *,
        prefix: str = "",
        of: object = "",
        **kept: Any,
    ) -> None:
        self.of = f"-{of}" if of != "" else ""
        self.sent: MultiDict[str, str] = request.form if formdata is _SENT else formdata
        if len(self.sent) > MOST_FIELDS:
            raise BadRequest
        super().__init__(formdata, prefix=prefix, data=kept)

    @cached_property
    def faults(self) -> dict[str, str]:
        """Say what is wrong, by the names that the fields have on the page."""
        self.validate()
        return {field.name: field.errors[0] for field in self if field.errors}

    @property
    def typed(self) -> dict[str, Any]:
        """Give what was typed, by field, so that nothing is lost when the page is shown again."""
        return {name: field.typed for name, field in self._fields.items()}
