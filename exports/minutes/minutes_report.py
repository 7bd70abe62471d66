"""Minutes as a document: the same words, with when they were fixed and their checksum last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from exports.minutes.minutes_text import Minutes
from exports.report.contents import Block, Chapter, Points, Report, Text
from questionnaires.language import gettext as _


@dataclass(frozen=True, slots=True)
class Fixing:
    """When a version was fixed, by whom, why it is another than the one before, and its checksum."""

    version: int
    at: datetime
    who: str
    why: str
    checksum: str
    file: str
    """What the same version is called as a text."""


def minutes_report(minutes: Minutes, fixing: Fixing) -> Report:
    """Tell fixed minutes as a document."""
    day = format(fixing.at, "%Y-%m-%d")
    fixed = _(
        "Version %(version)s, fastställd %(day)s av %(who)s", version=fixing.version, day=day, who=fixing.who
    )
    return Report(
        title=minutes.title,
        municipality="",
        lines=(*minutes.lines, fixed),
        draft=False,
        moment=fixing.at,
        cover=None,
        chapters=(*minutes.chapters, _checksum(fixing)),
        subject=_("Protokoll"),
        short=True,
    )


def _checksum(fixing: Fixing) -> Chapter:
    """Say the checksum, and how anybody takes it again."""
    blocks: list[Block] = [
        Text(fixing.checksum),
        Text(
            _(
                "SHA-256 av protokollet som text, form 1: UTF-8, varje rad avslutad med radmatning. "
                "Så räknar du om den:"
            )
        ),
        Points(recipe(fixing.file)),
    ]
    if fixing.why:
        blocks.insert(0, Text(_("Varför en ny version: %(why)s", why=fixing.why)))
    return Chapter(_("Version och kontrollsumma"), tuple(blocks))


def recipe(file: str) -> tuple[str, ...]:
    """Say step by step how the checksum is taken again, on whatever computer."""
    return (
        _("Hämta protokollet som text från sidan Protokoll: %(file)s.", file=file),
        _("Linux: sha256sum %(file)s", file=file),
        _("Mac: shasum -a 256 %(file)s", file=file),
        _("Windows (PowerShell): Get-FileHash %(file)s", file=file),
        _("Är siffrorna desamma är texten densamma, till sista tecknet."),
    )
