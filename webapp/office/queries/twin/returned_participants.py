"""A table of participants that was taken home, brought together with what has been changed here meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from flask_babel import gettext as _

from questionnaires.municipalities.names import Names, with_others
from webapp.ground.fields.addresses import kept_email
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.tables.headings import parted
from webapp.ground.tables.reader import UnreadableTableError
from webapp.ground.tables.receipt import Choice, Question
from webapp.ground.tables.table import Cells, Table
from webapp.ground.tables.twin.found_rows import ERASE
from webapp.ground.tables.twin.identity import Identity, identity_of
from webapp.ground.tables.twin.three_ways import CONFLICT, KEEP, THEIRS, compared
from webapp.office.queries.participant_table import columns, words
from webapp.office.queries.twin.participant_twin import EMAIL, NAME, PARTICIPANTS

CONFLICTS = "krock-"
"""How the names begin of the questions about what both have changed."""


def of_round(table: Table, round_id: int, ours: str) -> Table:
    """Take a file that was taken home from this round, without the sheets that tell how it is filled in.

    Any other table is taken as it is. Raises UnreadableTableError for one taken home from somewhere else.
    """
    if not table.facts.mark:
        return table
    about = identity_of(table)
    if (about.kind, about.about) != (PARTICIPANTS, round_id):
        raise UnreadableTableError(
            _(
                "Filen gäller %(theirs)s. Här läses deltagare i %(ours)s. Välj den fil som hämtades här.",
                theirs=about.in_words(),
                ours=ours,
            )
        )
    others = tuple(one for one in table.facts.others if one not in about.sheets)
    also = tuple(one for one in table.also if one.sheet not in about.sheets)
    return replace(table, facts=replace(table.facts, others=others), also=also)


@dataclass(slots=True)
class _Merge:
    """What was taken home beside what is here: what the table says then, and what only a person can say."""

    about: Identity
    names: Names
    here: Mapping[str, tuple[str, str]]
    said: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)

    def row(self, row: Cells, places: Mapping[str, int]) -> Cells:
        """Give a row as it is to be read: what the file leaves as it was is what is here now."""
        place = self.names.find(_text(row, places["municipality"])) or ""
        base, here = self.about.rows.get(place), self.here.get(place)
        if base is None or here is None:
            return row
        cells = [*row.cells, *[""] * (max(places.values()) + 1 - len(row.cells))]
        for key, now in zip((NAME, EMAIL), here, strict=True):
            text = cells[places[key]]
            given = (kept_email(text) or text) if key == EMAIL else text
            cells[places[key]] = self._cell(place, key, (base.cells[key], now, given))
        return replace(row, cells=tuple(cells))

    def _cell(self, place: str, key: str, three: tuple[str, str, str]) -> str:
        base, now, given = three
        if given.casefold() == ERASE:
            return ""
        if given in ("", base):
            return now
        if compared(base, now, given) != CONFLICT:
            return given
        question = _question(place, key, three).answered(self.said)
        self.questions.append(question)
        return given if question.chosen == THEIRS else now


def merged(
    table: Table, here: Mapping[str, tuple[str, str]], others: Iterable[str], said: Mapping[str, str]
) -> tuple[Table, list[Question]]:
    """Bring a table that was taken home together with who takes part now; any other is left as it is."""
    if not table.facts.mark or not table.rows:
        return table, []
    _above, head, _rows = parted(table.rows, words())
    places, _ignored, faults = columns(head)
    if faults or "first_name" in places:
        return table, []
    merge = _Merge(identity_of(table), with_others([*others, *here]), here, said)
    rows = tuple(one if one.row <= head.row else merge.row(one, places) for one in table.rows)
    return replace(table, rows=rows), merge.questions


def _text(row: Cells, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _question(place: str, key: str, three: tuple[str, str, str]) -> Question:
    """Ask which of two changes holds; where another has been made since, it is another question."""
    base, now, given = three
    what = _("kontaktperson") if key == NAME else _("e-post")
    text = _(
        "Ändrat både här och i filen sedan den hämtades. Då: %(base)s. Här nu: %(now)s. I filen: %(given)s.",
        base=base or _("inget"),
        now=now or _("inget"),
        given=given,
    )
    choices = Choice(KEEP, _("Behåll det som står här")), Choice(THEIRS, _("Ta filens"))
    name = f"{CONFLICTS}{fingerprint([place, key, *three])[:16]}"
    return Question(name, _("%(place)s, %(what)s", place=place, what=what), text, choices, KEEP)
