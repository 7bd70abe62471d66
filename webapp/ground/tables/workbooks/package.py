"""What is looked at in a workbook before anything of it is built: its packing, and every XML part once."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate

from webapp.ground.tables.foreign_files import check_kind
from webapp.ground.tables.table import MOST_COLUMNS, Most, NoTableError

MOST_PARTS, MOST_UNPACKED, MOST_SWELL, SMALL = 300, 30_000_000, 100, 100_000
"""How many parts, how large together, and how many times its packed size a part that is not small may be."""
MOST_DEPTH, MOST_TOKEN, MOST_BUILT = 60, 100_000, 20_000
"""How deep elements may stand, how long a tag may be, and how many elements a part that is built may have."""
STRICT = b"http://purl.oclc.org/ooxml/"
_UNREAD = (
    *("comments", "threadedcomments", "externallinks", "connections", "querytables"),
    *("pivotcache", "embeddings"),
)
_STREAMED = {"worksheet", "sst"}
_MACROS = ("vbaproject", "activex", "macrosheets")
_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_HAS_VALUE = {"v", "is", "f"}
_YES = ("1", "true")
_END, _LENGTH_OF_END = b"PK\x05\x06", 22
"""How the last record of a package begins, and how long it is without its comment."""
_BLANK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


@dataclass(slots=True)
class Extent:
    """How far a sheet reaches where anything stands in it; formatted empty cells reach nowhere."""

    last_row: int = 0
    last_column: int = 0
    rows: int = 0
    cells: int = 0
    """As many as are built when the rows are filled out to their last cell."""
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    with_formula: int = 0
    """How many cells are formulas."""
    formulas: set[tuple[int, int]] = field(default_factory=set)
    """Where a formula stands whose value is not there to be read; row and column, from 1."""
    counted: set[tuple[int, int]] = field(default_factory=set)
    """Where a formula stands whose value is there to be read."""
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """What has been looked through: how far each sheet reaches, by its part; what is there besides."""

    extents: dict[str, Extent]
    left: tuple[str, ...]
    strict: bool


def look_through(content: bytes, most: Most) -> Package:
    """Refuse what would swell, what declares entities of its own and what is built to be slow."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _check_parts(parts)
            _check_end(content, packed.comment)
            left, strict = _left(parts), _has_one_book(packed)
            budget = most.elements
            found = {}
            for part in parts:
                data = packed.read(part)
                if data[:100].lstrip(_BLANK).startswith(b"<"):
                    scan = _Scan(budget)
                    scan.read(data)
                    found[part.filename] = scan.extent
                    budget -= scan.elements
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NoTableError("no_book") from error
    return Package(found, left, strict)


def _left(parts: list[zipfile.ZipInfo]) -> tuple[str, ...]:
    """Name what the workbook holds that nobody reads."""
    names = [part.filename.casefold() for part in parts]
    return tuple(word for word in _UNREAD if any(f"/{word}" in name for name in names))


def _has_one_book(packed: zipfile.ZipFile) -> bool:
    """Refuse two workbooks in one; tell whether the one there is is written in the strict form."""
    names = packed.namelist()
    if "[Content_Types].xml" in names and packed.read("[Content_Types].xml").count(b".main+xml") > 1:
        raise NoTableError("no_book")
    return "xl/workbook.xml" in names and STRICT in packed.read("xl/workbook.xml")[:5000]


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    check_kind({part.filename for part in parts})
    names = {part.filename.casefold() for part in parts}
    strange = any(".." in part.filename or part.flag_bits & 1 for part in parts)
    if len(parts) > MOST_PARTS or len(names) < len(parts) or strange:
        raise NoTableError("no_book")
    if any(word in name for name in names for word in _MACROS):
        raise NoTableError("macros")
    swells = any(p.file_size > SMALL and p.file_size > MOST_SWELL * p.compress_size for p in parts)
    if swells or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NoTableError("swells")


