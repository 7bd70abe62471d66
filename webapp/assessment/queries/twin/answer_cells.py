"""An answer as the cells of a row, and the cells of a row as an answer: the same rules as a form."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from questionnaires.edition import Description, Edition, Part, Question
from questionnaires.municipalities.swedish import spelled
from webapp.assessment.content import (
    ANSWER_LIMIT,
    DESCRIPTION_LIMIT,
    LINKS_LIMIT,
    NOTE_LIMIT,
    REASON_LIMIT,
    URL_LIMIT,
    Link,
    Said,
)
from webapp.ground.fields import clean_line, clean_link, clean_text
from webapp.ground.fields.addresses import check_url
from webapp.ground.forms.text_fields import too_long
from webapp.ground.tables.twin.merge import UnreadCellError

LEVEL = "level:"
TEXT, LINKS, OUT, REASON = "text", "links", "not_applicable", "reason"
YES = "Ja"
NO = "Nej"
_YES = {"ja", "j", "x", "yes", "y", "true", "sant", "1", "stammer", "ejtillamplig"}
_NO = {"nej", "n", "no", "false", "falskt", "0"}
_SHOWN = 60


def keys_of(asked: Question | Description) -> tuple[str, ...]:
    """Name the cells that a row has: as many as can be said of it."""
    if isinstance(asked, Description):
        return (TEXT,)
    return (*(f"{LEVEL}{part.id}" for part in asked.kind.parts), TEXT, LINKS, OUT, REASON)


def labels_of(edition: Edition) -> dict[str, str]:
    """Name all the cells that can be filled in, as their columns are headed."""
    parts = {part.id: part for one in edition.questions.values() for part in one.kind.parts}
    return {
        **{f"{LEVEL}{part.id}": str(part.name) for part in parts.values()},
        TEXT: _("Svar"),
        LINKS: _("Underlag"),
        OUT: _("Ej tillämplig"),
        REASON: _("Varför ej tillämplig"),
    }


def cells_of(asked: Question | Description, said: Said) -> dict[str, str]:
    """Write an answer as the cells of its row."""
    if isinstance(asked, Description):
        return {TEXT: said.text}
    return {
        **{f"{LEVEL}{part.id}": level_name(part, said.levels.get(part.id, "")) for part in asked.kind.parts},
        TEXT: said.text,
        LINKS: "\n".join(f"{one.url} {one.note}".strip() for one in said.evidence),
        OUT: YES if said.not_applicable else "",
        REASON: said.reason,
    }


def level_name(part: Part, level_id: str) -> str:
    """Name a level as it can be chosen; nothing where none is."""
    level = part.level(level_id)
    return str(level.name) if level else ""


def said_of(asked: Question | Description, cells: Mapping[str, str]) -> Said:
    """Read the cells of a row, written as `cells_of` writes them, as an answer."""
    if isinstance(asked, Description):
        return Said(text=cells.get(TEXT, ""))
    levels = {part.id: _level_id(part, cells.get(f"{LEVEL}{part.id}", "")) for part in asked.kind.parts}
    return Said(
        {part: level for part, level in levels.items() if level},
        cells.get(TEXT, ""),
        tuple(_link(line) for line in cells.get(LINKS, "").split("\n") if line),
        cells.get(OUT) == YES,
        cells.get(REASON, ""),
    )


def read_cell(asked: Question | Description, key: str, text: str) -> str:
    """Read what somebody has filled in, as `cells_of` would write it. Raises UnreadCellError."""
    if key.startswith(LEVEL) and isinstance(asked, Question):
        return read_level(asked, key.removeprefix(LEVEL), text)
    if key == OUT:
        return read_yes_or_no(text)
    if key == LINKS:
        return _links(text)
    cleaned = clean_text(text)
    limit = DESCRIPTION_LIMIT if isinstance(asked, Description) else ANSWER_LIMIT
    if fault := too_long(cleaned, REASON_LIMIT if key == REASON else limit):
        raise UnreadCellError(fault)
    return cleaned


def read_level(asked: Question, part_id: str, text: str) -> str:
    """Find the level that is meant, however it is written; the name of it."""
    part = next((one for one in asked.kind.parts if one.id == part_id), None)
    if part is None:
        raise UnreadCellError(_("Det här väljs inte på den här frågan. Töm cellen."))
    meant = spelled(text)
    for level in part.levels:
        if meant in {spelled(str(level.name)), spelled(level.id)}:
            return str(level.name)
    if {one.id for one in part.levels} == {"ja", "nej"} and meant in _YES | _NO:
        return level_name(part, "ja" if meant in _YES else "nej")
    raise UnreadCellError(
        _(
            "”%(what)s” går inte att välja. Välj i listan: %(names)s.",
            what=text[:_SHOWN],
            names=", ".join(str(one.name) for one in part.levels),
        )
    )


def _level_id(part: Part, name: str) -> str:
    return next((one.id for one in part.levels if name == str(one.name)), "")


def read_yes_or_no(text: str) -> str:
    """Read whether a question does not apply, however that is written."""
    meant = spelled(text)
    if meant in _YES:
        return YES
    if meant in _NO:
        return ""
    raise UnreadCellError(_("”%(what)s” går inte att läsa. Välj Ja eller Nej i listan.", what=text[:_SHOWN]))


def _links(text: str) -> str:
    """Read a link a line: the address first, then what it shows."""
    links = [_link(line) for line in clean_text(text).split("\n") if line.strip()]
    if len(links) > LINKS_LIMIT:
        raise UnreadCellError(
            _("Högst %(most)s länkar får plats, en på varje rad i cellen. Ta bort någon.", most=LINKS_LIMIT)
        )
    for link in links:
        if fault := check_url(link.url):
            raise UnreadCellError(_("”%(what)s”: %(fault)s", what=link.url[:_SHOWN], fault=fault))
        if len(link.url) > URL_LIMIT or len(link.note) > NOTE_LIMIT:
            raise UnreadCellError(
                _(
                    "För långt. Korta adressen till högst %(address)s tecken och anteckningen till %(note)s.",
                    address=URL_LIMIT,
                    note=NOTE_LIMIT,
                )
            )
    return "\n".join(f"{one.url} {one.note}".strip() for one in links)


def _link(line: str) -> Link:
    address, _space, note = clean_line(line).partition(" ")
    return Link(clean_link(address), clean_line(note))
