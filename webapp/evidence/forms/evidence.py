"""What is sent about evidence: a file or a link with a title, and where to read in it."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.evidence.word_limits import PAGE_LIMIT, TITLE_LIMIT, URL_LIMIT
from webapp.ground.forms import FileField, HouseForm, LineField, LinkField, NumbersField


class EvidenceFileForm(HouseForm):
    """A file, what it is to be called, and where to read in it."""

    file = FileField()
    title = LineField(limit=TITLE_LIMIT)
    page = LineField(limit=PAGE_LIMIT)


class EvidenceLinkForm(HouseForm):
    """A link, what it is to be called, and where to read behind it."""

    url = LinkField(limit=URL_LIMIT)
    link_title = LineField(limit=TITLE_LIMIT)
    link_page = LineField(limit=PAGE_LIMIT)


class TitleForm(HouseForm):
    """Another title."""

    title = LineField(limit=TITLE_LIMIT, carried=True)


class ChosenForm(HouseForm):
    """What is chosen of the register, each with where to read in it."""

    evidence = NumbersField()

    def chosen(self) -> tuple[dict[int, str], dict[str, str]]:
        """Give the page by evidence, and what is wrong, by the names that the fields have on the page."""
        found = {which: PageForm(of=which, page="") for which in self.evidence.data}
        faults = {name: text for one in found.values() for name, text in one.faults.items()}
        if not found:
            faults = {"valj": _("Välj minst ett underlag.")}
        return {which: one.page.data for which, one in found.items()}, faults


class PageForm(HouseForm):
    """Where in the evidence to read."""

    page = LineField(limit=PAGE_LIMIT, carried=True)