def _check_end(content: bytes, comment: bytes) -> None:
    """Refuse what goes on after its end: two programs would read two different files."""
    if content.rfind(_END) + _LENGTH_OF_END + len(comment) != len(content):
        raise NoTableError("no_book")


class _Scan:
    """One part read from end to end, element by element, and nothing of it kept but how far it reaches."""

    def __init__(self, budget: int) -> None:
        self.extent = Extent()
        self.elements, self.budget = 0, budget
        self.depth = self.row = self.column = 0
        self.width = 0
        self.hidden = self.has_text = self.says = False
        self.formula: tuple[int, int] | None = None

    def read(self, data: bytes) -> None:
        """Read a part; raises NoTableError where it is anything but plain elements."""
        parser = ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.CommentHandler = self._check_token
        parser.ProcessingInstructionHandler = self._check_token
        try:
            parser.Parse(data, True)  # noqa: FBT003 -- it takes no keywords
        except ExpatError as error:
            raise NoTableError("no_book") from error
        self._close_row()

    @staticmethod
    def _refuse(*_about: object) -> None:
        raise NoTableError("no_book")

    def _check_token(self, *words: str) -> None:
        if sum(len(word) for word in words) > MOST_TOKEN:
            self._refuse()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.elements > self.budget:
            raise NoTableError("swells")
        if self.depth > MOST_DEPTH:
            self._refuse()
        kind = name.rpartition(":")[2]
        if self.elements == 1 and kind not in _STREAMED:
            self.budget = min(self.budget, MOST_BUILT)
        if attributes:
            self._check_token(*attributes.values())
        self.says = kind in ("v", "t")
        if kind == "row":
            self._begin_row(attributes)
        elif kind == "c":
            self._begin_cell(attributes)
        elif kind in _HAS_VALUE:
            self._begin_value(kind)
        elif kind == "col":
            self._begin_column(attributes)
        elif kind == "autoFilter":
            self.extent.filtered = True

    def _begin_value(self, kind: str) -> None:
        self.width = max(self.width, self.column)
        if kind == "f":
            self.formula = (self.row, self.column)
            self.extent.with_formula += 1

    def _text(self, _text: str) -> None:
        if self.says:
            self.has_text = True

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.says = False
        if self.formula and name.rpartition(":")[2] == "c":
            (self.extent.counted if self.has_text else self.extent.formulas).add(self.formula)
            self.formula = None

    def _begin_column(self, attributes: dict[str, str]) -> None:
        """Note the columns that are hidden, or have no width."""
        said = attributes.get("min", ""), attributes.get("max", "")
        if not all(one.isascii() and one.isdigit() and len(one) < 6 for one in said):  # noqa: PLR2004
            return
        if attributes.get("hidden") in _YES or attributes.get("width") in ("0", "0.0"):
            last = min(int(said[1]), MOST_COLUMNS)
            self.extent.hidden_columns.update(range(int(said[0]), last + 1))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._close_row()
        number = attributes.get("r", str(self.row + 1))
        place = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0  # noqa: PLR2004
        self.extent.in_order &= place > self.row
        self.row, self.column, self.width = place, 0, 0
        self.hidden = attributes.get("hidden") in _YES or attributes.get("ht") in ("0", "0.0")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place, column = attributes.get("r"), self.column + 1
        self.has_text = attributes.get("t") == "str"  # a formula whose value is a text, maybe an empty one
        if place is not None:
            found = _PLACE.fullmatch(place)
            column = _number(found[1]) if found else 0
            self.extent.in_order &= found is not None and int(found[2]) == self.row and column > self.column
        self.column = column

    def _close_row(self) -> None:
        if self.width:
            extent = self.extent
            extent.rows += 1
            extent.cells += self.width
            extent.last_row, extent.last_column = self.row, max(extent.last_column, self.width)
            if self.hidden:
                extent.hidden.add(self.row)
        self.width = 0


def _number(letters: str) -> int:
    """Tell which column it is that has these letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
