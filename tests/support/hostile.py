"""What hostile, careless and unlucky browsers send, and what must become of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NBSP, NARROW, FIGURE, ZERO, BOM, SOFT = "\u00a0", "\u202f", "\u2007", "\u200b", "\ufeff", "\u00ad"


@dataclass(frozen=True)
class Text:
    """One text: as typed, and as kept; None where the field is refused."""

    name: str
    typed: str
    kept: str | None

    def __str__(self) -> str:
        return self.name


def same(name: str, typed: str) -> Text:
    return Text(name, typed, typed)


TEXTS = [
    same("T1 script", "<script>alert(1)</script>"),
    same("T1 attribute", '"><img src=x onerror=alert(1)>'),
    same("T1 textarea", "</textarea><svg/onload=alert(1)>"),
    same("T2 template", "{{7*7}} {% raw %} ${7*7} %s %(x)s {0.__class__}"),
    same("T6 formula", '=HYPERLINK("http://x";"Klicka")'),
    same("T6 sum", "=1+1"),
    same("T7 telephone", "+46 8 452 70 00"),
    same("T7 error", "#N/A"),
    Text("T7 tab first", "\t@sign", "@sign"),
    Text("T8 nul", "a\x00b", "ab"),
    Text("T9 vertical tab", "rad\x0brad\x0crad\x1b", "rad\nrad\nrad"),
    Text("T10 noncharacters", "a\ufffeb\uffffc\ufdd0d\U0001fffe", "abcd"),
    same("T11 direction in a long text", "budget\u202efdp.exe"),
    same("T12 emoji", "👩\u200d👩\u200d👧 🇸🇪 👍🏽 𝔘"),  # noqa: RUF001 -- that is what is tried
    same("T13 combining marks", "e" + "\u0336" * 300),
    Text("T14 decomposed", "A\u030alinge i Ma\u0308lardalen", "Ålinge i Mälardalen"),
    Text(
        "T15 invisible around", f"{BOM}{NBSP}{FIGURE}{ZERO} svar{NBSP}inne {SOFT}{NARROW}", f"svar{NBSP}inne"
    ),
    Text("T15 only invisible", f"{NBSP}{FIGURE}{ZERO}{BOM}{SOFT}{NARROW}", ""),
    same("T16 as long as it may be", "å" * 4000),
    Text("T16 one too many", "å" * 4001, None),
    Text("T16 far too many", "å" * 1_000_000, None),
    same("T17 pairs as long as they may be", "𝔘" * 2000),  # noqa: RUF001 -- that is what is tried
    Text("T17 one pair too many", "𝔘" * 2000 + "a", None),  # noqa: RUF001 -- that is what is tried
    same("T19 query", "'; DROP TABLE answer;-- %' OR 1=1 _ \\"),
    Text("T20 line breaks", "Anna\r\nBcc: x@y\rz\u2028w\u2029v", "Anna\nBcc: x@y\nz\nw\nv"),
    same("T21 marking", "[x](javascript:1) ![](http://tracker)"),
    same("T22 log", "\n2026-11-22 INFO login ok user=admin".strip()),
    same("T23 typography", "”smart” – … ﬁ ½"),
    same("T24 a long word", "o" * 3999),
    same("T24 empty lines", "a" + "\n" * 2000 + "b"),
    same("T26 what cannot be decoded", "%FF%FE"),
    Text("control signs", "a\x07b\x7fc", "abc"),
    Text("pasted dashes", "2020\x962026\n5\x9610 procent", "2020–2026\n5–10 procent"),
    Text("pasted quotes", "\x94smart\x94 \x93 \x92 \x85.", "”smart” “ ’ \n."),
    Text(
        "pasted bullets",
        "\uf0b7 punkt\n·\tpunkt\no\tpunkt\n\uf0a7\tpunkt",
        "• punkt\n• punkt\n• punkt\n▪\tpunkt",
    ),
    same("a dot in the midst of a line", "ett·två"),
    Text("a next line", "a\x85b", "a\nb"),
    Text("what no letter is", "a\x81b", "a\ufffdb"),
    Text("Word's own hyphen", "e\x1epost", "e-post"),
    Text(
        "an address that a mail program has wrapped",
        "Se https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.exempelby.se%2Fplan"
        "&data=05%7C01%7Canna.ek%40exempelby.se&reserved=0 och mer",
        "Se https://www.exempelby.se/plan och mer",
    ),
    same("placeholders of our own", "\u241b \u241c \u241d"),
]


@dataclass(frozen=True)
class Address:
    """One link's address; `fault` is the sentence that refuses it, empty where it is kept."""

    typed: str
    fault: str = ""
    kept: str | None = None

    def __str__(self) -> str:
        return self.typed[:40]


