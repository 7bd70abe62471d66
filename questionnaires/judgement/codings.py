"""A coding (kodning): what a printed report says, put into the levels of an edition by one reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from questionnaires.marks import MarksError, marks_from_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from questionnaires.edition import Edition
    from questionnaires.marks import Marks

_TEXTS = ("edition", "municipality", "source", "coder")


class Coding(NamedTuple):
    """One report in the levels of one edition: of whom, when, from what, by whom."""

    edition: Edition
    municipality: str
    year: int
    source: str
    coder: str
    marks: Marks

    @property
    def printed_edition(self) -> str:
        """Name the edition as printed tables do: by its year."""
        return self.edition.id.partition("/")[2].partition("-")[0]


def coding_from_data(data: object, editions: Mapping[str, Edition]) -> Coding:
    """Read a coding. Raises MarksError with every fault at once."""
    if not isinstance(data, dict):
        raise MarksError(["Filen ska innehålla ett JSON-objekt med edition, municipality, year och marks."])
    said: dict[str, Any] = data
    faults = [f"{key} saknas. Skriv en text." for key in _TEXTS if not isinstance(said.get(key), str)]
    if type(said.get("year")) is not int:
        faults.append("year saknas. Skriv utvärderingens år med fyra siffror.")
    edition = editions.get(str(said.get("edition")))
    if edition is None or edition.detail != "question":
        faults.append(f"edition är {said.get('edition')}. Skriv en utgåva som är känd till frågorna.")
    if faults or edition is None:
        raise MarksError(faults)
    marks = marks_from_data(edition, said.get("marks"))
    return Coding(edition, said["municipality"], said["year"], said["source"], said["coder"], marks)
