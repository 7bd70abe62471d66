"""The only place where figures are rounded, and only to be read."""

from fractions import Fraction

from questionnaires.language import spoken


def decimal_mark() -> str:
    """Give what stands before the decimals in the language that is spoken now."""
    return "." if spoken() == "en" else ","


def half_up(value: Fraction, decimals: int = 0) -> Fraction:
    """Round half up (away from zero) to so many decimals: 62.5 becomes 63, -62.5 becomes -63."""
    return Fraction(_smallest(value, decimals), 10**decimals)


def _smallest(value: Fraction, decimals: int) -> int:
    """Round half up, in whole numbers of the last decimal: 12.25 with one decimal is 123."""
    above, below = value.as_integer_ratio()
    whole: int = (2 * abs(above) * 10**decimals + below) // (2 * below)
    return whole if above >= 0 else -whole


def as_points(value: Fraction, decimals: int = 0) -> str:
    """Write points to be read: 12.25 with one decimal is "12,3" in Swedish; minus is a true minus sign."""
    rounded = _smallest(value, decimals)
    text = f"{abs(rounded):0{decimals + 1}d}"
    if decimals:
        text = f"{text[:-decimals]}{decimal_mark()}{text[-decimals:]}"
    return f"−{text}" if rounded < 0 else text


def apart(value: Fraction, other: Fraction, decimals: int = 0) -> Fraction:
    """Tell how much more one figure is than another, both as they are read: 53,4 and 52,6 as 53 and 53."""
    return Fraction(_smallest(value, decimals) - _smallest(other, decimals), 10**decimals)


def as_difference(value: Fraction, other: Fraction, decimals: int = 0) -> str:
    """Write how much more one figure is than another beside it, so that it adds up where both are read."""
    return as_change(apart(value, other, decimals), decimals)


def as_change(value: Fraction, decimals: int = 0) -> str:
    """Write a figure that is itself a change with its sign: "+1,5", "−2,0", or "0" read as nought."""
    rounded = _smallest(value, decimals)
    if not rounded:
        return "0"
    text = as_points(value, decimals)
    return f"+{text}" if rounded > 0 else text


def percent(achieved: Fraction, maximum: Fraction) -> int | None:
    """Give the share in whole per cent, half up: 12.5 of 20 is 63. None where nothing could be achieved."""
    return int(half_up(achieved / maximum * 100)) if maximum else None


def as_exact(value: Fraction) -> str:
    """Write a figure exactly: as a decimal where it ends ("9.375"), else as a fraction ("50/7")."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    if not places:
        return str(value.numerator)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