SCHEME = "Länken ska börja med https:// eller http://. Skriv hela adressen."
BARE = "Länken saknar början. Skriv hela adressen, till exempel https://www.kommunen.se/budget."
FILE = "Det ser ut som ett filnamn. Lägg filen på en webbsida och skriv sidans adress här."
SAFE = "https://eur01.safelinks.protection.outlook.com/"
UNREADABLE = "Länken går inte att läsa. Kopiera hela adressen från webbläsaren."
TOO_LONG = "För långt. Korta adressen till högst 500 tecken och anteckningen till 300."

ADDRESSES = [
    Address("https://exämple.se/å?q=ö#del"),
    Address("HTTP://127.0.0.1/"),
    Address("https://xn--exmple-cua.se/"),
    Address("https://www.kommunen.se/" + "a" * 476),
    Address("https://www.kommunen.se/\u202egpj.pdf", "", "https://www.kommunen.se/gpj.pdf"),
    Address("javascript:alert(1)", SCHEME),
    Address("JaVaScRiPt:alert(1)", SCHEME),
    Address("java\tscript:alert(1)", BARE, "java script:alert(1)"),
    Address("data:text/html,<script>alert(1)</script>", SCHEME),
    Address("vbscript:x", SCHEME),
    Address("file:///etc/passwd", SCHEME),
    Address("www.kommunen.se/budget", "", "https://www.kommunen.se/budget"),
    Address("www.exempelby.se", "", "https://www.exempelby.se"),
    Address("exempelby.se:8080?a=1", "", "https://exempelby.se:8080?a=1"),
    Address("göteborg.se", "", "https://göteborg.se"),
    Address("<https://www.kommunen.se>", "", "https://www.kommunen.se"),
    Address("http:/www.kommunen.se/a", "", "http://www.kommunen.se/a"),
    Address(
        f"{SAFE}?url=https%3A%2F%2Fx.se%2Fa%3Fb%3D1%26c%3D2&data=05%7Canna.ek%40x.se",
        "",
        "https://x.se/a?b=1&c=2",
    ),
    Address(
        f"{SAFE}?url=https%3A%2F%2Furldefense.com%2Fv3%2F__https%3A%2F%2Fx.se%2Fa__%3B!!b%24&data=x",
        "",
        "https://x.se/a",
    ),
    Address("https://urldefense.com/v3/__https://x.se/*a__;4oCT!!b$"),
    Address("https://www.google.com/url?sa=t&url=https%3A%2F%2Fx.se%2F", "", "https://x.se/"),
    Address(f"{SAFE}?url=javascript%3Aalert(1)"),
    Address("anna.ek@exempelby.se", BARE),
    Address("Mål och budget", BARE),
    Address("budget.pdf", FILE),
    Address("//evil.se", BARE),
    Address("https://", UNREADABLE),
    Address("https:///budget", UNREADABLE),
    Address("https://www.kommunen.se/a b", UNREADABLE),
    Address("https://www.kommunen.se/" + "a" * 477, TOO_LONG),
    Address("https://[fel", UNREADABLE),
]

NUMBERS: list[tuple[str, Fraction | None]] = [
    ("7,5", Fraction(15, 2)),
    ("7.5", Fraction(15, 2)),
    ("0,1", Fraction(1, 10)),
    ("1 000,5", Fraction(2001, 2)),
    (f"1{NBSP}000,5", Fraction(2001, 2)),
    (f"1{NARROW}000,5", Fraction(2001, 2)),
    ("1.000,5", None),
    ("1,000.5", None),
    ("1.000", None),
    ("12.345", None),
    ("−5", Fraction(-5)),
    ("–5", Fraction(-5)),
    ("-5", Fraction(-5)),
    ("-0", Fraction(0)),
    ("0", Fraction(0)),
    ("00012", Fraction(12)),
    ("+12", Fraction(12)),
    (f" {NBSP}12\t", Fraction(12)),
    ("NaN", None),
    ("inf", None),
    ("Infinity", None),
    ("1e5", None),
    ("1e400", None),
    ("0x10", None),
    ("1_000", None),
    ("१२", None),
    ("１２", None),  # noqa: RUF001 -- that is what is tried
    ("½", None),
    ("²", None),
    ("1/2", None),
    ("12 %", None),
    ("12%", None),
    ("9" * 400, None),
    ("12 tkr", None),
    ("ca 12", None),
    ("12-14", None),
    (">5", None),
    ("-", None),
    ("?", None),
    ("vet ej", None),
    ("", None),
    (" ", None),
    ("7,", None),
    (",5", None),
    ("7,5,5", None),
    ("--5", None),
    ("+-5", None),
    ("1 00", None),
    ("10 00,5", None),
    ("=1+1", None),
    ("7\n5", None),
    ("<b>7</b>", None),
    ("7\x00", Fraction(7)),
]
