"""What a workbook taken home is about, on a sheet of its own: sealed, so that a change of it is seen."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import re
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any

from flask_babel import gettext as _

from webapp.ground import context
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.table import Table

log = logging.getLogger(__name__)
MARK = "Kompassrosens märke"
"""What the sheet begins with, in every file that has been taken home."""
_PIECE = 8_000
_LINE = re.compile(r"([0-9]{4}):([A-Za-z0-9+/]+)")
_SEAL = re.compile(r"sigill:([0-9a-f]{64})")


class BrokenSealError(ValueError):
    """What the file is about cannot be trusted; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Base:
    """A row as it was when it was taken home: its version, and the text of each cell to fill in."""

    version: int
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file is about, which columns it has and what stood in it when it was taken home."""

    kind: str
    about: int
    """The number of what it belongs to."""
    place: str
    name: str
    edition: str
    digest: str
    round_key: str
    taken_at: str
    sheets: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    """The heading of each column, by its key."""
    rows: dict[str, Base] = field(default_factory=dict)

    def in_words(self) -> str:
        """Say what the file is about."""
        award_round = _("omgång %(key)s", key=self.round_key) if self.round_key else ""
        return ", ".join(filter(None, (self.place, self.name, self.edition, award_round)))


def tell_stranger(about: Identity, place: str, person_id: int) -> None:
    """Tell the operator when somebody brings another municipality's file: somebody has it who should not."""
    if about.place != place:
        told = {"kind": about.kind, "about": about.about, "person": person_id}
        log.warning("returned_file.of_another_municipality", extra=told)


def sealed(about: Identity) -> list[str]:
    """Write what a file is about as the lines of its sheet, with a seal that only this service can make."""
    packed = base64.b64encode(zlib.compress(json.dumps(asdict(about), ensure_ascii=False).encode(), 9))
    text = packed.decode().rstrip("=")
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    return [
        MARK,
        _("Bladet säger vad filen gäller och vad som stod i den när den hämtades. Ändra inget här."),
        about.in_words(),
        *(f"{number:04}:{piece}" for number, piece in enumerate(pieces)),
        f"sigill:{_seal(text)}",
    ]


def identity_of(table: Table) -> Identity:
    """Read what a file is about. Raises UnreadableTableError where that cannot be trusted."""
    try:
        return unsealed(table.facts.mark)
    except BrokenSealError as error:
        raise UnreadableTableError(str(error)) from error


def unsealed(lines: tuple[str, ...]) -> Identity:
    """Read what a file is about. Raises BrokenSealError where that is not there or has been changed."""
    if not lines:
        raise BrokenSealError(
            _(
                "Filen säger inte vad den gäller: det dolda bladet saknas. Hämta en ny fil här, kopiera dit "
                "det ni har fyllt i och lämna tillbaka den."
            )
        )
    pieces = sorted(found.groups() for line in lines if (found := _LINE.fullmatch(line.strip())))
    text = "".join(piece for _number, piece in pieces)
    seals = [found[1] for line in lines if (found := _SEAL.fullmatch(line.strip()))]
    if not any(hmac.compare_digest(one, _seal(text)) for one in seals):
        raise BrokenSealError(
            _(
                "Det dolda bladet i filen är ändrat, så det går inte att säga vad filen gäller. Hämta en ny "
                "fil här, kopiera dit det ni har fyllt i och lämna tillbaka den."
            )
        )
    return _identity(json.loads(zlib.decompress(base64.b64decode(text + "=" * (-len(text) % 4)))))


def _identity(data: dict[str, Any]) -> Identity:
    rows = {ref: Base(**base) for ref, base in data.pop("rows").items()}
    return Identity(**data | {"sheets": tuple(data["sheets"]), "rows": rows})


def _seal(text: str) -> str:
    return context.fingerprint("twin", text)
