"""What a number says: exactly, as it is read, and in its format, as it looks in a Swedish Excel."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_PLACES = re.compile(r"[#0?][#0?,. ]*")
_TOKEN = re.compile(r"y+|m+|d+|[^ymd]+", re.IGNORECASE)
_AS_EXCEL = Context(prec=15)
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def exact(value: float, form: str) -> str:
    """Write a number with all the decimals that Excel keeps, whatever it is rounded to on the screen.

    A share is written with its per cent.
    """
    percent = "%" in _QUOTED.sub("", form)
    number = _AS_EXCEL.plus(Decimal(repr(value)))
    return _plain(number * 100 if percent else number) + ("%" if percent else "")


def seen(value: float, form: str) -> str:
    """Write a number in its format: with its decimals, blanks between thousands, and the signs around it."""
    number = _AS_EXCEL.plus(Decimal(repr(value)))
    section, alone = _section(form, number)
    bare = _LITERAL.sub("", section)
    found = _PLACES.search(bare)
    if bare.strip().lower() in ("", "general", "@", "standard") or not found or "/" in bare or "E" in bare:
        return exact(value, form)
    whole = found[0].rstrip(" ")
    number *= 100 ** bare.count("%")
    while whole.endswith(","):
        whole, number = whole[:-1], number / 1000
    decimals = len(re.sub("[^#0?]", "", whole.partition(".")[2]))
    always = whole.partition(".")[2].count("0")
    rounded = abs(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    if "." in text:
        kept = text.rstrip("0")
        text = text[: max(len(kept), text.index(".") + 1 + always)].rstrip(".")
    text = text.replace(",", " ").replace(".", ",")
    minus = "-" if number < 0 and not alone and rounded else ""
    before, after = _around(section)
    return f"{before}{minus}{text}{after}".strip()


def _section(form: str, number: Decimal) -> tuple[str, bool]:
    """Take the part of a format that holds for a number; one for negative numbers alone has its own sign."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', form)
    if number < 0 and len(parts) > 1:
        return parts[1], True
    if number == 0 and len(parts) > 2:  # noqa: PLR2004 -- the third is that of zero
        return parts[2], True
    return parts[0], False


def _around(section: str) -> tuple[str, str]:
    """Give what stands before and after the figures of a format."""
    plain = _LITERAL.sub(lambda one: "\0" * bool(one[1] or one[2] or one[3]), section)
    words = iter([one[1] or one[2] or one[3] for one in _LITERAL.finditer(section) if any(one.groups())])
    found = _PLACES.search(plain)
    if found is None:
        return "", ""
    end = found.start() + len(found[0].rstrip(" "))
    before = "".join(next(words) if sign == "\0" else sign for sign in plain[: found.start()])
    return before, "".join(next(words) if sign == "\0" else sign for sign in plain[end:])


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").removesuffix(".") if "." in text else text
    return ("0" if text == "-0" else text).replace(".", ",")


def moment(value: date | datetime | time | timedelta, form: str) -> str:
    """Write a day or a time as it is read: a format that shows the year alone is that year."""
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    bare = _QUOTED.sub("", form).lower().strip("@; ")
    if bare and not bare.strip("y"):
        return f"{value:%Y}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"


def day_seen(value: date, form: str) -> str:
    """Write a day in its format, as far as it is of days: "3-maj" and "maj 2024" are seen as that."""
    bare = _LITERAL.sub(lambda one: one[1] or one[2] or "", form.partition(";")[0])
    if not re.search("[yd]", bare, re.IGNORECASE) or re.search("[hs]", bare, re.IGNORECASE):
        return moment(value, form)
    return "".join(_part(one, value) for one in _TOKEN.findall(bare))


def _part(token: str, value: date) -> str:
    kind, many = token[0].lower(), len(token)
    if kind == "y":
        return f"{value:%Y}" if many > 2 else f"{value:%y}"  # noqa: PLR2004 -- yyyy and yy
    if kind == "m":
        name = _MONTHS[value.month - 1]
        return {1: str(value.month), 2: f"{value.month:02}", 3: name[:3]}.get(many, name)
    if kind == "d":
        return {1: str(value.day), 2: f"{value.day:02}"}.get(many, f"{value.day}")
    return token
