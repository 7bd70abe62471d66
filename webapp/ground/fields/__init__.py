"""Text and figures from people, cleaned by one rule for form, autosave and import."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from urllib.parse import urlsplit

from flask_babel import gettext as _

from webapp.ground.fields.links import is_file_name, mended, unwrap_all, unwrapped

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
_NUMBER = re.compile(r"[+\-−–]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|[+\-−–]?\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS = re.compile(r"[+\-−–]?\d{1,3}\.\d{3}", re.ASCII)
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)


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


def parse_points(text: str) -> Fraction | str:
    """Read points with comma or point ("7,5", "7.5"); otherwise give the sentence that says what is wrong."""
    written = clean_line(text)
    if _AMBIGUOUS.fullmatch(written):
        return _(
            "Det går inte att avgöra om punkten skiljer tusental eller decimaler. Skriv till exempel 7,5."
        )
    if len(written) > 20 or not _NUMBER.fullmatch(written):  # noqa: PLR2004 -- no points are that long
        return _("Skriv poängen som ett tal, till exempel 7,5.")
    plain = re.sub("[ \u00a0\u202f]", "", written).replace(",", ".").replace("−", "-").replace("–", "-")
    return Fraction(plain)


def clean_link(text: str) -> str:
    """Clean the address of a link: without what wraps it, and with the https:// that nobody writes."""
    line = clean_line(text)
    return mended(unwrapped(line[1:-1] if line.startswith("<") and line.endswith(">") else line))


def check_url(url: str) -> str:
    """Give the sentence that says what is wrong with an address, or nothing."""
    if not url.lower().startswith(("http://", "https://")):
        if _SCHEME.match(url):
            return _("Länken ska börja med https:// eller http://. Skriv hela adressen.")
        if is_file_name(url):
            return _("Det ser ut som ett filnamn. Lägg filen på en webbsida och skriv sidans adress här.")
        return _("Länken saknar början. Skriv hela adressen, till exempel https://www.kommunen.se/budget.")
    if " " in url or not _host(url):
        return _("Länken går inte att läsa. Kopiera hela adressen från webbläsaren.")
    return ""


def _host(url: str) -> str:
    """Find whose address it is; nothing where that cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
