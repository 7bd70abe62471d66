"""Files into plain values, or a finding that says why not."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from questionnaires.check import sentences
from questionnaires.check.findings import Sentence
from questionnaires.check.raw import Data

EDITION_NAME = r"[12]\d{3}(?:-[a-z][a-z0-9]*)*"
"""What the folder of an edition is called: a year, or a year and words of ours ("2012-forankrad")."""

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_REASONS = (
    ("Cannot overwrite a value", "samma nyckel står två gånger"),
    ("Cannot mutate immutable", "samma nyckel står två gånger"),
    ("Cannot declare", "samma rubrik inom hakparentes står två gånger"),
    ("Illegal character '\\n'", "texten slutar inte på raden"),
    ("Unterminated string", "texten slutar inte"),
    ('Expected \'"""\'', "texten slutar inte"),
    ("Expected \"'''\"", "texten slutar inte"),
    ("Unclosed array", "listan slutar inte med ]"),
    ("Invalid value", "värdet är varken tal, datum, lista eller text inom citattecken"),
    ("Expected '='", "ett lika med-tecken saknas efter nyckeln"),
    ("Expected newline", "det står något mer efter värdet"),
    ("Invalid date", "datumet eller klockslaget finns inte"),
    ("Unescaped '\\'", "ett omvänt snedstreck står ensamt i texten"),
)


class UnreadableError(ValueError):
    """A file that cannot be read at all: the line, and what to tell."""

    def __init__(self, line: int, sentence: Sentence) -> None:
        super().__init__(sentence.what)
        self.line = line
        self.sentence = sentence


def read_text(path: Path) -> str:
    """Read a text file; a byte order mark at its head is no fault."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError(content.count(b"\n", 0, error.start) + 1, sentences.NOT_UTF8) from error


def parse(toml: str) -> Data:
    """Read a TOML text with exact decimals."""
    try:
        return tomllib.loads(toml, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        at = int(line[1]) if line else len(toml.splitlines())
        raise UnreadableError(at, sentences.NOT_TOML.about(reason=_reason(str(error)))) from error


def _reason(message: str) -> str:
    """Say in Swedish what the reader of TOML stumbled on."""
    told = (swedish for english, swedish in _REASONS if message.startswith(english))
    return next(told, "raden är inte skriven som TOML")
