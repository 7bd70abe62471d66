"""Text from people, cleaned by one rule for form, autosave and import; what reads tables needs only this."""

from __future__ import annotations

import re
import unicodedata

from webapp.ground.fields.links import mended, unwrap_all, unwrapped

_PLANES = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
_BAD = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff{_PLANES}]")
_DISGUISED = {
    code: bytes([code]).decode("cp1252", "ignore") or "\ufffd"
    for code in range(0x80, 0xA0)
    if code != 0x85  # noqa: PLR2004
}
"""C1 signs are Windows letters in disguise: pasted dashes and quotes keep their meaning."""
_SYMBOLS = {
    0x1E: "-",  # Word's hyphen that never breaks
    0x85: "\n",  # the next line of old machines
    0xF06C: "●",
    0xF06E: "■",
    0xF071: "❑",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
}
"""Signs of Word's own and of its symbol fonts, which no other program can show."""
_MEANT = _DISGUISED | _SYMBOLS
_STRANGE = re.compile(f"[\x1e\x80-\x9f{''.join(chr(code) for code in _SYMBOLS if code > 0xF000)}]")  # noqa: PLR2004
_DOTTED = re.compile(r"^([ \t]*)(?:\u00b7|o(?=\t))[ \t\u00a0]+", re.MULTILINE)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_AROUND = " \t\n\u00a0\u2007\u202f\u200b\ufeff\u00ad"


def clean_text(text: str) -> str:
    """Clean a long text: composed letters, plain line breaks, nothing invisible that breaks a workbook.

    What was pasted keeps its meaning: Windows dashes and quotes, Word's bullets, and where links lead.
    """
    if _STRANGE.search(text):
        text = text.translate(_MEANT)
    plain = _BAD.sub("", _BREAKS.sub("\n", text))
    if "\u00b7" in plain or "o\t" in plain:
        plain = _DOTTED.sub(r"\1• ", plain)
    return unicodedata.normalize("NFC", unwrap_all(plain)).strip(_AROUND)


def clean_line(text: str) -> str:
    """Clean a single line: as a text, without line breaks and direction marks."""
    return re.sub(r"[\n\t]+", " ", _BIDI.sub("", clean_text(text))).strip()


def length(text: str) -> int:
    """Measure a text as Excel does, in UTF-16 units, so that no workbook has to cut it."""
    return len(text.encode("utf-16-le")) // 2


def clean_link(text: str) -> str:
    """Clean the address of a link: without what wraps it, and with the https:// that nobody writes."""
    line = clean_line(text)
    return mended(unwrapped(line[1:-1] if line.startswith("<") and line.endswith(">") else line))
