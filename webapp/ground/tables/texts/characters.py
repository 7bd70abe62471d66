"""How the letters of a text are written, told by the letters themselves: a file never says it."""

from __future__ import annotations

import re

from webapp.ground.tables.table import TWICE, NoTableError

USUAL = ("utf-8", "cp1252")
"""What is not worth saying: as most programs write, and as Excel in Windows does."""
_OLD = ("cp1252", "mac_roman", "cp850")
_BYTES = {
    ord(letter): code for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))
}
"""The byte that each Windows letter beside Latin 1 stands for."""
_WINDOWS = re.escape("".join(map(chr, _BYTES)))
_OURS, _KIN = set("åäöÅÄÖ"), set("éÉèüÜáàçñøæØÆëêíóúôßÿ")
_SIGNS = set("–—’”•…§°½€©®×·»«%±²³µ¼¾\u00a0\u00b4\u2018\u201c")
_HALF = re.compile(f"[ÃÂâ][\u0080-\u00bf{_WINDOWS}]")
"""What the two bytes of a letter in UTF-8 are when they are read one by one; no Swedish word has it."""
_SAMPLE, _MOST_ZEROS = 200_000, 0.7


def read_letters(content: bytes) -> tuple[str, str]:
    """Give the text of a file and how its letters are written; raises NoTableError where they are lost."""
    text, how = _decoded(content)
    if "\ufffd" in text:
        raise NoTableError("charset")
    return text, how


def _decoded(content: bytes) -> tuple[str, str]:
    wide = _of_two_bytes(content)
    if wide:
        try:
            return content.decode(wide).removeprefix("\ufeff"), "utf-16"
        except UnicodeDecodeError as error:
            raise NoTableError("charset") from error
    if b"\x00" in content:
        raise NoTableError("no_text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_one_byte(content)
    return (_once(text), TWICE) if _HALF.search(text) else (text, "utf-8")


def _of_two_bytes(content: bytes) -> str:
    """Tell whether each letter takes two bytes: by the mark in front, or by the zeros of every other byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:2000]
    even, odd, enough = start[::2].count(0), start[1::2].count(0), max(3, _MOST_ZEROS * len(start) / 2)
    if odd > enough and not even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and not odd else ""


def _once(text: str) -> str:
    """Read letters that were written as UTF-8 twice; whole, or not at all."""
    try:
        plain = text.translate(_BYTES).encode("latin-1").decode("utf-8-sig")
    except UnicodeError as error:
        raise NoTableError("charset") from error
    if _HALF.search(plain):
        raise NoTableError("charset")
    return plain


def _of_one_byte(content: bytes) -> tuple[str, str]:
    """Take the old way of writing in which the signs beside plain ones are most like Swedish ones."""
    sample = content[:_SAMPLE]
    ways = sorted(((_score(sample, way), -at, way) for at, way in enumerate(_OLD)), reverse=True)
    (best, _at, way), (second, _other, _way) = ways[0], ways[1]
    if best <= 0 or best - second < 1:
        raise NoTableError("charset")
    text = content.decode(way, errors="replace")
    if _HALF.search(text):
        raise NoTableError("charset")
    return text, way


def _score(sample: bytes, way: str) -> float:
    """Weigh every sign that is not plain: a letter of ours among letters for, a strange one against."""
    text = sample.decode(way, errors="replace")
    return sum(
        _weight(sign, text[at - 1 : at], text[at + 1 : at + 2])
        for at, sign in enumerate(text)
        if not sign.isascii()
    )


def _weight(sign: str, before: str, after: str) -> float:
    if sign in _OURS or sign in _KIN:
        full = 3.0 if sign in _OURS else 0.5
        if sign.isupper() and before.islower():
            return -2  # no Swedish word has a capital inside
        if sign.islower() and not (before.isalpha() or after.isalpha()):
            return 0.2
        return full
    if sign in _SIGNS:
        return 1 if not before.isalpha() or not after.isalpha() else 0.2
    return -3
