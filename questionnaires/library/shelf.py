"""Every edition there is, and everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from questionnaires.bridge import Bridge
from questionnaires.check import sentences
from questionnaires.check.bridges import RawBridge, check_bridge, check_bridge_sources
from questionnaires.check.digest import check_fixed
from questionnaires.check.findings import Finding, Sentence, found
from questionnaires.check.forms import FIXED, SOURCES
from questionnaires.check.raw import Data, RawEdition, is_edition_file, text
from questionnaires.check.rules import RULES, Known
from questionnaires.check.shapes import Named
from questionnaires.edition import Edition, Source
from questionnaires.library.assembly import build_edition, build_source
from questionnaires.library.bridge_files import FOLDER, Ends, build_bridge, ends_of
from questionnaires.library.files import EDITION_NAME, UnreadableError, parse, read_text
from questionnaires.library.lines import line_of, lines_of

_NAME = re.compile(EDITION_NAME)


@dataclass(frozen=True)
class Shelf:
    """The editions that could be read without fault, and every finding about all of them."""

    editions: dict[str, Edition]
    findings: tuple[Finding, ...]
    statuses: dict[str, str]
    """Edition id to status, also of faulty editions; empty where the status could not be read."""
    sources: dict[str, Source] = field(default_factory=dict)
    bridges: dict[Ends, Bridge] = field(default_factory=dict)

    def faults_of(self, edition_id: str) -> tuple[Finding, ...]:
        """List the faults of one edition; the empty id asks for those outside all editions."""
        return tuple(f for f in self.findings if f.edition == edition_id and f.severity == "fault")


def read_shelf(folder: Path = Path(__file__).parent.parent) -> Shelf:
    """Read every edition in a folder, and find every fault at once."""
    return _Reader(folder).shelf()


class _Reader:
    """Reads one shelf, and remembers the texts so that findings can be given their lines."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.findings: list[Finding] = []

    def shelf(self) -> Shelf:
        """Read the sources, what is fixed, and every edition."""
        sources = self._named("sources.toml", Named(SOURCES, "[orebro-2012]"))
        fixed = self._named("published.toml", Named(FIXED, '["kommunkompassen/2012"]', ids=False))
        folders = {f"{f.parent.name}/{f.name}": f for bank in self._banks() for f in self._editions_in(bank)}
        known = Known(frozenset(sources), frozenset(folders))
        raws = [self._raw(edition_id, folder) for edition_id, folder in sorted(folders.items())]
        editions = {raw.id: edition for raw in raws if (edition := self._edition(raw, known, fixed))}
        bridges = {
            ends: bridge
            for path, ends in self._bridge_files()
            if (bridge := self._bridge(path, ends, editions, known))
        }
        return Shelf(
            editions,
            tuple(self._placed(finding) for finding in self.findings),
            {raw.id: text(raw.head.get("status")) for raw in raws},
            {key: build_source(key, said) for key, said in sources.items() if isinstance(said, dict)}
            if not any(f.file.endswith("/sources.toml") for f in self.findings)
            else {},
            bridges,
        )

    def _named(self, name: str, shape: Named) -> Data:
        """Read one of the shelf's own files; one that is absent is an empty one."""
        if not (self.folder / name).is_file():
            return {}
        data = self._read("", self.folder / name) or {}
        file = self._file(self.folder / name)
        self.findings += [found("", file, *slip) for slip in shape.slips(data, "")] if data else []
        return data

    def _banks(self) -> Iterator[Path]:
        """Find the folders that hold editions."""
        for bank in sorted(self.folder.iterdir() if self.folder.is_dir() else ()):
            if bank.is_dir() and any(
                child.is_dir() and _NAME.fullmatch(child.name) for child in bank.iterdir()
            ):
                yield bank

    def _editions_in(self, bank: Path) -> Iterator[Path]:
        """Find a bank's editions; what else lies there is a finding."""
        for child in _seen_in(bank):
            if child.is_dir() and child.name == FOLDER:
                continue
            if not child.is_dir():
                self._tell("", child, sentences.STRAY_FILE)
                continue
            if not _NAME.fullmatch(child.name):
                edition_id = f"{bank.name}/{child.name}"
                self._tell(
                    edition_id, child / "edition.toml", sentences.FOLDER_IS_NO_YEAR.about(name=child.name)
                )
            yield child

    def _raw(self, edition_id: str, folder: Path) -> RawEdition:
        """Read all files of an edition that belong there and can be read."""
        files: dict[str, Data] = {}
        unreadable = set()
        for path in self._files_in(edition_id, folder):
            name = path.relative_to(folder).as_posix()
            data = self._read(edition_id, path)
            if data is None:
                unreadable.add(name)
            else:
                files[name] = data
        return RawEdition(edition_id, self._file(folder), files, frozenset(unreadable))

    def _files_in(self, edition_id: str, folder: Path) -> Iterator[Path]:
        """Walk through an edition's files; what does not belong there is a finding."""
        for path in (p for child in _seen_in(folder) for p in (child, *_seen_in(child))):
            name = path.relative_to(folder).as_posix()
            if path.is_dir() and ("/" in name or not name.isdigit()):
                self._tell(edition_id, path, sentences.STRAY_FOLDER)
            elif path.is_file() and is_edition_file(name):
                yield path
            elif path.is_file():
                self._tell(edition_id, path, sentences.STRAY_FILE)

    def _edition(self, raw: RawEdition, known: Known, fixed: Data) -> Edition | None:
        """Check an edition by every rule, and build it if none of them found a fault."""
        found_here = [finding for rule in RULES for finding in rule(raw, known)]
        faults = [finding for finding in found_here if finding.severity == "fault"]
        remarks = [finding for finding in found_here if finding.severity != "fault"]
        self.findings += faults
        if remarks:
            self.findings.append(_in_one(remarks))
        if any(f.edition == raw.id and f.severity == "fault" for f in self.findings):
            return None
        edition = build_edition(raw)
        moved = list(check_fixed(edition, fixed, raw.folder))
        self.findings += moved
        return None if moved else edition

    def _bridge_files(self) -> Iterator[tuple[Path, Ends]]:
        """Find the files of all bridges; what else lies beside them is a finding."""
        for path in (path for bank in self._banks() for path in _seen_in(bank / FOLDER)):
            ends = ends_of(path.parent.parent.name, path.name)
            if ends:
                yield path, ends
            else:
                self._tell("", path, sentences.STRAY_BRIDGE)

    def _bridge(self, path: Path, ends: Ends, editions: dict[str, Edition], known: Known) -> Bridge | None:
        """Check a bridge and build it, unless it or one of its editions has faults."""
        for edition_id in ends:
            if edition_id not in known.editions:
                self._tell("", path, sentences.UNKNOWN_EDITION.about(edition=edition_id))
        data = self._read("", path)
        old, new = (editions.get(edition_id) for edition_id in ends)
        if data is None or old is None or new is None:
            return None
        raw = RawBridge(self._file(path), data, old, new)
        slips = [*check_bridge(raw), *check_bridge_sources(raw, known.sources)]
        self.findings += slips
        return None if any(f.severity == "fault" for f in slips) else build_bridge(raw)

    def _read(self, edition_id: str, path: Path) -> Data | None:
        """Read a file, or tell why it cannot be read."""
        try:
            toml = read_text(path)
            data = parse(toml)
        except UnreadableError as error:
            self._tell(edition_id, path, error.sentence, error.line)
            return None
        self.texts[self._file(path)] = toml
        return data

    def _tell(self, edition_id: str, path: Path, sentence: Sentence, line: int = 1) -> None:
        self.findings.append(replace(found(edition_id, self._file(path), "", sentence), line=line))

    def _file(self, path: Path) -> str:
        return path.relative_to(self.folder.parent).as_posix()

    def _placed(self, finding: Finding) -> Finding:
        """Look up the line of a finding that has none yet."""
        if finding.line:
            return finding
        return replace(finding, line=line_of(lines_of(self.texts.get(finding.file, "")), finding.path))


def _in_one(remarks: list[Finding]) -> Finding:
    """Tell once for a whole edition where English is missing."""
    if len(remarks) == 1:
        return remarks[0]
    what, remedy, _severity = sentences.ENGLISH_MISSING_AT.about(places=len(remarks))
    return replace(remarks[0], what=what, remedy=remedy)


def _seen_in(folder: Path) -> list[Path]:
    """List what a folder holds; hidden files are left alone, since editors and file managers leave them."""
    children = folder.iterdir() if folder.is_dir() else ()
    return sorted(child for child in children if not child.name.startswith("."))
